"""The drafts on a card: made as long as the talk lies ahead, kept once it begins."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep.advice.suggestions import Suggestion
from convo_prep.change import Change, SetAnswer
from convo_prep.desk.desk import Desk
from convo_prep.page import Spot, spot_from
from convo_prep.session import Session
from convo_prep.session.paths import (
    CARD,
    DRAFTED,
    ISSUE,
    MAIL,
    ONCE_BEGUN,
    PLAYBOOK,
    READY,
)
from convo_prep.text import Tree


def drafts_of(desk: Desk, session: Session) -> Mapping[Spot, Suggestion]:
    """Return the draft of each line of the card that has no answer.

    As long as nothing of the talk is written down they are made of what is known; from
    then on they are what stood there. Who has said nothing of the matter has none.
    """
    if _has_begun(session):
        return _kept(session)
    told = any(map(session.text, (ISSUE, MAIL, PLAYBOOK, READY)))
    if not (told and desk.settings.drafts):
        return {}
    from convo_prep.advice.proposing import proposals
    from convo_prep.desk.sources import sources

    return proposals(session, sources(desk, session), CARD)


def kept(desk: Desk, session: Session) -> Session:
    """Write down the drafts that stand on the card, before the talk is written of."""
    return desk.journal.apply(session, *keeping(desk, session))


def keeping(desk: Desk, session: Session) -> tuple[Change, ...]:
    """Return what writes down the drafts that stand on the card.

    Nothing once the talk has begun, or where none stands there.
    """
    found = _standing(desk, session)
    if found == session.answer(DRAFTED) or not (found or session.answer(DRAFTED)):
        return ()
    return (SetAnswer(DRAFTED, found, None),)


def laid_over(desk: Desk, session: Session) -> Session:
    """Return a session as if its drafts were written down; nothing is stored."""
    tree = {**session.tree, DRAFTED: _standing(desk, session)}
    return session._replace(tree=tree)


def _standing(desk: Desk, session: Session) -> Tree:
    """Return the drafts as they are kept; what is from a private answer is not."""
    if _has_begun(session):
        return session.answer(DRAFTED)
    drafts = drafts_of(desk, session)
    return [
        {"at": spot.path, "text": draft.shown, "from": draft.source}
        for spot, draft in drafts.items()
        if not _is_private(spot, drafts)
    ]


def _is_private(spot: Spot, drafts: Mapping[Spot, Suggestion]) -> bool:
    """Whether a draft, or the concern that it answers, is from a private answer."""
    item = (each for at, each in drafts.items() if at[:2] == spot[:2])
    return any(draft.learned for draft in (item if spot.field else (drafts[spot],)))


def _has_begun(session: Session) -> bool:
    return any(map(session.tree.get, ONCE_BEGUN))


def only_in_mail(desk: Desk, session: Session) -> Mapping[Spot, Suggestion]:
    """Return the concerns that only their mail knows, once the talk has begun.

    Until then they are among the drafts; they are private, and kept nowhere else.
    """
    if not (session.text(MAIL) and _has_begun(session) and desk.settings.drafts):
        return {}
    playbook = desk.playbook(session.text(PLAYBOOK))
    if playbook is not None and not playbook.drafts:
        return {}
    from convo_prep.advice.proposing import in_mail

    return in_mail(session)


def _kept(session: Session) -> dict[Spot, Suggestion]:
    found = {}
    for record in session.records(DRAFTED):
        if spot := spot_from(record.get("at", "")):
            found[spot] = Suggestion(record.get("text", ""), record.get("from", ""))
    return found
