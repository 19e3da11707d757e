"""One of a few: numbered rows, the cursor on the chosen one."""

from __future__ import annotations

from convo_prep.faces.keys.chosen_row import MarksWidget
from convo_prep.faces.keys.styled import Row
from convo_prep.faces.keys.widget import KeyNames


class ChoiceWidget(MarksWidget):
    """A number, an arrow or the first letters choose; Enter gives it."""

    def values(self) -> tuple[str, ...]:
        """Return the choices."""
        return self.ask.asked.choices

    def body(self, width: int) -> list[Row]:
        """Return a row for each choice."""
        del width
        return [self._row(at, said) for at, said in enumerate(self.ask.asked.said)]

    def focus(self) -> int:
        """Return the row of the mark."""
        return max(self.mark, 0)

    def cursor(self) -> tuple[int, int] | None:
        """Return the place of the mark's number."""
        return (self.mark, 2) if self.shows_mark else None

    def key_names(self) -> KeyNames:
        """Return the keys of this kind with what they do, the foremost first."""
        return [("Enter", "next"), (f"1-{len(self.values())}", "choose")]

    def _row(self, at: int, said: str) -> Row:
        here = at == self.mark
        sign = self.look.text("\u203a") if here else " "
        style = "class:here" if here else ""
        return [(style, f"{sign} {at + 1}  {self.look.text(said)}")]
