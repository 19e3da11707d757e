"""`convo forget`: a conversation removed, with every version kept of it."""

from typing import Annotated

import typer

from convo_prep.commands import clearing, options, removing, taking_out
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.unbroken import unbroken
from convo_prep.errors import UsageError

app = options.command_app()


@app.command()
def forget(
    ctx: typer.Context,
    ref: options.Reference = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            metavar="DATE",
            help="All in which nothing is dated from this day on.",
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar="WORDS",
            help="Take out only these words, wherever they stand in it; - is stdin.",
        ),
    ] = None,
    client: options.Client = None,
    yes: options.Yes = False,
) -> None:
    """Remove a conversation, its kept versions and its half-typed line, for good.

    Asks first. With --yes only an id or a file's whole name will do, so that no word
    removes more than it says. The whole name of a copy removes that copy alone.

    With --text only these words go: out of the file, its kept versions, its copies and
    the half-typed line. It shows where they stand first.

    With --before all old ones: it lists them, open and closed, and asks for a word.

    Example: convo forget acme
    """
    desk: Desk = ctx.obj
    if before is not None:
        if ref or text is not None:
            raise UsageError("With --before nothing else is named.", clearing.EXAMPLE)
        clearing.forget_before(desk, before, client or (), yes)
        return
    if client or not ref:
        raise UsageError("Name the conversation to forget.", "See: convo list")
    if text is None:
        _forget_one(desk, options.joined(ref), yes)
    else:
        taking_out.take_out(desk, options.joined(ref), text, yes)


def _forget_one(desk: Desk, reference: str, yes: bool) -> None:
    found = removing.target(desk, reference)
    removing.refuse_unless_sure(desk, found, yes)
    desk.said.add(saying.COPIES)
    with unbroken():
        said = removing.remove(desk, found)
    saying.tell(desk, *said, removing.OUT_OF_REACH)
