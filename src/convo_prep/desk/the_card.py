"""The card of a conversation, with what we still owe the client from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.advice.kept_back import action_held
from convo_prep.desk.desk import Desk
from convo_prep.desk.drafted import drafts_of
from convo_prep.desk.waiting import name_of
from convo_prep.session import Action, Session
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
    drafts = drafts_of(desk, session)
    return card_page(session, desk.now, drafts, promises_to(desk, session))


def promises_found(desk: Desk, session: Session) -> tuple[Action, ...]:
    """Return what `promises_to` does, of the sessions that this run found already."""
    found = desk.found_with(session.client)
    others = (other for other in found if not other.text("closed"))
    return ours_to(session.client, others, session.id, action_held)


def promises_to(desk: Desk, session: Session) -> tuple[Action, ...]:
    """Return what we still owe the client of a session from the others."""
    others = desk.journal.select(selecting.may_be_with(session.client), closed=False)
    return ours_to(session.client, others, session.id, action_held)
