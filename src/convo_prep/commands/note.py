"""`convo note`: one note from any shell, beside a meeting that is on."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, TypeAlias

import typer

from convo_prep.commands import options
from convo_prep.commands.worded import Worded
from convo_prep.desk import beginning, noting, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import on_now
from convo_prep.errors import NoSessionError, UsageError
from convo_prep.session import Session
from convo_prep.session.sure_name import quoted
from convo_prep.walk.signs import SIGNS

app = options.command_app()
Text: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TEXT...]", help="The note; without it, from stdin."),
]
Kind: TypeAlias = Annotated[
    str,
    typer.Option(
        "--kind",
        "-k",
        metavar="KIND",
        help="point, concern, action, words, agreed, open or private.",
    ),
]


@app.command(cls=Worded)
def note(
    ctx: typer.Context,
    text: Text = None,
    ref: options.In = None,
    new: Annotated[
        str | None,
        typer.Option(
            "--new",
            metavar="NAME",
            help="Begin one with this client, for a talk nobody prepared.",
        ),
    ] = None,
    kind: Kind = "",
) -> None:
    """Take one note: ! concern, + action, " their words, = agreed, ? still open.

    What a note begins with says what it is: in a shell, put it into quotes. Without a
    sign, or behind a dash, it is a point. A number alone, or with words behind a
    colon, is the planned concern that has it on the card. A day alone, or behind "look
    again", is the next look, where none is set. Behind # it is for you alone: it stands
    in no message, and in no page for others.

    Text on the command line stays in the shell's history; without TEXT the note is
    read from stdin, one a line, and the signs are shown.

    For a call that nobody prepared: convo note --new Acme They want to stop.

    Example: convo note '+Send the cost sheet @me by friday'
    """
    desk: Desk = ctx.obj
    kind = _known(kind)
    if new is not None and ref is not None:
        raise UsageError("Give one of --new and --in.")
    find = partial(_session, desk, options.given(ref), options.given(new))
    if text:
        _note(desk, find, " ".join(text), kind)
        return
    # Whoever gives the note on the line does not pay for a pipe.
    from convo_prep.commands import jotting

    jotting.jot(desk, find, kind)


def _note(desk: Desk, find: Callable[[], Session], line: str, kind: str) -> None:
    if not line.strip():
        raise UsageError("There is nothing to note.", "convo note 'They want a date'")
    session = find()
    early = noting.not_yet(desk, session)
    with beginning.unless_empty(desk, session):
        line = noting.made_clear(desk, session, line, kind)
        seen = noting.with_drafts(desk, session)
        session, taken = noting.take_all(desk, seen, [line], kind)
    saying.tell_unconfirmed(desk)
    saying.tell(desk, f"{noting.counted(len(taken))} in {session.title}.")
    saying.tell(desk, *noting.dates_of(desk, session, taken), early if taken else "")
    beginning.name_if_begun(desk, session)


def _known(typed: str) -> str:
    kind = typed.strip().lower()
    if kind and kind not in SIGNS.values():
        raise UsageError(
            f"There is no kind '{typed}'.", f"There are: {', '.join(SIGNS.values())}."
        )
    return kind


def _session(desk: Desk, reference: str, new: str) -> Session:
    if new:
        desk.anew = True
        session = beginning.with_words(desk, (new,))
        saying.tell(desk, f"Begun: {session.name}")
        return session
    try:
        return beginning.found_or_begun(desk, reference, on_now(desk, "note --in"))
    except NoSessionError as error:
        name = quoted(reference) if reference else "CLIENT"
        hint = f"To begin one: convo note --new {name} TEXT"
        raise NoSessionError(error.sentence, hint) from None
