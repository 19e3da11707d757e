"""A number on a scale, its ends in words: as marks in a row, or typed."""

from __future__ import annotations

from convo_prep.faces.keys.chosen_row import NOTHING, MarksWidget
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.faces.keys.widget import KeyNames, Widget

WIDEST_ROW = 9
CELLS = 5


class ScaleWidget(MarksWidget):
    """A short scale: a digit, or left and right; Enter gives it."""

    forward = ("right", "up", "c-n", "c-f")
    backward = ("left", "down", "c-p", "c-b")

    def values(self) -> tuple[str, ...]:
        """Return the numbers from the lowest to the highest."""
        low, high = self.ask.asked.range
        return tuple(str(number) for number in range(low, high + 1))

    def move(self, step: int) -> None:
        """Move the mark, no further than the ends."""
        many = len(self.values())
        if self.mark == NOTHING:
            self.put_mark(0 if step > 0 else many - 1)
        else:
            self.put_mark(min(max(self.mark + step, 0), many - 1))

    def body(self, width: int) -> list[Row]:
        """Return the marks in a row, and what the ends mean."""
        del width
        marks: Row = [("", " ")]
        for at, value in enumerate(self.values()):
            here = at == self.mark
            sign = self.look.text("●" if here else "○")
            marks.append(("class:here" if here else "", f" {value} {sign} "))
        return [marks, _ends(self)]

    def focus(self) -> int:
        """Return the row of the marks."""
        return 0

    def cursor(self) -> tuple[int, int] | None:
        """Return the place of the chosen number."""
        return (0, CELLS * self.mark + 2) if self.shows_mark else None

    def key_names(self) -> KeyNames:
        """Return the keys of this kind with what they do, the foremost first."""
        low, high = self.ask.asked.range
        return [("Enter", "next"), (f"{low}-{high}", "choose")]


class NumberWidget(Widget):
    """A long scale: the number is typed, of tenths as a digit."""

    def body(self, width: int) -> list[Row]:
        """Return what the ends mean."""
        return wrapped(_ends(self), width, 2)

    def key_names(self) -> KeyNames:
        """Return the keys of this kind with what they do, the foremost first."""
        return [("Enter", "next")]


def is_short(low: int, high: int) -> bool:
    """Tell whether a scale has so few numbers that each has its digit."""
    return low >= 0 and high <= WIDEST_ROW


def _ends(widget: Widget) -> Row:
    if widget.ask.asked.tenths:
        return [("class:dim", "  1 = 10 %, 9 = 90 %")]
    low, high = widget.ask.asked.range
    low_end, high_end = widget.ask.asked.ends
    return [("class:dim", f"  {low} = {low_end}, {high} = {high_end}")]
