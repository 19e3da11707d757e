"""Notes on their way into a session, from the meeting or from any shell."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from convo_prep import kinds
from convo_prep.change import Change, ClashError, apply
from convo_prep.dates import read_back
from convo_prep.desk.desk import Desk
from convo_prep.desk.open_dates import clear
from convo_prep.desk.saying import if_wanted
from convo_prep.errors import NoSessionError
from convo_prep.session import Session
from convo_prep.session.expected import expected
from convo_prep.session.noted import BESIDE
from convo_prep.session.paths import MEETING, NOTES, ONCE_BEGUN
from convo_prep.walk import notes
from convo_prep.walk.understood import dated, unkept

# What is said when what a corrected note had left is no longer as it was.
LINE_STAYS = "What it left in the record was changed since, and stays as it is."
ACTION_STAYS = "The action itself was changed since and stays as it is: convo actions"


def take(
    desk: Desk, session: Session, line: str, began: datetime | None = None
) -> tuple[Session, notes.Note | None]:
    """Store one line as a note; returns the session then, and the note if any.

    `began` is when the person began to type it, which is when it was said.
    """
    session, taken = take_all(desk, session, [line], at=began)
    return session, taken[0] if taken else None


def take_all(
    desk: Desk,
    session: Session,
    lines: Iterable[str],
    kind: str = "",
    at: datetime | None = None,
) -> tuple[Session, list[notes.Note]]:
    """Store lines as notes, all or none; returns the session then, and the notes.

    A number means the planned concern that has it in the session given: that is what
    the person saw.
    """
    found = (notes.note(line, session, kind) for line in lines)
    taken = [note for note in found if note is not None]
    if not taken:
        return session, []
    now = _afresh(desk, session)
    made = list(keeping_drafts(desk, now))
    now = _with(now, made)
    for note in taken:
        moment = at or desk.now
        more = [*notes.started(now, moment), *notes.changes(note, now, moment)]
        made += more
        now = _with(now, more)
    return desk.journal.apply(session, *made), taken


def made_clear(desk: Desk, session: Session, line: str, kind: str) -> str:
    """Return a line in which the date of an action is understood, asking if it must.

    Raises:
        InvalidAnswerError: what looks like one is none, or there is nothing to do.
    """

    def read(line: str) -> None:
        found = notes.note(line, session, kind)
        if found is not None and found.kind == "action":
            kinds.agreed_action(found.text, session.local(desk.now))

    return clear(desk, line, read)


def dates_of(desk: Desk, session: Session, taken: Iterable[notes.Note]) -> list[str]:
    """Say of each note which date it has set, or that none is understood in it.

    Of what is agreed, how it would be an action.
    """
    return [date_of(desk, session, note) for note in taken]


def date_of(desk: Desk, session: Session, taken: notes.Note) -> str:
    """Say of one note what `dates_of` says of each."""
    said = dated(taken, session, desk.now)
    return said or if_wanted(desk, unkept(taken, session, desk.now))


def correct(desk: Desk, session: Session, place: int, line: str) -> tuple[Session, str]:
    """Store a new line for a note; returns the session then, and what there is to say.

    An empty line takes the note out.
    """
    # Only the screen of a meeting leads back to a note.
    from convo_prep.walk import correcting

    made = correcting.correction(place, line, session)
    if not made:
        return session, ""
    kind = session.records(NOTES)[place].get("kind", "")
    stays = kind in BESIDE and correcting.own(place, session) is None
    session = desk.journal.apply(session, *made)
    said = ACTION_STAYS if kind == "action" else LINE_STAYS
    return session, said if stays else ""


def take_back(desk: Desk, session: Session, says: str) -> Session:
    """Store that a planned concern did not come up after all; its words stay."""
    from convo_prep.walk import pressing

    made = pressing.taking_back(says, session)
    return desk.journal.apply(session, *made) if made else session


def begin(desk: Desk, session: Session) -> Session:
    """Stamp the start of a meeting whose time has come, and which is not over."""
    if session.running(desk.now):
        made = (*keeping_drafts(desk, session), *notes.started(session, desk.now))
        return desk.journal.apply(session, *made)
    return session


def keeping_drafts(desk: Desk, session: Session) -> tuple[Change, ...]:
    """Return what writes down the drafts on the card, with the first note of a talk."""
    if not _may_have_drafts(session):
        return ()
    # Costs more than a note should wait for, and is done once a talk.
    from convo_prep.desk import drafted

    return drafted.keeping(desk, session)


def with_drafts(desk: Desk, session: Session) -> Session:
    """Return a session with the drafts on its card, as its first note will keep them.

    Whoever only looks has begun nothing, so that nothing is stored.
    """
    if not _may_have_drafts(session):
        return session
    from convo_prep.desk import drafted

    return drafted.laid_over(desk, session)


def _may_have_drafts(session: Session) -> bool:
    begun = any(map(session.tree.get, ONCE_BEGUN))
    return not begun and bool(session.tree.get("prepare"))


def not_yet(desk: Desk, session: Session) -> str:
    """Say that a meeting is set for another day, since the first note begins it."""
    when = session.when(MEETING)
    local = session.local(desk.now)
    if when is None or when.day <= local.date() or session.frozen(desk.now):
        return ""
    day = read_back(when, local)
    return f"The meeting is set for {day}; the first note begins it now."


def counted(notes: int) -> str:
    """Say how many notes there are."""
    return {0: "No note", 1: "1 note"}.get(notes, f"{notes} notes")


def reply_to(session: Session, taken: notes.Note) -> str:
    """Return the planned reply to the concern that a note belongs to, or nothing."""
    for concern in expected(session):
        if taken.concern and concern.get("says") == taken.concern:
            return concern.get("reply", "")
    return ""


def _with(session: Session, changes: Iterable[Change]) -> Session:
    """Return a session as changes make it."""
    for change in changes:
        # A file that does not take it says so when it is stored.
        with suppress(ClashError):
            tree = apply(session.tree, change, session.guide.order())
            session = session._replace(tree=tree)
    return session


def _afresh(desk: Desk, session: Session) -> Session:
    """Read a session again: another shell may have taken notes meanwhile."""
    try:
        return desk.journal.open(session.name)
    except NoSessionError:
        # A file that got another name is found by its id when the note is stored.
        return session
