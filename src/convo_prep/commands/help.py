"""`convo help`: how a command is used, and which there are."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from convo_prep.commands import anywhere, options
from convo_prep.errors import UsageError
from convo_prep.text import visible

app = options.command_app()


@app.command("help")
def say_help(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND...]", help="Which one, or 'all'."),
    ] = None,
) -> None:
    """Say how a command is used; without one, name those of a conversation.

    Example: convo help done
    """
    root = ctx.find_root()
    root.meta[anywhere.ALL] = words == [anywhere.ALL]
    typer.echo(_of(root, [] if words in (None, [anywhere.ALL]) else words or []))


def _of(here: Any, words: list[str]) -> str:
    """Return the help of the command that words name, below a context.

    Raises:
        UsageError: there is no such command.
    """
    for word in words:
        if not isinstance(here.command, TyperGroup):
            raise UsageError(
                f"There is no command '{visible(' '.join(words))}'.",
                f"There is: {here.command_path}",
            )
        name, command, _ = here.command.resolve_command(here, [word])
        below: Any = command
        here = here.command.context_class(below, info_name=name, parent=here)
    return str(here.command.get_help(here))
