"""What stands around the line: the question above it, what it says and keys below.

Prose is wrapped here, and what a small screen has no room for is left out, the least
needed first.
"""

from __future__ import annotations

from collections.abc import Iterable

from convo_prep.faces import colons
from convo_prep.faces.keys.asked_rows import (
    asked_rows,
    help_rows,
    is_inner,
    title_rows,
)
from convo_prep.faces.keys.line_rows import height
from convo_prep.faces.keys.styled import WIDEST, Row, wrapped
from convo_prep.faces.keys.widget import KeyNames, Widget

MOST_KEYS = 5
MENU_ROOM = 4
ALWAYS: KeyNames = [("Shift-Tab", "back"), ("?", "help"), ("^C", "stop")]
# Where little is to be read, back is told of in the help; that Ctrl-C stops was said.
FEW: KeyNames = [("?", "help")]
# Where the line names a row: nothing is taken before Enter.
BY_LINE: KeyNames = [("Enter", "choose"), ("Down", "next row")]
IN_MENU: KeyNames = [("Tab", "next"), ("Enter", "take"), ("Esc", "close")]

NOW = "Your answer now"

# Left out in this order until the rest fits; what is not named stays.
DROPPED = ("gap_above", "gap_below", "help", "tail", "beside", "note", "title")


class Page:
    """The blocks around the line, each a list of rows.

    `start` is how many rows of the body were left out above those in it.
    """

    def __init__(self, blocks: dict[str, list[Row]]) -> None:
        self.blocks = blocks
        self.start = 0

    @property
    def above(self) -> list[Row]:
        """The rows above the body."""
        names = ("gap_above", "title", "ask", "pane", "help", "beside", "note")
        return self._rows(*names)

    @property
    def body(self) -> list[Row]:
        """The items or choices."""
        return self.blocks["body"]

    @property
    def below(self) -> list[Row]:
        """The rows below the line."""
        return self._rows("tail", "said", "menu", "gap_below", "keys")

    def height(self) -> int:
        """Return the rows of all blocks together."""
        return sum(map(len, self.blocks.values()))

    def _rows(self, *names: str) -> list[Row]:
        return [row for name in names for row in self.blocks[name]]


def page(widget: Widget, columns: int, rows: int) -> Page:
    """Lay out a question for a screen of that size."""
    width = min(columns, WIDEST)
    room = max(rows - 1 - line_height(widget, columns, rows), 3)
    made = Page(_above(widget, width) | _below(widget, columns, width))
    menu = _menu_height(widget)
    for name in DROPPED:
        if made.height() + min(menu, MENU_ROOM) <= room:
            break
        made.blocks[name] = []
    _shorten(made, widget, room - min(menu, MENU_ROOM))
    left = max(room - made.height(), 1)
    if widget.menu is not None:
        made.blocks["menu"] = widget.menu.rows(widget.look, width, min(menu, left))
    return made


def line_height(widget: Widget, columns: int, rows: int) -> int:
    """Return how many rows the line may take: what it needs, at most half."""
    needed = height(widget.buffer.document.lines, columns, widget.lead())
    return max(min(needed, rows // 2), 1)


def _above(widget: Widget, width: int) -> dict[str, list[Row]]:
    closed = widget.help_open or widget.ask.terse
    helping = [] if closed else help_rows(widget.ask, widget.look, width)
    note = "(your unfinished line is back)" if widget.restored else ""
    return {
        "gap_above": [[]],
        "title": title_rows(widget.ask, widget.look, width),
        "ask": asked_rows(widget.ask, widget.look, width),
        "help": helping,
        "pane": _pane(widget, width) if widget.help_open else [],
        "beside": _beside(widget, width),
        "note": [[("class:dim", note)]] if note else [],
        "body": widget.body(width),
    }


def _below(widget: Widget, columns: int, width: int) -> dict[str, list[Row]]:
    return {
        "tail": widget.tail(width),
        "said": _said(widget, width),
        "menu": [],
        "gap_below": [[]],
        "keys": [_keys(widget, columns)],
    }


def _beside(widget: Widget, width: int) -> list[Row]:
    """Return the item that is asked about, and what stands beside the question."""
    ask = widget.ask
    pairs = list(ask.beside)
    if ask.about:
        number = f"{(ask.spot.item or 0) + 1}."
        label = ask.of.fields[0].label if is_inner(ask) else number
        pairs.insert(0, (label, ask.about))
    if widget.lists and widget.standing:
        pairs.append((NOW, widget.standing))
    if widget.prompt.draft:
        pairs.append(("*", widget.prompt.draft))
    return _pairs(widget, pairs, width)


def _pairs(widget: Widget, pairs: Iterable[tuple[str, str]], width: int) -> list[Row]:
    rows: list[Row] = []
    for label, words in pairs:
        label = widget.look.text(label)
        text = widget.look.text(" ".join(words.split()))
        rows += wrapped([("class:dim", f"  {label}  "), ("", text)], width, 4)
    return rows


def _pane(widget: Widget, width: int) -> list[Row]:
    """Return the help in full: what is meant, the suggestions, the commands."""
    look = widget.look
    rows = [
        *help_rows(widget.ask, look, width),
        *_pairs(widget, widget.ask.aside, width),
    ]
    offered = () if widget.lists else widget.prompt.suggestions
    if offered:
        rows += [[("", "Suggestions:")]]
    for number, suggestion in enumerate(offered, 1):
        rows += wrapped([("", f"  {number}  {look.text(suggestion.shown)}")], width, 5)
    if offered:
        how = "Tab, or a number and Tab, takes one into your line to change it."
        rows += wrapped([("class:dim", how)], width)
    commands = "  ".join(f":{name}" for name in colons.COMMANDS)
    others = (
        "Shift-Tab back, Ctrl-O all lines, Ctrl-R past answers, Ctrl-X Ctrl-E editor."
    )
    ending = "takes it out" if widget.ask.editing_item else "leaves it open"
    ending = "ends the list" if widget.ask.adding else ending
    last = f"An empty Enter {ending}. Ctrl-D or Ctrl-C stops, all saved."
    for text in (f"Commands: {commands}", others, last):
        rows += wrapped([("class:dim", text)], width)
    return rows


def _said(widget: Widget, width: int) -> list[Row]:
    """Return the one thing said under the line: an error, a note, or what is read."""
    look = widget.look
    if widget.error:
        return wrapped([("class:wrong", f"! {look.text(widget.error)}")], width, 2)
    if widget.note:
        return wrapped([("class:dim", f"  {look.text(widget.note)}")], width, 2)
    if echo := widget.echo():
        return wrapped([("class:good", f"  = {look.text(echo)}")], width, 4)
    return [[]] if widget.reads_back else []


def _keys(widget: Widget, columns: int) -> Row:
    """Return the key line, without what there is no room for."""
    extras = list(_names(widget))
    always = list(FEW if widget.ask.terse else ALWAYS)
    separator = widget.look.text(" · ")
    while _too_long(extras + always, columns):
        if len(extras) > 1:
            extras.pop()
        elif len(always) > 1:
            always.pop(0)
        else:
            extras = []
            break
    row: Row = []
    for key, meaning in extras + always:
        row += [("class:dim", separator)] if row else []
        row += [("class:key", key), ("class:dim", f" {meaning}")]
    return row


def _names(widget: Widget) -> KeyNames:
    menu = widget.menu
    if menu is None:
        return widget.key_names()
    if not menu.by_line:
        return IN_MENU
    if widget.buffer.text or menu.suggestion:
        return BY_LINE
    rows = f"1-{len(menu.shown)} Enter"
    without = "keep" if widget.standing else "none"
    return [(rows, "choose"), ("Enter", without), ("words", "find")]


def _too_long(names: KeyNames, columns: int) -> bool:
    size = sum(len(key) + len(meaning) + 1 for key, meaning in names)
    return len(names) > MOST_KEYS or size + 3 * (len(names) - 1) > columns


def _menu_height(widget: Widget) -> int:
    return 0 if widget.menu is None else len(widget.menu.shown)


def _shorten(made: Page, widget: Widget, room: int) -> None:
    """Leave out rows of the help pane and the body until the rest fits."""
    over = made.height() - room
    pane = made.blocks["pane"]
    if over > 0 and pane:
        keep = max(len(pane) - over, 1)
        made.blocks["pane"] = pane[:keep]
        over = made.height() - room
    body = made.body
    if over > 0 and body:
        keep = max(len(body) - over, 1)
        focus = min(widget.focus(), len(body) - 1) % len(body)
        made.start = min(max(focus - keep + 1, 0), len(body) - keep)
        made.blocks["body"] = body[made.start : made.start + keep]
