"""`convo export`: conversations as lines of JSON, to be taken in again, or as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.commands.last_read import LastRead
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import UnreadableFileError, UsageError
from convo_prep.formats.rows import row_line
from convo_prep.formats.spreadsheet import csv_lines
from convo_prep.session import Session
from convo_prep.session.handed_on import places, without_private
from convo_prep.views.flat import columns, flat_row

app = options.command_app()
LINES, TABLE = "jsonl", "csv"


@app.command("export")
def export_(
    ctx: typer.Context,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="ROWS",
            help="jsonl: all there is, a line each, for convo import; csv: answers.",
        ),
    ] = LINES,
    without: Annotated[
        bool,
        typer.Option("--without-private", help="Leave out all that may be private."),
    ] = False,
) -> None:
    """Print conversations a line each, newest first, for convo import or a script.

    A line has the file's own text, so convo import makes the same file of it, to the
    byte. With --format csv, answers alone, for a spreadsheet.

    Example: convo export > all.jsonl
    """
    desk: Desk = ctx.obj
    _print(desk, Filters(client, playbook, tag, state, since, until), form, without)


def _print(desk: Desk, filters: Filters, form: str, without: bool) -> None:
    table = _is_table(form)
    read = LastRead()
    found = selected(desk, filters, wanted=read)
    lines = (
        _table(desk, found, without) if table else _lines(desk, found, read, without)
    )
    many = 0
    for line in lines:
        saying.write(desk, line, utf8=True)
        many += 1
    _end(desk, many - table, without)


def _is_table(form: str) -> bool:
    """Tell whether CSV is asked for.

    Raises:
        UsageError: it is neither that nor lines of JSON.
    """
    wanted = form.strip().lower()
    if wanted not in (LINES, TABLE):
        raise UsageError(f"There is no format '{form}' here.", "Known: jsonl, csv.")
    return wanted == TABLE


def _lines(
    desk: Desk, found: Iterator[Session], read: LastRead, without: bool
) -> Iterator[str]:
    public = places(desk.guide, private=False) if without else ()
    for session in found:
        if without:
            yield row_line({"session": without_private(session.tree, public)})
        else:
            name, tree = session.name, dict(session.tree)
            yield row_line({"name": name, "session": tree, "text": read.text})


def _table(desk: Desk, found: Iterator[Session], without: bool) -> Iterator[str]:
    shown, now = places(desk.guide, private=not without), desk.now
    yield from csv_lines([columns(shown)])
    yield from csv_lines(flat_row(session, now, shown) for session in found)


def _end(desk: Desk, many: int, without: bool) -> None:
    """Say how much it was, and name whatever is not in it.

    Raises:
        UnreadableFileError: something is not.
    """
    talks = "1 conversation" if many == 1 else f"{many} conversations"
    private = "nothing private" if without else "private answers too"
    saying.tell(desk, f"{talks}, {private}." if many else "No conversation fits.")
    if desk.unread:
        saying.tell_unreadable(desk, every=True)
        raise UnreadableFileError("Not all is in it: some files cannot be read.")
