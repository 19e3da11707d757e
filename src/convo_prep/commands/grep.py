"""`convo grep`: search what was written."""

from typing import Annotated, TypeAlias

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import NothingFoundError, UsageError
from convo_prep.store import searching
from convo_prep.store.searching import Pattern
from convo_prep.text import visible

app = options.command_app()
Around: TypeAlias = Annotated[
    int,
    typer.Option(
        "-C",
        "--context",
        metavar="N",
        min=0,
        max=options.MOST,
        help="Lines around each hit.",
    ),
]


@app.command()
def grep(
    ctx: typer.Context,
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="What to find.")],
    expression: Annotated[
        bool, typer.Option("-E", "--regexp", help="PATTERN is a regular expression.")
    ] = False,
    case: Annotated[
        bool, typer.Option("-s", "--case-sensitive", help="Tell A from a.")
    ] = False,
    files: Annotated[
        bool, typer.Option("-l", "--files", help="Print only the files.")
    ] = False,
    context: Around = 0,
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help="Only in this step.")
    ] = "",
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
) -> None:
    """Search the files for words, in any case; exit 1 when there is no hit.

    On a terminal each hit says session, step and question; into a pipe it is
    path:line:text.

    Example: convo grep 'budget frozen' --client acme
    """
    desk: Desk = ctx.obj
    wanted = searching.regex(pattern, case) if expression else _words(pattern, case)
    names = _names(desk, Filters(client, playbook, tag, state, since, until))
    step = _known_step(desk, step) if step else ""
    if files:
        found = _say_files(desk, names, wanted)
    elif json or desk.terminal or step or context:
        found = _say_hits(desk, names, wanted, (context, step, json))
    else:
        found = _say_lines(desk, names, wanted)
    if not found:
        nothing = NothingFoundError("Nothing found." if desk.terminal else "")
        raise saying.missed(desk, nothing)


def _words(pattern: str, case: bool) -> Pattern:
    if not pattern:
        raise UsageError("There is nothing to search for.", "convo grep 'some words'")
    return searching.literal(pattern, case)


def _names(desk: Desk, filters: Filters) -> list[str] | None:
    """Return the files to look through, None for all."""
    if filters.any:
        return [session.name for session in selected(desk, filters)]
    return None


def _known_step(desk: Desk, typed: str) -> str:
    step = typed.strip().lower()
    known = [each.id for each in (*desk.guide.steps, desk.guide.follow_up)]
    if step not in known:
        raise UsageError(
            f"There is no step '{typed}'.", f"There are: {', '.join(known)}."
        )
    return step


def _say_files(desk: Desk, names: list[str] | None, pattern: Pattern) -> bool:
    folder = desk.settings.journal
    found = False
    for name, data in searching.files(folder, names, pattern, desk.unread):
        if next(searching.lines(data, pattern), None):
            saying.write(desk, visible(f"{folder}/{name}") + "\n")
            found = True
    return found


def _say_lines(desk: Desk, names: list[str] | None, pattern: Pattern) -> bool:
    folder = desk.settings.journal
    found = False
    for name, data in searching.files(folder, names, pattern, desk.unread):
        lines = list(searching.lines(data, pattern))
        text = "".join(f"{folder}/{name}:{ln.number}:{ln.text}\n" for ln in lines)
        saying.write(desk, visible(text))
        found = found or bool(lines)
    return found


def _say_hits(
    desk: Desk, names: list[str] | None, pattern: Pattern, how: tuple[int, str, bool]
) -> bool:
    from convo_prep.commands.searching import hits
    from convo_prep.views.hits import hit_rows
    from convo_prep.views.hits import hits as shown

    context, step, json = how
    found = list(hits(desk, names, pattern, context, step))
    if json:
        saying.say_rows(desk, hit_rows(found))
    elif found:
        saying.say(desk, shown(found))
    return bool(found)
