"""How answers landed with a client before: what helped comes first, the rest behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from convo_prep.advice.suggestions import Suggestion
from convo_prep.session import Session
from convo_prep.session.concerns import HELPED, WORSE
from convo_prep.session.paths import CONCERNS
from convo_prep.session.promises import with_client
from convo_prep.text import bare

MADE_WORSE = "it made it worse before"


def by_how_they_landed(
    lines: Iterable[Suggestion], says: str, session: Session, earlier: Sequence[Session]
) -> list[Suggestion]:
    """Return answers to a concern by what they did with this client before.

    An answer to the same sentence that helped comes first. One that made it worse
    comes last, and says so, which only its own person may see.
    """
    own = with_client(session.client, earlier)
    worse = {bare(reply) for _, _, reply in _answers(own, WORSE)}
    marked = [
        line._replace(
            source=f"{line.source}; {MADE_WORSE}".lstrip("; "), learned=True, worse=True
        )
        if bare(line.text) in worse
        else line
        for line in lines
    ]
    helped = (
        Suggestion(reply, of.title, answers=says)
        for of, said, reply in _answers(own, HELPED)
        if bare(said) == bare(says) and bare(reply) not in worse
    )
    return [*helped, *sorted(marked, key=lambda line: line.worse)]


def _answers(
    sessions: Iterable[Session], landed: str
) -> Iterator[tuple[Session, str, str]]:
    """Yield what was said and what was answered, where the answer landed so."""
    for session in sessions:
        for record in session.records(CONCERNS):
            if record.get("landed") == landed and record.get("reply"):
                yield session, record.get("says", ""), record["reply"]
