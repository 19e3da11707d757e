"""`convo calendar`: what has a date, for the calendar one lives by."""

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.dated import dated
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.formats.calendar import calendar_text

app = options.command_app()
NO_ID = "Left out, since no id of its own tells it apart:"


@app.command("calendar")
def calendar_(
    ctx: typer.Context,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
) -> None:
    """Print meetings, looks and promises as a calendar file (iCalendar).

    Import it again after a change: each entry is there once, as it stands now.

    Example: convo calendar --client acme > convo.ics
    """
    desk: Desk = ctx.obj
    filters = Filters(client, playbook, tag, state, since, until)
    found = dated(desk, selected(desk, filters))
    saying.write(desk, calendar_text(found.entries), utf8=True)
    saying.tell(desk, *(f"{NO_ID} {name}" for name in found.left_out))
    if not found.entries:
        saying.tell(desk, "Nothing in it has a date.")
    saying.found_or_missed(desk, bool(found.entries))
