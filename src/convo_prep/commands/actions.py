"""`convo actions`: what is open, on either side, by its date."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.dates import from_stored
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import NothingFoundError, UsageError
from convo_prep.session.promises import Promise, open_promises
from convo_prep.views.actions import action_rows, actions

app = options.command_app()
SIDES = ("ours", "theirs")


@app.command("actions")
def actions_(
    ctx: typer.Context,
    client: options.Client = "",
    playbook: options.Playbook = "",
    tag: options.Tag = "",
    state: options.State = "",
    since: options.Since = "",
    until: options.Until = "",
    side: Annotated[
        str, typer.Option("--side", metavar="SIDE", help="ours or theirs.")
    ] = "",
    due: Annotated[
        bool, typer.Option("--due", help="Only what is due; exit 1 if nothing is.")
    ] = False,
    json: options.Json = False,
) -> None:
    """List the open actions of either side, the earliest date first.

    Example: convo actions --due --side ours
    """
    desk: Desk = ctx.obj
    if side and side not in SIDES:
        raise UsageError(f"There is no side '{side}'.", "There are: ours, theirs.")
    filters = Filters(client, playbook, tag, state, since, until)
    found = open_promises(selected(desk, filters, closed=False))
    pairs = [pair for pair in found if _wanted(desk, pair, side, due)]
    if json:
        saying.say_rows(desk, action_rows(pairs, desk.now))
    elif pairs or not (due or desk.unread):
        saying.say(desk, actions(pairs, desk.now))
    if due and not pairs:
        raise saying.missed(desk, NothingFoundError("Nothing is due."))
    saying.found_or_missed(desk, bool(pairs))


def _wanted(desk: Desk, pair: Promise, side: str, due: bool) -> bool:
    session, action = pair
    if side and session.ours(action) != (side == "ours"):
        return False
    when = from_stored(action.due)
    today = session.local(desk.now).date()
    return not due or (when is not None and when.day <= today)
