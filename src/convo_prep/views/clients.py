"""The list of clients: how the last talk ended, what is next, who owes what to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.document import (
    Document,
    Line,
    Paragraph,
    Table,
    here,
    line,
    quiet,
    warn,
)
from convo_prep.session import Action, Session
from convo_prep.session.by_client import Standing
from convo_prep.session.paths import OUTCOME
from convo_prep.session.promises import Promise
from convo_prep.session.waiting import Waiting
from convo_prep.text import cut
from convo_prep.views.agenda import date_of, when_said
from convo_prep.views.rows import Row

COLUMNS = (
    *("Client", "Last talk", "Next", "You owe", "They owe", "Reached", "Comes back"),
)
ALWAYS = 3
REACHED = 5
NOBODY = "(no client)"
# What is next with a client, in a word or two.
NEXT = {
    "prep": "to prepare",
    "card": "talk",
    "conduct": "the talk is on",
    "resolve": "outcome to write",
    "recap": "message to send",
    "reflect": "to look back on",
    "follow": "to look at again",
}
WHAT_WIDTH = 22

Titles: TypeAlias = Callable[[str], str]
"""Says the title of the situation of an id, "" where there is none of it."""


def clients(
    found: Sequence[Standing],
    now: datetime,
    title_of: Titles,
    private: bool = True,
    filtered: bool = False,
) -> Document:
    """Return the clients as a table, in their order; `filtered` if others may exist.

    How often a result was reached is a private answer. Columns that would be empty
    throughout are left out.
    """
    if not found:
        words = (
            line("No client fits. All of them: ", here("convo clients"))
            if filtered
            else line("No conversations yet. ", here("convo prep"), " begins one.")
        )
        return Document("", (Paragraph(words),))
    rows = [_row(one, now, title_of) for one in found]
    kept = [
        at
        for at in range(len(COLUMNS))
        if (at < ALWAYS or any(row[at] for row in rows)) and (private or at != REACHED)
    ]
    table = Table(
        tuple(COLUMNS[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
    )
    return Document("", (table,))


def client_rows(found: Sequence[Standing], private: bool = False) -> list[Row]:
    """Return the clients as rows, in their order; dates as they are stored."""
    return [_json_row(one, private) for one in found]


def _row(one: Standing, now: datetime, title_of: Titles) -> tuple[Line, ...]:
    return (
        line(one.client or quiet(NOBODY)),
        _last(one.last, now),
        _next(one.next, now),
        _owed(one.ours, now),
        _owed(one.theirs, now),
        line(f"{one.reached} of {one.looked_back}" if one.looked_back else ""),
        line(_comes_back(one, title_of)),
    )


def _last(session: Session | None, now: datetime) -> Line:
    if session is None:
        return line(quiet("none yet"))
    when, local = session.held_on(), session.local(now)
    day = dates.short(When(when.day), local) if when else ""
    ended = session.text(OUTCOME) or quiet("no outcome yet")
    return line(f"{day} · " if day else "", ended)


def _next(one: Waiting | None, now: datetime) -> Line:
    if one is None:
        return line(quiet("nothing"))
    when = when_said(one, one.session.local(now))
    if one.action is None:
        return line(f"{when} · {NEXT[one.command]}")
    whose = _whose(one.session, one.action)
    return line(f"{when} · {whose}{cut(one.action.what, WHAT_WIDTH)}")


def _whose(session: Session, action: Action) -> str:
    """Say who is to do it, where that is not whoever writes; a colleague by name."""
    if session.mine(action):
        return ""
    return f"{action.owner}: " if session.ours(action) else "they: "


def _owed(promises: Sequence[Promise], now: datetime) -> Line:
    if not promises:
        return ()
    late = sum(action.overdue(s.local(now)) for s, action in promises)
    return line(str(len(promises)), warn(f", {late} late") if late else "")


def _comes_back(one: Standing, title_of: Titles) -> str:
    if not one.comes_back:
        return ""
    return f"{title_of(one.comes_back) or one.comes_back} ({one.times})"


def _json_row(one: Standing, private: bool) -> Row:
    last, following = one.last, one.next
    when = last.held_on() if last else None
    due = date_of(following) if following else None
    row: Row = {
        "client": one.client,
        "talks": len(one.sessions),
        "last_id": last.id if last else "",
        "last_at": when.stored() if when else "",
        "outcome": last.text(OUTCOME) if last else "",
        "next": following.command if following else "",
        "next_id": following.session.id if following else "",
        "next_at": due.stored() if due else "",
        "group": following.group if following else "",
        "you_owe": len(one.ours),
        "they_owe": len(one.theirs),
        "comes_back": one.comes_back,
        "times": one.times,
    }
    if private:
        row |= {"reached": one.reached, "looked_back": one.looked_back}
    return row
