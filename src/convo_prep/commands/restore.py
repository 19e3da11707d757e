"""`convo restore`: an earlier version of a conversation."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import not_closed
from convo_prep.errors import NothingFoundError
from convo_prep.store import upkeep
from convo_prep.views.versions import version_rows, versions

app = options.command_app()


@app.command()
def restore(
    ctx: typer.Context,
    ref: options.Reference = None,
    version: Annotated[
        int | None,
        typer.Option(
            "--version",
            metavar="N",
            min=1,
            max=options.MOST,
            help="This one, not the last.",
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the versions that are kept.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Bring the last kept version back; what stands there now is kept too.

    A file that was deleted comes back by its id.

    Example: convo restore acme --list
    """
    desk: Desk = ctx.obj
    wanted = not_closed("restore")
    name, own_id = finding.file_to_restore(desk, options.joined(ref), wanted)
    kept = desk.journal.backups(own_id).listing()
    if json:
        saying.say_rows(desk, version_rows(kept))
        return
    if not kept:
        raise NothingFoundError(f"No earlier version of {name} is kept.")
    if list_:
        saying.say(desk, versions(name, kept))
        return
    number = kept[0].number if version is None else version
    before = upkeep.restore(desk.journal, own_id, name, number)
    saying.tell_unconfirmed(desk)
    kept_too = "; the one before is kept" if before else ""
    saying.tell(desk, f"{name} is version {number} again{kept_too}.")
