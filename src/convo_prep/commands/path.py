"""`convo path`: where a file lies."""

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import any_one
from convo_prep.text import visible

app = options.command_app()


@app.command()
def path(ctx: typer.Context, ref: options.Reference = None) -> None:
    """Print the path of a conversation's file, or of the journal.

    Example: vim "$(convo path acme)"
    """
    desk: Desk = ctx.obj
    desk.past_faults = True
    _say_faults(desk)
    reference = options.joined(ref)
    if not reference:
        saying.write(desk, visible(desk.journal.folder) + "\n")
        return
    name, _ = finding.file_to_change(desk, reference, any_one("path"))
    saying.write(desk, visible(desk.journal.path(name)) + "\n")


def _say_faults(desk: Desk) -> None:
    """Say what makes no sense in the settings.

    Raises:
        SettingsError: nobody knows where the journal is.
    """
    if desk.settings.guessed:
        raise desk.settings.faults[0]
    for fault in desk.settings.faults:
        saying.tell(desk, fault.sentence, fault.hint)
