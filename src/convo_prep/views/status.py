"""What is next, the most urgent first, each line with its command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

from convo_prep.document import (
    Document,
    Line,
    Paragraph,
    Table,
    here,
    line,
    quiet,
)
from convo_prep.session import Action, Session
from convo_prep.text import cut, folded, slug
from convo_prep.views.phrases import brief, owner, standing
from convo_prep.views.promises import due_at, open_promises
from convo_prep.views.reference import command
from convo_prep.views.rows import Row, session_row
from convo_prep.views.turn import AHEAD, Turn, turn

LINES = 8
SOON = timedelta(days=3)
TITLE_WIDTH = 36
ACTION_WIDTH = 24
WORDS_OF_AN_ACTION = 2


class _Entry(NamedTuple):
    """A line of the page, its command, and the row it is in --json."""

    line: Line
    command: str
    row: Row


# Most of what waits is only counted, so an entry is made where it is shown.
Entry: TypeAlias = Callable[[], _Entry]


def status(sessions: Sequence[Session], now: datetime, folder: str) -> Document:
    """Return what waits, at most eight lines; `folder` is named in an empty journal.

    `sessions` is the whole journal, so that a reference is sure to name one session.
    """
    if not sessions:
        return _empty(folder)
    waiting, ahead = _entries(sessions, now)
    if not waiting:
        return _calm(ahead)
    entries = [*waiting, *ahead]
    more = len(entries) - LINES
    blocks = [_table(entries[:LINES])]
    if more > 0:
        rest = line(quiet(f"and {more} more: "), here("convo list"))
        return Document("", (*blocks, Paragraph(rest)), close=True)
    return Document("", tuple(blocks), close=True)


def status_rows(sessions: Sequence[Session], now: datetime) -> list[Row]:
    """Return everything that waits or lies ahead, in the order of `status`."""
    waiting, ahead = _entries(sessions, now)
    entries = [make() for make in (*waiting, *ahead)]
    return [{**entry.row, "command": entry.command} for entry in entries]


def _entries(
    sessions: Sequence[Session], now: datetime
) -> tuple[list[Entry], list[Entry]]:
    """Return what waits now, and the meetings that lie further ahead."""
    found = [(each, session) for session in sessions if (each := turn(session, now))]
    found.sort(key=lambda pair: (pair[0].rank, pair[0].at))
    turns = [(each, session) for each, session in found if each.command != "actions"]
    names = [each.command for each, _ in turns]
    said: list[tuple[Turn, Entry]] = [
        (each, partial(_turn_entry, each, session, now, (sessions, names)))
        for each, session in turns
    ]
    waiting = [entry for each, entry in said if each.rank < AHEAD]
    ahead = [entry for each, entry in said if each.rank >= AHEAD]
    return [*waiting, *_action_entries(sessions, now)], ahead


def _command(
    each: Turn, session: Session, sessions: Sequence[Session], names: Sequence[str]
) -> str:
    """Leave the reference out where only one session waits for that command."""
    if each.command != "prep" and names.count(each.command) == 1:
        return f"convo {each.command}"
    return command(each.command, session, sessions)


def _turn_entry(
    each: Turn,
    session: Session,
    now: datetime,
    among: tuple[Sequence[Session], Sequence[str]],
) -> _Entry:
    local = session.local(now)
    when = (
        session.follow_up_at()
        if each.command == "follow"
        else session.when("initiate.meeting_at")
    )
    moment = brief(when, local) if when else _undated(session, now)
    said = line(cut(session.title, TITLE_WIDTH), f" · {moment}")
    row = {"kind": "session", **session_row(session, now), "next": each.command}
    return _Entry(said, _command(each, session, *among), row)


def _undated(session: Session, now: datetime) -> str:
    return "no date yet" if session.state(now) in ("planned", "prepared") else "held"


def _action_entries(sessions: Sequence[Session], now: datetime) -> Iterator[Entry]:
    """Yield what is overdue, ours first, then what is due within days."""
    running = [session for session in sessions if session.state(now) != "closed"]
    promises = open_promises(running)
    late = [(s, a) for s, a in promises if a.overdue(s.local(now))]
    for ours in (True, False):
        for session, action in late:
            if session.ours(action) is ours:
                yield partial(_action_entry, session, action, now)
    for session, action in promises:
        local = session.local(now)
        if not action.overdue(local) and due_at(action) <= _horizon(local):
            yield partial(_action_entry, session, action, now)


def _horizon(local: datetime) -> datetime:
    return local.replace(hour=23, minute=59, second=59) + SOON


def _action_entry(session: Session, action: Action, now: datetime) -> _Entry:
    local = session.local(now)
    ours = session.ours(action)
    who = session.client if ours else owner(session, action)
    said = line(f"{cut(action.what, ACTION_WIDTH)} · {who} · ", standing(action, local))
    row: Row = {
        "kind": "action",
        "id": session.id,
        "client": session.client,
        "topic": session.topic,
        "what": action.what,
        "owner": action.owner,
        "ours": ours,
        "due": action.due,
        "overdue": action.overdue(local),
    }
    return _Entry(said, f"convo done {_few_words(action)}", row)


def _few_words(action: Action) -> str:
    """Return the first words of an action, as `convo done` takes them."""
    said = folded(action.what)
    words = [w for w in slug(action.what).split("-") if w and w in said]
    return " ".join(words[:WORDS_OF_AN_ACTION]) or "WORDS"


def _table(entries: Sequence[Entry]) -> Table:
    made = [make() for make in entries]
    rows = tuple((entry.line, line(here(entry.command))) for entry in made)
    return Table(("", ""), rows)


def _calm(ahead: Sequence[Entry]) -> Document:
    if not ahead:
        words = line("Nothing waits. ", here("convo list"), " shows what there is.")
        return Document("", (Paragraph(words),), close=True)
    rest = Paragraph(line("Nothing waits. The next conversation:"))
    return Document("", (rest, _table(ahead[:1])), close=True)


def _empty(folder: str) -> Document:
    rows = (
        (f"  {moment:<17}", here(words), quiet(gain)) for moment, words, gain in _OFFERS
    )
    lines = (
        line("No conversations yet."),
        *(line(*row) for row in rows),
        line(f"Plain files in {folder}, on this machine only."),
    )
    return Document("", tuple(map(Paragraph, lines)), close=True)


_OFFERS = (
    ("Meeting soon?", "convo prep", "               2 minutes, then a card to hold"),
    ("They just rang?", "convo reflect CLIENT", "     keep what was said"),
    ("Look first", "convo demo", ""),
)
