"""A person typed with their company where a client is named: told apart, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convo_prep.change import SetAnswer
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.session.person_at import Reading, readings
from convo_prep.session.sure_name import quoted, sure_name

CONTACT = "contact"


def told_apart(
    desk: Desk, words: Sequence[str], clients: Iterable[str]
) -> Reading | None:
    """Return client and person that the first word names, None where it is a client.

    What is not certain is asked, or without a terminal left as one name, with the way
    to say it.

    Raises:
        StoppedError: the person leaves at that question.
    """
    typed = words[0] if words else ""
    if len(typed.split()) == 1:
        return None
    found = readings(typed, clients)
    if not found or found[0].sure:
        return found[0] if found else None
    if desk.can_ask:
        return _asked(desk, typed, found)
    first = found[0]
    told = f"--set client={quoted(first.client)} --set contact={quoted(first.contact)}"
    saying.tell(desk, f"{typed} is taken for the client. If a person is: {told}")
    return None


def _asked(desk: Desk, typed: str, found: Sequence[Reading]) -> Reading | None:
    from convo_prep.desk import choosing

    rows = [f"the client {each.client}, you talk to {each.contact}" for each in found]
    rows.append(f"the client {typed}")
    empty = 0 if found[0].likely else len(found)
    place = choosing.pick(desk, f"Who is {typed}?", rows, empty)
    return found[place] if place < len(found) else None


def kept(desk: Desk, session: Session, there: Reading) -> Session:
    """Keep whom one talks to, where nobody is named yet, and say who is who."""
    if not session.text(CONTACT):
        change = SetAnswer(CONTACT, there.contact, session.answer(CONTACT))
        session = desk.journal.apply(session, change)
        label = desk.guide.question(CONTACT).label
        command = f"convo set {sure_name(session)} contact=NAME"
        another = "a line of the card" if desk.can_ask else command
        said = f"Client: {session.client}. {label}: {there.contact}."
        saying.tell(desk, said + saying.if_wanted(desk, f" To change: {another}"))
    return session
