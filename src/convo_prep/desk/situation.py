"""Which situation it is: what stands out, seven groups, and what words find.

Any situation is two numbers away; a number leads into a group, as words that fit
several lead to a list of these. Enter is none of them.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from convo_prep.advice.indexing import GENERAL, Entry, Index
from convo_prep.advice.picking import OFFERED, Ranked, ranked
from convo_prep.advice.suggestions import Suggestion
from convo_prep.advice.their_message import told
from convo_prep.desk.desk import Desk
from convo_prep.desk.near_law import is_alarmed
from convo_prep.desk.remarks import in_titles
from convo_prep.errors import InvalidAnswerError
from convo_prep.session import Session
from convo_prep.session.paths import ISSUE, MAIL, PLAYBOOK
from convo_prep.store import picking_index
from convo_prep.text import bare, cut, echoed, picked

# So many earlier conversations are looked at for what was chosen before.
EARLIER = 40
MOST_ROWS = 99
# Where no situation has the words typed: about one word that few others say is enough.
MOST_NEAR = 3
NEAR = 0.7
# How much of what was typed is said again.
MOST_SAID = 40
FITTING = "what fits '{}'"
HINT = "Type its number or words of it, or press Enter to go without."


class Group(NamedTuple):
    """Situations that stand together, under the words that lead to them."""

    words: str
    entries: tuple[Entry, ...]


Numbered: TypeAlias = dict[int, Entry | Group]


class Situations:
    """The rows at the question which situation it is, as a walk shows them.

    `group` is the one that the person has gone into.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._stood_out: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self.group: Group | None = None

    @cached_property
    def index(self) -> Index:
        """What there is to know of all playbooks that may be chosen here."""
        return tuple(entry for entry in self._known if entry.id != GENERAL)

    @cached_property
    def _known(self) -> Index:
        return picking_index.index(self._desk.settings.playbooks)

    def ranks(self, words: str) -> tuple[Ranked, ...]:
        """Return these playbooks, the one that fits a text best first."""
        return ranked(words, self._known, self._chosen_before)

    def rows(self, session: Session) -> tuple[Suggestion, ...]:
        """Return what may be chosen: in a group its situations, else all groups.

        At most two situations that stand out come first; none does where the issue
        calls for the lines on safety.
        """
        return tuple(map(self._row, self._numbered(session).values()))

    def found(self, typed: str) -> tuple[Suggestion, ...]:
        """Return the situations that have all words typed, else the nearest ones."""
        return tuple(map(self._row, self._fitting(bare(typed))))

    def group_of(self, typed: str, session: Session) -> Group | None:
        """Return the group that a line leads into, by its number or its words.

        Words that several situations have lead to these.
        """
        numbered = self._numbered(session)
        meant = numbered.get(_number(typed))
        groups = [what for what in numbered.values() if isinstance(what, Group)]
        named = [group for group in groups if bare(group.words) == bare(typed)]
        if named or isinstance(meant, Group):
            return meant if isinstance(meant, Group) else named[0]
        if meant or len(self._named(bare(typed))) < 2:
            return None
        fitting = self._fitting(bare(typed))
        return Group(FITTING.format(cut(typed, MOST_SAID)), tuple(fitting))

    def enter(self, typed: str, session: Session) -> bool:
        """Go into the group that a line leads into; tell whether it leads into one."""
        found = self.group_of(typed, session)
        self.group = found or self.group
        return bool(found)

    def leave(self) -> bool:
        """Go back to all groups; tell whether one was open."""
        was, self.group = self.group, None
        return was is not None

    def chosen(self, typed: str, session: Session) -> str:
        """Return the id of the situation that a line names.

        Raises:
            InvalidAnswerError: it names none, or several.
        """
        meant = self._numbered(session).get(_number(typed))
        fitting = [meant] if isinstance(meant, Entry) else self._named(bare(typed))
        if len(fitting) == 1:
            return fitting[0].id
        how = "fits several situations" if fitting else "fits no situation"
        raise InvalidAnswerError(f"{echoed(typed)} {how}.", HINT)

    def _named(self, name: str) -> list[Entry]:
        """Return what bears a name, else what begins with it, else what has its words.

        The name is as `bare` makes it.
        """
        fitting = [e for e in self.index if name in (*e.called, bare(self._title(e)))]
        fitting = fitting or [e for e in self.index if _begins(e, name)]
        return fitting or self._fitting(name)

    def _fitting(self, name: str) -> list[Entry]:
        """Return what has all words, else what they come nearest to, if anything."""
        return [e for e in self.index if _has(e, name.split())] or self._near(name)

    def _near(self, name: str) -> list[Entry]:
        entries = {entry.id: entry for entry in self.index}
        ranks = self.ranks(name)[:MOST_NEAR] if name else ()
        return [entries[rank.id] for rank in ranks if rank.score >= NEAR]

    def _numbered(self, session: Session) -> Numbered:
        """Return what each number stands for now."""
        if self.group is not None:
            return dict(enumerate(self.group.entries, 1))
        return dict(enumerate((*self._standing_out(session), *self._groups), 1))

    def _standing_out(self, session: Session) -> tuple[Entry, ...]:
        words = f"{session.topic}\n{session.text(ISSUE)}"
        wrote = session.text(MAIL)
        # Asked for at every key, while nothing of it changes.
        if (words, wrote) not in self._stood_out:
            self._stood_out[words, wrote] = self._heard_in(words, told(wrote).text)
        return self._stood_out[words, wrote]

    def _heard_in(self, words: str, wrote: str) -> tuple[Entry, ...]:
        """Return what stands out in one's own words, else in what they wrote."""
        if is_alarmed(self._desk, (words, wrote)):
            return ()
        return self._offered(words) or (self._offered(wrote) if wrote else ())

    def _offered(self, words: str) -> tuple[Entry, ...]:
        entries = {entry.id: entry for entry in self.index}
        offered = [entries[rank.id] for rank in self.ranks(words) if rank.offered]
        return tuple(offered[:OFFERED])

    @cached_property
    def _groups(self) -> tuple[Group, ...]:
        """The guide's groups, then the user's own playbooks that name none."""
        guide = self._desk.guide
        named = (*guide.groups, ("", guide.label("own")))
        groups = (Group(words, self._in_group(name)) for name, words in named)
        return tuple(group for group in groups if group.entries)

    def _in_group(self, name: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.index if entry.group == name)

    @cached_property
    def _chosen_before(self) -> list[tuple[str, str]]:
        """Issues of the own journal with the situation chosen, newest first."""
        if not Path(self._desk.journal.folder).is_dir():
            return []
        has = b"\nplaybook: "
        earlier = self._desk.journal.select(lambda data: has in data)
        told = ((f"{s.topic}\n{s.text(ISSUE)}", s.text(PLAYBOOK)) for s in earlier)
        return list(islice(told, EARLIER))

    def _row(self, what: Entry | Group) -> Suggestion:
        if isinstance(what, Group):
            return Suggestion(what.words)
        return Suggestion(self._title(what), in_titles(what.not_for, self._called.get))

    def _title(self, entry: Entry) -> str:
        """Return the title, with the id where another one bears it too."""
        twice = self._titles[entry.title] > 1
        return f"{entry.title} ({entry.id})" if twice else entry.title

    @cached_property
    def _called(self) -> dict[str, str]:
        return {entry.id: entry.title for entry in self.index}

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(entry.title for entry in self.index)


def _number(typed: str) -> int:
    """Return the number that a line is, 0 where it is none."""
    place = picked(typed, MOST_ROWS)
    return 0 if place is None else place + 1


def _begins(entry: Entry, name: str) -> bool:
    return bool(name) and any(called.startswith(name) for called in entry.called)


def _has(entry: Entry, words: list[str]) -> bool:
    # A word may be a beginning.
    return bool(words) and all(f" {word}" in f" {entry.heard}" for word in words)
