"""Old conversations closed in one go: which ones, what is asked before, what came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from convo_prep.desk import choosing, saying
from convo_prep.desk.closing import close
from convo_prep.desk.desk import Desk
from convo_prep.desk.one_by_one import one_by_one, refuse_if_left, told_left
from convo_prep.desk.past_day import past_day
from convo_prep.errors import StoppedError, UsageError
from convo_prep.session import Session
from convo_prep.session.last_day import last_day
from convo_prep.session.sure_name import sure_name

CLOSED = "closed"
COMMAND = "convo close --before"
EXAMPLE = f"For example: {COMMAND} '1 january'"


class Old(NamedTuple):
    """What was last before a day: what is to be closed, and what we still owe."""

    before: date
    over: tuple[Session, ...]
    owing: tuple[Session, ...]


def close_before(desk: Desk, typed: str, yes: bool) -> None:
    """Close what was last before a day, once that is confirmed.

    Raises:
        UsageError: the day is not past, or nobody can be asked.
        StoppedError: the person says no.
        ConvoError: something could not be closed; all else is.
    """
    old = _old(desk, past_day(desk, typed, COMMAND))
    saying.tell(desk, *_outlook(desk, old))
    if old.over:
        _refuse_unless_sure(desk, old, yes)
        _carry_out(desk, old)


def _old(desk: Desk, before: date) -> Old:
    open_ones = desk.journal.select(closed=False)
    found = [
        session
        for session in open_ones
        if (day := last_day(session)) is not None and day < before
    ]
    return Old(
        before,
        tuple(session for session in found if not _owes(session)),
        tuple(filter(_owes, found)),
    )


def _owes(session: Session) -> bool:
    return any(map(session.ours, session.open_actions()))


def _outlook(desk: Desk, old: Old) -> Iterator[str]:
    if not old.over and not old.owing:
        yield f"Nothing that is open was last before {old.before.isoformat()}."
    if old.over:
        yield f"Last before {old.before.isoformat()}, and to be closed:"
        yield from (f"  {row}" for row in choosing.rows_of(desk, old.over))
    if old.owing:
        yield "Left open, because you promised something there:"
        rows = choosing.rows_of(desk, old.owing)
        for session, row in zip(old.owing, rows, strict=True):
            yield f"  convo close {sure_name(session)}  {row}"


def _refuse_unless_sure(desk: Desk, old: Old, yes: bool) -> None:
    if yes:
        return
    if not desk.can_ask:
        raise UsageError("There is no terminal to ask on.", f"Type: {_line(old)} --yes")
    from convo_prep.desk.which_face import face_of

    many = len(old.over)
    question = "Close it?" if many == 1 else f"Close these {many}?"
    if not face_of(desk).confirm(question, default=False):
        raise StoppedError("Nothing was closed.")


def _carry_out(desk: Desk, old: Old) -> None:
    done = one_by_one(old.over, partial(close, desk))
    if done.sessions:
        many = len(done.sessions)
        said = "1 conversation is closed." if many == 1 else f"{many} are closed."
        first = sure_name(done.sessions[0])
        saying.tell(desk, said)
        every = "To open all of them again: convo undo" if many > 1 else ""
        saying.go_on(desk, every, f"To open one again: convo close {first} --reopen")
    saying.tell(desk, *told_left(done.left, CLOSED))
    refuse_if_left(done.left, CLOSED, f"{_line(old)} --yes")


def _line(old: Old) -> str:
    return f"{COMMAND} {old.before.isoformat()}"
