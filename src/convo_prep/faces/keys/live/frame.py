"""What stands around the line of a meeting, for a screen of any size.

On a small screen the card gives way first, then the notes; the line always stays.
"""

from __future__ import annotations

from convo_prep.cells import cells, cut
from convo_prep.faces.keys.live.capture import Capture
from convo_prep.faces.keys.live.card import NARROW, card_rows, saying_rows
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row, text_width, wrapped
from convo_prep.views.live_sheet import Noted
from convo_prep.walk.signs import SIGNS

KINDS = 9
MOST_LINE = 3
MOST_SAID = 3
MOST_NOTES = 6
# From so many rows on, lines are drawn between the parts.
RULED = 12
HIDDEN = "The card is hidden. F2 shows it."
KEYS = (
    ("Enter", "save"),
    ("Tab", "kind"),
    ("1-9", "planned concern"),
    ("Up", "correct"),
    ("F2", "hide"),
    ("F3", "lines to say"),
)
END = ("^D", "end")


class Page:
    """The rows above the line, and those below it; `line` is the line's height."""

    def __init__(self, line: int = 1) -> None:
        self.line = line
        self.top: list[Row] = []
        self.notes: list[Row] = []
        self.foot: list[Row] = []

    @property
    def above(self) -> list[Row]:
        """All rows above the line."""
        return [*self.top, *self.notes]


def page(capture: Capture, look: Look, columns: int, rows: int) -> Page:
    """Lay out the screen of a meeting."""
    made = Page(_line_height(capture, look, columns, rows))
    room = rows - made.line
    made.foot = _foot(capture, look, columns)[: max(min(room, rows // 3), 0)]
    room -= len(made.foot)
    head = _head(capture, look, columns)
    made.top = [head][: max(room, 0)]
    room -= len(made.top)
    if room <= 0:
        return made
    wanted = min(max(len(capture.meeting.sheet.notes), 1), MOST_NOTES, room // 2 + 1)
    card = _card(capture, look, columns, room - wanted)
    made.top += card
    made.notes = _notes(capture, look, columns, max(room - len(card), 0))
    return made


def lead(capture: Capture, look: Look) -> Row:
    """Return what stands before the line: its kind, as it is now."""
    kind = "correct" if capture.correcting is not None else capture.kind
    style = "class:here" if kind != "point" else "class:key"
    return [(style, look.text(kind.ljust(KINDS))), ("class:here", look.text("\u203a "))]


def _line_height(capture: Capture, look: Look, columns: int, rows: int) -> int:
    room = max(columns - text_width(lead(capture, look)), 1)
    needed = cells(capture.buffer.text) // room + 1
    return max(min(needed, MOST_LINE, rows // 3), 1)


def _head(capture: Capture, look: Look, columns: int) -> Row:
    meeting = capture.meeting
    many = len(meeting.sheet.notes)
    notes = "1 note" if many == 1 else f"{many} notes"
    clock, style = _clock(*meeting.clock())
    right = look.text(f"{clock} · {notes}" if clock else notes)
    room = columns - cells(right) - 3
    title = cut(look.text(meeting.sheet.title), max(room, 0), look.text("…"))
    gap = " " * max(columns - cells(title) - cells(right) - 1, 1)
    return [("class:title", title), ("", gap), (style, right)]


def _clock(since: int | None, planned: int | None) -> tuple[str, str]:
    if since is None:
        return (f"{planned} min planned" if planned else ""), "class:dim"
    if planned is None:
        return f"{since} min", "class:dim"
    style = "class:wrong" if since > planned else "class:dim"
    return f"{since} of {planned} min", style


def _card(capture: Capture, look: Look, columns: int, room: int) -> list[Row]:
    if capture.hidden:
        return [[("class:dim", cut(HIDDEN, columns))]][: max(room, 0)]
    rule = [("class:dim", ("-" if look.ascii else "─") * (columns - 1))]
    rules = 2 if room > RULED - 4 else 1 if room > 3 else 0
    sheet = capture.meeting.sheet
    made = (
        saying_rows(sheet, look, columns - 1, room - rules)
        if capture.unfolded
        else card_rows(sheet, capture.opened, look, columns - 1, room - rules)
    )
    return [*[rule] * (rules - 1), *made, *[rule] * min(rules, 1)]


def _notes(capture: Capture, look: Look, columns: int, room: int) -> list[Row]:
    """Return the latest notes there is room for, the one being corrected among them."""
    notes = capture.meeting.sheet.notes
    last = len(notes)
    if capture.correcting is not None:
        last = min(max(capture.correcting + room // 2 + 1, room), last)
    first = max(last - room, 0)
    chosen = capture.correcting
    return [
        _note(note, at == chosen, look, columns - 1)
        for at, note in enumerate(notes[first:last], first)
    ]


def _note(note: Noted, chosen: bool, look: Look, width: int) -> Row:
    sign = next((sign for sign, kind in SIGNS.items() if kind == note.kind), "")
    kind = note.kind.ljust(KINDS) if width >= NARROW else sign.ljust(2)
    here = look.text("\u203a ") if chosen else "  "
    head = f"{note.at} ".rjust(6)
    room = width - len(here) - len(head) - len(kind)
    text = cut(look.text(note.text), max(room, 0), look.text("…"))
    style = "" if note.kind == "point" else "class:here"
    return [
        ("class:here", here),
        ("class:dim", head),
        (style, look.text(kind)),
        ("class:chosen" if chosen else "", text),
    ]


def _foot(capture: Capture, look: Look, columns: int) -> list[Row]:
    """Return what is wrong, else what is said or understood, else the keys."""
    if capture.wrong:
        row = [("class:wrong", look.text(f"! {capture.wrong}"))]
        return wrapped(row, columns - 1, 2)[:MOST_SAID]
    if capture.said:
        row = [("", look.text(capture.said))]
        return wrapped(row, columns - 1)[:MOST_SAID]
    if understood := capture.understood:
        row = [("class:good", look.text(f"= {understood}"))]
        return wrapped(row, columns - 1, 2)[:MOST_SAID]
    return [_keys(look, columns - 1)]


def _keys(look: Look, width: int) -> Row:
    """Return as many keys as fit, the one that ends among them."""
    names = list(KEYS)
    while names and _keys_width([*names, END]) > width:
        names.pop()
    row: Row = []
    for key, does in [*names, END]:
        row += [("class:dim", look.text(" · "))] if row else []
        row += [("class:key", key), ("class:dim", f" {does}")]
    return row


def _keys_width(names: list[tuple[str, str]]) -> int:
    return sum(len(key) + len(does) + 1 for key, does in names) + 3 * (len(names) - 1)
