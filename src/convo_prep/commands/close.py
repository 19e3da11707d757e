"""`convo close`: a conversation that is over, whatever is left open."""

from typing import Annotated

import typer

from convo_prep.change import SetAnswer
from convo_prep.commands import old_ones, options
from convo_prep.desk import finding, saying
from convo_prep.desk.closing import close as closed
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import not_closed
from convo_prep.errors import UsageError
from convo_prep.session import Session

app = options.command_app()


@app.command()
def close(
    ctx: typer.Context,
    ref: options.Reference = None,
    reopen: Annotated[
        bool, typer.Option("--reopen", help="Open it again instead.")
    ] = False,
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            metavar="DATE",
            help="All in which nothing is dated from this day on.",
        ),
    ] = None,
    yes: options.Yes = False,
) -> None:
    """Close a conversation by hand, so that nothing asks for it any more.

    With --before all old ones: it lists them and asks once. Where you still owe
    something, it stays open and is named.

    Example: convo close acme
    """
    desk: Desk = ctx.obj
    if before is not None:
        if ref or reopen:
            raise UsageError("With --before nothing else is named.", old_ones.EXAMPLE)
        old_ones.close_before(desk, before, yes)
        return
    session = finding.to_change(desk, options.joined(ref), not_closed("close"))
    if reopen:
        session = desk.journal.apply(session, SetAnswer("closed", "", None))
        saying.tell(desk, f"{session.title} is open again.")
    else:
        _close(desk, session)


def _close(desk: Desk, session: Session) -> None:
    session = closed(desk, session)
    left = len(session.open_actions())
    actions = "1 action leaves" if left == 1 else f"{left} actions leave"
    more = f" {actions} the list of open ones." if left else ""
    saying.tell(desk, f"{session.title} is closed.{more}")
