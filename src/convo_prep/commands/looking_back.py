"""The look back: on which conversation, held or begun by nobody, and over its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.commands.over_page import OverPage
from convo_prep.desk import again, beginning, client_names, course, drafted, finding
from convo_prep.desk.afterwards import look_back_sheet
from convo_prep.desk.beginning import Judge
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import over
from convo_prep.errors import NoSessionError, UsageError
from convo_prep.session import Session
from convo_prep.text import bare
from convo_prep.walk.few import few
from convo_prep.walk.walking import Walk

if TYPE_CHECKING:
    from convo_prep.desk.given import Given
    from convo_prep.desk.whom import Whom

REFLECT = "reflect"
# So many questions at one go; what is left has its line on the page.
MOST = 8


def begun(desk: Desk, reference: str, whom: Whom | None, judge: Judge) -> Session:
    """Begin a session for a talk that nobody prepared.

    Raises:
        UsageError: no client is named.
    """
    client = reference or (whom.client if whom else "")
    if not client:
        raise UsageError("Name the client.", "For example: convo reflect --new Acme")
    return beginning.with_words(desk, (client,), judge)


def to_reflect(
    desk: Desk,
    reference: str,
    whom: Whom | None,
    values: tuple[Given, ...],
    judge: Judge,
) -> Session:
    """Return the session to look back on, by its name, or by what answers say.

    Raises:
        NoSessionError: none fits, and nobody can be asked.
        SeveralSessionsError: more than one fits, and nobody can be asked.
        StoppedError: the person was asked, and wants none.
    """
    if reference:
        return beginning.found_or_begun(desk, reference, over(desk, REFLECT), judge)
    if whom and whom.id and (names := finding.by_sign(desk, whom.id)):
        return finding.one_of(desk, finding.opened(desk, names), REFLECT)
    if whom and whom.client:
        return _with_client(desk, whom, values, judge)
    if whom and whom.id:
        raise NoSessionError(f"No conversation has the id in {whom.place}.")
    return _unnamed(desk, values, judge)


def over_page(desk: Desk, session: Session) -> None:
    """Show the look back, ask what is open on it, then go wherever a number leads."""
    from convo_prep.advice.hindsight import not_taken

    session = drafted.kept(desk, session)
    sheet = look_back_sheet(desk, session)
    lines = few(Walk(sheet.lines, session, desk.now), MOST)
    with beginning.unless_empty(desk, session):
        over = OverPage(desk, REFLECT, sheet)
        session = over.until_enough(session, lines)
    # What the page has named as open is not named again.
    shown = [line.spot.question for line in sheet.page(session).lines if line.spot]
    drafts = not_taken(session) if desk.settings.drafts else ()
    course.say_end(desk, session, REFLECT, shown=shown, drafts=drafts)


def _unnamed(desk: Desk, values: tuple[Given, ...], judge: Judge) -> Session:
    wanted = over(desk, REFLECT)
    sessions = list(desk.journal.select(closed=False)) if values else []
    fitting = finding.narrowed(sessions, wanted)
    sure = any(map(wanted.order[0], fitting))
    if found := again.unnamed(desk, fitting, values, sure):
        return finding.one_of(desk, found, REFLECT)
    return beginning.found_or_begun(desk, "", wanted, judge)


def _with_client(
    desk: Desk, whom: Whom, values: tuple[Given, ...], judge: Judge
) -> Session:
    own = [
        session
        for session in desk.journal.select()
        if client_names.same(session.client, whom.client)
        and bare(whom.topic) in (bare(session.topic), "")
    ]
    if found := finding.narrowed(own, over(desk, REFLECT)):
        return finding.one_of(desk, found, REFLECT)
    if before := finding.that_holds(desk, own, values):
        return before
    return beginning.with_client(desk, whom.client, judge)
