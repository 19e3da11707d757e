"""Which actions a command lists: of whose side, whose, due by when, how they stand."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from convo_prep.dates import from_stored
from convo_prep.desk import between
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import UsageError
from convo_prep.session import Action, Session
from convo_prep.session.promises import Promise, by_due
from convo_prep.store import selecting
from convo_prep.text import bare, echoed
from convo_prep.views.phrases import owner

SIDES = ("ours", "theirs")


class Chosen(NamedTuple):
    """What was asked for, as typed: `due` is what has come due, `by` a day or period.

    Of `sides` and of `owners` any one will do. With `done` those that are no
    longer open are meant, with `whole` all.
    """

    sides: Sequence[str] = ()
    owners: Sequence[str] = ()
    due: bool = False
    overdue: bool = False
    by: str = ""
    done: bool = False
    whole: bool = False


def chosen(desk: Desk, filters: Filters, wanted: Chosen) -> tuple[Promise, ...]:
    """Return the actions wanted of the sessions that pass, by due date.

    What stays open in a conversation that is closed is found where all are.

    Raises:
        UsageError: there is no such side.
        InvalidAnswerError: `by` is no date.
        OpenDateError: it can be read in several ways, and nobody can be asked.
    """
    sides = [_side(typed) for typed in wanted.sides]
    last = _last(desk, wanted.by)
    pairs = _all(desk, filters, wanted.done or wanted.whole)
    return by_due(
        (session, action)
        for session, action in pairs
        if (wanted.whole or action.open != wanted.done)
        and (not sides or SIDES[not session.ours(action)] in sides)
        and _is_of(session, action, wanted.owners)
        and _is_due(desk, (session, action), wanted, last)
    )


def _side(typed: str) -> str:
    side = typed.strip().lower()
    if side not in SIDES:
        raise UsageError(
            f"There is no side {echoed(typed, 'like this')}.",
            f"There are: {', '.join(SIDES)}.",
        )
    return side


def _last(desk: Desk, by: str) -> date | None:
    if not by.strip():
        return None
    last = between.named(desk, by, past=False).last
    between.say_back(desk, "Due by", last, by)
    return last


def _all(desk: Desk, filters: Filters, closed: bool) -> Iterator[Promise]:
    # What was never agreed on has none, and most that is open lies before that.
    may = selecting.may_have(("actions",))
    for session in selected(desk, filters, closed=closed, wanted=may):
        for action in session.actions():
            yield session, action


def _is_of(session: Session, action: Action, owners: Sequence[str]) -> bool:
    """Tell whether any name is the owner's, as it stands or as it is shown."""
    if not owners:
        return True
    known = (action.owner, owner(session, action)) if action.owner else ()
    names = [set(bare(each).split()) for each in known]
    wanted = [set(bare(name.removeprefix("@")).split()) for name in owners]
    return any(each <= name for name in names for each in wanted)


def _is_due(desk: Desk, pair: Promise, wanted: Chosen, last: date | None) -> bool:
    if not wanted.overdue and not wanted.due and last is None:
        return True
    session, action = pair
    when, now = from_stored(action.due), session.local(desk.now)
    if wanted.overdue and not action.overdue(now):
        return False
    if wanted.due and (when is None or when.day > now.date()):
        return False
    return last is None or (when is not None and when.day <= last)
