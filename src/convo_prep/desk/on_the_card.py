"""The card to write on: its situation and title first, drafted, and what to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from convo_prep.advice.playbook import CHECK_FIRST
from convo_prep.advice.suggestions import Suggestion
from convo_prep.desk.desk import Desk
from convo_prep.desk.drafted import drafts_of
from convo_prep.desk.on_a_page import Around, Sheet
from convo_prep.desk.the_card import promises_found
from convo_prep.document import line as plain_line
from convo_prep.guide import Guide
from convo_prep.page import Line, Page, Spot
from convo_prep.session import Action, Session
from convo_prep.session.paths import BOUNDARY, CONCERNS, IF_THEN, PLAYBOOK
from convo_prep.views.card import card_page
from convo_prep.walk.route import on_card, preparing

OPEN = "open: yours to word; this line offers ways"
NO_ANSWER = "open: none surely fits; this line offers the nearest"


def card_sheet(desk: Desk, session: Session) -> Sheet:
    """Return the card of a session, to write on."""
    promises = promises_found(desk, session)
    return Sheet(
        page=partial(_page, desk, promises),
        drafts=partial(drafts_of, desk),
        around=partial(_around, desk),
        lines=on_card(desk.guide),
        whole=preparing(desk.guide, "full"),
    )


def _page(
    desk: Desk,
    promises: tuple[Action, ...],
    session: Session,
    drafts: Mapping[Spot, Suggestion],
) -> Page:
    page = card_page(session, desk.now, drafts, promises)
    shown = (line for line in page.lines if not line.private or line.draft)
    told = _with_no(desk.guide, _with_answers(desk.guide, tuple(shown)), session)
    return page._replace(lines=(*_first(desk, session), *told))


def _first(desk: Desk, session: Session) -> Iterator[Line]:
    label = desk.guide.question(PLAYBOOK).label
    chosen = session.text(PLAYBOOK)
    title = desk.title_of(chosen) or chosen or "none of them"
    yield Line(label, title, Spot(PLAYBOOK))


def _with_answers(guide: Guide, lines: Sequence[Line]) -> Iterator[Line]:
    """Add the line of each answer to a concern that is still open."""
    label = guide.question(CONCERNS).field("reply").label
    for place, line in enumerate(lines):
        yield line
        answered = any(each.part for each in lines[place + 1 : place + 2])
        if line.spot and line.spot.field == "says" and not answered:
            spot = line.spot._replace(field="reply")
            yield Line(label, NO_ANSWER, spot, part=True, tone="quiet")


def _with_no(guide: Guide, lines: Iterable[Line], session: Session) -> Iterator[Line]:
    """Add the line of a no that is still open, where it stands on the card.

    It is the person's own, so it is never drafted; ways to say it are offered.
    """
    still_open = not session.text(BOUNDARY)
    for line in lines:
        if still_open and line.spot == Spot(IF_THEN):
            label = guide.question(BOUNDARY).label
            yield Line(label, OPEN, Spot(BOUNDARY), tone="quiet")
        yield line


def _around(desk: Desk, session: Session) -> Around:
    """Return what to check first, and which situation the drafts are from."""
    playbook = desk.playbook(session.text(PLAYBOOK))
    label, usual = desk.guide.label, desk.playbook_of(session)
    check = playbook.text(CHECK_FIRST) if playbook else ""
    return Around(
        usual=usual.title if usual else "",
        first=plain_line(f"{label('check')}: {check}") if check else (),
    )
