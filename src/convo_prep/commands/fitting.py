"""Which conversations fit what a line of `prep` says, by name, client or title."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.desk import client_names, finding
from convo_prep.desk.desk import Desk
from convo_prep.errors import NoSessionError
from convo_prep.session import BEFORE, Session
from convo_prep.session.named import Fit
from convo_prep.text import bare

CLIENT_FITS = (Fit.FILE, Fit.TITLE, Fit.CLIENT)
WORDS_FIT = (*CLIENT_FITS, Fit.WORDS)


def exactly(
    desk: Desk, reference: str, who: client_names.Who, fits: dict[Fit, list[str]]
) -> list[Session]:
    """Return the session that is named and not described, in whatever state.

    A client's whole name is no name of a file here: there may be more with that client.
    """
    names = finding.by_sign(desk, reference)
    if not names and not (who.known and not who.topic):
        names = finding.exactly(desk, reference) or fits.get(Fit.FILE, [])
    if not names and finding.is_last(reference):
        raise NoSessionError("No conversations yet.", "Begin one: convo prep")
    return [desk.journal.open(name) for name in names]


def client_ahead(
    desk: Desk, fits: dict[Fit, list[str]], who: client_names.Who, topic: str
) -> list[Session]:
    """Return what lies ahead and is named by its file, its title or its client."""
    for how in CLIENT_FITS:
        found = ahead(desk, fits.get(how, ()))
        if how is Fit.CLIENT and not who.topic:
            found = about(found, topic)
        if found:
            return found
    return []


def words_ahead(
    desk: Desk, fits: dict[Fit, list[str]], who: client_names.Who
) -> list[Session]:
    """Return what lies ahead whose client's name has words that were typed.

    Beside a known client's whole name no other client's conversation is meant.
    """
    if who.known and not who.topic:
        return []
    typed = set(bare(who.client).split())
    return [
        session
        for session in ahead(desk, fits.get(Fit.WORDS, ()))
        if typed <= set(bare(session.client).split())
    ]


def about(sessions: list[Session], topic: str) -> list[Session]:
    """Return the sessions with a title, else those that have none yet."""
    if not topic:
        return sessions
    same = [s for s in sessions if bare(s.topic) == bare(topic)]
    return same or [session for session in sessions if not session.topic]


def ahead(desk: Desk, names: Sequence[str]) -> list[Session]:
    """Return those of some files whose talk lies ahead."""
    sessions = finding.opened(desk, names)
    return [session for session in sessions if session.state(desk.now) in BEFORE]


def past(desk: Desk, names: Sequence[str]) -> list[Session]:
    """Return those of some files whose talk has begun, or was held."""
    sessions = finding.opened(desk, names)
    return [session for session in sessions if session.state(desk.now) not in BEFORE]
