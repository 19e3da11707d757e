"""The card of a meeting in as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from convo_prep.cells import cut
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.views.fit import shorten
from convo_prep.views.live_sheet import Planned, Sheet

LABELS = 16
NARROW = 60
INDENT = 2
NARROWEST = 8
# How many rows a text may take, from all it wants to one.
LIMITS = (9, 2, 1)
NO_SAYINGS = "No situation is chosen, so there is no line to say."
NO_CARD = "Nothing is prepared. Notes are saved all the same."


class _Part(NamedTuple):
    """Rows that stay or go together; those of the highest `rank` go first."""

    rank: int
    rows: list[Row]


class _Paper(NamedTuple):
    """What the card is written on, and how many rows a text may take."""

    look: Look
    width: int
    limit: int

    @property
    def column(self) -> int:
        """Where texts begin beside their labels; 0 where that costs too much."""
        return LABELS if self.width >= NARROW else 0

    def pair(self, label: str, style: str, text: str) -> list[Row]:
        """Return a text beside its label."""
        lead = f"{self.look.text(label)}  ".ljust(self.column)
        indent = self.column or INDENT
        room = max(self.width - max(len(lead), indent), 1)
        said = self._shortened(text, room)
        return wrapped([("class:dim", lead), (style, said)], self.width, indent)

    def concern(self, concern: Planned, opened: bool, first: bool) -> list[Row]:
        """Return a planned concern under its number, with its reply when opened."""
        lead = ("Concerns" if first and self.column else "").ljust(self.column)
        mark = self.look.text("✓") if concern.came_up else " "
        number = f" {concern.number} "
        at = len(lead) + len(mark) + len(number)
        says = self._shortened(concern.says, max(self.width - at, 1))
        row = [
            ("class:dim", lead),
            ("class:good", mark),
            ("class:key", number),
            ("class:ask" if opened else "", says),
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

    def _shortened(self, text: str, room: int) -> str:
        text = self.look.text(text)
        if self.limit > 1:
            return shorten(text, max(room, NARROWEST), self.limit)
        return cut(text, room, self.look.text("…"))


def card_rows(
    sheet: Sheet, opened: Planned | None, look: Look, width: int, room: int
) -> list[Row]:
    """Return the card in at most `room` rows; an opened reply goes last of all."""
    parts: list[_Part] = []
    for limit in LIMITS:
        parts = list(_parts(sheet, opened, _Paper(look, width, limit)))
        if _height(parts) <= room:
            break
    while parts and _height(parts) > room:
        least = max(part.rank for part in parts)
        if least == 0:
            break
        parts = [part for part in parts if part.rank != least]
    rows = [row for part in parts for row in part.rows]
    return rows[: max(room, 0)]


def saying_rows(sheet: Sheet, look: Look, width: int, room: int) -> list[Row]:
    """Return the lines to say in at most `room` rows, each moment named once."""
    rows: list[Row] = []
    moment = ""
    for saying in sheet.sayings:
        if saying.moment != moment:
            rows.append([("class:ask", cut(look.text(saying.moment), width))])
            moment = saying.moment
        why = look.text(f"  ({saying.why})") if saying.why else ""
        row = [("", "  "), ("", look.text(saying.text)), ("class:dim", why)]
        rows += wrapped(row, width, INDENT)
    if not rows:
        rows.append([("class:dim", cut(NO_SAYINGS, width))])
    return rows[: max(room, 0)]


def _parts(sheet: Sheet, opened: Planned | None, paper: _Paper) -> Iterator[_Part]:
    """Yield the card in order; its ranks are all different but for the opened."""
    many = len(sheet.concerns)
    for at, (label, text) in enumerate(sheet.words):
        rank = 1 if at == 0 else 2 + many + at
        yield _Part(rank, paper.pair(label, "class:ask", text))
    for at, concern in enumerate(sheet.concerns):
        chosen = opened is not None and opened.number == concern.number
        rows = paper.concern(concern, chosen, first=at == 0)
        yield _Part(0 if chosen else 2 + at, rows)
    for at, (label, text) in enumerate(sheet.limits):
        yield _Part(100 + at, paper.pair(label, "", text))
    if not sheet.words and not many:
        yield _Part(1, [[("class:dim", cut(NO_CARD, paper.width))]])


def _height(parts: list[_Part]) -> int:
    return sum(len(part.rows) for part in parts)
