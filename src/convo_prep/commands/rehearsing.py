"""The hard sentences said aloud before the meeting; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.advice.rehearsal import BECAUSE, Hard, hard_sentences
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.sources import sources
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of
from convo_prep.document import Document, Line, Pairs, line, quiet, strong
from convo_prep.errors import StoppedError
from convo_prep.faces.face import Face
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK

WHY = (
    "A line that was said aloud once comes easier when it counts. Nothing is kept; "
    "Ctrl-D ends."
)
HOW = "Say your answer aloud and press Enter, or type it: "
OURS = "Say it aloud and press Enter: "
MORE = "Those were yours. {} more from the situation, or Ctrl-D: it is enough."
NEXT = "Enter next, r again: "
NOTHING = "No concerns are written down yet, so there is nothing to rehearse."
NO_PLAN = "(no answer planned)"
AGAIN = ("r", "again")


def rehearse(desk: Desk, session: Session) -> None:
    """Go through the hard sentences, until all are said or the person leaves.

    Raises:
        StoppedError: the person stopped with Ctrl-C.
    """
    face = face_of(desk)
    playbook = desk.playbook(session.text(PLAYBOOK))
    sentences = hard_sentences(session, playbook, sources(desk, session).earlier)
    if not sentences:
        face.say(line(NOTHING))
        saying.next_up(
            desk, (f"convo prep {name_of(desk, session)}", "write them down")
        )
        return
    face.say(line(quiet(WHY)))
    try:
        _all(face, [hard for hard in sentences if hard.own])
        more = [hard for hard in sentences if not hard.own]
        if 0 < len(more) < len(sentences):
            face.say(())
            face.say(line(quiet(MORE.format(len(more)))))
        _all(face, more)
    except EOFError:
        face.say(())
        return
    except KeyboardInterrupt:
        face.say(())
        raise StoppedError("Stopped. Nothing is kept of a rehearsal.") from None
    face.say(line("That was all of them."))
    saying.next_up(
        desk, (f"convo card {name_of(desk, session)}", "to hold in the meeting")
    )


def _all(face: Face, sentences: Sequence[Hard]) -> None:
    for number, hard in enumerate(sentences, 1):
        face.say(())
        face.say(line(quiet(f"{number} of {len(sentences)}")))
        _one(face, hard)


def _one(face: Face, hard: Hard) -> None:
    """Rehearse one sentence until the person goes on."""
    again = True
    while again:
        face.say(line(quiet(f"{hard.lead}: "), strong(hard.says)))
        typed = face.listen(OURS if hard.beside == BECAUSE else HOW).strip()
        face.show(_beside(hard, typed))
        again = face.listen(NEXT).strip().lower() in AGAIN


def _beside(hard: Hard, typed: str) -> Document:
    """Return the plan, beside what was typed."""
    said: list[tuple[str, Line]] = [("You said", line(typed))] if typed else []
    plan = (hard.beside, line(strong(hard.plan or NO_PLAN)))
    need = [("Behind it", line(hard.need))] if hard.need else []
    return Document("", (Pairs((*said, plan, *need)),), close=True)
