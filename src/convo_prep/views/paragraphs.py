"""The paragraphs of the message to the client, and the answer each is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from convo_prep.advice.kept_back import action_held, line_held
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
    KIND,
    MEETING,
    OPEN_POINTS,
    OUTCOME,
    RESTATED,
    STANDS_UNTIL,
    THANKS,
    UPDATES,
)
from convo_prep.session.session import CANCELLED, POSTPONED
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import folded, one_line
from convo_prep.views import came_to
from convo_prep.views.came_to import OFFERED
from convo_prep.views.commitments import commitments
from convo_prep.views.greeting import first_names, whole_names
from convo_prep.views.invitation import SETTLED, invitation
from convo_prep.views.letter import Item, Letter, Made, Part
from convo_prep.views.phrases import spoken
from convo_prep.views.quoting import quotes

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
WHO_DOES_WHAT, STILL_OPEN = "Who does what by when:", "Still open:"
_ENDS = ".!?…\"')\u201d\u2019"


def parts(session: Session, now: datetime, letter: Letter) -> tuple[Part, ...]:
    """Return the paragraphs of the message in order, the empty ones too."""
    local = session.local(now)
    made, heard = frozenset(owned(session).values()), quotes(session)
    return (
        Part("", letter.mark),
        Part(GREETING, _greeting(session, letter)),
        Part(THANKS, _thanks(session.text(THANKS))),
        Part("contact", _about(session, letter, local)),
        heard,
        _understood(session, bool(heard.text)),
        _agreed(session, local, made, letter),
        _listed(ACTIONS, WHO_DOES_WHAT, _actions(session, local, made)),
        _listed(OPEN_POINTS, STILL_OPEN, _open_points(session, made)),
        *_next_look(session, local, made),
        Part(KIND, _kind(session, local)),
        Part("", invitation(session, local, letter.guarded)),
        Part(SIGNED, f"{REGARDS}\n{letter.name}".rstrip()),
    )


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


def _understood(session: Session, quoted: bool) -> Part:
    text = one_line(session.text(ACKNOWLEDGED))
    # "What matters to you is ..." says by itself whose it is.
    whole = folded(text).startswith("what ")
    said = _sentence(text) if whole else _after("What I understood", text)
    held = line_held(session, ACKNOWLEDGED)
    if session.text(RESTATED) != "fully" and (said or quoted):
        said = f"{said} {RIGHT}".strip()
    return Part(ACKNOWLEDGED, said, held=held)


def _agreed(session: Session, local: datetime, made: Made, letter: Letter) -> Part:
    outcome, lines = session.text(OUTCOME), _agreed_lines(session, made)
    if outcome in SETTLED and lines:
        return _one_or_more(came_to.lead(session, letter.guarded), lines)
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
    return _one_or_more(f"{none} {came_to.NO_AGREEMENT[OFFERED]}", lines)


def _one_or_more(lead: str, lines: tuple[Item, ...]) -> Part:
    """Return what is agreed or offered: in the sentence where it is one line alone."""
    if len(lines) > 1:
        return Part(AGREED, f"{lead}:", lines)
    only = lines[0]
    return Part(AGREED, _after(lead, only.text), noted=only.noted, held=only.held)


def lists_agreed(session: Session) -> bool:
    """Tell whether the message says what was noted as agreed, or as what is offered."""
    return session.text(OUTCOME) in SETTLED or session.text(KIND) == OFFERED


def _agreed_lines(session: Session, made: Made) -> tuple[Item, ...]:
    return tuple(
        Item(
            one_line(text),
            place,
            noted=(AGREED, place) in made,
            held=line_held(session, AGREED, text),
        )
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
        held = action_held(session, action)
        asks = "" if held else who + when
        yield Item(one_line(text), action.at, noted, asks, held)


def _open_points(session: Session, made: Made) -> Iterator[Item]:
    for place, point in enumerate(items_of(session.answer(OPEN_POINTS))):
        if text := one_line(as_it_stands(point)):
            held = line_held(session, OPEN_POINTS, text)
            yield Item(text, place, (OPEN_POINTS, place) in made, held=held)


def _next_look(session: Session, local: datetime, made: Made) -> tuple[Part, Part]:
    when = session.when(FOLLOW_UP)
    look = ""
    if when is not None and when.end() > local:
        together = session.text(FOLLOW_UP_WITH) == "together"
        who = "We look at this again together" if together else "I look at this again"
        look = f"{who} on {spoken(when, local)}."
    until = _after("Until then", session.text(UPDATES))
    noted, held = (FOLLOW_UP, 0) in made and bool(look), line_held(session, FOLLOW_UP)
    joined = bool(look) and not held
    next_look = Part(FOLLOW_UP, look, noted=noted, held=held)
    return next_look, Part(UPDATES, until, joined=joined)


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
