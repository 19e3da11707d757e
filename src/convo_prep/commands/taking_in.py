"""All rows of an import: judged first, each with its place, and then written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple

from convo_prep.commands import incoming
from convo_prep.commands.incoming import BOM, MOST_OF_A_ROW, Incoming
from convo_prep.desk.desk import Desk
from convo_prep.errors import InvalidAnswerError, UsageError
from convo_prep.store import labels, placing, spooled, twins
from convo_prep.store.holdings import Holder, Holdings, words_of

NAMED = 20
NO_ID = "-"


class Taken(NamedTuple):
    """A row that is to be written: where it stands, its id, and its file's name.

    `new_id` is empty where the row keeps what it says of its id.
    """

    number: int
    at: int
    id: str
    new_id: str
    name: str


class Plan(NamedTuple):
    """What comes of all rows.

    `here` counts those that the journal has; `words` says what a person must know of
    single ones; `misfits` counts the texts in which an answer does not fit.
    """

    taken: tuple[Taken, ...]
    here: int
    words: tuple[str, ...]
    misfits: int


def planned(desk: Desk, kept: IO[bytes]) -> Plan:
    """Judge every row, and say what comes of it; nothing is written.

    Raises:
        UsageError: with what is wrong, each mistake with its row and its key.
    """
    planning = _Planning(desk)
    for number, at, line in _rows(kept):
        planning.take(number, at, line)
    return planning.plan()


def written(desk: Desk, kept: IO[bytes], plan: Plan) -> Iterator[str]:
    """Write the files of a plan, each whole or not at all, and yield their lines.

    Raises:
        NotSavedError: the disk refuses; what was yielded stands.
    """
    for each in plan.taken:
        line = spooled.line_at(kept, each.at)
        row = incoming.judged(desk, each.number, _bare(each.number, line))
        if each.new_id:
            row = incoming.with_id(desk, row, each.new_id)
        name = placing.place(desk.journal, each.name, row.session, row.data)
        yield line_of(desk, each._replace(name=name))


def line_of(desk: Desk, taken: Taken) -> str:
    """Return what is printed of a row: its id, and the path of its file."""
    return f"{taken.id or NO_ID} {desk.journal.path(taken.name)}\n"


class _Planning:
    """The rows of one import so far, and the mistakes in them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held = Holdings(desk.journal)
        self._names: set[str] = set()
        self._taken: list[Taken] = []
        self._words: list[str] = []
        self._wrong: list[str] = []
        self._counts = {"wrong": 0, "good": 0, "here": 0, "misfits": 0}

    def take(self, number: int, at: int, line: bytes) -> None:
        try:
            row = incoming.judged(self._desk, number, line)
            self._place(number, at, row)
        except InvalidAnswerError as error:
            self._counts["wrong"] += 1
            self._wrong += error.sentence.split("\n")[: NAMED - len(self._wrong)]
        else:
            self._counts["good"] += 1

    def plan(self) -> Plan:
        if self._wrong:
            wrong, good = self._counts["wrong"], self._counts["good"]
            raise UsageError(
                "\n".join(self._wrong),
                f"Nothing was imported ({wrong} wrong, {good} good).",
            )
        here, misfits = self._counts["here"], self._counts["misfits"]
        return Plan(tuple(self._taken), here, tuple(self._words), misfits)

    def _place(self, number: int, at: int, row: Incoming) -> None:
        words = words_of(row.data)
        new = ""
        if own := row.session.id:
            said = twins.Who(own, *_who(row))
            if same := self._held.same_as(said):
                self._is_here(number, same, words)
                return
            new = self._new_id(own)
        if (new or not own) and self._held.take_words(words):
            self._counts["here"] += 1
            return
        if new:
            row = self._under_another(number, row, new)
        self._put(number, at, row, new)

    def _put(self, number: int, at: int, row: Incoming, new: str) -> None:
        name = placing.free_name(self._desk.journal, row.name, row.session, self._names)
        self._names.add(placing.compared(name))
        self._counts["misfits"] += row.misfit
        own = row.session.id
        self._taken.append(Taken(number, at, own, new, name))
        if own:
            holder = Holder(name, words_of(row.data))
            self._held.add(twins.Who(own, *_who(row)), holder)

    def _is_here(self, number: int, same: Holder, words: bytes) -> None:
        self._counts["here"] += 1
        if same.words != words:
            self._words.append(f"row {number} differs from {same.name}, which stays.")

    def _new_id(self, own: str) -> str:
        """Return a new id where one is taken, else nothing."""
        new = "" if not self._held.has_id(own) else labels.new_id()
        while new and self._held.has_id(new):
            new = labels.new_id()
        return new

    def _under_another(self, number: int, row: Incoming, new: str) -> Incoming:
        title, own = row.session.title or "row without a title", row.session.id
        if row.newer:
            raise InvalidAnswerError(
                f"row {number}: its id {own} is taken, and a newer convo wrote it."
            )
        self._words.append(
            f"row {number}, {title}: its id is {new} now; {own} is another "
            "conversation."
        )
        return incoming.with_id(self._desk, row, new)


def _who(row: Incoming) -> tuple[str, str, str]:
    from convo_prep.session.identity import created

    return created(row.session), row.session.client, row.session.topic


def _rows(kept: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Yield number, place and bytes of each row; a row has the number of its line."""
    for number, (at, line) in enumerate(spooled.lines(kept, MOST_OF_A_ROW), 1):
        if bare := _bare(number, line):
            yield number, at, bare


def _bare(number: int, line: bytes) -> bytes:
    # Some editors put a mark before the first line.
    return (line.removeprefix(BOM) if number == 1 else line).strip()
