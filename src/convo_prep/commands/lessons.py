"""`convo lessons`: what was learned, by situation; for oneself, or to be passed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from convo_prep.advice.learned import LESSON, Learned, by_situation, learned
from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import UsageError
from convo_prep.views.lessons import lesson_rows, lessons_to_pass_on
from convo_prep.views.lessons import lessons as page

app = options.command_app()
MARKDOWN = "markdown"


@app.command("lessons")
def lessons_(
    ctx: typer.Context,
    playbook: options.Playbook = None,
    client: options.Client = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="plain, terminal or markdown."),
    ] = None,
    private: options.Private = False,
    json: options.Json = False,
) -> None:
    """List what you learned: lessons and next-time lines by situation, newest first.

    Lines that say nearly the same stand together, with how often. With --format
    markdown, to be passed on: each lesson with its situation and its month, and
    nothing else; what names a client is left out.

    Example: convo lessons --playbook price-pushback
    """
    desk: Desk = ctx.obj
    form = saying.known_form(form)
    _may_be_seen(form, private, json)
    filters = Filters(client, playbook, tag, state, since, until)
    found = _found(desk, filters)
    if json:
        saying.say_rows(desk, lesson_rows(by_situation(found)))
    elif form == MARKDOWN:
        _pass_on(desk, found)
    elif found or not desk.unread:
        saying.say(desk, page(by_situation(found), desk.title_of, filters.any), form)
    saying.found_or_missed(desk, bool(found))


def _may_be_seen(form: str | None, private: bool, json: bool) -> None:
    """Make sure that lessons go only where somebody has asked for them by name.

    Raises:
        UsageError: that is not so.
    """
    if json and not private:
        raise UsageError(
            "What you learned is private.",
            "With --private it is printed: convo lessons --json --private",
        )
    if form != MARKDOWN and not saying.for_own_eyes(form):
        raise UsageError(
            f"Lessons are passed on as markdown, not as {form}.",
            "Type: convo lessons --format markdown",
        )


def _found(desk: Desk, filters: Filters) -> Sequence[Learned]:
    return learned(selected(desk, filters), LESSON, "next_time")


def _pass_on(desk: Desk, found: Sequence[Learned]) -> None:
    from convo_prep.desk.unnamed import Unnamed

    unnamed = Unnamed(desk)
    lessons = [each for each in found if each.kind == LESSON]
    kept = by_situation(unnamed.among(lessons))
    saying.say(desk, lessons_to_pass_on(kept, unnamed.title_of), MARKDOWN)
    saying.tell(desk, "" if lessons else "There are no lessons to pass on.")
