"""`convo close`: a conversation that is over, whatever is left open."""

from typing import Annotated

import typer

from convo_prep.change import SetAnswer
from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.closing import close as closed
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of
from convo_prep.desk.meeting import not_closed
from convo_prep.errors import StoppedError, UsageError
from convo_prep.session import Session
from convo_prep.views.reference import sure_name

app = options.command_app()


@app.command()
def close(
    ctx: typer.Context,
    ref: options.Reference = None,
    reopen: Annotated[
        bool, typer.Option("--reopen", help="Open it again instead.")
    ] = False,
) -> None:
    """Close a conversation by hand, so that nothing asks for it any more.

    Asks first where words describe it: only an id and a file's whole name are sure.

    Example: convo close acme
    """
    desk: Desk = ctx.obj
    reference = options.joined(ref)
    session = finding.to_change(desk, reference, not_closed("close"))
    if reopen:
        session = desk.journal.apply(session, SetAnswer("closed", "", None))
        saying.tell(desk, f"{session.title} is open again.")
        return
    _refuse_unless_sure(desk, reference, session)
    session = closed(desk, session)
    left = len(session.open_actions())
    actions = "1 action leaves" if left == 1 else f"{left} actions leave"
    more = f" {actions} the list of open ones." if left else ""
    saying.tell(desk, f"{session.title} is closed.{more}")


def _refuse_unless_sure(desk: Desk, reference: str, session: Session) -> None:
    """Close unasked what is named for sure, picked from a list, or the only one."""
    exact = not reference or finding.is_exact(desk, reference, session.name)
    if exact or session.name in desk.picked:
        return
    what = session.title or session.name
    if not desk.can_ask:
        raise UsageError(
            f"'{reference}' describes {what}.",
            f"To close it, type: convo close {sure_name(session)}",
        )
    if not face_of(desk).confirm(f"Close {what} ({session.name})?", default=True):
        raise StoppedError("Nothing was closed.")
