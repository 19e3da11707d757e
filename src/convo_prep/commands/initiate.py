"""`convo initiate`: step 2 alone, for who prepares the first words apart."""

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, stepping
from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import Wanted
from convo_prep.session import BEFORE
from convo_prep.walk import stepping as route

app = options.command_app()


@app.command()
def initiate(
    ctx: typer.Context,
    ref: options.Reference = None,
    set_: options.Set = None,
    from_: options.From = None,
    quick: options.Quick = False,
    full: options.Full = False,
    edit: options.Edit = False,
) -> None:
    """Go through step 2 alone: when you talk, and your first words.

    Example: convo initiate acme
    """
    desk: Desk = ctx.obj
    asked = stepping.asked(set_, from_, quick, full, edit)
    wanted = Wanted(
        lambda s: s.state(desk.now) in BEFORE, "conversation ahead", "initiate"
    )
    session = finding.to_change(desk, options.joined(ref), wanted)
    if stepping.without_questions(desk, session, asked):
        return
    way = route(desk.guide, ("initiate",), "quick" if quick else "full")
    session = stepping.go_through(desk, session, way, "initiate")
    stepping.say_end(desk, session, "initiate")
