"""Old conversations removed in one go: which ones, what is asked before, what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from convo_prep.commands.removing import OUT_OF_REACH
from convo_prep.desk import choosing, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.desk.one_by_one import Left, refuse_if_left, told_left
from convo_prep.desk.past_day import past_day
from convo_prep.desk.unbroken import unbroken
from convo_prep.errors import BusyError, ConvoError, StoppedError, UsageError
from convo_prep.session import Session
from convo_prep.session.last_day import last_day
from convo_prep.session.sure_name import quoted
from convo_prep.store import forgetting, kept
from convo_prep.store.kept import Kept
from convo_prep.text import has_words

COMMAND = "convo forget --before"
EXAMPLE = f"For example: {COMMAND} '1 january'"
WORD = "forget"
REMOVED = "removed"


class Each(NamedTuple):
    """A conversation that goes: its file with the copies of it, or what is kept of it.

    `row` says it in one line; `lost` is there where the file is gone already.
    """

    row: str
    session: Session
    copies: tuple[Session, ...] = ()
    lost: Kept | None = None


class Old(NamedTuple):
    """What was last before a day; `undated` is how many say no day, and stay."""

    before: date
    clients: tuple[str, ...]
    each: tuple[Each, ...]
    undated: int

    @property
    def still_open(self) -> list[Session]:
        """Those that nobody has closed."""
        found = (each.session for each in self.each if each.lost is None)
        return [session for session in found if not session.text("closed")]

    @property
    def line(self) -> str:
        """The command, as a shell takes it."""
        named = "".join(f" --client {quoted(name)}" for name in self.clients)
        return f"{COMMAND} {self.before.isoformat()}{named}"


class Cleared(NamedTuple):
    """What came of it: what is gone, what refused, and whether somebody stopped it."""

    gone: tuple[Each, ...]
    left: tuple[Left, ...]
    stopped: bool


def forget_before(desk: Desk, typed: str, clients: Sequence[str], yes: bool) -> None:
    """Remove for good what was last before a day, once that is confirmed.

    Raises:
        UsageError: the day is not past, or nobody can be asked.
        StoppedError: the person does not want it, or stops it on the way.
        ConvoError: something could not be removed; all else is.
    """
    old = _old(desk, past_day(desk, typed, COMMAND), tuple(filter(str.strip, clients)))
    desk.said.add(saying.COPIES)
    saying.tell(desk, *_outlook(old))
    if old.each:
        _refuse_unless_sure(desk, old, yes)
        _tell(desk, old, _cleared(desk, old.each))


def _old(desk: Desk, before: date, clients: tuple[str, ...]) -> Old:
    sessions = list(selected(desk, Filters(client=clients)))
    found, undated = [], 0
    for session in sessions:
        copies = tuple(_copies(desk, session))
        days = [day for each in (session, *copies) if (day := last_day(each))]
        undated += not days
        if days and max(days) < before:
            found.append((session, copies))
    rows = choosing.rows_of(desk, [session for session, _ in found])
    each = [Each(row, *pair) for row, pair in zip(rows, found, strict=True)]
    return Old(before, clients, (*each, *_lost(desk, before, clients)), undated)


def _copies(desk: Desk, session: Session) -> Iterator[Session]:
    for copy, goes_on in desk.journal.unread.copies.items():
        if goes_on == session.name:
            yield desk.journal.open(copy)


def _lost(desk: Desk, before: date, clients: Sequence[str]) -> Iterator[Each]:
    """Yield what is kept of conversations whose file is gone, as old as the rest."""
    gone = (*kept.without_file(desk.journal), *kept.unclaimed(desk.journal))
    for one in gone:
        wanted = not clients or any(has_words(one.session.client, c) for c in clients)
        if wanted and not one.there and (last_day(one.session) or one.day) < before:
            row = f"{one.session.title} · its file is gone: {one.name or one.id}"
            yield Each(row, one.session, (), one)


def _outlook(old: Old) -> Iterator[str]:
    day = old.before.isoformat()
    if not old.each:
        yield f"Nothing was last before {day}."
    else:
        yield f"Last before {day}, and to be removed for good:"
        yield from (f"  {each.row}" for each in old.each)
    if many := len(old.still_open):
        owed = sum(any(map(s.ours, s.open_actions())) for s in old.still_open)
        promised = f"; you promised something in {owed} of them" if owed else ""
        yield f"Not closed: {many}{promised}."
    if old.undated:
        yield f"Without any date, so they stay: {old.undated}. See: convo list --all"


def _refuse_unless_sure(desk: Desk, old: Old, yes: bool) -> None:
    if yes:
        return
    if not desk.can_ask:
        raise UsageError("There is no terminal to ask on.", f"Type: {old.line} --yes")
    from convo_prep.desk.which_face import face_of

    many = len(old.each)
    these = "this one" if many == 1 else f"these {many}"
    face = face_of(desk)
    try:
        typed = face.listen(f"Type the word {WORD} to remove {these} for good: ")
    except (EOFError, KeyboardInterrupt):
        typed = ""
    finally:
        face.close()
    if typed.strip().lower() != WORD:
        raise StoppedError("Nothing was removed.")


def _cleared(desk: Desk, every: Sequence[Each]) -> Cleared:
    """Remove one after the other; whoever stops it stops it between two."""
    gone: list[Each] = []
    left: list[Left] = []
    with unbroken() as stopped:
        for at, each in enumerate(every):
            if stopped():
                return Cleared(tuple(gone), tuple(left), True)
            try:
                _remove(desk, each)
            except BusyError as error:
                # Whoever holds the lock would let each of them wait as long.
                left += [Left(_name(e), error.sentence, error) for e in every[at:]]
                break
            except ConvoError as error:
                left.append(Left(_name(each), error.sentence, error))
            else:
                gone.append(each)
    return Cleared(tuple(gone), tuple(left), False)


def _remove(desk: Desk, each: Each) -> None:
    if each.lost is not None:
        forgetting.forget_versions(desk.journal, each.lost)
        return
    for copy in each.copies:
        forgetting.forget(desk.journal, copy, copy=True)
    forgetting.forget(desk.journal, each.session)
    forgetting.let_folder_go(desk.journal, each.session.name)


def _name(each: Each) -> str:
    return each.lost.folder if each.lost else each.session.name


def _tell(desk: Desk, old: Old, cleared: Cleared) -> None:
    many = len(cleared.gone)
    if cleared.stopped:
        rest = len(old.each) - many - len(cleared.left)
        saying.tell(desk, "Removed before it was stopped:" if many else "")
        saying.tell(desk, *(f"  {each.row}" for each in cleared.gone))
        saying.tell(desk, *told_left(cleared.left, REMOVED))
        raise StoppedError(
            f"{many} removed with their kept versions; {rest} stay as they are.",
            f"To go on: {old.line}",
        )
    if many:
        one = "1 conversation is removed, with its kept versions."
        more = f"{many} conversations are removed, with their kept versions."
        saying.tell(desk, one if many == 1 else more, OUT_OF_REACH)
    saying.tell(desk, *told_left(cleared.left, REMOVED))
    refuse_if_left(cleared.left, REMOVED, old.line)
