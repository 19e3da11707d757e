"""After a talk: lines of what is to be added, each stored and read back at once."""

from __future__ import annotations

from convo_prep import dates
from convo_prep.advice.kept_back import action_held
from convo_prep.commands import into_action
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.listening import heard
from convo_prep.desk.open_dates import settled
from convo_prep.desk.which_face import face_of
from convo_prep.document import line, quiet, warn
from convo_prep.errors import ConvoError
from convo_prep.faces import colons
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import AGREED, FOLLOW_UP, OUTCOME
from convo_prep.session.unkept import promises
from convo_prep.views.commitments import commitments
from convo_prep.views.invitation import SETTLED
from convo_prep.walk.jotted import LOOK, Jotted, jotted
from convo_prep.walk.understood import WITH_A_DAY, dated

ASK = (
    "Anything to add? Enter: to the message.",
    '= agreed   + action @me by fri   ? open   " their words   15 dec: next look',
    "No sign: not sent.   # for you alone.",
)
KEPT = {
    "point": "Kept, not sent",
    "concern": "Kept, not sent",
    "words": "They said",
    "private": "For you alone",
}
PROMPT, PLACE = "> ", "jot"


def jot(desk: Desk, session: Session) -> Session:
    """Take lines until an empty one; returns the session as it is stored then.

    Raises:
        EOFError: the person ends it with Ctrl-D.
        KeyboardInterrupt: with Ctrl-C, or a signal does.
    """
    _say_how(desk)
    while typed := heard(desk, session, PLACE, PROMPT, several=True):
        given = typed.splitlines()
        for number, each in enumerate(given, 1):
            if colons.in_full(each.strip()) == colons.HELP:
                _say_how(desk)
            elif each.strip():
                which = f"line {number}" if len(given) > 1 else ""
                session = _taken(desk, session, each, which)
    return session


def _say_how(desk: Desk) -> None:
    face_of(desk).say(line(ASK[0]))
    for each in ASK[1:]:
        face_of(desk).say(line(quiet(each)))


def _taken(desk: Desk, session: Session, typed: str, which: str) -> Session:
    """Store one line, and say as what; or why not, and it can be typed again."""
    face = face_of(desk)
    try:
        if typed.strip() == into_action.SIGN:
            return into_action.made_of(desk, session, Spot(AGREED))
        typed = colons.words(typed)
        read = settled(desk, typed, lambda each: jotted(each, session, desk.now))
        if read is None:
            return session
        session = desk.journal.apply(session, *read.changes)
    except ConvoError as error:
        lead = " ".join(filter(None, ("Not saved", which)))
        face.say(line(warn(f"{lead}: {error.sentence} {error.hint}".strip())))
        return session
    saying.tell_unconfirmed(desk)
    face.say(line(_read_back(desk, session, read)))
    if told := saying.if_wanted(desk, _unkept(desk, session, read)):
        face.say(line(quiet(told)))
    return session


def _unkept(desk: Desk, session: Session, read: Jotted) -> str:
    """Say how what is agreed becomes an action, where it reads as one; else ""."""
    local = session.local(desk.now)
    promise = read.kind == "agreed" and promises(read.text, session, local)
    return f"{WITH_A_DAY} {into_action.MAKES_IT}" if promise else ""


def _read_back(desk: Desk, session: Session, read: Jotted) -> str:
    """Say a line as it was understood, its date in full words."""
    local = session.local(desk.now)
    if read.kind == "action":
        held = action_held(session, session.actions()[-1])
        label = f"Action ({held})" if held else "Action"
        return f"{label}: {commitments(session, local)[-1]}"
    if read.kind == LOOK:
        when = session.when(FOLLOW_UP)
        return f"Next look: {dates.read_back(when, local) if when else ''}"
    if read.kind == "agreed":
        sent = session.text(OUTCOME) in SETTLED
        label = session.guide.label(AGREED)
        return f"{label}{'' if sent else ' (kept, not sent)'}: {read.text}"
    lead = KEPT.get(read.kind, "Still open")
    remark = dated(read.note, session, desk.now)
    said = f"{lead}: {read.text}"
    return f"{said} - {remark}" if remark else said
