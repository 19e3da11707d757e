"""What a wording rule is, and how rules are built from plain data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from convo_prep.advice.playbook import CHECK_FIRST
from convo_prep.errors import PlaybookError

LEVELS = ("stop", "warn", "hint")
CUES_END = " :: "
START = 3

# Which rules run on a text of each scope. A purpose is spoken, a recap is sent.
SCOPES: dict[str, frozenset[str]] = {
    "any": frozenset({"any"}),
    "speech": frozenset({"any", "speech"}),
    "purpose": frozenset({"any", "speech", "purpose"}),
    "recap": frozenset({"any", "speech", "recap"}),
    "action": frozenset({"any", "action"}),
    "owner": frozenset({"any", "owner"}),
    "facts": frozenset({"any", "facts"}),
}

# One sign for one sign, so that places in the text stay true. The last four are the
# letters beyond ASCII that a search without case takes for i, s and k.
PLAIN = str.maketrans(
    "\u2018\u2019\u02bc\u2013\u2014" + "\u00a0\u202f\n\t" + "\u0130\u0131\u017f\u212a",
    "'''--" + "    " + "iisk",
)


class Line(NamedTuple):
    """One expression; each match holds one of the cues (lower case), if it has any.

    `starts` are what the cues begin with, to pass over most lines at once.
    """

    pattern: str
    cues: tuple[str, ...] = ("",)
    starts: frozenset[str] = frozenset([""])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; it has no lines when the check is one of structure.

    `own` lines are a user's, or somebody's whom they trust less than they know.
    `say` goes on from the phrase that was hit. `where` names what the situation must
    have for the rule to hold: CHECK_FIRST, or nothing.
    """

    id: str
    group: str = ""
    scopes: tuple[str, ...] = ("any",)
    level: str = "hint"
    where: str = ""
    lines: tuple[Line, ...] = ()
    structural: bool = False
    say: str = ""
    why: str = ""
    source: str = ""
    on: bool = True
    own: bool = False


def rules_from(entries: Iterable[object]) -> tuple[Rule, ...]:
    """Build rules from plain text mappings; keys that are unknown are passed over.

    Raises:
        PlaybookError: A rule has no id, says nothing, or a line of it is broken. A line
            with cues is compiled, and so judged, only when a text first has a cue.
    """
    return tuple(_rule(entry, None) for entry in entries)


def with_user_rules(
    shipped: Iterable[Rule], entries: Iterable[object]
) -> tuple[Rule, ...]:
    """Add a user's rules; an entry with a known id changes only what it names.

    Raises:
        PlaybookError: As `rules_from`; the user's lines are judged at once.
    """
    rules = {rule.id: rule for rule in shipped}
    for entry in entries:
        rule = _rule(entry, rules.get(_id(entry)), own=True)
        rules[rule.id] = rule
    return tuple(rules.values())


def _rule(entry: object, before: Rule | None, *, own: bool = False) -> Rule:
    name = _id(entry)
    given: dict[str, Any] = {}
    for key, (field, read) in _KEYS.items():
        if isinstance(entry, Mapping) and key in entry:
            given[field] = read(name, key, entry[key])
    if own and "lines" in given:
        given["own"] = True
    rule = replace(before or Rule(name), **given)
    _check(rule)
    return rule


def _id(entry: object) -> str:
    name = entry.get("id") if isinstance(entry, Mapping) else None
    if not isinstance(name, str) or not name.strip():
        raise PlaybookError("A wording rule has no id.", "Give it a line `id: NAME`.")
    return name.strip()


def _text(name: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, f"`{key}:` is not a text")
    return value.strip()


def _words(name: str, key: str, value: object) -> tuple[str, ...]:
    words: list[object] = value if isinstance(value, list) else [value]
    return tuple(_text(name, key, word) for word in words)


def _lines(name: str, key: str, value: object) -> tuple[Line, ...]:
    lines = (line.strip() for line in _text(name, key, value).splitlines())
    return tuple(_line(line) for line in lines if line)


def _line(text: str) -> Line:
    words, ends, pattern = text.partition(CUES_END)
    if not ends:
        return Line(text)
    cues = tuple(words.translate(PLAIN).lower().split("|"))
    starts = (cue[:START] if len(cue) >= START else "" for cue in cues)
    return Line(pattern.strip(), cues, frozenset(starts))


def _yes(name: str, key: str, value: object) -> bool:
    return _text(name, key, value).lower() in {"yes", "true", "on"}


def _not_off(name: str, key: str, value: object) -> bool:
    return not _yes(name, key, value)


_KEYS: dict[str, tuple[str, Callable[[str, str, object], object]]] = {
    "group": ("group", _text),
    "scope": ("scopes", _words),
    "level": ("level", _text),
    "where": ("where", _text),
    "re": ("lines", _lines),
    "structural": ("structural", _yes),
    "say": ("say", _text),
    "why": ("why", _text),
    "source": ("source", _text),
    "off": ("on", _not_off),
}


def _wrong(name: str, what: str) -> PlaybookError:
    return PlaybookError(
        f"The wording rule {name}: {what}.", 'Mend it, or switch it off: `off: "yes"`.'
    )


def _check(rule: Rule) -> None:
    if not rule.lines and not rule.structural:
        raise _wrong(rule.id, "it has no `re:`")
    if not rule.say:
        raise _wrong(rule.id, "it has no `say:`")
    if rule.level not in LEVELS:
        raise _wrong(rule.id, f"`level:` is none of {', '.join(LEVELS)}")
    if not set(rule.scopes) <= set(SCOPES):
        raise _wrong(rule.id, f"`scope:` is none of {', '.join(SCOPES)}")
    if rule.where not in ("", CHECK_FIRST):
        raise _wrong(rule.id, f"`where:` is not {CHECK_FIRST}")
    for line in rule.lines:
        _check_line(rule, line)


def _check_line(rule: Rule, line: Line) -> None:
    if rule.own:
        _check_own(rule.id, line.pattern)
    elif "" in line.cues:
        compiled(rule.id, line.pattern)


def _check_own(name: str, pattern: str) -> None:
    # Costs as much as a bare start, and most people have no rules of their own.
    from convo_prep.advice.wording.budget import wrong_with

    if wrong := wrong_with(pattern):
        raise _wrong(name, f"`re:` is refused, {wrong}")
    compiled(name, pattern)


@cache
def compiled(name: str, pattern: str) -> re.Pattern[str]:
    """Compile a line of the rule `name`, once; PlaybookError when it is broken."""
    try:
        return re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise _wrong(name, f"`re:` is broken, {error}") from error
