"""`convo import`: conversations from an export, into files of the journal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Annotated

import typer

from convo_prep.commands import options
from convo_prep.commands.taking_in import Plan, line_of, planned, written
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.given import STDIN
from convo_prep.errors import UsageError
from convo_prep.store import placing, spooled
from convo_prep.text import visible

app = options.command_app()


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            callback=options.file_named,
            help="What convo export printed; - is stdin.",
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would come of it.")
    ] = False,
) -> None:
    """Take in conversations that convo export printed, and print ID and PATH of each.

    Each becomes the file that it was, to the byte. One that is here already is left
    alone, and nothing is ever overwritten. Where a row is wrong, nothing is imported.

    Example: convo import all.jsonl
    """
    desk: Desk = ctx.obj
    with _rows(desk, file) as kept:
        if dry_run:
            plan = planned(desk, kept)
            _print(desk, [line_of(desk, each) for each in plan.taken])
        else:
            plan = _write(desk, kept)
    _tell(desk, plan, dry_run)


def _write(desk: Desk, kept: IO[bytes]) -> Plan:
    """Write all files, and name them once they stand, however it ends."""
    done: list[str] = []
    with placing.one_at_a_time(desk.journal):
        plan = planned(desk, kept)
        try:
            for line in written(desk, kept, plan):
                done += [line]
        finally:
            _print(desk, done)
    saying.tell_unconfirmed(desk)
    return plan


def _print(desk: Desk, lines: list[str]) -> None:
    saying.write(desk, visible("".join(lines)))


def _tell(desk: Desk, plan: Plan, dry_run: bool) -> None:
    came, here = len(plan.taken), plan.here
    saying.tell(desk, *plan.words)
    odd = f"{plan.misfits} of them have" if plan.misfits > 1 else "One of them has"
    saying.tell(
        desk,
        f"{odd} an answer that does not fit: convo check" if plan.misfits else "",
        f"{came} would be imported, {here} here already; nothing was written."
        if dry_run
        else f"{came} imported, {here} here already.",
    )


@contextmanager
def _rows(desk: Desk, file: str) -> Iterator[IO[bytes]]:
    """Keep what comes in, so that it can be judged before any of it is written.

    Raises:
        UsageError: there is no such file.
    """
    with ExitStack() as opened:
        try:
            read = opened.enter_context(_source(file))
        except (FileNotFoundError, NotADirectoryError):
            raise UsageError(f"There is no file {file}.") from None
        yield opened.enter_context(spooled.twice(read, desk.settings.state))


@contextmanager
def _source(file: str) -> Iterator[Callable[[int], bytes]]:
    if file == STDIN:
        yield sys.stdin.buffer.read
        return
    with spooled.given(file) as read:
        yield read
