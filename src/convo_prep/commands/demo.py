"""`convo demo`: a finished example in a journal that is gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated, NoReturn

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.example import example_desk
from convo_prep.errors import PassedOnError
from convo_prep.signals import meanwhile

app = options.command_app()
TRY = (
    ("convo demo show acme renewal", "one conversation from before to after"),
    ("convo demo card", "what you hold in the meeting"),
    ("convo demo recap acme renewal", "the message after it"),
    ("convo demo show --client acme", "all with one client"),
    ("convo demo grep budget", "find words again"),
    ("convo demo actions", "who owes what by when"),
)

PREFIX = "convo-demo-"
ENDINGS = ("SIGTERM", "SIGHUP")


@app.command(
    context_settings={
        "ignore_unknown_options": True,
        "allow_interspersed_args": False,
        "help_option_names": ["-h", "--help"],
    }
)
def demo(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND...]", help="Any command of convo."),
    ] = None,
) -> None:
    """Look around in a finished example; nothing is kept.

    Example: convo demo show acme renewal
    """
    outer: Desk = ctx.obj
    with _ended_in_order(), tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        desk = example_desk(outer, folder)
        if not words:
            _say_what_to_try(desk)
        # What there is for programs, the command inside prints.
        outer.said_rows = True
        code = ctx.find_root().command.main(
            args=words or [], prog_name="convo", standalone_mode=False, obj=desk
        )
    if code:
        raise PassedOnError(code)


def _say_what_to_try(desk: Desk) -> None:
    more = saying.if_wanted(desk, " Put demo before any command:")
    saying.tell(desk, f"Demo: nothing is kept.{more}")
    saying.go_on(desk, *(f"  {command:<32} {what}" for command, what in TRY))


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let a window that is closed end the demo by way of what takes its folder away."""
    with meanwhile(_leave, *ENDINGS):
        yield


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
