"""What stands around a question of a walk: what is offered, drafted, called to mind."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from convo_prep.advice.playbook import NOT_FOR
from convo_prep.desk import striking
from convo_prep.desk.desk import Desk
from convo_prep.desk.received import drafted_issue
from convo_prep.desk.remarks import in_titles
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.kinds import is_worded
from convo_prep.page import Line, Listed, Spot
from convo_prep.session.paths import CONFIDENCE, ISSUE, PLAYBOOK
from convo_prep.walk.answering import Answer
from convo_prep.walk.foretold import Way, way_to
from convo_prep.walk.spot import Ask
from convo_prep.walk.walking import Walk

if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion
    from convo_prep.desk.on_a_page import Sheet
    from convo_prep.desk.situation import Situations
    from convo_prep.desk.sources import Offering
    from convo_prep.session import Session

AMONG = "Among"
NOWHERE = "There is no question '{}' here."
# So many things to think of stand beside a question, the others with its help.
MOST_TO_THINK_OF = 2


class Prompting:
    """What one walk knows around its questions.

    `sheet` is the page that the walk goes over, None where it goes over none.
    """

    def __init__(self, desk: Desk, sheet: Sheet | None = None) -> None:
        self._desk = desk
        self.sheet = sheet

    def ask(self, walk: Walk, spot: Spot) -> Ask:
        """Return the question at a spot, with what the situation calls to mind."""
        ask = self._in_words(walk.ask(spot))
        if self.sheet is not None and not ask.about:
            ask = ask._replace(about=self.sheet.about(spot, walk.session))
        if ask.of.path == CONFIDENCE:
            return ask._replace(beside=(*ask.beside, *self._own_record))
        if not (ask.of.think or ask.of.check or ask.asked.behind):
            return ask
        more = self._offering.reminders(ask, walk.session)
        think = self._desk.guide.label("think")
        aside = [row for row in more if row[0] == think][MOST_TO_THINK_OF:]
        beside = (row for row in more if row not in aside)
        return ask._replace(beside=(*ask.beside, *beside), aside=tuple(aside))

    def draft(self, ask: Ask, session: Session) -> Suggestion | None:
        """Return the draft at a question: as on the card, or from their message."""
        if ask.answer:
            return None
        if self.sheet is not None and (found := self.sheet.draft(ask.spot, session)):
            return found
        return drafted_issue(session) if ask.of.path == ISSUE else None

    def suggestions(self, ask: Ask, session: Session) -> tuple[Suggestion, ...]:
        """Return what may be taken as answer, the draft first."""
        if ask.of.path == PLAYBOOK:
            return self.situations.rows(session)
        draft = self.draft(ask, session)
        if not ask.of.step or not is_worded(ask.asked):
            return (draft,) if draft else ()
        offered = self._offering.at(ask, session)
        if draft is None:
            return offered
        return (draft, *(each for each in offered if each.text != draft.text))

    def drafted_at(self, spot: Spot | None, session: Session) -> Spot | None:
        """Return a spot left earlier if it is of an item that is only drafted."""
        if self.sheet is None or spot is None or spot.item is None:
            return None
        there = self.sheet.draft(spot, session) or self.sheet.about(spot, session)
        return spot if there else None

    def past(self, ask: Ask, session: Session) -> tuple[Suggestion, ...]:
        """Return what earlier conversations answered to a question."""
        return self._offering.past(ask, session)

    def outline(self, walk: Walk) -> tuple[Listed, ...]:
        """Return the lines of the page, else the questions, each with its answer."""
        if self.sheet is not None:
            return self.sheet.outline(walk.session)
        label = self._desk.guide.question(PLAYBOOK).label
        rows = walk.outline()
        chosen = Listed(label, walk.session.text(PLAYBOOK), given=True)
        if chosen not in rows:
            return rows
        title = str(self._in_words(walk.ask(Spot(PLAYBOOK))).answer)
        titled = chosen._replace(words=title)
        return tuple(titled if row == chosen else row for row in rows)

    def named(self, walk: Walk, name: str) -> Spot | None:
        """Return the spot of a line of the page, or of a question, by what names it."""
        if self.sheet is None:
            return walk.find(name)
        if name.strip()[:1].isdigit():
            return self.sheet.spot(name, walk.session)
        return walk.find(name) or walk._replace(route=self.sheet.whole).find(name)

    def to_strike(self, walk: Walk, ask: Ask, name: str) -> Way:
        """Return the way to what a name says to strike, "" for what stands here."""
        if self.sheet is None and name[:1].isdigit() and len(walk.asked()) == 1:
            # The numbers before the person are those of a page that is left for now.
            return Way(None, striking.alone(ask, name))
        found = self.named(walk, name) if name else ask.spot
        if found is None:
            return Way(None, NOWHERE.format(name))
        why = way_to(found, walk.session, walk.now).why
        why = why or striking.of_two(ask, name, found)
        return Way(None if why else found, why)

    def struck(self, walk: Walk, ask: Ask, spot: Spot) -> Session:
        """Strike what stands at a spot, as below the page; returns what is stored."""
        there = ask if spot == ask.spot else self.ask(walk, spot)
        draft, before = self.draft(there, walk.session), walk.session
        back = striking.BELOW if self.sheet else striking.BY_UNDO
        session = striking.struck(self._desk, before, spot, draft, back)
        if self.sheet and session is not before:
            self.sheet.taken_out.append((before, session))
        return session

    def line_of(self, spot: Spot, session: Session) -> Line | None:
        """Return the line of the page that a spot is of, None where none is."""
        return self.sheet.line_of(spot, session) if self.sheet else None

    def follow(self, was: Line | None, session: Session) -> None:
        """Keep the number of a line with what an answer made of it."""
        if self.sheet is not None and was is not None:
            self.sheet.follow(was, session)

    def read(self, walk: Walk, ask: Ask, text: str) -> Answer:
        """Read a line typed at a question; a situation is named in many ways.

        Raises:
            InvalidAnswerError: it is the number of a line of the page, and no words.
        """
        if self._is_number_of_a_line(ask, text, walk.session):
            number = text.strip()
            raise InvalidAnswerError(
                f"{number} is the number of a line here.", f"To go there: :go {number}"
            )
        if ask.of.path != PLAYBOOK or not text.strip():
            return self._with_open_dates(walk, ask, text)
        if self.situations.group_of(text, walk.session):
            return Answer(text)
        chosen = self.situations.chosen(text, walk.session)
        answer = walk.read(ask, chosen)
        return answer._replace(line=text, said=self._desk.title_of(chosen))

    def _with_open_dates(self, walk: Walk, ask: Ask, text: str) -> Answer:
        """Read a line; a date that is open is asked about where somebody is there."""
        try:
            return walk.read(ask, text)
        except OpenDateError as error:
            if not self._desk.can_ask:
                raise
            return Answer(text, open=error)

    def _is_number_of_a_line(self, ask: Ask, text: str, session: Session) -> bool:
        if self.sheet is None or not is_worded(ask.asked) or ask.of.path == PLAYBOOK:
            return False
        numbered = re.fullmatch(r"\s*\d{1,2}(\.\d)?\s*", text)
        return bool(numbered) and self.sheet.spot(text, session) is not None

    def leads_on(self, ask: Ask, text: str, session: Session) -> bool:
        """Tell whether a line leads into a group of situations, which opens then."""
        at = ask.of.path == PLAYBOOK and bool(text)
        return at and self.situations.enter(text, session)

    def _in_words(self, ask: Ask) -> Ask:
        """Show a situation by its title, as it was offered."""
        if ask.of.path != PLAYBOOK or not isinstance(ask.answer, str):
            return ask
        group = self.situations.group
        among = ((AMONG, f"{group.words} (:back: all)"),) if group else ()
        title = self._desk.title_of(ask.answer) or ask.answer
        beside = (*ask.beside, *among, *self._not_for(ask.answer))
        return ask._replace(answer=title, beside=beside)

    def _not_for(self, chosen: str) -> tuple[tuple[str, str], ...]:
        """Return what the situation that is chosen is not for, and which is then."""
        playbook = self._desk.playbook(chosen)
        not_for = playbook.text(NOT_FOR) if playbook else ""
        said = in_titles(not_for, self._desk.title_of)
        return ((self._desk.guide.label(NOT_FOR), said),) if said else ()

    @cached_property
    def _own_record(self) -> tuple[tuple[str, str], ...]:
        # It looks through the journal, and so only where it is said.
        from convo_prep.desk.own_record import own_record_rows

        return own_record_rows(self._desk)

    @cached_property
    def situations(self) -> Situations:
        """The situations, at the question which one it is."""
        from convo_prep.desk.situation import Situations

        return Situations(self._desk)

    @cached_property
    def _offering(self) -> Offering:
        # The first questions of a preparation have nothing to offer.
        from convo_prep.desk.sources import Offering

        return Offering(self._desk)
