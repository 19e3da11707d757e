"""A page while one writes on it: its numbered lines, its drafts, what they lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from convo_prep.advice.suggestions import Suggestion
from convo_prep.desk.numbers_shown import NumbersShown, head_at
from convo_prep.desk.striking import TakenOut
from convo_prep.document import Document
from convo_prep.document import Line as Text
from convo_prep.guide import Question
from convo_prep.page import Line, Listed, Page, Spot
from convo_prep.session import Session
from convo_prep.stored import items_of
from convo_prep.text import Tree
from convo_prep.views.written_on import deeper_line, end_of, news_of, sheet_of
from convo_prep.walk.route import Route

# So many are named once a page was gone over; all of them where it is shown whole.
MOST_DEEPER = 5


class Around(NamedTuple):
    """What stands above the lines, and where most drafts are from."""

    usual: str = ""
    first: Text = ()


class Sheet:
    """The page of one walk, made anew whenever an answer has changed it.

    Args:
        page: Makes the lines of a session, with its drafts.
        drafts: Makes the draft of each place of a session that has no answer.
        around: Makes what stands around the lines.
        lines: The questions that have a line on the page.
        whole: All questions that can be gone to from it.

    Attributes:
        taken_out: What was struck in this walk, the last one last.
    """

    def __init__(
        self,
        page: Callable[[Session, Mapping[Spot, Suggestion]], Page],
        drafts: Callable[[Session], Mapping[Spot, Suggestion]],
        around: Callable[[Session], Around],
        lines: Route,
        whole: Route,
    ) -> None:
        self._page = page
        self._make_drafts = drafts
        self._around = around
        self.lines = lines
        self.whole = whole
        self._made_of: Mapping[str, Tree] | None = None
        self._drafts: Mapping[Spot, Suggestion] = {}
        self._made: Page | None = None
        self._checked: Text = ()
        self._numbers = NumbersShown()
        self.taken_out: list[TakenOut] = []

    def page(self, session: Session) -> Page:
        """Return the lines as the session stands."""
        drafts = self._drafts_of(session)
        if self._made is None:
            self._made = self._page(session, drafts)
        return self._made

    def document(
        self, session: Session, rest: Sequence[tuple[int, Question]] = ()
    ) -> Document:
        """Return the page to be shown, its lines numbered, the `rest` named."""
        first, usual = self._first(session), self._around(session).usual
        last = deeper_line(rest, session)
        self._numbers.show(self.page(session), rest)
        return sheet_of(self.page(session), usual, first, last)

    def ended(
        self,
        before: Page,
        session: Session,
        rest: Sequence[tuple[int, Question]],
        deeper: Sequence[Question] | None,
    ) -> Document:
        """Return what became of the page that was shown before and gone over.

        Of the `rest` it names what is still to be answered, and lies `deeper` if that
        is known; each has its number all the same.
        """
        first, usual = self._first(session), self._around(session).usual
        still = [
            (number, question)
            for number, question in rest
            if not session.answered(question) and (deeper is None or question in deeper)
        ]
        self._numbers.show(self.page(session), rest)
        last = deeper_line(still, session, MOST_DEEPER)
        return end_of(before, self.page(session), usual, first, last)

    def _first(self, session: Session) -> Text:
        """Return what stands above the lines, unless it was read in this walk."""
        first, before = self._around(session).first, self._checked
        self._checked = first
        return first if first != before else ()

    def news(self, before: Page, session: Session) -> Document | None:
        """Return what of the page is other than before, None where all is to be shown.

        Nothing is in it where an answer is on no line.
        """
        page = self.page(session)
        self._numbers.show(page)
        return news_of(before, page, self._around(session).usual)

    def outline(self, session: Session) -> tuple[Listed, ...]:
        """Return each numbered line with its words, in order, to be shown."""
        numbered = self.page(session).numbered()
        self._numbers.show(self.page(session))
        return tuple(_listed(line) for number, line in numbered if number)

    def spot(self, name: str, session: Session) -> Spot | None:
        """Return where the line is changed that had a number when last shown."""
        return self._numbers.spot(name, self.page(session))

    def line_of(self, spot: Spot, session: Session) -> Line | None:
        """Return the numbered line that a spot is of, None where none is."""
        return None if spot.item is None else head_at(spot, self.page(session))

    def follow(self, was: Line, session: Session) -> None:
        """Keep the number of a line at the item that an answer made of it.

        What was drafted further down is the last one of those that are there.
        """
        spot = was.spot
        if spot is None or spot.item is None:
            return
        last = len(items_of(session.answer(spot.question))) - 1
        here = spot._replace(item=min(spot.item, max(last, 0)))
        if now := self.line_of(here, session):
            self._numbers.reworded(was, now)

    def about(self, spot: Spot, session: Session) -> str:
        """Return the item that a part belongs to, where that is a draft, else ""."""
        if spot.item is None or spot.item < len(session.records(spot.question)):
            return ""
        fields = session.guide.question(spot.question).fields
        if not fields or spot.field in ("", fields[0].key):
            return ""
        draft = self.draft(spot._replace(field=fields[0].key), session)
        return draft.text if draft else ""

    def draft(self, spot: Spot, session: Session) -> Suggestion | None:
        """Return the draft of a spot, None where there is none."""
        return self._drafts_of(session).get(spot)

    def _drafts_of(self, session: Session) -> Mapping[Spot, Suggestion]:
        if session.tree is not self._made_of:
            self._drafts = self._make_drafts(session)
            self._made_of, self._made = session.tree, None
        return self._drafts


def _listed(line: Line) -> Listed:
    """Return a line for the outline; what is quiet stands in for an answer."""
    given = bool(line.text) and not line.draft and line.tone != "quiet"
    return Listed(f"{line.named} *" if line.draft else line.named, line.text, given)
