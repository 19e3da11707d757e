"""`convo recap`: the message to the client."""

from typing import Annotated

import typer

from convo_prep import dates
from convo_prep.commands import options
from convo_prep.desk import coaching, finding, near_law, recapping, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import resolved, told
from convo_prep.desk.waiting import name_of
from convo_prep.errors import UsageError
from convo_prep.session import Session
from convo_prep.session.paths import SENT

app = options.command_app()


@app.command()
def recap(
    ctx: typer.Context,
    ref: options.Reference = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Change the text in your editor; it is kept.")
    ] = False,
    sent: Annotated[
        bool, typer.Option("--sent", help="Keep the text, and that it went out now.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Make it from the answers again.")
    ] = False,
    eml: Annotated[
        str,
        typer.Option(
            "--eml",
            metavar="FILE",
            callback=options.file_named,
            help="Write it as a mail to be sent; - is stdout.",
        ),
    ] = "",
) -> None:
    """Print the message to the client, ready to paste; what it lacks is named.

    Private answers are never in it. With --eml it is the draft of a mail, which your
    mail program opens; convo sends nothing.

    Example: convo recap acme --sent
    """
    desk: Desk = ctx.obj
    if eml and sent:
        raise UsageError("Give one of --eml and --sent: a draft has not gone out.")
    # What is said to have gone out was about something that is settled.
    wanted = resolved(desk, "recap") if sent else told(desk, "recap")
    session = finding.to_change(desk, options.joined(ref), wanted)
    recapping.refuse_unsettled(session)
    near_law.say_check_first(desk, session)
    session = _changed(desk, session, fresh=fresh, edit=edit)
    text = _say(desk, session, eml, final=sent)
    # A message that nobody got to see did not go out.
    _end(desk, session, text if sent else "")


def _changed(desk: Desk, session: Session, *, fresh: bool, edit: bool) -> Session:
    """Return a session with its message made anew, then changed by hand, as asked."""
    if fresh:
        session = recapping.made_anew(desk, session)
    return recapping.edited(desk, session) if edit else session


def _say(desk: Desk, session: Session, eml: str, *, final: bool) -> str:
    if not eml:
        return recapping.say_message(desk, session, final=final)
    from convo_prep.commands.mailing import write_mail

    write_mail(desk, session, eml)
    return ""


def _end(desk: Desk, session: Session, sent: str) -> None:
    """Keep what went out, or say how to once it has."""
    recapping.tell_unstored(desk, session)
    if sent:
        recapping.sent(desk, session, sent)
        saying.tell(desk, "Kept as sent.")
        return
    coaching.below_page(desk, session)
    if went := session.stamped(SENT, desk.now):
        saying.tell(desk, f"It went out {dates.read_back(went, desk.now)}.")
        return
    mark = f"convo recap {name_of(desk, session)} --sent"
    saying.next_up(desk, (mark, "once it has gone out"))
