"""`convo resolve`: what was agreed, then the message to the client."""

from functools import partial

import typer

from convo_prep.commands import options
from convo_prep.desk import beginning, course, recapping
from convo_prep.desk.closing import close_if_cancelled
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import held
from convo_prep.desk.which_face import somebody_is_there
from convo_prep.session import Session
from convo_prep.walk import stepping as route

app = options.command_app()
STEPS = ("conduct", "resolve")


@app.command()
def resolve(
    ctx: typer.Context,
    ref: options.Reference = None,
    quick: options.Quick = False,
    full: options.Full = False,
    edit: options.Edit = False,
) -> None:
    """Record what was agreed and who does what by when, then offer the recap.

    Notes taken live come back where they belong; nothing is asked twice.

    Example: convo resolve acme
    """
    desk: Desk = ctx.obj
    wanted = held(desk, "resolve")
    session = beginning.found_or_begun(desk, options.joined(ref), wanted)
    if edit:
        close_if_cancelled(desk, course.edit_file(desk, session))
        return
    somebody_is_there(desk)
    routes, between = partial(route, desk.guide, STEPS), partial(_recap, desk)
    way = course.Way("resolve", routes, between)
    asked = course.Asked(quick=quick, full=full)
    with beginning.unless_empty(desk, session):
        session = course.in_two_paces(desk, session, asked, way)
    course.say_end(desk, session, "resolve")


def _recap(desk: Desk, session: Session) -> tuple[Session, bool]:
    session = close_if_cancelled(desk, session)
    if session.text("closed"):
        return session, False
    return recapping.offer(desk, session), True
