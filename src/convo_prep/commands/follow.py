"""`convo follow`: the check on the date set."""

import typer

from convo_prep.commands import options
from convo_prep.desk import course, finding
from convo_prep.desk.closing import close_if_done
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import resolved
from convo_prep.desk.which_face import somebody_is_there
from convo_prep.walk import Pace
from convo_prep.walk import stepping as route

app = options.command_app()


@app.command()
def follow(
    ctx: typer.Context,
    ref: options.Reference = None,
    quick: options.Quick = False,
    full: options.Full = False,
    edit: options.Edit = False,
) -> None:
    """Check on the date set: which actions are done, and did the problem come back.

    When nothing is left open, the conversation is closed.

    Example: convo follow acme
    """
    desk: Desk = ctx.obj
    session = finding.to_change(desk, options.joined(ref), resolved(desk, "follow"))
    if edit:
        close_if_done(desk, course.edit_file(desk, session))
        return
    somebody_is_there(desk)
    pace: Pace = "quick" if quick and not full else "full"
    way = route(desk.guide, ("follow_up",), pace)
    session = course.go_through(desk, session, way, "follow")
    session = close_if_done(desk, session)
    course.say_end(desk, session, "follow_up")
