"""`convo completion`: what makes the Tab key know convo, for three shells."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.completion.scripts import SHELLS, script
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError

app = options.command_app()


@app.command()
def completion(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Print what makes the Tab key know convo; where it goes: docs/completion.md.

    Example: convo completion bash
    """
    desk: Desk = ctx.obj
    known = shell.strip().lower()
    if known not in SHELLS:
        raise UsageError(
            f"There is no completion for '{shell}'.", "There is: bash, zsh, fish."
        )
    saying.write(desk, script(known))
