"""`convo conduct`: the card, and notes beside it while the meeting is on."""

import typer

from convo_prep.change import SetAnswer
from convo_prep.commands import options
from convo_prep.commands.live import take_notes
from convo_prep.dates import stamp
from convo_prep.desk import beginning, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import to_come
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of, somebody_is_there
from convo_prep.document import line
from convo_prep.session import Session
from convo_prep.session.paths import ENDED, STARTED

app = options.command_app()


@app.command()
def conduct(
    ctx: typer.Context,
    ref: options.Reference = None,
    edit: options.Edit = False,
) -> None:
    """Show the card, then take notes, each on disk before the next.

    A line is a point; begin it with ! for a concern, + for an action, " for their
    words, # for you alone. 2 shows your answer to that concern, 2 again notes that it
    came up, once more takes it back; 2: notes words about it. ? is help, Ctrl-D ends.

    Example: convo conduct acme
    """
    desk: Desk = ctx.obj
    wanted = to_come(desk, "conduct")
    session = beginning.found_or_begun(desk, options.joined(ref), wanted)
    if edit:
        _edit(desk, session)
        return
    somebody_is_there(desk)
    with beginning.unless_empty(desk, session):
        session = take_notes(desk, session)
    _end(desk, session)
    saying.next_up(desk, (f"convo resolve {name_of(desk, session)}", "what was agreed"))


def _end(desk: Desk, session: Session) -> None:
    """Stamp the end of a meeting that had a beginning, and say how to close it."""
    if session.text(STARTED):
        desk.journal.apply(session, SetAnswer(ENDED, stamp(desk.now), None))
    for sentence in desk.guide.closing:
        face_of(desk).say(line(sentence))


def _edit(desk: Desk, session: Session) -> None:
    # Whoever waits for the first screen of a meeting should not wait for this.
    from convo_prep.desk import course

    course.edit_file(desk, session)
