"""The message to the client: made, looked over, kept in the session."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

from convo_prep import dates
from convo_prep.change import SetAnswer
from convo_prep.desk import editing, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.near_law import is_alarmed, is_near_law, words_of
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of
from convo_prep.errors import ConvoError, NotSavedError, UsageError
from convo_prep.faces import colons
from convo_prep.session import Session
from convo_prep.session.paths import (
    GREETING,
    OUTCOME,
    PLAYBOOK,
    RECAP,
    SENT,
)
from convo_prep.session.sure_name import sure_name
from convo_prep.store import remembered
from convo_prep.store.edited import Edited
from convo_prep.text import bare, normal, one_line, visible
from convo_prep.views.letter import Letter
from convo_prep.views.recap import WORD_LIMIT, Recap, recap

NAME = "name"
YOUR_NAME = "Your name, to sign with (Enter: none): "
EARLIER = 40


def letter_of(desk: Desk, session: Session) -> Letter:
    """Return what of the message is no answer: name, greeting, mark, what it needs."""
    return Letter(
        _name(desk, session),
        _greeting(desk, session),
        desk.settings.recap_mark,
        is_near_law(desk, session),
        _guarded(desk, session),
    )


def _guarded(desk: Desk, session: Session) -> bool:
    """Tell whether the situation is one of safety and law, or words alone say so."""
    if not session.text(PLAYBOOK):
        return is_alarmed(desk, words_of(session))
    playbook = desk.playbook(session.text(PLAYBOOK))
    return bool(playbook and playbook.is_of_safety)


def _name(desk: Desk, session: Session) -> str:
    """Return the name to sign with; a login, which is in small letters, is none."""
    signed = session.text("by")
    return _told_name(desk) or ("" if signed.islower() else signed)


def _told_name(desk: Desk) -> str:
    told = remembered.read(desk.settings.remembered).texts.get(NAME, "")
    return told or desk.settings.name


def ask_name(desk: Desk) -> None:
    """Ask which name to sign with, and remember it."""
    try:
        typed = colons.words(one_line(face_of(desk).listen(YOUR_NAME)))
    except (EOFError, KeyboardInterrupt):
        typed = ""
    if typed:
        remembered.keep(desk.settings.remembered, NAME, typed)


def _greeting(desk: Desk, session: Session) -> str:
    """Return how the same person was greeted last time, "" where nobody wrote it."""
    contact = bare(session.text("contact"))
    if not contact or session.text(GREETING):
        return ""
    for other in islice(desk.found_with(session.client), EARLIER):
        written = other.text(GREETING)
        if written and bare(other.text("contact")) == contact:
            return written
    return ""


def say_message(desk: Desk, session: Session, *, final: bool = False) -> str:
    """Print the message, and name on stderr what it lacks, unless it is final.

    Returns:
        Its text.

    Raises:
        UsageError: an answer in it still has a `{...}` to fill.
    """
    made = message(desk, session)
    saying.write(desk, visible(made.text).rstrip("\n") + "\n")
    tell_lacks(desk, session, made, final=final)
    return made.text


def tell_lacks(
    desk: Desk, session: Session, made: Recap, *, final: bool = False
) -> None:
    """Name what a message lacks, unless it is final, and say so if it is too long."""
    if made.missing and not final:
        named = ", ".join(made.missing)
        saying.tell(desk, f"Left out, since nothing is written there: {named}.")
    if made.kept_back and not final:
        said = "; ".join(map(one_line, made.kept_back))
        saying.tell(desk, f"Not sent, as it is near law: {said}.")
    if (made.missing or made.kept_back) and not final and desk.hints:
        page = f"convo resolve {name_of(desk, session)}"
        saying.tell(desk, f"Its lines, to fill or put in what you want: {page}")
    if made.words > WORD_LIMIT:
        again = saying.if_wanted(desk, f": convo recap {name_of(desk, session)} --edit")
        saying.tell(desk, f"{made.words} words; under {WORD_LIMIT} get read{again}")


def message(desk: Desk, session: Session) -> Recap:
    """Return the message: the text kept, which lacks nothing, else one made.

    Raises:
        UsageError: an answer in it still has a `{...}` to fill, or nobody has said yet
            how the talk ended.
    """
    refuse_unsettled(session)
    if kept := session.text(RECAP):
        return Recap(kept, (), ())
    made = recap(session, desk.now, letter_of(desk, session))
    if made.placeholders:
        raise UsageError(
            f"Still to be filled: {', '.join(made.placeholders)}.",
            f"Fill them in: convo edit {name_of(desk, session)}",
        )
    return made


def refuse_unsettled(session: Session) -> None:
    """Make sure that a message is kept, or that there is an outcome to write of.

    Raises:
        UsageError: there is neither.
    """
    if not session.text(RECAP) and not session.text(OUTCOME):
        raise UsageError(
            "How it ended is not written down yet, so there is no message.",
            f"Write it down: convo resolve {sure_name(session)}",
        )


def edited(desk: Desk, session: Session) -> Session:
    """Let the editor change the message, and keep it in the session.

    Raises:
        ConvoError: it is not stored; where the text is, is said.
    """
    made = message(desk, session).text
    session = desk.journal.identified(session)
    file = Edited(desk.journal.own_state(session), RECAP)
    text = editing.edit_text(desk, file, made)
    if text != normal(made):
        session = _kept(desk, session, file, text)
    editing.settled(file, text)
    return session


def _kept(desk: Desk, session: Session, file: Edited, text: str) -> Session:
    change = SetAnswer(RECAP, text, session.answer(RECAP))
    try:
        return desk.journal.apply(session, change)
    except ConvoError as error:
        place = editing.place(file)
        error.hint = f"{error.hint}\n{place}".strip()
        raise


def tell_unstored(desk: Desk, session: Session) -> None:
    """Say so where an editor has saved a message that is not the one kept."""
    with suppress(NotSavedError):  # nothing can have been kept of it yet
        file = Edited(desk.journal.own_state(session), RECAP)
        if place := editing.place(file):
            saying.tell(desk, "Another text of this message was never stored.", place)


def sent(desk: Desk, session: Session, text: str) -> Session:
    """Keep the message as it went out, and when."""
    at = SetAnswer(SENT, dates.stamp(desk.now), None)
    return desk.journal.apply(session, SetAnswer(RECAP, text, None), at)


def made_anew(desk: Desk, session: Session) -> Session:
    """Drop the text kept, so that the message is made from the answers again."""
    return desk.journal.apply(session, SetAnswer(RECAP, "", None))
