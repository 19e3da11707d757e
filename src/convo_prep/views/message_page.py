"""The message as a page of numbered lines, each with where it is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from convo_prep.document import Block, Document, Line, Pairs, Paragraph, line, quiet
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
from convo_prep.text import one_line
from convo_prep.views.commitments import commitments
from convo_prep.views.invitation import SETTLED
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
_TARGET = r"(-?)([0-9]{1,2})(?:\.?([a-z])|\.([0-9]{1,2}))?"


class MessageLine(NamedTuple):
    """A line of the message: where it is changed, its text, and its items if it has.

    An item is (text, whether it comes from a note).
    """

    path: str
    text: str
    items: tuple[tuple[str, bool], ...] = ()


class Target(NamedTuple):
    """What a person names on the page; `item` counts from 0, `out` takes it out."""

    path: str
    item: int | None = None
    out: bool = False


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
    made = [
        _line(part, session, now)
        for part in _with_gaps(parts(session, now, letter), session, letter)
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
    """Return what a person names: `4`, `5b`, `4.2`, `-5b`, or what is empty."""
    match = re.fullmatch(_TARGET, typed.strip().lower())
    if match is None:
        return _named(page, typed, session)
    number = int(match[2])
    if number >= len(page.lines):
        return None
    found, item = page.lines[number], None
    if match[3] or match[4]:
        item = LETTERS.index(match[3]) if match[3] else int(match[4]) - 1
    if item is not None and not 0 <= item < max(len(found.items), 1):
        return None
    return Target(found.path, item if found.items else None, bool(match[1]))


def _named(page: MessagePage, typed: str, session: Session) -> Target | None:
    words = typed.strip().lower()
    asked = [session.guide.question(path) for path in page.also]
    found = [
        each.path
        for each in asked
        if words and (each.key == words or each.label.lower().startswith(words))
    ]
    return Target(found[0]) if len(found) == 1 else None


def _with_gaps(
    made: tuple[Part, ...], session: Session, letter: Letter
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


def _line(part: Part, session: Session, now: datetime) -> MessageLine:
    items = tuple(_items(part.path, session, now))
    if part.path in (AGREED, HEARD) and len(items) < 2:
        from_note = any(drafted for _, drafted in items)
        return MessageLine(part.path, part.text, (("", True),) if from_note else ())
    if not items:
        return MessageLine(part.path, part.text.replace("\n", " "))
    lead = _LEADS.get(part.path) or part.text.splitlines()[0]
    return MessageLine(part.path, lead, items)


def _items(path: str, session: Session, now: datetime) -> Iterator[tuple[str, bool]]:
    if path == ACTIONS:
        said = commitments(session, session.local(now))
        acts = [action for action in session.actions() if action.what]
        for text, action in zip(said, acts, strict=True):
            asked = ("" if action.owner else " [who?]") + (
                "" if action.due else " [by when?]"
            )
            noted = _noted(session, "action")
            yield text + asked, any(each.startswith(action.what) for each in noted)
    if path == OPEN_POINTS:
        noted = _noted(session, "open")
        yield from ((one_line(p), p in noted) for p in session.items(path))
    if path == AGREED:
        noted = _noted(session, "agreed")
        yield from ((one_line(p), p in noted) for p in session.text(path).splitlines())
    if path == HEARD:
        drafted = not session.items(HEARD)
        yield from ((f'"{one_line(p)}"', drafted) for p in their_words(session))


def _noted(session: Session, kind: str) -> list[str]:
    notes = session.records(NOTES)
    return [note.get("text", "") for note in notes if note.get("kind") == kind]


def _rows(page: MessagePage) -> Iterator[tuple[str, Line]]:
    for number, each in enumerate(page.lines):
        if not number:
            yield "0", line(quiet(each.text))
            continue
        whole = each.items == (("", True),)
        yield f"{number}{'*' if whole else ''}", _said(each.text, whole)
        if whole:
            continue
        for letter, (text, drafted) in zip(LETTERS, each.items, strict=False):
            yield f"{number}{letter}{'*' if drafted else ''}", _said(text, drafted)


def _said(text: str, drafted: bool) -> Line:
    return line(text, quiet(f"  ({FROM_NOTES})") if drafted else "")


def _asked(session: Session, path: str) -> bool:
    question = session.guide.question(path)
    if path == RESTATED:
        return bool(session.text(ACKNOWLEDGED)) and not session.text(path)
    return session.applies(question) and not session.answer(path)


def _left_out(session: Session) -> str:
    """Say how many notes the client never sees."""
    kept = {"point": "point", "concern": "concern"}
    if session.text(OUTCOME) not in SETTLED:
        kept["agreed"] = "line noted as agreed"
    counts = ((len(_noted(session, kind)), word) for kind, word in kept.items())
    return ", ".join(f"{n} {word}{'s' * (n > 1)}" for n, word in counts if n)
