"""`convo edit`: a conversation in the user's editor."""

import typer

from convo_prep.commands import options
from convo_prep.desk import editing, finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import not_closed
from convo_prep.desk.which_face import face_of
from convo_prep.errors import StoppedError, UnreadableFileError
from convo_prep.session import Session
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
    folder = upkeep.keep_version(desk.journal, name)
    try:
        session = _edited(desk, name)
    finally:
        upkeep.note_edit(desk.journal, name, folder)
    saying.tell(desk, f"{session.title or name} reads well.")


def _edited(desk: Desk, name: str) -> Session:
    """Open a file in the editor until it reads well.

    Raises:
        StoppedError: the person leaves it as it is.
        UnreadableFileError: it does not read, and nobody can be asked.
    """
    while True:
        editing.open_editor(desk, desk.journal.path(name))
        try:
            return desk.journal.open(name)
        except UnreadableFileError as error:
            if not desk.can_ask:
                raise
            saying.tell(desk, error.sentence, error.hint)
        if not face_of(desk).confirm("Open it again?", default=True):
            raise StoppedError("The file is left as it is.")
