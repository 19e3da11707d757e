"""`convo help`: how a command is used, which there are, and the pages to read."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from convo_prep.commands import anywhere, options
from convo_prep.errors import UsageError
from convo_prep.text import visible

app = options.command_app()
PAGES = "pages"


@app.command("help")
def say_help(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND...]", help="Or 'all', 'pages', or a page."),
    ] = None,
) -> None:
    """Say how a command is used, or print a page; alone, name the commands.

    Example: convo help done

    Example: convo help dates
    """
    typer.echo(_said(ctx.find_root(), words or []), nl=False)


def _said(root: Any, asked: list[str]) -> str:
    """Return what there is to say of a command, and the page of that name."""
    every = asked == [anywhere.ALL]
    root.meta[anywhere.ALL] = every
    page = "" if every or len(asked) != 1 else _page(asked[0])
    if page and asked[0] not in root.command.list_commands(root):
        return page
    used = _of(root, [] if every else asked) + "\n"
    return f"{used}\n{page}" if page else used


def _page(name: str) -> str:
    """Return the page of a name, or of them all; "" where there is none."""
    from convo_prep.store import library  # most ask for a command, which needs no file

    pages = library.pages()
    if name != PAGES:
        return library.page(pages[name]) if name in pages else ""
    width = max(map(len, pages))
    titles = {n: library.page(path).partition("\n")[0] for n, path in pages.items()}
    rows = (f"  {name:{width}}  {title[2:]}" for name, title in titles.items())
    return "\n".join(("Pages to read:", *rows, "", "One of them: convo help dates\n"))


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
