"""`convo done`: an action is done, named by some of its words."""

from datetime import datetime
from typing import Annotated

import typer

from convo_prep import dates
from convo_prep.commands import options
from convo_prep.commands.worded import Worded
from convo_prep.desk import finding, saying
from convo_prep.desk.closing import tell_closed
from convo_prep.desk.desk import Desk
from convo_prep.errors import NoSessionError, SeveralSessionsError, UsageError
from convo_prep.kinds import new_date, news_words, parse_news
from convo_prep.session import Action, Session
from convo_prep.store import selecting
from convo_prep.text import Tree, cut, folded
from convo_prep.walk.answering import edit

app = options.command_app()
LISTED = 6


@app.command(cls=Worded)
def done(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Some words of the action.")
    ],
    ref: options.In = "",
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

    Example: convo done send quote
    """
    desk: Desk = ctx.obj
    if sum(map(bool, (on, dropped, due))) > 1:
        raise UsageError("Give one of --on, --dropped and --due.")
    session, action = _action(desk, words, ref)
    now = session.local(desk.now)
    news = _news(on, dropped, due, now)
    change = edit("resolve.actions", action.at, news, session)
    before = session
    session = desk.journal.apply(session, *((change,) if change else ()))
    saying.tell_unconfirmed(desk)
    became = news_words(news, now)
    saying.tell(desk, f"{session.title}: {cut(action.what, 60)}: {became}")
    if not session.open_actions():
        saying.tell(desk, "That was the last one open there.")
    tell_closed(desk, before, session)


def _news(on: str, dropped: str, due: str, now: datetime) -> dict[str, Tree]:
    """Return the fields that the options set.

    Raises:
        InvalidAnswerError: a date is none.
    """
    if due:
        return new_date(due, now)
    if dropped:
        return parse_news(f"dropped {dropped}", now)
    day = dates.parse(on, now, past=True).day if on else now.date()
    return {"done": day.isoformat()}


def _action(desk: Desk, words: list[str], ref: str) -> tuple[Session, Action]:
    found = [
        (session, action)
        for session in _sessions(desk, words, ref)
        for action in session.open_actions()
        if all(folded(word) in _said(session, action) for word in words)
    ]
    if len(found) > 1:
        raise SeveralSessionsError(
            f"{len(found)} open actions fit. Give more words, or --in:",
            "\n".join(f"  {s.id}  {cut(a.what, 60)}" for s, a in found[:LISTED]),
        )
    if not found:
        raise NoSessionError("No open action has these words.", "See: convo actions")
    return found[0]


def _sessions(desk: Desk, words: list[str], ref: str) -> list[Session]:
    if ref:
        return [finding.by_reference(desk, ref)]
    tests = [selecting.may_say(word) for word in words]

    def may(data: bytes) -> bool:
        return b"actions:" in data and all(test(data) for test in tests)

    return list(desk.journal.select(may))


def _said(session: Session, action: Action) -> str:
    return folded(f"{action.what} {action.owner} {session.title}")
