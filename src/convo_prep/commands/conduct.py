"""`convo conduct`: the card, and notes beside it while the meeting is on."""

import typer

from convo_prep.change import SetAnswer
from convo_prep.commands import options
from convo_prep.dates import stamp
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of, somebody_is_there
from convo_prep.desk.live import take_notes
from convo_prep.desk.meeting import to_come
from convo_prep.document import line

app = options.command_app()


@app.command()
def conduct(
    ctx: typer.Context,
    ref: options.Reference = None,
    set_: options.Set = None,
    from_: options.From = None,
    edit: options.Edit = False,
) -> None:
    """Show the card, then take notes, each on disk before the next.

    A line is a point; begin it with ! for a concern, + for an action, " for their
    words; 2 stands for the planned concern, 2: for words about it. Ctrl-D ends.

    Example: convo conduct acme
    """
    desk: Desk = ctx.obj
    if set_ or from_ or edit:
        _without_asking(desk, options.joined(ref), set_, from_, edit)
        return
    session = finding.to_change(desk, options.joined(ref), to_come(desk, "conduct"))
    somebody_is_there(desk)
    session = take_notes(desk, session)
    if session.text("conduct.started_at"):
        ended = SetAnswer("conduct.ended_at", stamp(desk.now), None)
        session = desk.journal.apply(session, ended)
    for sentence in desk.guide.closing:
        face_of(desk).say(line(sentence))
    saying.next_up(desk, (f"convo resolve {session.id}", "what was agreed"))


def _without_asking(
    desk: Desk, ref: str, set_: list[str] | None, from_: str | None, edit: bool
) -> None:
    # Whoever waits for the first screen of a meeting should not wait for this.
    from convo_prep.desk import stepping

    asked = stepping.asked(set_, from_, edit=edit)
    session = finding.to_change(desk, ref, to_come(desk, "conduct"))
    if asked.filled:
        stepping.fill(desk, session, asked)
    else:
        stepping.edit_file(desk, session)
