"""`convo reflect`: step 5, and first what is missing of 3 and 4."""

from functools import partial
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.dates import stamp
from convo_prep.desk import beginning, finding, saying, stepping
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of, somebody_is_there
from convo_prep.desk.meeting import over
from convo_prep.errors import NoSessionError, StoppedError, UsageError
from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.walk import stepping as route

app = options.command_app()
STEPS = ("conduct", "resolve", "reflect")


@app.command()
def reflect(
    ctx: typer.Context,
    ref: options.Reference = None,
    new: Annotated[
        bool, typer.Option("--new", help="Begin one for a talk nobody prepared.")
    ] = False,
    set_: options.Set = None,
    from_: options.From = None,
    quick: options.Quick = False,
    full: options.Full = False,
    edit: options.Edit = False,
) -> None:
    """Look back: expected beside actual, what helped, what to do next time.

    For a call that nobody prepared, name the client: a conversation is begun.

    Example: convo reflect acme
    """
    desk: Desk = ctx.obj
    asked = stepping.asked(set_, from_, quick, full, edit)
    if not asked.filled and not edit:
        somebody_is_there(desk, options.FLAGS)
    session = _session(desk, options.joined(ref), new, asked)
    if asked.filled:
        stepping.fill(desk, session, asked)
        return
    if edit:
        stepping.edit_file(desk, session)
        return
    way = stepping.Way(
        "reflect", partial(route, desk.guide, STEPS), lambda session: (session, True)
    )
    session = stepping.in_two_paces(desk, session, asked, way)
    stepping.say_end(desk, session, "reflect")


def _session(desk: Desk, reference: str, new: bool, asked: stepping.Asked) -> Session:
    """Return the session to look back on; one for an unplanned call is asked for."""
    if new and not reference:
        raise UsageError("Name the client.", "For example: convo reflect --new Acme")
    if new:
        judge = partial(_judge_as_held, desk, asked)
        return beginning.begin(desk, reference, judge=judge)
    try:
        return finding.to_change(desk, reference, over(desk, "reflect"))
    except NoSessionError:
        if not reference or not desk.can_ask:
            raise
    if not face_of(desk).confirm(
        f"No conversation fits. Begin one with {reference}, already held?", default=True
    ):
        raise StoppedError("Nothing was begun.", "See: convo list")
    session = beginning.begin(desk, reference)
    saying.tell(desk, f"Begun: {session.name}")
    return session


def _judge_as_held(desk: Desk, asked: stepping.Asked, session: Session) -> None:
    """Judge answers to a talk that was held when its file begins: nothing foretold.

    Raises:
        UsageError: with all that is wrong.
    """
    over_by_now: dict[str, Tree] = {"conduct": {"ended_at": stamp(desk.now)}}
    stepping.judge(desk, asked, session._replace(tree={**session.tree, **over_by_now}))
