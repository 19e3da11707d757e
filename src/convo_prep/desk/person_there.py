"""A person typed with their company where a client is named: told apart, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convo_prep.change import SetAnswer
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.session.person_at import JOINS, Reading, readings
from convo_prep.session.sure_name import quoted, sure_name

CONTACT = "contact"


class There(NamedTuple):
    """Whom words name: the client, the person there, and words for a title."""

    client: str
    contact: str
    topic: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that name client and title alone."""
        return tuple(filter(None, (self.client, self.topic)))


def told_apart(
    desk: Desk, words: Sequence[str], clients: Iterable[str]
) -> There | None:
    """Return client and person that words name, None where they name a client.

    What is not certain is asked, or without a terminal left as one name, with the way
    to say it.

    Raises:
        StoppedError: the person leaves at that question.
    """
    typed, topic = (words[0], " ".join(words[1:])) if words else ("", "")
    if len(typed.split()) == 1:
        return _without_quotes(desk, words, clients) if desk.can_ask else None
    found = readings(typed, clients)
    if not found:
        return None
    first = There(found[0].client, found[0].contact, topic)
    if found[0].sure:
        return first
    if desk.can_ask:
        return _asked(desk, typed, found, f"the client {typed}", topic)
    told = f"--set client={quoted(first.client)} --set contact={quoted(first.contact)}"
    saying.tell(
        desk, f"{typed} is taken for the client. To name a person there: {told}"
    )
    return None


def _without_quotes(
    desk: Desk, words: Sequence[str], clients: Iterable[str]
) -> There | None:
    """Ask about a name whose first word would be the client, the rest the title."""
    typed = " ".join(words)
    found = readings(typed, clients)
    names = [word for word in typed.split() if word.lower() not in JOINS]
    if not (found and found[0].likely and all(map(_is_name, names))):
        return None
    whole = f"the client {words[0]}, about {' '.join(words[1:])}"
    return _asked(desk, typed, found, whole, "")


def _is_name(word: str) -> bool:
    return not word[0].islower()


def _asked(
    desk: Desk, typed: str, found: Sequence[Reading], whole: str, topic: str
) -> There | None:
    from convo_prep.desk import choosing

    rows = [f"the client {each.client}, you talk to {each.contact}" for each in found]
    empty = 0 if found[0].likely else len(found)
    place = choosing.pick(desk, f"Who is {typed}?", [*rows, whole], empty)
    if place == len(found):
        return None
    return There(found[place].client, found[place].contact, topic)


def kept(desk: Desk, session: Session, there: There) -> Session:
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
