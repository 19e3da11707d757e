"""For every command the lines that a rule for all commands is tried with."""

from __future__ import annotations

from typing import NamedTuple

ACTION = "Send the figures"
ID = "k3v9qd"
NAME = "2026/2026-11-20-acme-renewal-price.yaml"
# A conversation that every line can be tried on, with the action of ACTION.
FILE = f"""\
schema: 1
id: {ID}
client: Acme
topic: Renewal price
created: 2026-11-20T10:00+01:00
timezone: Europe/Berlin
prepare:
  issue: The price went up.
initiate:
  meeting_at: 2026-11-21 15:00
resolve:
  outcome: agreed
  actions:
    - what: Send the figures
      owner: me
      due: 2026-11-25
"""

# A row of an export with another conversation in it.
COMING = """{"session": {"client": "Borealis", "topic": "Delay"}}\n"""


class Line(NamedTuple):
    """One command line.

    Attributes:
        words: What is typed behind `convo`; REF stands for a reference.
        stdin: What comes in on standard input.
        writes: It changes a session, or may.
        action: It needs an open action with the words of ACTION.
    """

    words: tuple[str, ...]
    stdin: str = ""
    writes: bool = False
    action: bool = False

    @property
    def names(self) -> bool:
        """Whether the line says which session is meant."""
        return "REF" in self.words

    def with_reference(self, reference: str) -> tuple[str, ...]:
        """Return the words with a reference in the place of REF."""
        return tuple(reference if word == "REF" else word for word in self.words)

    def without_reference(self) -> tuple[str, ...]:
        """Return the words as somebody types them who names no session."""
        kept = [word for word in self.words if word != "REF"]
        return tuple(word for word in kept if word != "--in")


def looks(*words: str, stdin: str = "") -> Line:
    """A line that only looks."""
    return Line(words, stdin)


def writes(*words: str, stdin: str = "", action: bool = False) -> Line:
    """A line that changes a session."""
    return Line(words, stdin, writes=True, action=action)


LINES: dict[str, tuple[Line, ...]] = {
    "prep": (
        writes("prep", "REF", "--set", "fallback=Wait"),
        writes("prep", "REF", "--from", "-", stdin="prepare:\n  fallback: Wait\n"),
    ),
    "card": (
        looks("card", "REF"),
        looks("card", "REF", "--full"),
        looks("card", "REF", "--format", "html"),
    ),
    "rehearse": (looks("rehearse", "REF"),),
    "conduct": (writes("conduct", "REF"),),
    "note": (
        writes("note", "They asked again", "--in", "REF"),
        writes("note", "--in", "REF", stdin="They asked again\n+Send it @me\n"),
    ),
    "resolve": (writes("resolve", "REF"),),
    "recap": (
        looks("recap", "REF"),
        looks("recap", "REF", "--eml", "-"),
        writes("recap", "REF", "--edit"),
        writes("recap", "REF", "--sent"),
    ),
    "reflect": (writes("reflect", "REF", "--set", "worked=Asking first"),),
    "follow": (writes("follow", "REF"),),
    "done": (writes("done", *ACTION.split(), "--in", "REF", action=True),),
    "list": (
        looks("list"),
        looks("list", "--all", "--json"),
        looks("list", "--client", "Acme", "--since", "2020-01-01"),
        looks("list", "--state", "open", "--since", "2020", "--until", "next year"),
    ),
    "next": (
        looks("next"),
        looks("next", "--old", "--json"),
        looks("next", "--within", "2d"),
    ),
    "show": (
        looks("show", "REF"),
        looks("show", "REF", "--json"),
        looks("show", "REF", "--format", "markdown"),
        looks("show", "--client", "Acme"),
    ),
    "insights": (
        looks("insights"),
        looks("insights", "--client", "Acme", "--json"),
        looks("insights", "--since", "2020-01-01", "--format", "html"),
    ),
    "calendar": (looks("calendar"), looks("calendar", "--client", "Acme")),
    "clients": (
        looks("clients"),
        looks("clients", "--json", "--private"),
        looks("clients", "--format", "html"),
        writes("clients", "rename", "Acme", "ACME", "--yes"),
    ),
    "lessons": (
        looks("lessons"),
        looks("lessons", "--format", "markdown"),
        looks("lessons", "--json", "--private"),
    ),
    "grep": (
        looks("grep", "price"),
        looks("grep", "price", "-C", "1"),
        looks("grep", "-cw", "-e", "price"),
    ),
    "actions": (
        looks("actions"),
        looks("actions", "--json"),
        looks("actions", "--all", "--by", "next year"),
    ),
    "set": (
        writes("set", "REF", "fallback=Wait"),
        writes("set", "REF", "facts+=On 3 May", "actions.1.due=tomorrow"),
        writes("set", "REF", "agreed=-", stdin="They take both.\n"),
    ),
    "edit": (writes("edit", "REF"),),
    "path": (looks("path", "REF"), looks("path"), looks("path", "--all")),
    "check": (looks("check"), looks("check", "REF")),
    "export": (
        looks("export"),
        looks("export", "--client", "Acme", "--without-private"),
        looks("export", "--format", "csv"),
    ),
    "import": (
        looks("import", "-", "--dry-run", stdin=COMING),
        writes("import", "-", stdin=COMING),
    ),
    "restore": (looks("restore", "REF", "--list"), writes("restore", "REF")),
    "undo": (
        looks("undo", "--list"),
        looks("undo", "REF", "--list", "--json"),
        writes("undo", "--yes"),
        writes("undo", "--redo", "--yes"),
    ),
    "close": (
        writes("close", "REF"),
        writes("close", "REF", "--reopen"),
        writes("close", "--before", "today", "--yes"),
    ),
    "forget": (
        writes("forget", "REF", "--yes"),
        writes("forget", "REF", "--text", "went up", "--yes"),
        writes("forget", "--before", "today", "--yes"),
    ),
    "playbook": (
        looks("playbook", "list"),
        looks("playbook", "show", "price-pushback"),
        looks("playbook", "check"),
        looks("playbook", "pick", "they", "want", "20%", "off"),
    ),
    "words": (looks("words", "REF"), looks("words", "-", stdin="Calm down.\n")),
    "guide": (looks("guide"),),
    "demo": (looks("demo", "list"),),
    "help": (
        looks("help"),
        looks("help", "all"),
        looks("help", "playbook", "show"),
        looks("help", "dates"),
    ),
    "completion": tuple(
        looks("completion", shell) for shell in ("bash", "zsh", "fish")
    ),
}
BARE = looks()
EVERY = (BARE, *(line for lines in LINES.values() for line in lines))
