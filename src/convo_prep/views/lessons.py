"""What was learned, on a page: for oneself with whom it was, or to be passed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from convo_prep.advice.learned import Repeated, Situation
from convo_prep.dates.when import MONTHS
from convo_prep.document import (
    Block,
    Document,
    Heading,
    Items,
    Line,
    Paragraph,
    here,
    line,
    quiet,
)
from convo_prep.session.paths import PLAYBOOK
from convo_prep.views.rows import Row

NO_SITUATION = "No situation"
KINDS = {"lesson": "lesson", "next_time": "next time", "surprise": "surprise"}
NOTHING = "No lessons yet. The look back asks for them: "

Titles: TypeAlias = Callable[[str], str]
"""Says the title of the situation of an id, "" where it has none to be said."""


def lessons(
    found: Sequence[Situation], title_of: Titles, filtered: bool = False
) -> Document:
    """Return lessons and next-time lines under their situations, for one's own eyes."""
    if not found:
        words = line(NOTHING, here("convo reflect"))
        if filtered:
            words = line("No lesson fits. All of them: ", here("convo lessons"))
        return Document("", (Paragraph(words),))
    return Document(
        "", tuple(_blocks(found, lambda own: title_of(own) or own, _own_line))
    )


def lessons_to_pass_on(found: Sequence[Situation], title_of: Titles) -> Document:
    """Return each lesson with its situation and its month, and nothing else."""
    return Document("", tuple(_blocks(found, title_of, _line_to_pass_on)))


def lesson_rows(found: Sequence[Situation]) -> list[Row]:
    """Return the lines as rows, each with how often it was learned."""
    return [_row(one) for situation in found for one in situation.learned]


def _blocks(
    found: Sequence[Situation], title_of: Titles, said: Callable[[Repeated], Line]
) -> Iterator[Block]:
    for situation in found:
        yield Heading(title_of(situation.id) or NO_SITUATION)
        yield Items(tuple(map(said, situation.learned)))


def _own_line(one: Repeated) -> Line:
    newest = one.newest
    parts = [KINDS[newest.kind], newest.session.client, _month(newest.day)]
    if one.times > 1:
        oldest = one.lines[-1].day
        since = f" since {_month(oldest)}" if oldest else ""
        parts.append(f"{one.times} times{since}")
    return line(newest.text, quiet(f" ({' · '.join(filter(None, parts))})"))


def _line_to_pass_on(one: Repeated) -> Line:
    month = _month(one.newest.day)
    return line(one.newest.text, quiet(f" ({month})" if month else ""))


def _month(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def _row(one: Repeated) -> Row:
    newest, oldest = one.newest, one.lines[-1]
    return {
        "kind": newest.kind,
        "text": newest.text,
        "playbook": newest.session.text(PLAYBOOK),
        "day": newest.day.isoformat() if newest.day else "",
        "times": one.times,
        "since": oldest.day.isoformat() if oldest.day else "",
        "id": newest.session.id,
        "client": newest.session.client,
    }
