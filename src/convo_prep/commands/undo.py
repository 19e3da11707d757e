"""`convo undo`: what the last command changed is taken back, or brought back."""

from collections.abc import Sequence
from typing import Annotated

import typer

from convo_prep.commands import options, taking_back
from convo_prep.desk import returning, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import Wanted
from convo_prep.errors import NothingFoundError, UsageError
from convo_prep.views.undo_list import run_rows, runs

app = options.command_app()
UNDO = Wanted((), "conversation", "undo")


@app.command()
def undo(
    ctx: typer.Context,
    ref: options.Reference = None,
    redo: Annotated[
        bool, typer.Option("--redo", help="Bring back what was taken back last.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List what changed when; with REF, there.")
    ] = False,
    yes: options.Yes = False,
    json: options.Json = False,
) -> None:
    """Take back what the last command changed, in every file that it changed.

    Says what that is, and asks. Again, it takes back the one before, up to the last 20.
    What was changed since stays, or nothing is taken back. --json prints the list.

    Example: convo undo --list
    """
    desk: Desk = ctx.obj
    reference = options.joined(ref)
    if list_ or json:
        _list(desk, reference, json)
        return
    if reference:
        raise _only_the_last(ref or ())
    _take_back(desk, redo, yes)


def _only_the_last(words: Sequence[str]) -> UsageError:
    import shlex

    return UsageError(
        "Only the last run is taken back.",
        f"What changed there: {taking_back.LINE} --list {shlex.join(words)}",
    )


def _take_back(desk: Desk, redo: bool, yes: bool) -> None:
    plan = taking_back.plan(desk, redo)
    taking_back.refuse_unless_sure(desk, plan, yes)
    taking_back.carry_out(desk, plan)
    saying.tell_unconfirmed(desk)
    saying.tell(desk, *taking_back.done(desk, plan))


def _list(desk: Desk, reference: str, json: bool) -> None:
    folder = returning.source(desk, reference, UNDO).folder if reference else ""
    found = taking_back.listed(desk, folder) if folder or not reference else []
    if json:
        saying.say_rows(desk, run_rows(found))
        return
    if not found:
        raise NothingFoundError("Nothing was changed that can be taken back.")
    saying.say(desk, runs(found, desk.now))
