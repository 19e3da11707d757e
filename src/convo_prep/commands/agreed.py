"""From some words to the open action that is meant: one road, as for conversations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from convo_prep.desk import finding
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import not_closed
from convo_prep.errors import NoSessionError
from convo_prep.session import Action, Session
from convo_prep.session.promises import Promise, fitting, open_promises
from convo_prep.session.sure_name import quoted
from convo_prep.store import selecting
from convo_prep.text import cut, whole_number

WIDEST = 60


def open_action(desk: Desk, words: Sequence[str], reference: str) -> Promise:
    """Return the open action with these words; in a session named, a number names it.

    Words that are all of one action come before those that others have too.

    Raises:
        NoSessionError: none fits.
        SeveralSessionsError: more than one fits, and nobody can be asked.
        StoppedError: the person was asked, and picked none.
    """
    sessions = _sessions(desk, words, reference)
    if reference and (numbered := _numbered(sessions[0], words)):
        return sessions[0], numbered
    found = fitting(open_promises(sessions), words)
    if not found:
        raise NoSessionError("No open action has these words.", "See: convo actions")
    session, action = found[0] if len(found) == 1 else _picked(desk, found)
    return finding.taken(desk, session), action


def _sessions(desk: Desk, words: Sequence[str], reference: str) -> list[Session]:
    if reference:
        again = f"done {' '.join(map(quoted, words))} --in"
        return [finding.by_reference(desk, reference, not_closed(again))]
    named = selecting.may_name(" ".join(words))

    def may(data: bytes) -> bool:
        return b"actions:" in data and named(data)

    return list(desk.journal.select(may))


def _numbered(session: Session, words: Sequence[str]) -> Action | None:
    number = whole_number(" ".join(words))
    return next((a for a in session.open_actions() if a.at + 1 == number), None)


def _picked(desk: Desk, found: Sequence[Promise]) -> Promise:
    from convo_prep.desk import choosing

    rows = _rows(desk, found)
    if desk.can_ask:
        return found[choosing.pick(desk, f"{len(found)} open actions fit.", rows)]
    sessions = {session.name: session for session, _ in found}
    among = list(sessions.values())
    raise choosing.listed(
        f"{len(found)} open actions fit. Name one:",
        [
            f"convo done {action.at + 1} --in {choosing.name_among(session, among)}"
            for session, action in found
        ],
        rows,
    )


def _rows(desk: Desk, found: Sequence[Promise]) -> list[str]:
    """Return a line for each action; what reads alike has file and number too."""
    rows = [_row(desk, session, action) for session, action in found]
    alike = Counter(rows)
    return [
        f"{row} · {session.name}, number {action.at + 1}" if alike[row] > 1 else row
        for row, (session, action) in zip(rows, found, strict=True)
    ]


def _row(desk: Desk, session: Session, action: Action) -> str:
    # Most words name a single action.
    from convo_prep.views.phrases import owner, standing

    due = standing(action, session.local(desk.now)).text
    who = owner(session, action)
    return f"{cut(action.what, WIDEST)} · {who} · {due} · {cut(session.title, WIDEST)}"
