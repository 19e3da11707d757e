"""`convo list`: conversations, newest first."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.session import Session
from convo_prep.views.listing import listed, listing, listing_rows

app = options.command_app()
SHOWN = 20


@app.command()
def list_(
    ctx: typer.Context,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--number",
            "-n",
            metavar="N",
            min=1,
            max=options.MOST,
            help=f"At most so many; {SHOWN} if nothing is said, with --json all.",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="All of them.")
    ] = False,
    json: options.Json = False,
) -> None:
    """List conversations, newest first: when, with whom, about what, and the state.

    Example: convo list --client acme --since 'last month'
    """
    desk: Desk = ctx.obj
    filters = Filters(client, playbook, tag, state, since, until)
    most = None if everything else number or (None if json else SHOWN)
    newest = selected(desk, filters, by_meeting=most is not None)
    if json:
        rows = listing_rows(islice(newest, most), desk.now)
        saying.say_rows(desk, rows)
        saying.found_or_missed(desk, bool(rows))
    else:
        found = _say(desk, newest, most, filters.any)
        saying.found_or_missed(desk, found)


def _say(
    desk: Desk, newest: Iterator[Session], most: int | None, filtered: bool
) -> bool:
    """Say a line for each and how all are seen, and tell whether there is any."""
    table = listed(islice(newest, most), desk.now)
    if table or not desk.unread:
        saying.say(desk, listing(table, filtered))
        saying.tell(desk, _rest(newest, most))
    return bool(table)


def _rest(others: Iterator[Session], most: int | None) -> str:
    """Say how all are seen, where there are more than are shown."""
    more = most is not None and next(others, None) is not None
    return f"The newest {most}. All: convo list --all" if more else ""
