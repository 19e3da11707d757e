"""A page on the screen until the person has enough of it: shown, gone over, changed."""

from __future__ import annotations

from typing import NamedTuple

from convo_prep.desk import course, striking
from convo_prep.desk.desk import Desk
from convo_prep.desk.going_over import Over
from convo_prep.desk.listening import heard
from convo_prep.desk.on_a_page import Sheet
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.errors import StoppedError
from convo_prep.faces import colons
from convo_prep.guide import Question
from convo_prep.page import Page, Spot
from convo_prep.session import Session
from convo_prep.text import echoed, one_line
from convo_prep.walk import foretold
from convo_prep.walk.route import Route, asking
from convo_prep.walk.walking import Walk

GO_ON = "A line to change (4, ? help; Enter: go on, Ctrl-D: enough): "
THAT_IS_ALL = "A line to change (4, ? help; Enter: that is all): "
HOW = (
    "4 goes to that line, 4.2 to its second part, a name to any question: facts. "
    "There an empty Enter changes nothing. -4 strikes that line, as :drop 4 does at a "
    "question; :back puts it back. After a change only what changed is shown; :list "
    "shows all of it again."
)
LIST, GO = ":list", ":go "


class OverPage(NamedTuple):
    """How a command goes over its page; `deeper` comes after it, None for nothing."""

    desk: Desk
    command: str
    sheet: Sheet
    deeper: Route | None = None

    def until_enough(self, session: Session, lines: Route | None) -> Session:
        """Go over the page until the person has enough of it; returns what is stored.

        Raises:
            StoppedError: the person left by Ctrl-C.
        """
        try:
            return self._through(session, lines)
        except StoppedError as stopped:
            if stopped.exit_code:
                raise
        except KeyboardInterrupt:
            again = f"Go on with: convo {self.command} {name_of(self.desk, session)}"
            raise StoppedError("Stopped. Everything is saved.", again) from None
        return self.desk.journal.open(session.name)

    def _through(self, session: Session, lines: Route | None) -> Session:
        """Show the page, ask its `lines` in order, then go wherever a number leads.

        Raises:
            StoppedError: the person has enough.
            KeyboardInterrupt: the person left by Ctrl-C, or a signal did.
        """
        self._show(session)
        if lines and Walk(lines, session, self.desk.now).first():
            shown = self.sheet.page(session)
            session = self._walked(session, lines)
            self._show_end(shown, session)
        while typed := self._line(session):
            before = self.sheet.page(session)
            after = self._done(typed, session)
            if after is not session:
                session = after
                self._show_news(before, session)
        return self._walked(session, self.deeper) if self.deeper else session

    def _done(self, typed: str, session: Session) -> Session:
        """Do what was typed below the page; returns what is stored then."""
        gone = self.sheet.taken_out
        if typed == colons.HELP:
            face_of(self.desk).say(line(HOW))
        elif typed == LIST:
            self._show(session, ends=True)
        elif name := colons.struck(typed):
            if spot := self._led(name, session, strikes=True):
                draft = self.sheet.draft(spot, session)
                after = striking.struck(self.desk, session, spot, draft)
                gone += [(session, after)] if after is not session else []
                return after
        elif typed == striking.BACK:
            return striking.put_back(self.desk, session, gone)
        elif spot := self._led(typed.removeprefix(GO), session):
            return self._walked(session, self._line_of(spot), spot)
        return session

    def _line(self, session: Session) -> str:
        """Ask for a line to go to; "" for none.

        Raises:
            StoppedError: the person has enough.
            KeyboardInterrupt: the person left by Ctrl-C, or a signal did.
        """
        try:
            words = GO_ON if self.deeper else THAT_IS_ALL
            place = f"{self.command}.line"
            return colons.in_full(one_line(heard(self.desk, session, place, words)))
        except EOFError:
            enough = StoppedError("")
            enough.exit_code = 0
            raise enough from None

    def _walked(
        self, session: Session, route: Route, start: Spot | None = None
    ) -> Session:
        over = Over(self.sheet, start)
        return course.go_through(self.desk, session, route, self.command, over)

    def _line_of(self, spot: Spot) -> Route:
        """Return the way over one line: of a list only what the page has of it."""
        one = asking(self.desk.guide, (spot.question,))
        there = one.questions[0] in self.sheet.lines.questions
        lines = self.sheet.lines
        if not there:
            return one
        return one._replace(pace=lines.pace, title=lines.title, helping=True)

    def _show(self, session: Session, ends: bool = False) -> None:
        rest = self._numbered(session) if ends else ()
        face_of(self.desk).show(self.sheet.document(session, rest))

    def _show_end(self, shown: Page, session: Session) -> None:
        """Show what the way over the lines has made of the page that was shown."""
        deeper = self.deeper.questions if self.deeper else None
        rest = self._numbered(session)
        face_of(self.desk).show(self.sheet.ended(shown, session, rest, deeper))

    def _show_news(self, before: Page, session: Session) -> None:
        """Show what has changed, and what another number leads to now."""
        news = self.sheet.news(before, session)
        if news is None:
            self._show_end(before, session)
        elif news.blocks:
            face_of(self.desk).show(news)

    def _led(
        self, typed: str, session: Session, *, strikes: bool = False
    ) -> Spot | None:
        """Return where what was typed leads, and say it where that is elsewhere.

        What stays is not struck elsewhere instead.
        """
        found, say = self._spot(typed, session), face_of(self.desk).say
        if found is None:
            say(line(f"There is no line {echoed(typed, 'that is called so')}."))
            return None
        way = foretold.way_to(found, session, self.desk.now)
        if way.why:
            say(line(way.why))
        return None if way.why and strikes else way.spot

    def _spot(self, typed: str, session: Session) -> Spot | None:
        numbered = {str(number): q for number, q in self._numbered(session)}
        if typed in numbered:
            return Spot(numbered[typed].path)
        if typed[:1].isdigit():
            return self.sheet.spot(typed, session)
        return Walk(self.sheet.whole, session, self.desk.now).find(typed)

    def _numbered(self, session: Session) -> list[tuple[int, Question]]:
        """Return what no line of the page is for, with the numbers that come next."""
        lines = [each for each in self.sheet.page(session).numbered() if each[0]]
        there = {each.spot.question for _, each in lines if each.spot}
        walk = Walk(self.sheet.whole, session, self.desk.now)
        rest = (question for question in walk.asked() if question.path not in there)
        return list(enumerate(rest, len(lines) + 1))
