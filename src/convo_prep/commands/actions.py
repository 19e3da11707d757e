"""`convo actions`: what is open, on either side, by its date."""

from typing import Annotated, TypeAlias

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.chosen_actions import Chosen, chosen
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters
from convo_prep.errors import NothingFoundError
from convo_prep.views.actions import action_rows, actions

app = options.command_app()
Owner: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--owner", metavar="OWNER", help="Whose: me, a name; repeat: or."),
]
Side: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--side", metavar="SIDE", help="ours or theirs; repeat: or."),
]


@app.command("actions")
def actions_(
    ctx: typer.Context,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    side: Side = None,
    owner: Owner = None,
    by: Annotated[
        str,
        typer.Option("--by", metavar="DATE", help="Due by then: friday, 'this month'."),
    ] = "",
    due: Annotated[
        bool, typer.Option("--due", help="Only what is due; exit 1 if nothing is.")
    ] = False,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is late; exit 1 if nothing is.")
    ] = False,
    done: Annotated[
        bool, typer.Option("--done", help="What is done or dropped instead.")
    ] = False,
    whole: Annotated[
        bool, typer.Option("--all", "-a", help="Open or not, in closed ones too.")
    ] = False,
    json: options.Json = False,
) -> None:
    """List the open actions of either side, the earliest date first.

    Example: convo actions --by 'next week' --side ours
    """
    desk: Desk = ctx.obj
    filters = Filters(client, playbook, tag, state, since, until)
    wanted = Chosen(side or (), owner or (), due, overdue, by, done, whole)
    pairs = chosen(desk, filters, wanted)
    if json:
        saying.say_rows(desk, action_rows(pairs, desk.now))
    elif pairs or not (due or overdue or desk.unread):
        saying.say(desk, actions(pairs, desk.now, whole or done))
    if (due or overdue) and not pairs:
        late = "Nothing is overdue." if overdue else "Nothing is due."
        raise saying.missed(desk, NothingFoundError(late))
    saying.found_or_missed(desk, bool(pairs))
