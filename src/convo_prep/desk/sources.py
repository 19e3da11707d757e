"""What is offered at a question, drawn from the playbooks and the journal."""

from __future__ import annotations

from itertools import islice

from convo_prep.advice.drafting import reminders
from convo_prep.advice.landed import by_how_they_landed
from convo_prep.advice.playbook import fill, named
from convo_prep.advice.suggestions import MOST, Sources, Suggestion, offered, past
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import InvalidAnswerError
from convo_prep.ids import name_key
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK
from convo_prep.store import selecting
from convo_prep.text import FILLED, echoed, filled
from convo_prep.walk.spot import Ask

EARLIER = 40


class Offering:
    """What one walk offers; the journal is looked through when a question needs it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._drawn_for = ("", "")
        self._sources = Sources()

    def at(self, ask: Ask, session: Session) -> tuple[Suggestion, ...]:
        """Return what may be taken as answer to a question."""
        drawn_for = (session.client, session.text(PLAYBOOK))
        if drawn_for != self._drawn_for:
            self._sources = sources(self._desk, session)
            self._drawn_for = drawn_for
        about, earlier = ask.about, self._sources.earlier
        found = offered(ask.of, ask.spot.field, about, session, self._sources)
        if ask.spot.field != "reply":
            return found
        return tuple(by_how_they_landed(found, about, session, earlier))[:MOST]

    def reminders(self, ask: Ask, session: Session) -> tuple[tuple[str, str], ...]:
        """Return what the situation calls to mind at a question, as (label, words)."""
        playbook = self._desk.playbook_of(session)
        if playbook is None:
            return ()
        words = {key: session.text(key) for key in FILLED}
        found = reminders(playbook, ask.of, ask.spot.field, ask.about)
        label = self._desk.guide.label
        return tuple((label(name), filled(fill(text, words))) for name, text in found)

    def past(self, ask: Ask, session: Session) -> tuple[Suggestion, ...]:
        """Return what earlier conversations answered to this question."""
        earlier = self._desk.journal.select()
        others = (s for s in earlier if s.id != session.id)
        return past(ask.of, ask.spot.field, islice(others, EARLIER))


def sources(desk: Desk, session: Session) -> Sources:
    """Return what suggestions are drawn from for a session."""
    chosen = session.text(PLAYBOOK)
    playbook = desk.playbook_of(session)
    tests = [selecting.may_be_with(session.client)] if session.client else []
    tests += [selecting.may_say(chosen)] if chosen else []
    related = (
        s
        for s in desk.journal.select(lambda data: any(test(data) for test in tests))
        if s.id != session.id and _related(s, session.client, chosen)
    )
    return Sources(playbook, tuple(islice(related, EARLIER)))


def playbook_id(desk: Desk, typed: str) -> str:
    """Return the id of the playbook a person names.

    Raises:
        InvalidAnswerError: there is none of that name.
    """
    saying.tell_playbooks(desk)
    found = named(desk.shelf.playbooks, typed)
    if found is None:
        raise InvalidAnswerError(
            f"There is no situation {echoed(typed, 'like this')}.",
            f"There are: {', '.join(desk.shelf.playbooks)}.",
        )
    return found.id


def _related(other: Session, client: str, playbook: str) -> bool:
    same_client = bool(client) and name_key(other.client) == name_key(client)
    return same_client or (bool(playbook) and other.text(PLAYBOOK) == playbook)
