"""`convo forget`: a conversation removed, with every version kept of it."""

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of
from convo_prep.errors import StoppedError, UsageError
from convo_prep.session import Session
from convo_prep.store import upkeep
from convo_prep.views.reference import sure_name

app = options.command_app()


@app.command()
def forget(
    ctx: typer.Context, ref: options.Reference = None, yes: options.Yes = False
) -> None:
    """Remove a conversation, its kept versions and its half-typed line, for good.

    Asks first. With --yes only an id or a file's whole name will do, so that no word
    removes more than it says.

    Example: convo forget acme
    """
    desk: Desk = ctx.obj
    if not ref:
        raise UsageError("Name the conversation to forget.", "See: convo list")
    reference = options.joined(ref)
    wanted = finding.Wanted((), "conversation", "forget")
    session = finding.by_reference(desk, reference, wanted)
    if yes:
        _refuse_words(desk, reference, session)
    elif not _sure(desk, session):
        raise StoppedError("Nothing was removed.")
    upkeep.forget(desk.journal, session)
    saying.tell(
        desk,
        f"{session.title or session.name} is removed, with its kept versions.",
        "Not reached from here: git history, synced copies, exports, mails sent.",
    )


def _refuse_words(desk: Desk, reference: str, session: Session) -> None:
    """Let nothing be removed unasked that was described and not named.

    Raises:
        UsageError: the reference is no id, and not the whole name of a file.
    """
    named = finding.exactly(desk, reference)
    if finding.is_last(reference) or session.name not in named:
        raise UsageError(
            f"'{reference}' describes {session.title or session.name}; with --yes only "
            "an id or the file's whole name will do.",
            f"Type: {_exactly(session)}",
        )


def _sure(desk: Desk, session: Session) -> bool:
    if not desk.can_ask:
        hint = f"Type: {_exactly(session)}"
        raise UsageError("There is no terminal to ask on.", hint)
    what = f"{session.title or session.name} ({session.name})"
    return face_of(desk).confirm(f"Remove {what} for good?", default=False)


def _exactly(session: Session) -> str:
    return f"convo forget {sure_name(session)} --yes"
