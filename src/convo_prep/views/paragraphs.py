"""The paragraphs of the message to the client, and the answer each is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, TypeAlias

from convo_prep.dates import When
from convo_prep.session import Session
from convo_prep.session.noted import owned
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    GREETING,
    HEARD,
    KIND,
    MEETING,
    NOTES,
    OPEN_POINTS,
    OUTCOME,
    RESTATED,
    STANDS_UNTIL,
    STRUCK,
    THANKS,
    UPDATES,
)
from convo_prep.session.session import CANCELLED, POSTPONED
from convo_prep.session.struck import strike
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import folded, one_line
from convo_prep.views import came_to
from convo_prep.views.came_to import OFFERED
from convo_prep.views.commitments import commitments
from convo_prep.views.greeting import first_names, whole_names
from convo_prep.views.invitation import SETTLED, invitation
from convo_prep.views.phrases import spoken

NO_AGREEMENT = "no agreement"

OFFER = "This is an offer, and no agreement yet."
_KINDS = {
    "record": "This is my record of our talk. It is no agreement, and it says nothing"
    " about who is liable.",
    "agreement": "Please confirm this. Until you have, it binds neither of us.",
}
SIGNED = "name"
REGARDS = "Kind regards"
RIGHT = "Have I got that right? If not, please put it in your words."
SAID, WHO_DOES_WHAT, STILL_OPEN = "You said", "Who does what by when:", "Still open:"
_ENDS = ".!?…\"')\u201d\u2019"


class Letter(NamedTuple):
    """What of a message is no answer of its conversation.

    `name` is the one it is signed with, `greeting` what was written to the same person
    last time, `mark` a lawyer's own words to stand on top; each may be empty. `careful`
    says that what the message is has to be said in it, `guarded` that nothing in it is
    called agreed unless the person says so.
    """

    name: str = ""
    greeting: str = ""
    mark: str = ""
    careful: bool = False
    guarded: bool = False


PLAIN = Letter()
# What notes have made of the record: each a path, and the place there.
Made: TypeAlias = Collection[tuple[str, int]]


class Item(NamedTuple):
    """An item of a part: its words, and where it stands in the answer.

    `noted` says that a note made it, `asks` what it lacks, for its writer alone.
    """

    text: str
    place: int
    noted: bool = False
    asks: str = ""


class Part(NamedTuple):
    """A paragraph of the message, and the path of the answer it is made of.

    It is its `lead`, and below that its items, if it has some; `noted` says that a
    note made it as a whole. What is `joined` goes on in the paragraph before it.
    """

    path: str
    lead: str
    items: tuple[Item, ...] = ()
    noted: bool = False
    joined: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it goes out, "" where there is nothing to say."""
        return "\n".join((self.lead, *(f"- {item.text}" for item in self.items)))


def parts(session: Session, now: datetime, letter: Letter) -> tuple[Part, ...]:
    """Return the paragraphs of the message in order, the empty ones too."""
    local = session.local(now)
    made = frozenset(owned(session).values())
    return (
        Part("", letter.mark),
        Part(GREETING, _greeting(session, letter)),
        Part(THANKS, _thanks(session.text(THANKS))),
        Part("contact", _about(session, letter, local)),
        _heard(session),
        Part(ACKNOWLEDGED, _understood(session)),
        _agreed(session, local, made, letter),
        _listed(ACTIONS, WHO_DOES_WHAT, _actions(session, local, made)),
        _listed(OPEN_POINTS, STILL_OPEN, _open_points(session, made)),
        *_next_look(session, local, made),
        Part(KIND, _kind(session, local)),
        Part("", invitation(session, local, letter.guarded)),
        Part(SIGNED, f"{REGARDS}\n{letter.name}".rstrip()),
    )


def their_words(session: Session) -> tuple[str, ...]:
    """Return what the message says that they said: as answered, else as noted live.

    What was struck of the noted stays a note, and goes to nobody.
    """
    struck = set(session.items(STRUCK))
    noted = (
        note.get("text", "")
        for note in session.records(NOTES)
        if note.get("kind") == "words"
    )
    kept = (text for text in noted if text and strike(HEARD, text) not in struck)
    return session.items(HEARD) or tuple(kept)


def _heard(session: Session) -> Part:
    noted = not session.items(HEARD)
    quotes = tuple(
        Item(_quoted(each), place, noted)
        for place, each in enumerate(their_words(session))
    )
    if len(quotes) > 1:
        return Part(HEARD, f"{SAID}:", quotes)
    return (
        Part(HEARD, f"{SAID}: {quotes[0].text}", noted=noted)
        if quotes
        else _none(HEARD)
    )


def _quoted(said: str) -> str:
    words = one_line(said).strip('"\u201c\u201d')
    return f'"{words}"'


def _greeting(session: Session, letter: Letter) -> str:
    if written := session.text(GREETING) or letter.greeting:
        return one_line(written)
    name = first_names(session.text("contact"))
    return f"Hello {name}," if name else "Hello,"


def _thanks(text: str) -> str:
    text = one_line(text)
    if not text or folded(text).startswith("thank"):
        return _sentence(text) if text else ""
    first = text.split()[0]
    # A word in capitals, or I, is written so within a sentence too.
    spelled = first.isupper() or any(map(str.isupper, first[1:]))
    small = text if spelled else text[0].lower() + text[1:]
    return f"Thank you for {_sentence(small)}"


def _about(session: Session, letter: Letter, local: datetime) -> str:
    """Say which talk it is about: its day, and who was there."""
    if session.text(OUTCOME) in (POSTPONED, CANCELLED):
        return ""
    when = session.talked_on()
    day = f" on {spoken(When(when.day), local)}" if when else ""
    # One's own name says nothing beside nobody else's.
    with_whom = whole_names(session.text("contact"))
    who = ", ".join(filter(None, (with_whom, with_whom and letter.name)))
    return f"This is what I took from our talk{day}{who and f' ({who})'}."


def _understood(session: Session) -> str:
    said = _after("What I understood", session.text(ACKNOWLEDGED))
    if session.text(RESTATED) == "fully" or not (said or their_words(session)):
        return said
    return f"{said} {RIGHT}".strip()


def _agreed(session: Session, local: datetime, made: Made, letter: Letter) -> Part:
    outcome, lines = session.text(OUTCOME), _agreed_lines(session, made)
    if outcome in SETTLED and lines:
        lead = came_to.lead(session, letter.guarded)
        if len(lines) > 1:
            return Part(AGREED, f"{lead}:", lines)
        return Part(AGREED, _after(lead, lines[0].text), noted=lines[0].noted)
    if outcome == NO_AGREEMENT:
        return _not_agreed(session, lines, came_to.nothing(letter.guarded))
    when = session.when(MEETING)
    if outcome == POSTPONED and when and when.end() > local:
        put_off = f"We have put our conversation off to {spoken(when, local)}."
        return Part(AGREED, put_off)
    return _none(AGREED)


def _not_agreed(session: Session, lines: tuple[Item, ...], none: str) -> Part:
    """Say that there is no agreement, and what one offers, where it is an offer."""
    if not (lines and session.text(KIND) == OFFERED):
        return Part(AGREED, none)
    lead = f"{none} {came_to.NO_AGREEMENT[OFFERED]}"
    if len(lines) > 1:
        return Part(AGREED, f"{lead}:", lines)
    return Part(AGREED, _after(lead, lines[0].text), noted=lines[0].noted)


def _agreed_lines(session: Session, made: Made) -> tuple[Item, ...]:
    return tuple(
        Item(one_line(text), place, (AGREED, place) in made)
        for place, text in enumerate(session.text(AGREED).splitlines())
        if text.strip()
    )


def _actions(session: Session, local: datetime, made: Made) -> Iterator[Item]:
    """Yield who does what by when, with what each lacks."""
    listed = [action for action in session.actions() if action.what]
    said = commitments(session, local)
    for text, action in zip(said, listed, strict=True):
        who = "" if action.owner else " [who?]"
        when = "" if action.due else " [by when?]"
        noted = (ACTIONS, action.at) in made
        yield Item(one_line(text), action.at, noted, who + when)


def _open_points(session: Session, made: Made) -> Iterator[Item]:
    for place, point in enumerate(items_of(session.answer(OPEN_POINTS))):
        if text := one_line(as_it_stands(point)):
            yield Item(text, place, (OPEN_POINTS, place) in made)


def _next_look(session: Session, local: datetime, made: Made) -> tuple[Part, Part]:
    when = session.when(FOLLOW_UP)
    look = ""
    if when is not None and when.end() > local:
        together = session.text(FOLLOW_UP_WITH) == "together"
        who = "We look at this again together" if together else "I look at this again"
        look = f"{who} on {spoken(when, local)}."
    until = _after("Until then", session.text(UPDATES))
    noted = (FOLLOW_UP, 0) in made and bool(look)
    return Part(FOLLOW_UP, look, noted=noted), Part(UPDATES, until, joined=bool(look))


def _kind(session: Session, local: datetime) -> str:
    """Say what the message is, where that was answered."""
    kind, until = session.text(KIND), session.when(STANDS_UNTIL)
    if kind == OFFERED:
        if not session.text(AGREED):
            return ""  # nothing that is offered is named
        return f"This offer stands until {spoken(until, local)}." if until else OFFER
    return _KINDS.get(kind, "")


def _after(lead: str, text: str) -> str:
    return f"{lead}: {_sentence(one_line(text))}" if text else ""


def _listed(path: str, lead: str, items: Iterable[Item]) -> Part:
    listed = tuple(items)
    return Part(path, lead, listed) if listed else _none(path)


def _none(path: str) -> Part:
    return Part(path, "")


def _sentence(text: str) -> str:
    return text if text[-1] in _ENDS else f"{text}."
