"""How a walking command goes: answers given on the line, else the questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.desk import editing, saying
from convo_prep.desk.closing import tell_closed
from convo_prep.desk.desk import Desk
from convo_prep.desk.going_over import ANYWHERE, Ended, Over
from convo_prep.desk.interview import walk_through
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of
from convo_prep.errors import StoppedError
from convo_prep.session import Session
from convo_prep.walk.route import Route

# Who is asked questions has given no answers on the line.
if TYPE_CHECKING:
    from convo_prep.desk.given import Given
    from convo_prep.desk.whom import Whom


class Asked(NamedTuple):
    """What stands on the line of a walking command.

    `filled` says that answers are given there, so that nothing is asked. `whom` is
    the conversation that they name, and stands in none of the `values`.
    """

    values: tuple[Given, ...] = ()
    filled: bool = False
    edit: bool = False
    whom: Whom | None = None


def asked(
    settings: Iterable[str] | None,
    file: str | None,
    edit: bool = False,
) -> Asked:
    """Gather what stands on the line, and in the file it names.

    Raises:
        UsageError: a `--set` has no `=`, or the file cannot be had.
        UnreadableFileError: the file does not parse.
    """
    listed = tuple(settings or ())
    if not listed and not file:
        return Asked((), False, edit)
    from convo_prep.desk import filling, whom

    found = filling.given(listed, file)
    values = tuple(each for each in found if each.key not in whom.NAMING)
    return Asked(values, True, edit, whom.whom(found))


def judge(desk: Desk, line: Asked, session: Session) -> None:
    """Judge the answers given on the line, before a session is begun for them.

    Raises:
        UsageError: with all that is wrong, or they name another client.
    """
    if line.whom:
        from convo_prep.desk import filling, whom

        whom.must_fit(desk, session, line.whom)
        filling.changes(desk, session, line.values)


def fill(desk: Desk, session: Session, line: Asked) -> Session:
    """Store the answers given on the line, all or none, and say where.

    Raises:
        UsageError: with all that is wrong, or they name another client.
    """
    from convo_prep.desk import filling, whom
    from convo_prep.desk.given import Given

    values = filling.without_zone(desk, session, list(line.values))
    if line.whom:
        whom.must_fit(desk, session, line.whom)
        if not session.client and line.whom.client:
            values.append(Given(line.whom.place, whom.CLIENT, line.whom.client))
        filling.tell_own_stamps(desk, session, line.whom.id, line.whom.place)
    if values:
        return filling.keep(desk, session, values)
    saying.tell(desk, f"It is {session.name}.")
    return session


def edit_file(desk: Desk, session: Session) -> Session:
    """Open a session's file in the editor, keeping the version before.

    Raises:
        EditorError: the editor failed.
        UnreadableFileError: what was saved there does not parse.
    """
    from convo_prep.store import upkeep

    folder = upkeep.keep_version(desk.journal, session.name)
    try:
        editing.open_editor(desk, desk.journal.path(session.name))
    finally:
        upkeep.note_edit(desk.journal, session.name, folder)
    return desk.journal.open(session.name)


def go_through(
    desk: Desk, session: Session, route: Route, command: str, over: Over = ANYWHERE
) -> Session:
    """Ask the questions of a route to its end.

    Raises:
        StoppedError: the person stopped; everything is stored.
    """
    saying.tell_session(desk, session)
    ended = walk_through(desk, session, route, over)
    tell_closed(desk, session, ended.session)
    if ended.stopped:
        saying.give_back_line(desk, ended.lost)
        raise _stop(desk, ended, command)
    return ended.session


def say_end(
    desk: Desk,
    session: Session,
    *steps: str,
    shown: Collection[str] = (),
    drafts: Sequence[str] = (),
) -> None:
    """Say what is still open in steps, when the talk is, and what is next.

    The questions at the paths `shown` stand on the page that was gone over; `drafts`
    are the labels of its lines that nobody has taken.
    """
    from convo_prep.views.steps import GoneOver, end_of_steps

    ended = tuple(desk.guide.step(step) for step in steps)
    named = saying.if_wanted(desk, name_of(desk, session)) or None
    document = end_of_steps(session, ended, desk.now, named, GoneOver(shown, drafts))
    face_of(desk).show(document)


def _stop(desk: Desk, ended: Ended, command: str) -> StoppedError:
    session = ended.session
    named = f" {name_of(desk, session)}" if session.name else ""
    again = f"convo {command}{named}"
    saved = "Every answer is saved." if ended.lost else "Everything is saved."
    error = StoppedError(f"Stopped. {saved}", f"Go on with: {again}")
    if not ended.interrupted:
        error.exit_code = 0
    return error
