"""The card while one writes on it: its numbered lines, its drafts, what to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from convo_prep.advice.playbook import Playbook
from convo_prep.advice.suggestions import Suggestion
from convo_prep.desk.desk import Desk
from convo_prep.desk.drafted import drafts_of
from convo_prep.desk.meeting import promises_to
from convo_prep.desk.remarks import CHECK_FIRST, NOT_FOR, PLAYBOOK
from convo_prep.document import Document, quiet
from convo_prep.document import Line as Text
from convo_prep.document import line as plain_line
from convo_prep.guide import Question
from convo_prep.page import Line, Page, Spot
from convo_prep.session import Action, Session
from convo_prep.session.paths import BOUNDARY, IF_THEN
from convo_prep.text import Tree
from convo_prep.views.card import card_page
from convo_prep.views.written_on import deeper_line, sheet_of

OPEN = "open: yours to word; ways to say it are offered at this line"


class CardSheet:
    """The card of one walk, made anew whenever an answer has changed it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made_of: Mapping[str, Tree] | None = None
        self._drafts: Mapping[Spot, Suggestion] = {}
        self._promises: tuple[Action, ...] | None = None

    def page(self, session: Session) -> Page:
        """Return the lines of the card, its situation and its title among them."""
        if self._promises is None:
            self._promises = promises_to(self._desk, session)
        drafts = self._drafts_of(session)
        page = card_page(session, self._desk.now, drafts, self._promises)
        shown = (line for line in page.lines if not line.private or line.draft)
        lines = (*self._first(session), *shown)
        return page._replace(lines=tuple(self._with_no(lines, session)))

    def _with_no(self, lines: Iterable[Line], session: Session) -> Iterator[Line]:
        """Add the line of a no that is still open, where it stands on the card.

        It is the person's own, so it is never drafted; ways to say it are offered.
        """
        question = self._desk.guide.question(BOUNDARY)
        still_open = not session.text(BOUNDARY)
        for line in lines:
            if still_open and line.spot == Spot(IF_THEN):
                yield Line(question.label, OPEN, Spot(BOUNDARY), tone="quiet")
            yield line

    def document(
        self, session: Session, rest: Sequence[tuple[int, Question]] = ()
    ) -> Document:
        """Return the whole card to be shown, its lines numbered, the `rest` named."""
        playbook = self._desk.playbook(session.text(PLAYBOOK))
        check = playbook.text(CHECK_FIRST) if playbook else ""
        first = f"{self._desk.guide.label('check')}: {check}" if check else ""
        drawn_from = self._desk.playbook_of(session)
        usual = drawn_from.title if drawn_from else ""
        last = deeper_line(rest, session) if rest else self._not_for(playbook)
        return sheet_of(self.page(session), usual, plain_line(first), last)

    def _not_for(self, playbook: Playbook | None) -> Text:
        """Return what the situation is not for, which may lead to another one."""
        text = playbook.text(NOT_FOR) if playbook else ""
        label = self._desk.guide.label(NOT_FOR)
        return plain_line(quiet(f"{label}: {text}")) if text else ()

    def outline(self, session: Session) -> tuple[tuple[str, str], ...]:
        """Return each numbered line with its words, in order."""
        return tuple(
            (f"{line.label} *" if line.draft else line.label, line.text)
            for number, line in self.page(session).numbered()
            if number
        )

    def spot(self, name: str, session: Session) -> Spot | None:
        """Return where the line of a number is changed.

        The answer to a concern that is a draft itself comes after the concern.
        """
        found = self.page(session).spot(name)
        if found is None or found.item is None:
            return found
        if found.item < len(session.records(found.question)):
            return found
        first = self._desk.guide.question(found.question).fields[0].key
        return found._replace(field=first)

    def draft(self, spot: Spot, session: Session) -> Suggestion | None:
        """Return the draft of a spot, None where there is none."""
        return self._drafts_of(session).get(spot)

    def _drafts_of(self, session: Session) -> Mapping[Spot, Suggestion]:
        if session.tree is not self._made_of:
            self._drafts = drafts_of(self._desk, session)
            self._made_of = session.tree
        return self._drafts

    def _first(self, session: Session) -> Iterator[Line]:
        label = self._desk.guide.question(PLAYBOOK).label
        chosen = session.text(PLAYBOOK)
        title = self._desk.title_of(chosen) or chosen or "none of them"
        yield Line(label, title, Spot(PLAYBOOK))
