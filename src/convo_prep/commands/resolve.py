"""`convo resolve`: what was agreed, then the message to the client."""

from __future__ import annotations

import typer

from convo_prep.commands import options
from convo_prep.desk import beginning, finding, recapping, saying, stepping
from convo_prep.desk.asking import face_of
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import held
from convo_prep.session import Session
from convo_prep.walk import stepping as route

app = options.command_app()
STEPS = ("conduct", "resolve")
CANCELLED = "cancelled"


@app.command()
def resolve(
    ctx: typer.Context,
    ref: options.Reference = None,
    set_: options.Set = None,
    from_: options.From = None,
    quick: options.Quick = False,
    full: options.Full = False,
    edit: options.Edit = False,
) -> None:
    """Record what was agreed and who does what by when, then offer the recap.

    Notes taken live come back where they belong; nothing is asked twice.

    Example: convo resolve acme
    """
    desk: Desk = ctx.obj
    asked = stepping.asked(set_, from_, quick, full, edit)
    session = finding.to_change(desk, options.joined(ref), held(desk, "resolve"))
    if asked.filled:
        _settled(desk, stepping.fill(desk, session, asked))
        return
    if edit:
        stepping.edit_file(desk, session)
        return
    face_of(desk)
    way = route(desk.guide, STEPS, asked.pace)
    session = stepping.go_through(desk, session, way, "resolve")
    session = _settled(desk, session)
    if not session.text("closed"):
        session = recapping.offer(desk, session)
    if not (quick or full):
        rest = route(desk.guide, STEPS, "rest")
        session = stepping.offer_rest(desk, session, rest, "resolve")
    stepping.say_end(desk, session, "resolve")


def _settled(desk: Desk, session: Session) -> Session:
    """Close what was cancelled."""
    if session.text("resolve.outcome") != CANCELLED or session.text("closed"):
        return session
    session = beginning.close(desk, session)
    saying.tell(desk, f"{session.title} is closed.")
    return session
