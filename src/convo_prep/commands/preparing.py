"""A preparation: four questions, the card drafted, its lines, then what lies deeper."""

from __future__ import annotations

from convo_prep.change import SetAnswer
from convo_prep.dates import stamp
from convo_prep.desk import course
from convo_prep.desk.desk import Desk
from convo_prep.desk.titling import titling
from convo_prep.page import spot_from
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK, READY
from convo_prep.walk.route import Route, beginning, deeper, on_card

COMMAND = "prep"


def through(desk: Desk, session: Session) -> Session:
    """Take a session to its card and over its lines; returns it as stored.

    Whoever leaves the card has prepared, however much of it is drafted still.

    Raises:
        StoppedError: the person stopped before there was a card, or by Ctrl-C.
    """
    fresh = not session.text(READY)
    if fresh and not _left_on(desk, session, on_card(desk.guide)):
        session = course.go_through(desk, session, beginning(desk.guide), COMMAND)
        session = _titled(desk, session)
    session = _over_card(desk, session, fresh)
    if not (fresh and _told(session)):
        return session
    return desk.journal.apply(session, SetAnswer(READY, stamp(desk.now), None))


def looked_over(desk: Desk, session: Session) -> Session:
    """Take a session that has begun over its card; what was foretold stays as it is.

    Raises:
        StoppedError: the person stopped by Ctrl-C.
    """
    return _over_card(desk, session, fresh=False)


def _over_card(desk: Desk, session: Session, fresh: bool) -> Session:
    # Drafts and card cost what the first question should not wait for.
    from convo_prep.commands.over_page import OverPage
    from convo_prep.desk.on_the_card import card_sheet

    below = deeper(desk.guide) if fresh else None
    over = OverPage(desk, COMMAND, card_sheet(desk, session), below)
    return over.until_enough(session, on_card(desk.guide) if fresh else None)


def _titled(desk: Desk, session: Session) -> Session:
    """Give a session a title that has none still, where no situation brought one."""
    made = titling(desk, session, session.text(PLAYBOOK)) if _told(session) else ()
    return desk.journal.apply(session, *made)


def _told(session: Session) -> bool:
    """Whether the person has said anything of the matter, the client apart."""
    return any(map(session.tree.get, (PLAYBOOK, "prepare", "initiate")))


def _left_on(desk: Desk, session: Session, route: Route) -> bool:
    """Whether the person left off at a line of a route that nobody asks before it."""
    spot = spot_from(desk.journal.half_typed(session).position())
    return spot is not None and spot.question in {q.path for q in route.questions}
