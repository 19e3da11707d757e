"""`convo insights`: what many talks have in common, in counts."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.session.figures import practice
from convo_prep.session.held import AFTERWARDS
from convo_prep.store import selecting
from convo_prep.views.insights import insight_rows, insights

app = options.command_app()


@app.command("insights")
def insights_(
    ctx: typer.Context,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    form: options.Form = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print the numbers as JSON.")
    ] = False,
) -> None:
    """Show in counts what your talks had in common: reached, kept, foreseen, sure.

    Numbers, names of clients and titles of situations only, nothing that anybody wrote.
    What has fewer than five cases is not told.

    Example: convo insights --since january --format html > insights.html
    """
    desk: Desk = ctx.obj
    form = saying.known_form(form)
    filters = Filters(client, playbook, tag, state, since, until)
    talks = selected(desk, filters, wanted=selecting.may_have(AFTERWARDS))
    found = practice(talks, desk.now)
    if json:
        saying.say_rows(desk, insight_rows(found))
    elif found.talks or not desk.unread:
        saying.say(desk, insights(found, desk.title_of, desk.now, filters.any), form)
    saying.found_or_missed(desk, bool(found.talks))
