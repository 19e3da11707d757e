"""`convo forget`: a conversation removed, with every version kept of it."""

import typer

from convo_prep.commands import options, removing
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError

app = options.command_app()


@app.command()
def forget(
    ctx: typer.Context, ref: options.Reference = None, yes: options.Yes = False
) -> None:
    """Remove a conversation, its kept versions and its half-typed line, for good.

    Asks first. With --yes only an id or a file's whole name will do, so that no word
    removes more than it says. The whole name of a copy removes that copy alone.

    Example: convo forget acme
    """
    desk: Desk = ctx.obj
    if not ref:
        raise UsageError("Name the conversation to forget.", "See: convo list")
    found = removing.target(desk, options.joined(ref))
    removing.refuse_unless_sure(desk, found, yes)
    desk.said.add(saying.COPIES)
    saying.tell(
        desk,
        *removing.remove(desk, found),
        "Not reached from here: git history, synced copies, exports, mails sent.",
    )
