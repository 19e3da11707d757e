"""What was learned in earlier conversations: lessons and next-time lines, by situation.

All of it comes from private answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from convo_prep.session import Session
from convo_prep.session.paths import NEXT_TIME, PLAYBOOK, SHARE, SURPRISES
from convo_prep.text import one_line

Kind: TypeAlias = Literal["lesson", "next_time", "surprise"]
LESSON: Kind = "lesson"
PATHS: dict[Kind, str] = {
    "lesson": SHARE,
    "next_time": NEXT_TIME,
    "surprise": SURPRISES,
}


class Learned(NamedTuple):
    """A line of one's own: what it is, and the conversation that taught it."""

    text: str
    kind: Kind
    session: Session

    @property
    def day(self) -> date | None:
        """The day of the talk, else when it was begun."""
        when = self.session.held_on()
        return when.day if when else None


class Repeated(NamedTuple):
    """Lines that say nearly the same, the newest first; there is one at least."""

    lines: tuple[Learned, ...]

    @property
    def newest(self) -> Learned:
        """The line that says it last."""
        return self.lines[0]

    @property
    def times(self) -> int:
        """In how many conversations it was said."""
        return len({line.session.name for line in self.lines})


class Situation(NamedTuple):
    """What was learned in a situation, the newest first; its id may be ""."""

    id: str
    learned: tuple[Repeated, ...]


def learned(sessions: Iterable[Session], *kinds: Kind) -> tuple[Learned, ...]:
    """Return the lines of these kinds in some sessions, the newest first."""
    newest_first = sorted(sessions, key=_held, reverse=True)
    return tuple(each for session in newest_first for each in _of(session, kinds))


def by_situation(found: Iterable[Learned]) -> tuple[Situation, ...]:
    """Return lines by their situation, that of the newest first, near ones together."""
    groups: dict[str, list[Learned]] = {}
    for each in found:
        groups.setdefault(each.session.text(PLAYBOOK), []).append(each)
    return tuple(Situation(own, repeated(lines)) for own, lines in groups.items())


def repeated(found: Sequence[Learned]) -> tuple[Repeated, ...]:
    """Return lines with those together that say nearly the same, in their order."""
    # Most conversations have nothing to compare yet.
    from convo_prep.advice.alike import grouped

    places = grouped([each.text for each in found])
    return tuple(Repeated(tuple(found[at] for at in group)) for group in places)


def _of(session: Session, kinds: Iterable[Kind]) -> Iterator[Learned]:
    for kind in kinds:
        for text in map(one_line, session.items(PATHS[kind])):
            if text:
                yield Learned(text, kind, session)


def _held(session: Session) -> date:
    when = session.held_on()
    return when.day if when else date.min
