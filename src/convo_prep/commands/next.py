"""`convo next`: all that waits or lies ahead, without the fold of bare `convo`."""

import re
from datetime import datetime, timedelta
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.waiting import what_waits
from convo_prep.errors import NothingFoundError, UsageError
from convo_prep.session.waiting import Waiting, is_within
from convo_prep.text import echoed
from convo_prep.views.status import waiting_page, waiting_rows

app = options.command_app()
_LENGTH = r"(\d{1,4})\s*(h|hours?|d|days?|w|weeks?)"
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


@app.command("next")
def next_(
    ctx: typer.Context,
    within: Annotated[
        str,
        typer.Option(
            "--within",
            metavar="TIME",
            help="Only what comes or is due in 48h, 2d or 1w; exit 1 if nothing is.",
        ),
    ] = "",
    old: Annotated[
        bool, typer.Option("--old", help="Only what lies further back than 90 days.")
    ] = False,
    json: options.Json = False,
) -> None:
    """List all that waits or lies ahead, the nearest first, each with its command.

    Example: convo next --within 2d
    """
    desk: Desk = ctx.obj
    length = _length(within, old)
    every, known = what_waits(desk)
    found = [one for one in every if _is_meant(one, desk.now, length, old)]
    if json:
        saying.say_rows(desk, waiting_rows(found, known, desk.now))
    elif found or (not within and (every or not desk.unread)):
        saying.say(desk, waiting_page(found, known, desk.now, saying.width()))
    if within and not found:
        raise saying.missed(desk, NothingFoundError("Nothing waits."))
    saying.found_or_missed(desk, bool(every))


def _is_meant(one: Waiting, now: datetime, length: timedelta | None, old: bool) -> bool:
    if length is not None:
        return is_within(one, now, length)
    return (one.group == "older") is old


def _length(typed: str, old: bool) -> timedelta | None:
    """Return how far ahead is looked, None for as far as there is anything.

    Raises:
        UsageError: it is no length, or one beside what lies behind.
    """
    if typed and old:
        raise UsageError("Give one of --within and --old.")
    if not typed:
        return None
    match = re.fullmatch(_LENGTH, typed.strip().lower())
    if not match:
        raise UsageError(f"{echoed(typed)} is no length of time.", "Try: 48h, 2d, 1w")
    return int(match[1]) * UNITS[match[2][0]]
