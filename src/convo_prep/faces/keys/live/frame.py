"""What stands around the line of a meeting, for a screen of any size.

On a small screen the card scrolls, and the notes give way to what is looked at there;
the line always stays.
"""

from __future__ import annotations

from typing import TypeAlias

from convo_prep.cells import cells, cut
from convo_prep.faces.keys.line_rows import height
from convo_prep.faces.keys.live.card import NARROW, card_rows, saying_rows
from convo_prep.faces.keys.live.help import help_rows
from convo_prep.faces.keys.live.pane import Span
from convo_prep.faces.keys.live.sight import Sight
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.views.live_sheet import Noted
from convo_prep.walk.signs import LEGENDS, SIGNS

KINDS = 9
MOST_LINE = 3
MOST_SAID = 3
MOST_NOTES = 6
# On a screen so tall the signs are always there, and with them what is typed, said back
# and noted has so many rows at least.
TALL, KEPT = 24, 7
# From so many rows on, lines are drawn between the parts.
RULED = 12
HIDDEN = "The card is hidden. F2 shows it."
KEYS = (
    ("Enter", "save"),
    ("1-9", "open"),
    ("?", "help"),
    ("Up", "correct"),
    ("F2", "hide"),
    ("F3", "say"),
    ("Tab", "kind"),
)
HIDDEN_KEYS = tuple((key, "show" if key == "F2" else does) for key, does in KEYS)
TYPING = (("Enter", "save"), ("Tab", "kind"), ("^C", "clear"))
CORRECTING = (("Enter", "keep"), ("Esc", "leave it"), ("Up", "the one before"))
HELPING = (("Enter", "close"),)
ASKING = (("Enter", "keep this open"),)
END = ("^D", "end")
Keys: TypeAlias = tuple[tuple[str, str], ...]


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


def page(capture: Sight, look: Look, columns: int, rows: int) -> Page:
    """Lay out the screen of a meeting."""
    made = Page(_line_height(capture, look, columns, rows))
    room = rows - made.line
    foot = [*_foot(capture, look, columns), *_signs(look, columns, rows)]
    made.foot = foot[: max(min(room, rows // 3), 0)]
    room -= len(made.foot)
    head = _head(capture, look, columns)
    made.top = [head][: max(room, 0)]
    room -= len(made.top)
    if room <= 0:
        return made
    kept = KEPT - made.line - len(made.foot) if rows >= TALL else 1
    card = _card(capture, look, columns, room, kept)
    made.top += card
    if rows >= TALL or capture.meeting.sheet.notes or capture.text:
        made.notes = _notes(capture, look, columns, max(room - len(card), 0))
    else:
        made.notes = _taught(look, columns - 1)[: max(room - len(card), 0)]
    return made


def lead(capture: Sight, look: Look) -> Row:
    """Return what stands before the line: its kind, as it is now."""
    kind = "correct" if capture.correcting is not None else capture.kind
    style = "class:here" if kind != "point" else "class:key"
    return [(style, look.text(kind.ljust(KINDS))), ("class:here", look.text("\u203a "))]


def _line_height(capture: Sight, look: Look, columns: int, rows: int) -> int:
    needed = height([capture.text], columns, lead(capture, look))
    return max(min(needed, MOST_LINE, rows // 3), 1)


def _head(capture: Sight, look: Look, columns: int) -> Row:
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


def _card(capture: Sight, look: Look, columns: int, room: int, kept: int) -> list[Row]:
    """Return what stands between the head and the notes, which keep some room.

    Of notes that are there `kept` rows stay whatever is looked at, but for the help.
    """
    if capture.hidden and not capture.helps:
        hidden = [[("class:dim", cut(HIDDEN, columns))]]
        return hidden[: room - _rows_of_notes(capture, room)]
    content, span = _content(capture, look, columns - 1)
    rows = room - _rows_of_notes(capture, room)
    if wanted := _looked_at(capture, len(content), span):
        many = len(capture.meeting.sheet.notes)
        most = room - (1 if capture.helps else max(min(kept, many), 1))
        rows = max(rows, min(wanted + _rules(most, wanted), most))
    rules = _rules(rows, len(content))
    shown = capture.pane.view(content, rows - rules, span)
    below = [_rule(look, columns - 1, capture.pane.more)][:rules]
    return [*[_rule(look, columns - 1)] * (rules - 1), *shown, *below]


def _looked_at(capture: Sight, many: int, span: Span | None) -> int:
    """Return the rows that somebody looks at now, for which notes give way; or 0."""
    if capture.pane.scrolled or capture.helps:
        return many
    return span[1] - span[0] if span else 0


def _rows_of_notes(capture: Sight, room: int) -> int:
    return min(max(len(capture.meeting.sheet.notes), 1), MOST_NOTES, room // 3 or 1)


def _content(capture: Sight, look: Look, width: int) -> tuple[list[Row], Span | None]:
    """Return all rows of what stands in the card's place, and which are unfolded."""
    if capture.helps:
        return help_rows(look, width), None
    sheet = capture.meeting.sheet
    if capture.saying:
        return saying_rows(sheet, look, width), None
    return card_rows(sheet, capture.opened, look, width)


def _rules(rows: int, many: int) -> int:
    """Return how many lines are drawn around `many` rows with room for some."""
    if rows > RULED - 4:
        return 2
    return 1 if rows > 3 or many > rows > 1 else 0


def _rule(look: Look, width: int, more: str = "") -> Row:
    """Return a line between the parts, which says where there is more."""
    sign = "-" if look.ascii else "─"
    behind = f" {more} {sign * 2}" if more else ""
    return [("class:dim", (sign * max(width - len(behind), 0) + behind)[:width])]


def _notes(capture: Sight, look: Look, columns: int, room: int) -> list[Row]:
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


def _taught(look: Look, width: int) -> list[Row]:
    """Return the signs that a note may begin with, on a screen too low to keep them."""
    return wrapped([("class:dim", look.text(LEGENDS[0]))], width)


def _signs(look: Look, columns: int, rows: int) -> list[Row]:
    """Return the signs in one row, which stay below the line where there is room."""
    fitting = [each for each in LEGENDS if len(each) < columns]
    if rows < TALL or not fitting:
        return []
    return [[("class:dim", look.text(fitting[0]))]]


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


def _foot(capture: Sight, look: Look, columns: int) -> list[Row]:
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
    return [_keys(_there(capture), look, columns - 1)]


def _there(capture: Sight) -> Keys:
    """Return the keys that do something now, those that matter most first."""
    if capture.correcting is not None:
        return CORRECTING
    if capture.asks:
        return ASKING
    if capture.text:
        return TYPING
    if capture.helps:
        return (*HELPING, END)
    keys = HIDDEN_KEYS if capture.hidden else KEYS
    if not capture.meeting.sheet.concerns:
        keys = tuple(each for each in keys if each[1] != "open")
    if capture.opened is None or capture.saying:
        return (*keys, END)
    number, _, does = capture.again.partition(" ")
    opened = (("Enter", "close"), (number, does)) if does else (("Enter", "close"),)
    return (*opened, *keys[2:], END)


def _keys(keys: Keys, look: Look, width: int) -> Row:
    """Return as many keys as fit, the one that ends among them."""
    end = [END] if END in keys else []
    names = [name for name in keys if name != END]
    while names and _keys_width([*names, *end]) > width:
        names.pop()
    row: Row = []
    for key, does in [*names, *end]:
        row += [("class:dim", look.text(" · "))] if row else []
        row += [("class:key", key), ("class:dim", f" {does}")]
    return row


def _keys_width(names: list[tuple[str, str]]) -> int:
    return sum(len(key) + len(does) + 1 for key, does in names) + 3 * (len(names) - 1)
