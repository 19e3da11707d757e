"""`convo resolve`: where it ended, what is to be added, the message to the client."""

from __future__ import annotations

import typer

from convo_prep.commands import jots, looking_over, options
from convo_prep.desk import beginning, course, drafted, saying
from convo_prep.desk.closing import close_if_cancelled
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import held
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import somebody_is_there
from convo_prep.errors import StoppedError
from convo_prep.session import Session
from convo_prep.session.closing import UNSETTLED
from convo_prep.session.paths import MEETING, OUTCOME
from convo_prep.walk.route import Route

app = options.command_app()


@app.command()
def resolve(
    ctx: typer.Context,
    ref: options.Reference = None,
    edit: options.Edit = False,
) -> None:
    """Record where it ended, add to the notes, and look over the message.

    What was noted live is in the message already; nothing is asked twice.

    Example: convo resolve acme
    """
    desk: Desk = ctx.obj
    wanted = held(desk, "resolve")
    session = beginning.found_or_begun(desk, options.joined(ref), wanted)
    if edit:
        close_if_cancelled(desk, course.edit_file(desk, session))
        return
    somebody_is_there(desk)
    _talked_of(desk, session)


def _talked_of(desk: Desk, session: Session) -> None:
    with beginning.unless_empty(desk, session):
        session = _ended(desk, session)
    if session.text(OUTCOME) in UNSETTLED:
        course.say_end(desk, session, "resolve")
    else:
        _message(desk, session)


def _ended(desk: Desk, session: Session) -> Session:
    """Ask where it ended, and of a talk put off until when.

    The drafts on its card are kept before that.
    """
    session = drafted.kept(desk, session)
    asked = tuple(desk.guide.question(path) for path in (OUTCOME, MEETING))
    # With a title of its own the help stays closed until it is asked for.
    route = Route(desk.guide, asked, "full", desk.guide.step("resolve").title)
    return course.go_through(desk, session, route, "resolve")


def _message(desk: Desk, session: Session) -> None:
    try:
        session = jots.jot(desk, session)
        session = looking_over.look_over(desk, session)
        if session.text(OUTCOME) not in UNSETTLED:
            looking_over.ask_sent(desk, session)
    except (EOFError, KeyboardInterrupt) as stop:
        again = f"Go on with: convo resolve {name_of(desk, session)}"
        error = StoppedError("Stopped. Everything is saved.", again)
        if isinstance(stop, EOFError):
            error.exit_code = 0
        raise error from None
    mark = f"convo reflect {name_of(desk, session)}"
    saying.next_up(desk, (mark, "what you take with you"))
