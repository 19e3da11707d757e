"""The message as a page of numbered lines, each with where it is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from convo_prep.dates import When, from_stored, parse
from convo_prep.document import Block, Document, Line, Pairs, Paragraph, line, quiet
from convo_prep.errors import InvalidAnswerError
from convo_prep.session import Session
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    HEARD,
    KIND,
    NOTES,
    OPEN_POINTS,
    OUTCOME,
    RESTATED,
    THANKS,
    UPDATES,
)
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import one_line
from convo_prep.views.commitments import commitments
from convo_prep.views.invitation import SETTLED
from convo_prep.views.phrases import spoken
from convo_prep.views.recap import (
    SIGNED,
    STILL_OPEN,
    WHO_DOES_WHAT,
    Letter,
    Part,
    is_careful,
    parts,
    their_words,
)

FROM_NOTES = "your note"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What the message can do without, asked for by name.
ALSO = (
    HEARD,
    ACKNOWLEDGED,
    RESTATED,
    AGREED,
    ACTIONS,
    OPEN_POINTS,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    UPDATES,
    THANKS,
    KIND,
)
_LEADS = {ACTIONS: WHO_DOES_WHAT, OPEN_POINTS: STILL_OPEN, HEARD: "You said:"}
# Which notes are also lines of an answer.
_NOTED = {AGREED: "agreed", OPEN_POINTS: "open"}
_TARGET = r"(-?)([0-9]{1,2})(?:\.?([a-z])|\.([0-9]{1,2}))?"


class Item(NamedTuple):
    """An item of a line, where it stands in the answer, and if it is from a note."""

    text: str
    place: int
    noted: bool


class MessageLine(NamedTuple):
    """A line of the message: where it is changed, its text, and its items if it has.

    `noted` says that the line comes from a note as a whole.
    """

    path: str
    text: str
    items: tuple[Item, ...] = ()
    noted: bool = False


class Target(NamedTuple):
    """What a person names on the page: an answer, or the item at a place of it.

    `out` takes it out; `among` is how many items there are to choose from.
    """

    path: str
    item: int | None = None
    out: bool = False
    among: int = 0


class MessagePage(NamedTuple):
    """The lines of a message; `also` are the paths of what is empty."""

    title: str
    lines: tuple[MessageLine, ...]
    also: tuple[str, ...]
    left_out: str


def message_page(session: Session, now: datetime, letter: Letter) -> MessagePage:
    """Return the message in lines; line 0 says where the talk ended."""
    question = session.guide.question(OUTCOME)
    ended = MessageLine(OUTCOME, f"{question.label}: {session.text(OUTCOME)}")
    written = parts(session, now, letter)
    made = [
        _line(part, session, now)
        for part in _with_gaps(written, session, letter, session.local(now))
    ]
    there = {each.path for each in made}
    also = (path for path in ALSO if path not in there and _asked(session, path))
    to = one_line(session.text("contact")).split(",")[0] or session.client
    title = f"To {to}, as it would go out."
    return MessagePage(title, (ended, *made), tuple(also), _left_out(session))


def page_document(page: MessagePage, session: Session, narrow: bool) -> Document:
    """Return the page as it is shown, the numbers in front; `narrow` as one text."""
    rows = tuple(_rows(page))
    joined = (Paragraph(line(f"{label} ", *said)) for label, said in rows)
    shown: tuple[Block, ...] = tuple(joined) if narrow else (Pairs(rows),)
    labels = (session.guide.label(path).lower() for path in page.also)
    told = (
        "* from your notes" if any(label.endswith("*") for label, _ in rows) else "",
        f"Not in the message: {page.left_out}." if page.left_out else "",
        f"Also: {', '.join(labels)}." if page.also else "",
    )
    below = (Paragraph(line(quiet(each))) for each in told if each)
    return Document(page.title, (*shown, *below), close=True)


def target(page: MessagePage, typed: str, session: Session) -> Target | None:
    """Return what a person names: `4`, `5b`, `4.2`, `-5b`, or `thanks`."""
    match = re.fullmatch(_TARGET, typed.strip().lower())
    if match is None:
        return _named(page, typed, session)
    number = int(match[2])
    if number >= len(page.lines):
        return None
    found, out = page.lines[number], bool(match[1])
    if not (match[3] or match[4]):
        return Target(found.path, None, out, len(found.items))
    item = LETTERS.index(match[3]) if match[3] else int(match[4]) - 1
    if not 0 <= item < len(found.items):
        return None
    return Target(found.path, found.items[item].place, out, len(found.items))


def _named(page: MessagePage, typed: str, session: Session) -> Target | None:
    words = typed.strip().lower()
    paths = (*page.also, *(each.path for each in page.lines))
    asked = filter(None, map(session.guide.find, paths))
    found = [
        each.path
        for each in asked
        if words and (each.key == words or each.label.lower().startswith(words))
    ]
    return Target(found[0]) if len(found) == 1 else None


def _with_gaps(
    made: tuple[Part, ...], session: Session, letter: Letter, local: datetime
) -> Iterator[Part]:
    """Yield what is written, and in its place what must not be forgotten."""
    for part in made:
        if part.path == SIGNED and not letter.name:
            yield part._replace(text=f"{part.text} [your name?]")
        elif part.text:
            yield part
        elif part.path == AGREED and session.text(OUTCOME) in SETTLED:
            lead = SETTLED[session.text(OUTCOME)]
            yield part._replace(text=f"{lead}: (nothing noted; left out)")
        elif part.path == KIND and is_careful(session, letter.careful):
            yield part._replace(text="[A record, an agreement, or an offer?]")
        elif part.path == FOLLOW_UP and (look := _noted_look(session, local)):
            yield part._replace(text=f"[We look at it again on {look}?]")


def _noted_look(session: Session, local: datetime) -> str:
    """Return the day to come that a note consists of, where no next look is set."""
    if session.text(FOLLOW_UP):
        return ""
    for note in reversed(session.records(NOTES)):
        at = from_stored(note.get("at", ""))
        with suppress(InvalidAnswerError):
            when = parse(note.get("text", ""), at.moment() if at else local)
            if note.get("kind") == "point" and when.day > local.date():
                return spoken(When(when.day), local)
    return ""


def _line(part: Part, session: Session, now: datetime) -> MessageLine:
    items = tuple(_items(part.path, session, now))
    text = " ".join(part.text.split("\n"))
    if not items:
        asked = part.path == FOLLOW_UP and text.startswith("[")
        return MessageLine(part.path, text, noted=asked)
    if part.path in (AGREED, HEARD) and len(items) < 2:
        return MessageLine(part.path, text, noted=items[0].noted)
    lead = _LEADS.get(part.path) or part.text.splitlines()[0]
    return MessageLine(part.path, lead, items)


def _items(path: str, session: Session, now: datetime) -> Iterator[Item]:
    if path == ACTIONS:
        yield from _actions(session, now)
        return
    noted = _noted(session, _NOTED.get(path, ""))
    drafted = path == HEARD and not session.items(HEARD)
    for place, text in enumerate(_texts(path, session)):
        said = f'"{one_line(text)}"' if path == HEARD else one_line(text)
        if text.strip():
            yield Item(said, place, drafted or text in noted)


def _texts(path: str, session: Session) -> Iterable[str]:
    """Return the items of an answer that has some, each in its place."""
    if path == HEARD:
        return their_words(session)
    if path == OPEN_POINTS:
        return map(as_it_stands, items_of(session.answer(path)))
    agreed = path == AGREED and session.text(OUTCOME) in SETTLED
    return session.text(path).splitlines() if agreed else ()


def _actions(session: Session, now: datetime) -> Iterator[Item]:
    """Yield who does what by when, and ask in the line for what it lacks."""
    noted = _noted(session, "action")
    acts = [action for action in session.actions() if action.what]
    said = commitments(session, session.local(now))
    for text, action in zip(said, acts, strict=True):
        who = "" if action.owner else " [who?]"
        when = "" if action.due else " [by when?]"
        from_note = any(each.startswith(action.what) for each in noted)
        yield Item(f"{text}{who}{when}", action.at, from_note)


def _noted(session: Session, kind: str) -> list[str]:
    notes = session.records(NOTES)
    return [note.get("text", "") for note in notes if note.get("kind") == kind]


def _rows(page: MessagePage) -> Iterator[tuple[str, Line]]:
    ended, *lines = page.lines
    yield "0", line(quiet(ended.text))
    for number, each in enumerate(lines, 1):
        yield f"{number}{_mark(each.noted)}", _said(each.text, each.noted)
        for letter, item in zip(LETTERS, each.items, strict=False):
            label = f"{number}{letter}{_mark(item.noted)}"
            yield label, _said(item.text, item.noted)


def _mark(noted: bool) -> str:
    return "*" if noted else ""


def _said(text: str, noted: bool) -> Line:
    return line(text, quiet(f"  ({FROM_NOTES})") if noted else "")


def _asked(session: Session, path: str) -> bool:
    question = session.guide.question(path)
    if path == RESTATED:
        return bool(session.text(ACKNOWLEDGED)) and not session.text(path)
    return session.applies(question) and not session.answer(path)


def _left_out(session: Session) -> str:
    """Say how many notes the client never sees."""
    kept = {"point": ("point", "points"), "concern": ("concern", "concerns")}
    if session.text(OUTCOME) not in SETTLED:
        kept["agreed"] = ("line noted as agreed", "lines noted as agreed")
    counts = ((len(_noted(session, kind)), words) for kind, words in kept.items())
    return ", ".join(f"{n} {one if n == 1 else many}" for n, (one, many) in counts if n)
