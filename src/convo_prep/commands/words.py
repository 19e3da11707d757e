"""`convo words`: what in a text could be said better, and why."""

from typing import Annotated

import typer

from convo_prep.advice.wording import (
    Hit,
    Rule,
    hits,
    is_english,
    is_told_in_english,
)
from convo_prep.commands import options
from convo_prep.desk import coaching, finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.given import stdin_to_look_at
from convo_prep.desk.meeting import any_one
from convo_prep.errors import UsageError
from convo_prep.text import bare
from convo_prep.views.wordings import OTHER_LANGUAGE, rule_page, wording_rows, wordings

app = options.command_app()
STDIN = "-"
# How a text from stdin reaches them, and the rules that it is judged by.
WAYS = {"speech": "speech", "mail": "recap"}


@app.command()
def words(
    ctx: typer.Context,
    ref: options.Reference = None,
    explain: Annotated[
        str, typer.Option("--explain", metavar="RULE", help="Say why, and the source.")
    ] = "",
    way: Annotated[
        str,
        typer.Option(
            "--as", metavar="WAY", help="The text from stdin is speech, or a mail."
        ),
    ] = "",
    json: options.Json = False,
) -> None:
    """Look at the wording of a conversation, or of a text from stdin with -.

    What the client said is never looked at. Nothing is scored, nothing blocks. That no
    rule is met does not mean that all is well. English only: of another language that
    is all it says.

    Example: convo words - --as mail
    """
    desk: Desk = ctx.obj
    if explain:
        saying.say(desk, rule_page(_rule(desk, explain)))
        return
    found, english = _found(desk, ref, _scope(way, ref))
    if json:
        saying.tell(desk, "" if english else OTHER_LANGUAGE)
        saying.say_rows(desk, wording_rows(found))
    else:
        saying.say(desk, wordings(found, desk.guide, english))


def _scope(way: str, ref: list[str] | None) -> str:
    if way and ref != [STDIN]:
        raise UsageError("--as is for a text on stdin.", "Try: convo words - --as mail")
    known = way.strip().lower() or "speech"
    if known not in WAYS:
        raise UsageError(f"--as '{way}' is neither.", f"There are: {', '.join(WAYS)}.")
    return WAYS[known]


def _found(
    desk: Desk, ref: list[str] | None, scope: str
) -> tuple[tuple[Hit, ...], bool]:
    """Return what the rules meet, and whether it is in English at all."""
    if ref == [STDIN]:
        text = stdin_to_look_at()
        found = coaching.within_bounds(desk, lambda known: hits(text, scope, known))
        return found, is_english(text)
    session = finding.to_read(desk, options.joined(ref), any_one(desk, "words"))
    return coaching.of_session(desk, session), is_told_in_english(session.tree)


def _rule(desk: Desk, name: str) -> Rule:
    for rule in coaching.rules(desk):
        if bare(rule.id) == bare(name):
            return rule
    known = ", ".join(rule.id for rule in coaching.rules(desk))
    raise UsageError(f"There is no rule '{name}'.", f"There are: {known}.")
