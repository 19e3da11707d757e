"""`convo forget`: a conversation removed, with every version kept of it."""

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of
from convo_prep.errors import StoppedError, UsageError
from convo_prep.store import upkeep

app = options.command_app()


@app.command()
def forget(
    ctx: typer.Context, ref: options.Reference = None, yes: options.Yes = False
) -> None:
    """Remove a conversation, its kept versions and its half-typed line, for good.

    Example: convo forget acme
    """
    desk: Desk = ctx.obj
    if not ref:
        raise UsageError("Name the conversation to forget.", "See: convo list")
    wanted = finding.Wanted((), "conversation", "forget")
    session = finding.by_reference(desk, options.joined(ref), wanted)
    if not yes and not _sure(desk, session.title or session.name):
        raise StoppedError("Nothing was removed.")
    upkeep.forget(desk.journal, session)
    saying.tell(
        desk,
        f"{session.title or session.name} is removed, with its kept versions.",
        "Not reached from here: git history, synced copies, exports, mails sent.",
    )


def _sure(desk: Desk, title: str) -> bool:
    if not desk.can_ask:
        raise UsageError("There is no terminal to ask on.", "Add --yes to be sure.")
    return face_of(desk).confirm(f"Remove {title} for good?", default=False)
