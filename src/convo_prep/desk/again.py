"""A line that was given before: which conversation it made, and what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convo_prep.desk import finding
from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError
from convo_prep.kinds import is_worded
from convo_prep.session import Session
from convo_prep.session.sure_name import quoted, sure_name

if TYPE_CHECKING:
    from convo_prep.desk.given import Given


def told_before(
    desk: Desk,
    ahead: Sequence[Session],
    past: Sequence[Session],
    values: Sequence[Given],
) -> list[Session]:
    """Return which of the sessions that words fit a line means.

    Those ahead, or the one that has all of the line's answers already, whatever its
    state became since.
    """
    if not _tell_apart(desk, values):
        return list(ahead)
    made = [session for session in ahead if finding.that_holds(desk, [session], values)]
    before = finding.that_holds(desk, past, values)
    return made or ([before] if before else list(ahead))


def unnamed(
    desk: Desk, fitting: Sequence[Session], values: Sequence[Given], sure: bool
) -> list[Session]:
    """Return which sessions a line may mean that names none.

    Those that fit, unless another has all of its answers: it was given before, and
    must not reach a second conversation. Where they fit for `sure`, common answers
    prove nothing, and with words of its own both may be meant.
    """
    if not values:
        return list(fitting)
    made = [
        session for session in fitting if finding.that_holds(desk, [session], values)
    ]
    words = _tell_apart(desk, values)
    if made and words:
        return made
    names = {session.name for session in fitting}
    others = (s for s in desk.journal.select(closed=not fitting) if s.name not in names)
    before = finding.that_holds(desk, others, values)
    if before is None or (sure and not words):
        return list(fitting)
    return [before] if words and not sure else [*fitting, before]


def _tell_apart(desk: Desk, values: Sequence[Given]) -> bool:
    """Whether answers have words of their own, and not just numbers and choices."""
    worded = {q.key for q in desk.guide.questions() if is_worded(q)}
    return any(value.key.rpartition(".")[2] in worded for value in values)


def held_already(desk: Desk, session: Session) -> UsageError:
    """Return the error of a session that there is nothing to prepare for any more."""
    state = session.state(desk.now)
    words = map(quoted, filter(None, (session.client, session.topic)))
    what = "is closed" if state == "closed" else "was held already"
    return UsageError(
        f"{session.title or session.name} {what}.",
        f"Look at it: convo show {sure_name(session)}\n"
        f"Another one: convo prep --new {' '.join(words)}",
    )
