"""`convo follow`: the check on the date set, in rounds."""

import typer

from convo_prep.commands import options
from convo_prep.commands.over_page import OverPage
from convo_prep.desk import afterwards, course, finding
from convo_prep.desk.closing import close_if_done
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import resolved
from convo_prep.desk.which_face import somebody_is_there

app = options.command_app()


@app.command()
def follow(
    ctx: typer.Context,
    ref: options.Reference = None,
    edit: options.Edit = False,
) -> None:
    """Check on the date set: which actions are done, and did the problem come back.

    Each date you set begins a new look; "none" at its end closes the conversation.

    Example: convo follow acme
    """
    desk: Desk = ctx.obj
    session = finding.to_change(desk, options.joined(ref), resolved(desk, "follow"))
    if edit:
        close_if_done(desk, course.edit_file(desk, session))
        return
    somebody_is_there(desk)
    session = afterwards.begun(desk, session)
    with afterwards.unless_empty(desk, session):
        sheet = afterwards.round_sheet(desk, session)
        OverPage(desk, "follow", sheet).until_enough(session, sheet.lines)
    session = close_if_done(desk, desk.journal.open(session.name))
    course.say_end(desk, session, "follow_up")
