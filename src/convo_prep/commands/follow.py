"""`convo follow`: the check on the date set."""

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, stepping
from convo_prep.desk.closing import close_if_done
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import resolved
from convo_prep.walk import stepping as route

app = options.command_app()


@app.command()
def follow(
    ctx: typer.Context,
    ref: options.Reference = None,
    set_: options.Set = None,
    from_: options.From = None,
    quick: options.Quick = False,
    full: options.Full = False,
    edit: options.Edit = False,
) -> None:
    """Check on the date set: which actions are done, and did the problem come back.

    When nothing is left open, the conversation is closed.

    Example: convo follow acme
    """
    desk: Desk = ctx.obj
    asked = stepping.asked(set_, from_, quick, full, edit)
    session = finding.to_change(desk, options.joined(ref), resolved(desk, "follow"))
    if given := stepping.without_questions(desk, session, asked):
        close_if_done(desk, given)
        return
    way = route(desk.guide, ("follow_up",), "quick" if quick else "full")
    session = stepping.go_through(desk, session, way, "follow")
    session = close_if_done(desk, session)
    stepping.say_end(desk, session, "follow_up")
