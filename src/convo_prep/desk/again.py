"""Whether a line was given before, and what it is told when its talk is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convo_prep.desk import finding
from convo_prep.desk.asking import WORDED
from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError
from convo_prep.session import Session
from convo_prep.text import bare
from convo_prep.views.reference import quoted, sure_name

if TYPE_CHECKING:
    from convo_prep.desk.given import Given


def given_before(
    desk: Desk, past: Sequence[Session], topic: str, values: Sequence[Given]
) -> Session | None:
    """Return which of a client's past sessions a line has made, None for none.

    It has all that the line gives, and its title where the line has one.
    """
    alike = [session for session in past if bare(session.topic) == bare(topic)]
    named = past if not topic and _tell_apart(desk, values) else alike
    return finding.that_holds(desk, named, values)


def _tell_apart(desk: Desk, values: Sequence[Given]) -> bool:
    """Whether answers have words of their own, and not just numbers and choices."""
    worded = {q.key for q in desk.guide.questions() if q.kind in WORDED}
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
