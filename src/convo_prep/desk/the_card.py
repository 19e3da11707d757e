"""The card of a conversation, with what we still owe the client from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.advice.kept_back import action_held
from convo_prep.desk.desk import Desk
from convo_prep.desk.drafted import drafts_of, only_in_mail
from convo_prep.desk.waiting import name_of
from convo_prep.session import Action, Session
from convo_prep.session.expected import THEIR_MAIL
from convo_prep.session.paths import MAIL
from convo_prep.session.promises import ours_to
from convo_prep.store import selecting
from convo_prep.views.card import card_page
from convo_prep.views.card_fit import document_of

if TYPE_CHECKING:
    from convo_prep.document import Document
    from convo_prep.page import Page


def card_of(
    desk: Desk, session: Session, private: bool = False, whole: bool = False
) -> Document:
    """Return the card, with what we still owe this client from other sessions."""
    page = card_page_of(desk, session)
    named = page if whole else page._replace(name=name_of(desk, session))
    return document_of(named, private, whole)


def card_page_of(desk: Desk, session: Session) -> Page:
    """Return the lines of the card, with drafts where nothing is answered yet."""
    drafts = {**drafts_of(desk, session), **only_in_mail(desk, session)}
    return card_page(session, desk.now, drafts, promises_to(desk, session))


def unshown(desk: Desk, session: Session) -> str:
    """Say how much of their mail stands on no card but one's own, and which that is."""
    if not session.text(MAIL):
        return ""
    lines = (line for line in card_page_of(desk, session).lines if line.private)
    many = sum(line.draft and line.source == THEIR_MAIL for line in lines)
    if not many:
        return ""
    more = "1 thing they say" if many == 1 else f"{many} things they say"
    own = f"convo card {name_of(desk, session)} --private"
    return f"{more}, from their mail, for you alone: {own}"


def promises_found(desk: Desk, session: Session) -> tuple[Action, ...]:
    """Return what `promises_to` does, of the sessions that this run found already."""
    found = desk.found_with(session.client)
    others = (other for other in found if not other.text("closed"))
    return ours_to(session.client, others, session.id, action_held)


def promises_to(desk: Desk, session: Session) -> tuple[Action, ...]:
    """Return what we still owe the client of a session from the others."""
    others = desk.journal.select(selecting.may_be_with(session.client), closed=False)
    return ours_to(session.client, others, session.id, action_held)
