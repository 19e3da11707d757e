"""What the ways through convo cost: prompts, words to read, keys to press.

Each way is gone on a real terminal. At every prompt the screen is looked at, and what
it shows that was not there before counts as read; what the person typed does not. With
the times of a key, a prompt and a reader that makes seconds, thinking apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

# What a key and a prompt take, and how much one reads.
KEY_S, PROMPT_S, WORDS_A_MINUTE = 0.28, 1.35, 230
# Nothing has to scroll off the screen, or it could not be seen what is new.
COLUMNS, ROWS = 80, 300
# What an account that reads like a message of theirs is asked about once more.
KEPT = "Kept whole as their message"
CARD = "* draft"
ASKED = ("Who is it with", "When do you talk", "What is the problem", "Which situation")
OUTCOME, ADD, CHANGE = "Where did it end?", "Anything to add?", "Line to change"
FOOT = "? help"
# So many reads of a twentieth of a second each, without anything new.
CALM = 4
SENT, LINE = "1 I sent it", "A line to change"
NOTES = (
    "They were calm",
    "!They may leave",
    "= November is billed",
    "= December waits for the figures",
    "+ Send the figures @me by friday",
    "+ Say which enquiries count @them by friday",
)
JOTTED = (
    "= November is billed in full",
    "+ Send the figures @me by friday",
    "? who decides on December",
)
# Five lines of a card, 440 characters at most with the Enter of each.
WRITTEN = (
    "It must be hard to pay for work whose result nobody has been able to show you.",
    "I want to agree with you today what December costs, and what it brings you.",
    "What has to be different by the end of January for you to call it worth it?",
    "We have been paying for eight months, and we have nothing to show for it.",
    "You are right to ask. I bring the figures of each month, and what they leave out.",
)


class Count(NamedTuple):
    """What a way took until what it leads to was there, and to read that whole."""

    prompts: int
    words: int
    keys: int
    page_words: int = 0

    @property
    def shown_s(self) -> float:
        """Seconds until it is shown."""
        reading = self.words / WORDS_A_MINUTE * 60
        return self.keys * KEY_S + self.prompts * PROMPT_S + reading

    @property
    def read_s(self) -> float:
        """Seconds until it is read."""
        return self.shown_s + self.page_words / WORDS_A_MINUTE * 60


class Way:
    """One way through a program, counted while it is gone."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._seen: list[str] = []
        self._typed: list[str] = []
        self.prompts = self.words = self.keys = 0

    def look(self, shown: str) -> str:
        """Wait for a prompt, and count what there is to read; returns the screen."""
        self._terminal.wait(shown).wait(self._rests())
        return self._looked()

    def type(self, line: str) -> None:
        """Give a line, or with "" only Enter."""
        self.prompts += 1
        self.keys += len(line) + 1
        self._typed = line.split()
        self._terminal.type(line, ENTER)

    def next(self) -> str:
        """Wait until the screen shows something else and rests, or all is over."""
        terminal, before = self._terminal, self._terminal.text
        terminal.wait(lambda: terminal.text != before or terminal.status is not None)
        terminal.wait(self._rests())
        return self._looked()

    def _rests(self) -> Callable[[], bool]:
        """Whether something is asked, and nothing of it was drawn for some reads.

        A program that waits for a disk or a library sleeps too.
        """
        terminal, seen = self._terminal, [""] * CALM

        def rests() -> bool:
            asleep = terminal.sleeps()
            seen.append(terminal.text if asleep else "")
            last = terminal.text.rpartition("\n")[2].rstrip()
            asked = last.endswith((":", ">", "\u203a")) or FOOT in last
            still = asked and len(set(seen[-CALM:])) == 1 and asleep
            return terminal.status is not None or still

        return rests

    @property
    def count(self) -> Count:
        """What it took so far."""
        return Count(self.prompts, self.words, self.keys)

    def _looked(self) -> str:
        now = [line.strip() for line in self._terminal.text.splitlines()]
        read = without(self._typed, _new(now, self._seen))
        self.words += sum(map(len, read))
        self._seen, self._typed = now, []
        return self._terminal.text


def _new(now: Sequence[str], before: Iterable[str]) -> list[list[str]]:
    """Return the words of the lines that are new, or longer than they were."""
    left = Counter(before)
    found = []
    for line in now:
        if left[line]:
            left[line] -= 1
            continue
        began = [each for each in left if each and left[each] and line.startswith(each)]
        known = max(began, key=len, default="")
        left[known] -= bool(known)
        found.append(line.removeprefix(known).split())
    return found


def without(typed: Sequence[str], lines: Iterable[list[str]]) -> list[list[str]]:
    """Return lines without what was just typed: the line itself, and its first echo.

    A long line shows its end behind `<`; of an echo only what stands there is left out.
    """
    read = [line for line in lines if not (line and _is_end_of(typed, line))]
    found = [(at, start) for at, line in enumerate(read) for start in range(len(line))]
    same = {at: _same(typed, read[at[0]][at[1] :]) for at in found}
    row, start = max(found, key=same.__getitem__, default=(0, 0))
    if not typed or not found or not same[row, start]:
        return read
    begun = same[row, start]
    kept = [*read[row][:start], *read[row][start + begun :]]
    rest = read[row + 1 :]
    if rest and start + begun == len(read[row]):
        rest[0] = rest[0][_same(typed[begun:], rest[0]) :]
    return [*read[:row], kept, *rest]


def _same(typed: Sequence[str], words: Sequence[str]) -> int:
    """Return how many words at the beginning are the same."""
    pairs = enumerate(zip(typed, words, strict=False))
    least = min(len(typed), len(words))
    return next((at for at, (one, other) in pairs if one != other), least)


def _is_end_of(typed: Sequence[str], line: Sequence[str]) -> bool:
    shown = list(line[1:])
    return line[0].startswith("<") and shown == list(typed[len(typed) - len(shown) :])


def terminal_of(convo: Convo, *words: str, plain: bool = False) -> Terminal:
    """Start a command on a tall terminal, in either face."""
    face = {"CONVO_PLAIN": "1"} if plain else {"TERM": "xterm-256color"}
    return Terminal([*PROGRAM, *words], {**convo.environ, **face}, COLUMNS, ROWS)


def card(folder: Path, issue: str, playbook: str, *, plain: bool = False) -> Count:
    """Go from nothing to the card: the client, no date, the issue, the situation."""
    with terminal_of(Convo(folder), "prep", plain=plain) as terminal:
        _, page = _to_card(terminal, issue, playbook)
        terminal.type(CTRL_C).end()
        return page


def written(
    folder: Path, issue: str, playbook: str, *, plain: bool = False, whole: bool = False
) -> Count:
    """Go to the card, write five of its lines, look at the rest, and see what is new.

    With `whole` all of the card is shown once more after that.
    """
    with terminal_of(Convo(folder), "prep", plain=plain) as terminal:
        way, _ = _to_card(terminal, issue, playbook)
        lines, text = list(WRITTEN), ""
        while LINE not in text:
            way.type(lines.pop(0) if lines else "")
            text = way.next()
        if whole:
            way.type(":list")
            way.next()
        terminal.type(CTRL_D).end()
        return way.count


def _to_card(terminal: Terminal, issue: str, playbook: str) -> tuple[Way, Count]:
    way, read = Way(terminal), 0
    for asked, line in zip(ASKED, ("Acme", "", issue, playbook), strict=True):
        text = way.look(asked)
        read += len(_question(text, asked).split())
        way.type(line)
        if line == issue and KEPT in way.next():
            way.type("")
    text = way.look(CARD)
    shown = text[text.rindex("Acme · ") : text.index(CARD)]
    return way, Count(way.prompts, read, way.keys, len(shown.split()))


def _question(text: str, asked: str) -> str:
    """Return a question with all that is shown around it."""
    start = text.rindex(asked)
    return text[text.rfind("\n\n", 0, start) :]


def message(
    folder: Path, notes: Sequence[str], jotted: Sequence[str], *, plain: bool = False
) -> Count:
    """Go from a meeting with such notes to the question whether it was sent."""
    convo = Convo(folder)
    given = ("contact=Ines Vidal", "meeting_at=yesterday 3pm")
    convo.done("prep", "Acme", "Leads", *(f"--set={each}" for each in given))
    for note in notes:
        convo.done("note", note)
    with terminal_of(convo, "resolve", "leads", plain=plain) as terminal:
        way = Way(terminal)
        way.look(OUTCOME)
        way.type("2")
        way.look(ADD)
        for line in jotted:
            way.type(line)
            way.next()
        way.type("")
        way.look(CHANGE)
        way.type("")
        way.look(SENT)
        terminal.type(CTRL_D).end()
        return way.count


def look_back(folder: Path, *, plain: bool = False) -> Count:
    """Look back on a meeting that was prepared, each line passed with Enter."""
    convo = Convo(folder)
    given = ("objective=A price for December", "meeting_at=yesterday 3pm")
    convo.done("prep", "Acme", "Leads", *(f"--set={each}" for each in given))
    convo.done("set", "leads", "outcome=agreed", "agreed=November is billed")
    with terminal_of(convo, "reflect", "leads", plain=plain) as terminal:
        way = Way(terminal)
        way.next()
        while terminal.status is None:
            way.type("")
            way.next()
        return way.count
