"""`convo edit`: a conversation in the user's editor."""

import typer

from convo_prep.commands import options
from convo_prep.desk import editing, finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import not_closed
from convo_prep.desk.which_face import face_of
from convo_prep.errors import StoppedError, UnreadableFileError
from convo_prep.store import upkeep

app = options.command_app()


@app.command()
def edit(ctx: typer.Context, ref: options.Reference = None) -> None:
    """Open a conversation in your editor; the version before is kept.

    Example: convo edit acme
    """
    desk: Desk = ctx.obj
    reference, wanted = options.joined(ref), not_closed("edit")
    name, _ = finding.file_to_change(desk, reference, wanted)
    upkeep.keep_version(desk.journal, name)
    while True:
        editing.open_editor(desk, desk.journal.path(name))
        try:
            session = desk.journal.open(name)
        except UnreadableFileError as error:
            if not desk.can_ask:
                raise
            saying.tell(desk, error.sentence, error.hint)
            if not face_of(desk).confirm("Open it again?", default=True):
                raise StoppedError("The file is left as it is.") from None
        else:
            saying.tell(desk, f"{session.title or name} reads well.")
            return
