"""`convo done`: an action is done, named by some of its words."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.commands.agreed import open_action
from convo_prep.commands.worded import Worded
from convo_prep.desk import saying
from convo_prep.desk.closing import tell_closed
from convo_prep.desk.desk import Desk
from convo_prep.desk.open_dates import settled
from convo_prep.errors import UsageError
from convo_prep.kinds import happened, new_date, news_words, parse_news
from convo_prep.session import Action, Session
from convo_prep.session.paths import ACTIONS
from convo_prep.text import Tree, cut
from convo_prep.walk.fields import edit

app = options.command_app()


@app.command(cls=Worded)
def done(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Some words of the action.")
    ],
    ref: options.In = None,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="When, if not today.")
    ] = "",
    dropped: Annotated[
        str, typer.Option("--dropped", metavar="WHY", help="It will not be done.")
    ] = "",
    due: Annotated[
        str, typer.Option("--due", metavar="DATE", help="It gets a new date.")
    ] = "",
) -> None:
    """Mark an action as done, dropped, or put off to a new date.

    With --in a number will do: 2 is the second action of that conversation.

    Example: convo done send quote
    """
    desk: Desk = ctx.obj
    if sum(map(bool, (on, dropped, due))) > 1:
        raise UsageError("Give one of --on, --dropped and --due.")
    before, action = open_action(desk, words, options.given(ref))
    news = _news(desk, (on, dropped, due), before.local(desk.now))
    change = edit(ACTIONS, action.at, news, before)
    session = desk.journal.apply(before, *((change,) if change else ()))
    _say(desk, session, action, news)
    tell_closed(desk, before, session)


def _say(
    desk: Desk, session: Session, action: Action, news: Mapping[str, Tree]
) -> None:
    """Say what became of an action, and whether it was the last one."""
    saying.tell_unconfirmed(desk)
    became = news_words(news, session.local(desk.now))
    saying.tell(desk, f"{session.title}: {cut(action.what, 60)}: {became}")
    if not session.open_actions():
        saying.tell(desk, "That was the last one open there.")


def _news(desk: Desk, given: tuple[str, str, str], now: datetime) -> dict[str, Tree]:
    """Return the fields that the options set, `--on`, `--dropped` and `--due`.

    Raises:
        InvalidAnswerError: a date is none.
    """
    on, dropped, due = given
    if due:
        return settled(desk, due, partial(new_date, now=now))
    if dropped:
        return parse_news(f"dropped {dropped}", now)
    if not on:
        return {"done": now.date().isoformat()}
    when = settled(desk, on, partial(happened, now=now))
    return {"done": when.day.isoformat()}
