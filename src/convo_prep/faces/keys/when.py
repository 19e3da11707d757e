"""A date in plain words, read back under the line at each key."""

from __future__ import annotations

from convo_prep import kinds
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.faces.keys.widget import Widget


class WhenWidget(Widget):
    """What is read back is what will be saved."""

    reads_back = True

    def body(self, width: int) -> list[Row]:
        """Return examples of what is understood."""
        row = [("class:dim", f"  As in: {kinds.example(self.ask.asked)}")]
        return wrapped(row, width, 2)
