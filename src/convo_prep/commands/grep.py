"""`convo grep`: search what was written."""

import typer

from convo_prep.commands import grep_flags, options
from convo_prep.commands.found_lines import How, said
from convo_prep.commands.searching import Look, known_steps, looked_through
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters
from convo_prep.errors import NothingFoundError, UsageError
from convo_prep.store.searching import Around, Wanted, pattern

app = options.command_app()


@app.command(cls=grep_flags.Grep, context_settings={"help_option_names": ["--help"]})
def grep(
    ctx: typer.Context,
    words: grep_flags.Words = None,
    also: grep_flags.Also = None,
    expression: grep_flags.Expression = False,
    case: grep_flags.Case = False,
    whole: grep_flags.Whole = False,
    inverted: grep_flags.Inverted = False,
    counts: grep_flags.Counts = False,
    files: grep_flags.Files = False,
    without: grep_flags.Without = False,
    parts: grep_flags.Parts = False,
    numbered: grep_flags.Numbered = False,
    unnamed: grep_flags.Unnamed = False,
    null: grep_flags.Null = False,
    before: grep_flags.Before = None,
    after: grep_flags.After = None,
    context: grep_flags.Context = 0,
    most: grep_flags.Most = None,
    step: grep_flags.Step = None,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
    known: grep_flags.Known = False,
) -> None:
    """Search what was written, in any case, for words; exit 1 without a hit.

    Keys of the files are not searched. On a terminal each hit says session, step and
    question; into a pipe it is path:line:text.

    Example: convo grep budget frozen --client acme
    """
    del known
    desk: Desk = ctx.obj
    phrases = [*(also or ()), *([" ".join(words)] if words else [])]
    sought = pattern(Wanted(phrases, expression, case, whole, inverted))
    filters = Filters(client, playbook, tag, state, since, until)
    around = Around(*(context if own is None else own for own in (before, after)))
    how = How(counts, files, without, parts, numbered, unnamed, null, json)
    _refuse_two_kinds(how)
    look = Look(sought, around, most, known_steps(desk, step), every=without)
    if not said(desk, looked_through(desk, look, filters), how):
        nothing = NothingFoundError("Nothing found." if desk.terminal else "")
        raise saying.missed(desk, nothing)


def _refuse_two_kinds(how: How) -> None:
    """Make sure that rows are asked for alone: counts and names have no JSON.

    Raises:
        UsageError: they are not.
    """
    if how.json and any((how.counts, how.files, how.without, how.parts)):
        raise UsageError(
            "--json prints whole hits, and neither counts, names nor parts.",
            "Leave out -c, -l, -L and -o, or --json.",
        )
