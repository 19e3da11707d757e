"""`convo reflect`: what was planned beside what came, and what to take along."""

from functools import partial
from typing import Annotated

import typer

from convo_prep.commands import looking_back, options
from convo_prep.dates import stamp
from convo_prep.desk import beginning, course
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import somebody_is_there
from convo_prep.session import Session
from convo_prep.text import Tree

app = options.command_app()


@app.command()
def reflect(
    ctx: typer.Context,
    ref: options.Reference = None,
    new: Annotated[
        bool, typer.Option("--new", help="Begin one for a talk nobody prepared.")
    ] = False,
    set_: options.Set = None,
    from_: options.From = None,
    edit: options.Edit = False,
) -> None:
    """Look back: planned beside what came, what helped, what to do next time.

    For a call that nobody prepared, name the client: a conversation is begun.

    Example: convo reflect acme
    """
    desk: Desk = ctx.obj
    asked = course.asked(set_, from_, edit)
    if not asked.filled and not edit:
        somebody_is_there(desk, options.FLAGS)
    _look_back(desk, _session(desk, options.joined(ref), new, asked), asked)


def _look_back(desk: Desk, session: Session, asked: course.Asked) -> None:
    if asked.filled:
        with beginning.unless_failed(desk, session):
            course.fill(desk, session, asked)
    elif asked.edit:
        with beginning.unless_empty(desk, session):
            course.edit_file(desk, session)
    else:
        looking_back.over_page(desk, session)


def _session(desk: Desk, reference: str, new: bool, asked: course.Asked) -> Session:
    desk.anew = new
    judge = partial(_judge_as_held, desk, asked)
    if new:
        return looking_back.begun(desk, reference, asked.whom, judge)
    return looking_back.to_reflect(desk, reference, asked.whom, asked.values, judge)


def _judge_as_held(desk: Desk, asked: course.Asked, session: Session) -> None:
    """Judge answers to a talk that was held when its file begins: nothing foretold.

    Raises:
        UsageError: with all that is wrong.
    """
    over_by_now: dict[str, Tree] = {"conduct": {"ended_at": stamp(desk.now)}}
    course.judge(desk, asked, session._replace(tree={**session.tree, **over_by_now}))
