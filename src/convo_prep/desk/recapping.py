"""The message to the client: made, looked over, kept in the session."""

from __future__ import annotations

from convo_prep import dates
from convo_prep.change import SetAnswer
from convo_prep.desk import editing, saying
from convo_prep.desk.course import go_through
from convo_prep.desk.desk import Desk
from convo_prep.desk.interview import stored
from convo_prep.desk.which_face import face_of
from convo_prep.errors import ConvoError, UsageError
from convo_prep.session import Session
from convo_prep.session.paths import (
    OUTCOME,
    RECAP,
    SENT,
    THANKS,
    UPDATES,
)
from convo_prep.session.reference import sure_name
from convo_prep.text import normal, visible
from convo_prep.views.recap import WORD_LIMIT, recap
from convo_prep.walk import asking

ASKED = (THANKS, UPDATES)


def offer(desk: Desk, session: Session) -> Session:
    """Offer the message as soon as there is something to recap."""
    if session.text(OUTCOME) in ("", "cancelled", "postponed"):
        return session
    if not face_of(desk).confirm("Write the message to the client now?", default=True):
        return session
    session = ask_missing(desk, session)
    saying.write(desk, "\n")
    say_message(desk, session)
    return session


def ask_missing(desk: Desk, session: Session) -> Session:
    """Ask what only the message needs, where it is still empty."""
    return go_through(desk, session, asking(desk.guide, ASKED), "recap")


def say_message(desk: Desk, session: Session, *, final: bool = False) -> None:
    """Print the message, and name on stderr what it lacks, unless it is final.

    Raises:
        UsageError: an answer in it still has a `{...}` to fill.
    """
    text = message(desk, session)
    if not session.text(OUTCOME):
        first = f"convo resolve {sure_name(session)}"
        saying.tell(desk, f"How it ended is not written down yet: {first}")
    saying.write(desk, visible(text).rstrip("\n") + "\n")
    missing = recap(session, desk.now).missing
    if missing and not final and not session.text(RECAP):
        saying.tell(
            desk, f"Left out, since nothing is written there: {', '.join(missing)}."
        )
    if (words := len(text.split())) > WORD_LIMIT:
        again = f"convo recap {sure_name(session)} --edit"
        saying.tell(desk, f"{words} words; under {WORD_LIMIT} get read: {again}")


def message(desk: Desk, session: Session) -> str:
    """Return the message: the text kept, else one made from the answers.

    Raises:
        UsageError: an answer in it still has a `{...}` to fill.
    """
    kept = session.text(RECAP)
    if kept:
        return kept
    made = recap(session, desk.now)
    if made.placeholders:
        raise UsageError(
            f"Still to be filled: {', '.join(made.placeholders)}.",
            f"Fill them in: convo edit {sure_name(session)}",
        )
    return made.text


def edited(desk: Desk, session: Session) -> Session:
    """Let the editor change the message, and keep it in the session.

    Raises:
        ConvoError: it is not stored; where the text is, is said.
    """
    made = message(desk, session)
    session = desk.journal.identified(session)
    text = editing.edit_text(desk, session, RECAP, made)
    if text != normal(made):
        session = _kept(desk, session, text)
    editing.settled(desk, session, RECAP, text)
    return session


def _kept(desk: Desk, session: Session, text: str) -> Session:
    try:
        return stored(desk, session, SetAnswer(RECAP, text, session.answer(RECAP)))
    except ConvoError as error:
        place = editing.place(desk, session, RECAP)
        error.hint = f"{error.hint}\n{place}".strip()
        raise


def tell_unstored(desk: Desk, session: Session) -> None:
    """Say so where an editor has saved a message that is not the one kept."""
    if place := editing.place(desk, session, RECAP):
        saying.tell(desk, "Another text of this message was never stored.", place)


def sent(desk: Desk, session: Session) -> Session:
    """Keep the message as it went out, and when."""
    at = dates.stamp(desk.now)
    text = SetAnswer(RECAP, message(desk, session), None)
    return stored(desk, session, text, SetAnswer(SENT, at, None))


def made_anew(desk: Desk, session: Session) -> Session:
    """Drop the text kept, so that the message is made from the answers again."""
    return stored(desk, session, SetAnswer(RECAP, "", None))
