"""`convo set`: answers without questions, in any conversation and at any time."""

from itertools import takewhile
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import filling, finding, given
from convo_prep.desk.desk import Desk
from convo_prep.desk.judging import judged
from convo_prep.desk.meeting import not_closed

app = options.command_app()


@app.command()
def set_answers(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[REF...] KEY=VALUE...",
            help="Which conversation, then the answers; keys: convo guide.",
        ),
    ],
) -> None:
    """Give answers without questions: all of them, or none if one is wrong.

    KEY=VALUE puts an answer there, KEY= takes it out. In a list, KEY+=VALUE adds an
    item, KEY-=VALUE takes one out by its words or as '#2', KEY.2=VALUE changes the
    second one and KEY.2.PART=VALUE one part of it; concerns count as on the card.
    KEY=- reads the value from stdin, so that it stands in no list of processes.

    Example: convo set acme tension=3 'facts+=They wrote on 3 May.'
    """
    desk: Desk = ctx.obj
    named = list(takewhile(lambda word: given.SIGN not in word, words))
    values = given.settings(words[len(named) :])
    unread = given.from_stdin(values)
    session = finding.to_change(desk, options.joined(named), not_closed("set"))
    if unread is not None:
        values.remove(unread)
        judged(desk, session, values)
        values.append(filling.from_stdin(desk, session, unread))
    filling.keep(desk, session, values)
