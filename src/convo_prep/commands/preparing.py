"""A preparation: four questions, the card drafted, its lines, then what lies deeper."""

from __future__ import annotations

from convo_prep.change import Change, SetAnswer
from convo_prep.dates import stamp
from convo_prep.desk import course
from convo_prep.desk.desk import Desk
from convo_prep.desk.interview import Over
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.errors import StoppedError
from convo_prep.guide import Question
from convo_prep.page import Spot, spot_from
from convo_prep.session import Session
from convo_prep.session.paths import READY
from convo_prep.session.reference import sure_name
from convo_prep.text import cut, one_line
from convo_prep.walk import Route, Walk, asking, beginning, deeper, on_card, preparing

COMMAND = "prep"
TOPIC = "topic"
PLAYBOOK = "playbook"
A_TALK = "Talk"
LINE = "A line to change (its number; Enter: go on, Ctrl-D: enough): "


def through(desk: Desk, session: Session) -> Session:
    """Take a session to its card and over its lines; returns it as stored.

    Whoever leaves the card has prepared, however much of it is drafted still.

    Raises:
        StoppedError: the person stopped before there was a card, or by Ctrl-C.
    """
    fresh = not session.text(READY)
    if fresh and not _left_on(desk, session, on_card(desk.guide)):
        session = course.go_through(desk, session, beginning(desk.guide), COMMAND)
        session = titled(desk, session)
    try:
        session = _Card(desk).over(session, fresh)
    except StoppedError as stopped:
        if stopped.exit_code:
            raise
        session = desk.journal.open(session.name)
    if not (fresh and _told(session)):
        return session
    return desk.journal.apply(session, SetAnswer(READY, stamp(desk.now), None))


def titled(desk: Desk, session: Session) -> Session:
    """Give a session a title that has none: the short one of its situation."""
    if session.text(TOPIC) or not _told(session):
        return session
    playbook = desk.playbook(session.text(PLAYBOOK))
    title = (playbook.text("short") if playbook else "") or A_TALK
    change: Change = SetAnswer(TOPIC, title, "")
    return desk.journal.apply(session, change)


def _told(session: Session) -> bool:
    """Whether the person has said anything of the matter, the client apart."""
    return any(map(session.tree.get, (PLAYBOOK, "prepare", "initiate")))


def _left_on(desk: Desk, session: Session, route: Route) -> bool:
    """Whether the person left off at a line of a route that nobody asks before it."""
    spot = spot_from(desk.journal.half_typed(session).position())
    return spot is not None and spot.question in {q.path for q in route.questions}


class _Card:
    """The card on the screen, until the person has enough of it."""

    def __init__(self, desk: Desk) -> None:
        # Drafts and card cost what the first question should not wait for.
        from convo_prep.desk.on_the_card import CardSheet

        self._desk = desk
        self._sheet = CardSheet(desk)

    def over(self, session: Session, fresh: bool) -> Session:
        """Go over the lines, then wherever a number leads, or deeper."""
        self._show(session)
        if fresh:
            session = self._walked(session, on_card(self._desk.guide))
            self._show(session, ends=True)
        while typed := self._line(session):
            spot = self._spot(typed, session)
            if spot is None:
                face_of(self._desk).say(line(f"There is no line '{cut(typed, 20)}'."))
                continue
            session = self._walked(session, self._line_of(spot), spot)
            self._show(session, ends=True)
        return self._walked(session, deeper(self._desk.guide)) if fresh else session

    def _line(self, session: Session) -> str:
        """Ask for a line to go to; "" for none.

        Raises:
            StoppedError: the person has enough, or left by Ctrl-C.
        """
        try:
            return one_line(face_of(self._desk).listen(LINE))
        except EOFError:
            enough = StoppedError("")
            enough.exit_code = 0
            raise enough from None
        except KeyboardInterrupt:
            again = f"Go on with: convo {COMMAND} {sure_name(session)}"
            raise StoppedError("Stopped. Everything is saved.", again) from None

    def _walked(
        self, session: Session, route: Route, start: Spot | None = None
    ) -> Session:
        over = Over(self._sheet, start)
        return course.go_through(self._desk, session, route, COMMAND, over)

    def _line_of(self, spot: Spot) -> Route:
        """Return the way over one line: of a concern only what the card has of it."""
        one = asking(self._desk.guide, (spot.question,))
        on = on_card(self._desk.guide)
        return one._replace(pace=on.pace) if one.questions[0] in on.questions else one

    def _show(self, session: Session, ends: bool = False) -> None:
        rest = self._numbered(session) if ends else ()
        face_of(self._desk).show(self._sheet.document(session, rest))

    def _spot(self, typed: str, session: Session) -> Spot | None:
        numbered = {str(number): q for number, q in self._numbered(session)}
        if typed in numbered:
            return Spot(numbered[typed].path)
        return self._sheet.spot(typed, session)

    def _numbered(self, session: Session) -> list[tuple[int, Question]]:
        """Return what no line of the card is for, with the numbers that come next."""
        lines = [each for each in self._sheet.page(session).numbered() if each[0]]
        there = {each.spot.question for _, each in lines if each.spot}
        walk = Walk(preparing(self._desk.guide, "full"), session, self._desk.now)
        rest = (question for question in walk.asked() if question.path not in there)
        return list(enumerate(rest, len(lines) + 1))
