"""A meeting that is on: its session and the disk, as a face may use them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from convo_prep.desk import noting, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.half_typed import HalfTyped
from convo_prep.desk.the_card import card_of, promises_to, unshown
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of, has_line_editor, plain_wanted
from convo_prep.document import Document
from convo_prep.errors import ConvoError, StoppedError
from convo_prep.faces.meeting import LiveFace
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import NOTES, PLAYBOOK
from convo_prep.views.live_sheet import Sheet, clock, notes_page, sheet
from convo_prep.walk import notes, pressing
from convo_prep.walk.understood import understood

UNCONFIRMED = "Saved, but the disk did not confirm it."


def take_notes(desk: Desk, session: Session) -> Session:
    """Follow a meeting until the person ends it; returns the session as it is then.

    Raises:
        StoppedError: it was broken off from outside; every note is stored.
    """
    live = _live_face(desk)
    meeting = Attended(desk, session)
    try:
        ended = live.attend(meeting)
    finally:
        lost = meeting.settle()
    if not ended:
        saying.give_back_line(desk, lost)
        again = f"Go on with: convo conduct {name_of(desk, session)}"
        raise StoppedError("Stopped. Every note is saved.", again)
    if live.leaves_no_trace:
        # The person leaves: what they wrote stands there, and nothing waits for a key.
        saying.say(desk, notes_page(meeting.session))
    return meeting.session


class Attended:
    """The meeting of one session; what a face asks of it, with the disk behind.

    Attributes:
        session: The session as last read or stored; until the talk begins, with the
            drafts on its card.
        remark: What is to be said before the first note.
    """

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        said = (noting.not_yet(desk, session), unshown(desk, session))
        self.remark = " ".join(filter(None, said))
        self.session = noting.with_drafts(desk, noting.begin(desk, session))
        self._promises = promises_to(desk, session)
        self._playbook = desk.playbook(session.text(PLAYBOOK))
        self._lines = desk.journal.half_typed(self.session)
        self._half_typed = HalfTyped(self._lines)
        self._print = self._fingerprint()
        self._sheet = self._drawn()

    @property
    def sheet(self) -> Sheet:
        """The card in short and the notes, as last read."""
        return self._sheet

    def card(self) -> Document:
        """Return the card with nothing cut, without private answers."""
        return card_of(self._desk, self.session, whole=True)

    def now(self) -> datetime:
        """Return the present, with its zone."""
        return self._desk.now

    def clock(self) -> tuple[int | None, int | None]:
        """Return the whole minutes since the start, and those planned."""
        return clock(self.session, self._desk.now)

    def reading(self, line: str) -> notes.Note:
        """Return what a line would be, while it is being typed."""
        return notes.reading(line, self.session)

    def understood(self, line: str) -> str:
        """Say what a line is understood as; "" where its words say it all."""
        return understood(self.reading(line), self.session, self._desk.now)

    def dated(self, note: notes.Note) -> str:
        """Say what day a note sets, that none is understood, or it is an action."""
        return noting.date_of(self._desk, self.session, note)

    def turned(self, line: str, step: int) -> str:
        """Return the line as the next kind of note, or with -1 the one before."""
        return notes.turned(line, self.session, step)

    def take(self, line: str, began: datetime | None = None) -> notes.Note | None:
        """Store a line as a note of the moment `began`, or of now; None if empty."""
        session, taken = noting.take(self._desk, self.session, line, began=began)
        self._stored(session)
        return taken

    def pressed(self, line: str, unfolded: int) -> pressing.Press | None:
        """Return what a line does that is a planned concern's number alone."""
        return pressing.pressed(line, unfolded, self.session)

    def take_back(self, says: str) -> str:
        """Store that a planned concern did not come up; says what there is to say."""
        self._stored(noting.take_back(self._desk, self.session, says))
        return UNCONFIRMED if self._desk.journal.unconfirmed else ""

    def reply_to(self, note: notes.Note) -> str:
        """Return the planned reply to the concern of a note."""
        return noting.reply_to(self.session, note)

    def need_behind(self, note: notes.Note) -> str:
        """Return what is behind the concern of a note, "" where nobody knows."""
        planned = self._sheet.concerns
        return next((each.need for each in planned if each.says == note.concern), "")

    def line_of(self, place: int) -> str:
        """Return the line that makes the note at a place again."""
        record = self.session.records(NOTES)[place]
        kind, text = record.get("kind", ""), record.get("text", "")
        note = notes.Note(kind, text, record.get("concern", ""))
        return notes.line_for(note, self.session)

    def correct(self, place: int, line: str) -> str:
        """Store a new line for the note at a place; an empty one takes it out."""
        session, said = noting.correct(self._desk, self.session, place, line)
        self._stored(session)
        return said or (UNCONFIRMED if self._desk.journal.unconfirmed else "")

    def keep(self, line: str, place: int | None) -> None:
        """Keep the half-typed line, and which note it corrects, if one."""
        if line.strip():
            self._half_typed.keep(Spot(NOTES, place), line)
        else:
            self._half_typed.clear()

    def settle(self) -> str:
        """Wait until the half-typed line is on disk; returns it where it is not."""
        self._half_typed.settle()
        return self._half_typed.lost

    def kept(self) -> tuple[str, int | None]:
        """Return the half-typed line of last time, and the note it corrects."""
        left = self._lines.load()
        if left is None or left.question != NOTES:
            return "", None
        there = left.item is not None and left.item < len(self._sheet.notes)
        return left.text, left.item if there else None

    def changed(self) -> bool:
        """Tell whether somebody else has changed the file; it is read anew then."""
        seen = self._fingerprint()
        if seen == self._print:
            return False
        self._print = seen
        try:
            session = self._desk.journal.open(self.session.name)
        except ConvoError:
            # An editor is in the middle of it; the next look may find it whole.
            return False
        before = self._sheet
        self.session = noting.with_drafts(self._desk, session)
        self._sheet = self._drawn()
        return self._sheet != before

    def _stored(self, session: Session) -> None:
        self.session = noting.with_drafts(self._desk, session)
        # Somebody may have written right after us, so the next look reads again.
        self._print = ()
        self._sheet = self._drawn()

    def _drawn(self) -> Sheet:
        return sheet(self.session, self._desk.now, self._promises, self._playbook)

    def _fingerprint(self) -> tuple[int, ...]:
        """Return what changes when the file does; costs one look, and no reading."""
        try:
            seen = Path(self._desk.journal.path(self.session.name)).stat()
        except OSError:
            return ()
        return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _live_face(desk: Desk) -> LiveFace:
    """Return the full screen on a terminal that can show it, else plain lines."""
    if plain_wanted(desk) or not has_line_editor():
        return _plain_live(desk)
    from convo_prep.faces.keys.live import KeysLive
    from convo_prep.faces.keys.look import Look

    look = saying.look(desk)
    return KeysLive(Look(look.colour, look.ascii), vi=desk.settings.vi)


def _plain_live(desk: Desk) -> LiveFace:
    from convo_prep.faces.plain.live import PlainLive

    return PlainLive(face_of(desk), lambda: saying.write(desk, "\n"))
