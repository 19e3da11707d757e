"""Which situation it is: what stands out, seven groups, and what words find.

Any situation is two numbers away; a number leads into a group, Enter is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from convo_prep.advice.indexing import Entry, Index
from convo_prep.advice.picking import OFFERED, Ranked, ranked
from convo_prep.advice.safety import alarms
from convo_prep.advice.suggestions import Suggestion
from convo_prep.desk.desk import Desk
from convo_prep.errors import InvalidAnswerError
from convo_prep.session import Session
from convo_prep.session.paths import ISSUE
from convo_prep.store import picking_index
from convo_prep.text import bare, picked

# So many earlier conversations are looked at for what was chosen before.
EARLIER = 40
MOST_FOUND = 9
HINT = "Type its number or words of it, or press Enter to go without."


class Situations:
    """The rows at the question which situation it is, as a walk shows them.

    `group` is the one that the person has gone into, "" for none.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.group = ""

    @cached_property
    def index(self) -> Index:
        """What there is to know of all playbooks."""
        return picking_index.index(self._desk.settings.playbooks)

    def ranks(self, words: str) -> tuple[Ranked, ...]:
        """Return all playbooks, the one that fits a text best first."""
        return ranked(words, self.index, self._chosen_before())

    def rows(self, session: Session) -> tuple[Suggestion, ...]:
        """Return what may be chosen: in a group its situations, else all groups.

        At most two situations that stand out come first, as 1 and 2; none does where
        the issue calls for the lines on safety.
        """
        if self.group:
            return tuple(map(_row, self._in_group(self.group)))
        return (*self._standing_out(session), *self._groups())

    def found(self, typed: str) -> tuple[Suggestion, ...]:
        """Return the situations that have all words typed, in any of their names."""
        words = bare(typed).split()
        fitting = [entry for entry in self.index if _has(entry, words)]
        return tuple(map(_row, fitting[:MOST_FOUND]))

    def group_of(self, typed: str, session: Session) -> str:
        """Return the group that a line leads into, "" where it leads into none."""
        if self.group:
            return ""
        row = _numbered(typed, self.rows(session))
        groups = {bare(words): name for name, words in self._desk.guide.groups}
        return groups.get(bare(row.text if row else typed), "")

    def enter(self, typed: str, session: Session) -> bool:
        """Go into the group that a line leads into; tell whether it leads into one."""
        found = self.group_of(typed, session)
        self.group = found or self.group
        return bool(found)

    def leave(self) -> bool:
        """Go back to all groups; tell whether one was open."""
        was, self.group = self.group, ""
        return bool(was)

    def chosen(self, typed: str, session: Session) -> str:
        """Return the id of the situation that a line names.

        Raises:
            InvalidAnswerError: it names none, or several.
        """
        row = _numbered(typed, self.rows(session))
        name = bare(row.text if row else typed)
        fitting = [entry for entry in self.index if name in entry.called]
        fitting = fitting or [e for e in self.index if _begins(e, name)]
        fitting = fitting or [e for e in self.index if _has(e, name.split())]
        if len(fitting) == 1:
            return fitting[0].id
        raise _not_one(typed, fitting)

    def _standing_out(self, session: Session) -> Iterator[Suggestion]:
        words = f"{session.topic}\n{session.text(ISSUE)}"
        if alarms(words, self._desk.guide.alarm):
            return
        offered = [rank.id for rank in self.ranks(words) if rank.offered]
        entries = {entry.id: entry for entry in self.index}
        for number, name in enumerate(offered[:OFFERED], 1):
            yield _row(entries[name])._replace(number=number)

    def _groups(self) -> Iterator[Suggestion]:
        for number, (name, words) in enumerate(self._desk.guide.groups, OFFERED + 1):
            shorts = ", ".join(e.short or e.title for e in self._in_group(name))
            if shorts:
                yield Suggestion(words, shorts, number=number)

    def _in_group(self, group: str) -> list[Entry]:
        return [entry for entry in self.index if entry.group == group]

    def _chosen_before(self) -> list[tuple[str, str]]:
        """Return issues of the own journal with the situation chosen, newest first."""
        if not Path(self._desk.journal.folder).is_dir():
            return []
        has = b"\nplaybook: "
        earlier = self._desk.journal.select(lambda data: has in data)
        told = ((f"{s.topic}\n{s.text(ISSUE)}", s.text("playbook")) for s in earlier)
        return list(islice(told, EARLIER))


def _row(entry: Entry) -> Suggestion:
    return Suggestion(entry.title, entry.not_for)


def _begins(entry: Entry, name: str) -> bool:
    return bool(name) and any(called.startswith(name) for called in entry.called)


def _has(entry: Entry, words: list[str]) -> bool:
    # A word may be a beginning.
    return bool(words) and all(f" {word}" in f" {entry.heard}" for word in words)


def _numbered(typed: str, rows: tuple[Suggestion, ...]) -> Suggestion | None:
    """Return the row whose number a line is: its own, else its place."""
    place = picked(typed, MOST_FOUND)
    if place is None:
        return None
    numbered = [row.number or at for at, row in enumerate(rows, 1)]
    if place + 1 not in numbered:
        return None
    return rows[numbered.index(place + 1)]


def _not_one(typed: str, fitting: list[Entry]) -> InvalidAnswerError:
    if not fitting:
        return InvalidAnswerError(f"There is no situation '{typed.strip()}'.", HINT)
    titles = "; ".join(entry.title for entry in fitting[:MOST_FOUND])
    return InvalidAnswerError(f"Several fit '{typed.strip()}': {titles}.", HINT)
