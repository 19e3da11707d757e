"""`convo prep`: four questions, then the card, and a hand on each of its lines."""

from functools import partial
from typing import Annotated, TypeAlias

import typer

from convo_prep.change import SetAnswer
from convo_prep.commands import going_on, options, preparing
from convo_prep.desk import again, beginning, course, saying, welcome
from convo_prep.desk.desk import Desk
from convo_prep.desk.titling import with_title
from convo_prep.desk.which_face import somebody_is_there
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK
from convo_prep.session.sure_name import sure_name

app = options.command_app()
Client: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="[CLIENT]", help="The client, or a conversation's id."),
]
Title: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TITLE...]", help="A few words on what it is about."),
]


@app.command()
def prep(
    ctx: typer.Context,
    client: Client = None,
    title: Title = None,
    playbook: Annotated[
        str,
        typer.Option(
            "--playbook", metavar="ID", help="The situation, as in price-pushback."
        ),
    ] = "",
    new: Annotated[
        bool, typer.Option("--new", help="Begin another one, go on with none.")
    ] = False,
    set_: options.Set = None,
    from_: options.From = None,
    edit: options.Edit = False,
) -> None:
    """Prepare a conversation: four questions, then the card, line by line.

    Stop at any time; the same command shows the card again and goes on.

    Example: convo prep Acme renewal price
    """
    desk: Desk = ctx.obj
    desk.anew = new
    if playbook and (set_ or from_):
        set_, playbook = [*(set_ or ()), f"playbook={playbook}"], ""
    asked = course.asked(set_, from_, edit)
    if not asked.filled and not edit:
        somebody_is_there(desk, options.FLAGS)
    situation = _situation(desk, playbook)
    words = (options.given(client), " ".join(title or ()))
    session = _session(desk, tuple(filter(str.strip, words)), asked)
    prepare(desk, _chosen(desk, session, situation), asked)


def _session(desk: Desk, words: tuple[str, ...], asked: course.Asked) -> Session:
    whom = asked.whom
    if desk.anew and whom:
        # Another one is wanted, whatever the one had that the answers were taken from.
        whom = whom._replace(id="")
        asked = asked._replace(whom=whom)
    judge = partial(course.judge, desk, asked)
    meant = going_on.Meant(words, whom, asked.values, judge)
    return going_on.to_prepare(desk, meant, desk.anew)


def _situation(desk: Desk, playbook: str) -> str:
    if not playbook:
        return ""
    from convo_prep.desk.sources import playbook_id

    return playbook_id(desk, playbook)


def _chosen(desk: Desk, session: Session, situation: str) -> Session:
    """Store the situation that the line names, if it does."""
    if not situation:
        return session
    change = SetAnswer(PLAYBOOK, situation, None)
    return desk.journal.apply(session, *with_title(desk, session, change))


def prepare(desk: Desk, session: Session, asked: course.Asked) -> None:
    """Take a session through steps 1 and 2, the way the line asks for."""
    if asked.filled:
        with beginning.unless_failed(desk, session):
            session = course.fill(desk, session, asked)
        again = f"Go on with: convo prep {sure_name(session)}"
        saying.go_on_with(desk, session, again)
    elif asked.edit:
        session = _with_all_questions(desk, session)
        with beginning.unless_empty(desk, session):
            course.edit_file(desk, session)
    else:
        _ask(desk, session)


def _ask(desk: Desk, session: Session) -> None:
    if session.text("closed"):
        raise again.held_already(desk, session)
    desk.said.add(session.id)
    if session.frozen(desk.now):
        preparing.looked_over(desk, session)
        return
    with beginning.unless_empty(desk, session):
        if not session.tree.get("prepare"):
            welcome.say_safety_at_first(desk, begun=1)
        welcome.show_last_time(desk, session)
        session = preparing.through(desk, session)
    course.say_end(desk, session, "prepare", "initiate")


def _with_all_questions(desk: Desk, session: Session) -> Session:
    """Write the questions into a file that has no answers yet, to be typed under."""
    from convo_prep.store import upkeep
    from convo_prep.views.blank import blank

    if len(session.tree) <= len(desk.guide.header):
        upkeep.append(desk.journal, session, blank(desk.guide))
    return session
