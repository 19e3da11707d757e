"""The page of bare `convo`: what is near in a few lines, and how much else is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from convo_prep.document import Document, Paragraph, Span, here, line, quiet
from convo_prep.session import Action, Session
from convo_prep.session.reference import Known
from convo_prep.session.turn import A_WEEK
from convo_prep.session.waiting import Waiting, is_within
from convo_prep.views.agenda import SCREEN_WIDTH, agenda
from convo_prep.views.rows import Row, action_row, session_row

LINES = 8
FOLDED = ("later", "older")
NOTHING_NEAR = "Nothing waits. What comes next:"


def status(
    found: Sequence[Waiting], known: Known, now: datetime, width: int = SCREEN_WIDTH
) -> Document:
    """Return what is near, at most eight lines; all else is only counted.

    `found` stands in order. When nothing waits, the next thing ahead is shown.
    """
    near = [one for one in found if one.group not in FOLDED]
    ahead = [one for one in found if one.group == "later"]
    shown = near[:LINES] or ahead[:1]
    # What is near stands before what is ahead, and that before what is old.
    open_too = _open_too(found[len(shown) :], now)
    if near:
        return Document("", (agenda(shown, known, now, width=width), *open_too))
    if ahead:
        next_one = agenda(shown, known, now, NOTHING_NEAR, width)
        return Document("", (next_one, *open_too))
    words = line("Nothing waits. ", here("convo list"), " shows what there is.")
    return Document("", (Paragraph(words), *open_too))


def waiting_page(
    found: Sequence[Waiting], known: Known, now: datetime, width: int = SCREEN_WIDTH
) -> Document:
    """Return all of it without a fold."""
    if not found:
        return Document("", (Paragraph(line("Nothing waits.")),))
    return Document("", (agenda(found, known, now, width=width),))


def waiting_rows(found: Sequence[Waiting], known: Known, now: datetime) -> list[Row]:
    """Return what waits as rows, in its order."""
    return [_row(one, known, now) for one in found]


def empty(folder: str) -> Document:
    """Return the page of a journal that holds nothing yet."""
    rows = (
        (f"  {moment:<17}", here(words), quiet(gain)) for moment, words, gain in _OFFERS
    )
    lines = (
        line("No conversations yet."),
        *(line(*row) for row in rows),
        line(f"Plain files in {folder}, on this machine only."),
    )
    return Document("", tuple(map(Paragraph, lines)), close=True)


def _open_too(rest: Sequence[Waiting], now: datetime) -> Iterator[Paragraph]:
    """Yield the one line that counts what is not shown, each part with its command."""
    later = [one for one in rest if one.group == "later"]
    week = sum(is_within(one, now, A_WEEK) for one in later)
    old = sum(one.group == "older" for one in rest)
    counts = (
        (len(rest) - len(later) - old, "more", "convo next"),
        (week, "within 7 days", "convo next --within 7d"),
        (len(later) - week, "later on", "convo next"),
        (old, "older", "convo next --old"),
    )
    parts: list[str | Span] = []
    for many, words, command in counts:
        if many:
            lead = ", " if parts else "Also: "
            parts += [quiet(f"{lead}{many} {words} ("), here(command), quiet(")")]
    if parts:
        yield Paragraph(line(*parts, quiet(".")))


def _row(one: Waiting, known: Known, now: datetime) -> Row:
    command = known.command(one.command, one.session, one.action)
    if one.action is None:
        row = session_row(one.session, now)
        own: Row = {"kind": "session", **row, "next": one.command}
    else:
        own = _action_row(one.session, one.action, now)
    return {**own, "group": one.group, "command": command}


def _action_row(session: Session, action: Action, now: datetime) -> Row:
    return {
        "kind": "action",
        "id": session.id,
        "client": session.client,
        "topic": session.topic,
        **action_row(session, action, now),
    }


_OFFERS = (
    ("Meeting soon?", "convo prep", "               2 minutes, then a card to hold"),
    ("They just rang?", "convo reflect CLIENT", "     keep what was said"),
    ("Look first", "convo demo", ""),
)
