"""`convo path`: where a file lies."""

import os
from collections.abc import Iterator
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import any_one
from convo_prep.errors import UsageError
from convo_prep.store.contents import linked_folders
from convo_prep.text import visible

app = options.command_app()


@app.command()
def path(
    ctx: typer.Context,
    ref: options.Reference = None,
    everything: Annotated[
        bool,
        typer.Option("--all", "-a", help="All that convo keeps, wherever it lies."),
    ] = False,
) -> None:
    """Print the path of a conversation's file, or of the journal.

    With --all that of the journal, of the folder with kept versions and half-typed
    lines, of the config and of what lies beside it, each that is there on its line.

    Example: vim "$(convo path acme)"
    """
    desk: Desk = ctx.obj
    desk.past_faults = True
    _say_faults(desk)
    reference = options.joined(ref)
    if everything and reference:
        raise UsageError("With --all nothing else is named.", "Type: convo path --all")
    found = _every(desk) if everything else [_one(desk, reference)]
    saying.write(desk, "".join(f"{visible(each)}\n" for each in found))


def _one(desk: Desk, reference: str) -> str:
    if not reference:
        return desk.journal.folder
    name, _ = finding.file_to_change(desk, reference, any_one(desk, "path"))
    return desk.journal.path(name)


def _every(desk: Desk) -> Iterator[str]:
    """Yield where everything is; a link leads a program that copies it nowhere.

    A year folder may be a link too, and then lies elsewhere.
    """
    place = desk.settings
    own = (place.config, place.remembered, place.wording, place.playbooks)
    years = linked_folders(place.journal)
    found = (place.journal, *years, place.state, *own)
    yield from dict.fromkeys(map(os.path.realpath, filter(os.path.lexists, found)))


def _say_faults(desk: Desk) -> None:
    """Say what makes no sense in the settings.

    Raises:
        SettingsError: nobody knows where the journal is.
    """
    if desk.settings.guessed:
        raise desk.settings.faults[0]
    for fault in desk.settings.faults:
        saying.tell(desk, fault.sentence, fault.hint)
