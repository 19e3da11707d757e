"""`convo check`: what wants mending, with file and line."""

import typer

from convo_prep.commands import mending, options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.store import checking
from convo_prep.views.problems import Problem

app = options.command_app()


@app.command()
def check(
    ctx: typer.Context, ref: options.Reference = None, json: options.Json = False
) -> None:
    """Name everything that does not fit, as file:line:column; change nothing.

    Exit 27 when something wants mending.

    Example: convo check
    """
    desk: Desk = ctx.obj
    desk.past_faults = True
    desk.said |= {saying.UNREAD, saying.COPIES}
    every, found = _judged(desk, options.joined(ref))
    place = desk.settings
    found += checking.config(place.faults, place.config)
    if not ref:
        found += checking.own_playbooks(place.playbooks)
    mending.say_found(desk, found, len(every), json)


def _judged(desk: Desk, reference: str) -> tuple[list[str], list[Problem]]:
    """Return the files looked at, and what is wrong with them and beside them."""
    if desk.settings.guessed:
        return [], []
    if reference:
        names = finding.names_for(desk, reference)
        if not names:
            raise finding.not_found(reference)
        names = list(dict.fromkeys([*names, *desk.unread.copies]))
        return names, checking.problems(desk.journal, names)
    names = list(desk.journal.names())
    found = checking.problems(desk.journal, names)
    return names, found + checking.surroundings(desk.journal)
