"""`convo list`: conversations, newest first."""

from itertools import islice
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.views.listing import listing, listing_rows

app = options.command_app()
SHOWN = 20


@app.command()
def list_(
    ctx: typer.Context,
    client: options.Client = "",
    playbook: options.Playbook = "",
    tag: options.Tag = "",
    state: options.State = "",
    since: options.Since = "",
    until: options.Until = "",
    number: Annotated[
        int,
        typer.Option(
            "--number",
            "-n",
            metavar="N",
            min=1,
            max=options.MOST,
            help="At most so many.",
        ),
    ] = SHOWN,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="All of them.")
    ] = False,
    json: options.Json = False,
) -> None:
    """List conversations, newest first: when, with whom, about what, and the state.

    Example: convo list --client acme --since 'last monday'
    """
    desk: Desk = ctx.obj
    filters = Filters(client, playbook, tag, state, since, until)
    found = selected(desk, filters)
    sessions = list(found if everything else islice(found, number + 1))
    more = not everything and len(sessions) > number
    shown = sessions if everything else sessions[:number]
    if json:
        saying.say_rows(desk, listing_rows(shown, desk.now))
    elif shown or not desk.unread.errors:
        saying.say(desk, listing(shown, desk.now, filters.any))
        saying.tell(desk, f"The newest {number}. All: convo list --all" if more else "")
    saying.found_or_missed(desk, bool(shown))
