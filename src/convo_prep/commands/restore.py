"""`convo restore`: an earlier version of a conversation, or one that was deleted."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import returning, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import not_closed
from convo_prep.errors import NothingFoundError
from convo_prep.store import kept
from convo_prep.views.versions import lost_rows, lost_sessions, version_rows, versions

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
        bool,
        typer.Option(
            "--list", help="List the versions; without REF, what was deleted."
        ),
    ] = False,
    json: options.Json = False,
) -> None:
    """Bring the last kept version back; what stands there now is kept too.

    A conversation whose file was deleted or damaged comes back by its id, its file's
    name, or words of client and title.

    Example: convo restore acme --list
    """
    desk: Desk = ctx.obj
    reference = options.joined(ref)
    if list_ and not reference:
        _list_lost(desk, json)
        return
    found = returning.source(desk, reference, not_closed("restore"))
    if json:
        saying.say_rows(desk, version_rows(found.versions))
    elif list_ and found.versions:
        saying.say(desk, versions(found.name, found.versions))
    else:
        _bring_back(desk, found, version)


def _bring_back(desk: Desk, found: returning.Source, version: int | None) -> None:
    number = version or returning.to_take(found)
    before = returning.bring_back(desk, found, number)
    saying.tell_unconfirmed(desk)
    kept_too = "; the one before is kept" if before else ""
    saying.tell(desk, f"{found.name} is version {number} again{kept_too}.")


def _list_lost(desk: Desk, json: bool) -> None:
    found = list(kept.without_file(desk.journal))
    if json:
        saying.say_rows(desk, lost_rows(found))
        return
    if not found:
        raise NothingFoundError(
            "No conversation was deleted that versions are kept of."
        )
    saying.say(desk, lost_sessions(found))
