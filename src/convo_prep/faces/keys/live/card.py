"""The card of a meeting in full: what is said aloud is wrapped, and never cut."""

from __future__ import annotations

from typing import NamedTuple

from convo_prep.cells import cut
from convo_prep.faces.keys.live.pane import Span
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.views.live_sheet import Planned, Sheet

LABELS = 16
NARROW = 60
INDENT = 2
NO_CARD = "Nothing is prepared. Notes are saved all the same."


class _Paper(NamedTuple):
    """What the card is written on."""

    look: Look
    width: int

    @property
    def column(self) -> int:
        """Where texts begin beside their labels; 0 where that costs too much."""
        return LABELS if self.width >= NARROW else 0

    def pair(self, label: str, style: str, text: str) -> list[Row]:
        """Return a text beside its label."""
        gap = " " if len(label) + 1 == self.column else "  "
        lead = f"{self.look.text(label)}{gap}".ljust(self.column)
        row = [("class:dim", lead), (style, self.look.text(text))]
        return wrapped(row, self.width, self.column or INDENT)

    def concern(self, concern: Planned, opened: bool, first: bool) -> list[Row]:
        """Return a planned concern under its number, with its reply when opened."""
        lead = ("Concerns" if first and self.column else "").ljust(self.column)
        mark = self.look.text("✓") if concern.came_up else " "
        number = f" {concern.number} "
        at = len(lead) + len(mark) + len(number)
        row = [
            ("class:dim", lead),
            ("class:good", mark),
            ("class:key", number),
            ("class:ask" if opened else "", self.look.text(concern.says)),
        ]
        rows = wrapped(row, self.width, at)
        return [*rows, *self._reply(concern, at)] if opened else rows

    def _reply(self, concern: Planned, at: int) -> list[Row]:
        text = self.look.text(concern.reply or "(no answer planned)")
        rows = wrapped([("", " " * at), ("class:good", text)], self.width, at)
        if not concern.need:
            return rows
        need = self.look.text(f"Behind it: {concern.need}")
        return [*rows, *wrapped([("", " " * at), ("class:dim", need)], self.width, at)]


def card_rows(
    sheet: Sheet, opened: Planned | None, look: Look, width: int
) -> tuple[list[Row], Span | None]:
    """Return all rows of the card, and which of them the opened concern takes."""
    paper = _Paper(look, width)
    rows = [
        row for pair in sheet.words for row in paper.pair(pair[0], "class:ask", pair[1])
    ]
    span: Span | None = None
    for at, concern in enumerate(sheet.concerns):
        chosen = opened is not None and opened.number == concern.number
        start = len(rows)
        rows += paper.concern(concern, chosen, first=at == 0)
        span = (start, len(rows)) if chosen else span
    for label, text in sheet.limits:
        rows += paper.pair(label, "", text)
    if not sheet.words and not sheet.concerns:
        rows.insert(0, [("class:dim", cut(NO_CARD, width))])
    return rows, span


def saying_rows(sheet: Sheet, look: Look, width: int) -> list[Row]:
    """Return the lines to say, each moment named once."""
    rows: list[Row] = []
    moment = ""
    for saying in sheet.sayings:
        if saying.moment != moment:
            rows.append([("class:ask", cut(look.text(saying.moment), width))])
            moment = saying.moment
        why = look.text(f"  ({saying.why})") if saying.why else ""
        row = [("", "  "), ("", look.text(saying.text)), ("class:dim", why)]
        rows += wrapped(row, width, INDENT)
    return rows
