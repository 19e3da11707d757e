"""`convo rehearse`: the hard sentences said aloud before the meeting."""

import typer

from convo_prep.commands import options
from convo_prep.commands.rehearsing import rehearse as go_through
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import to_come
from convo_prep.errors import UsageError

app = options.command_app()


@app.command()
def rehearse(ctx: typer.Context, ref: options.Reference = None) -> None:
    """Say the hard sentences aloud before the meeting; nothing is kept.

    The likeliest comes first: say your answer, then see the one you have planned.

    Example: convo rehearse acme
    """
    desk: Desk = ctx.obj
    if not desk.can_ask:
        import shlex

        named = shlex.join(["convo", "card", *(ref or ())])
        raise UsageError(
            "There is no terminal to rehearse on.",
            f"To read the sentences: {named}",
        )
    session = finding.to_read(desk, options.joined(ref), to_come(desk, "rehearse"))
    saying.tell_session(desk, session)
    go_through(desk, session)
