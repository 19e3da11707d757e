"""The drafts on a card: made as long as the talk lies ahead, kept once it begins."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep.advice.suggestions import Suggestion
from convo_prep.change import SetAnswer
from convo_prep.desk.desk import Desk
from convo_prep.page import Spot, spot_from
from convo_prep.session import Session
from convo_prep.session.paths import CARD, DRAFTED, ISSUE, PLAYBOOK, READY
from convo_prep.text import Tree


def drafts_of(desk: Desk, session: Session) -> Mapping[Spot, Suggestion]:
    """Return the draft of each line of the card that has no answer.

    As long as nothing of the talk is written down they are made of what is known; from
    then on they are what stood there. Who has said nothing of the matter has none.
    """
    if _has_begun(session):
        return _kept(session)
    told = session.text(ISSUE) or session.text(PLAYBOOK) or session.text(READY)
    if not (told and desk.settings.drafts):
        return {}
    from convo_prep.advice.proposing import proposals
    from convo_prep.desk.sources import sources

    return proposals(session, sources(desk, session), CARD)


def kept(desk: Desk, session: Session) -> Session:
    """Write down the drafts that stand on the card, before the talk is written of.

    Nothing once it has begun, or where none stands there. What comes from a private
    answer is not among them.
    """
    if _has_begun(session):
        return session
    found: list[Tree] = [
        {"at": spot.path, "text": draft.shown, "from": draft.source}
        for spot, draft in drafts_of(desk, session).items()
        if not draft.learned
    ]
    if found == session.answer(DRAFTED) or not (found or session.answer(DRAFTED)):
        return session
    return desk.journal.apply(session, SetAnswer(DRAFTED, found, None))


def _has_begun(session: Session) -> bool:
    after = ("conduct", "resolve", "reflect", "closed")
    return any(map(session.tree.get, after))


def _kept(session: Session) -> dict[Spot, Suggestion]:
    found = {}
    for record in session.records(DRAFTED):
        if spot := spot_from(record.get("at", "")):
            found[spot] = Suggestion(record.get("text", ""), record.get("from", ""))
    return found
