"""A date in plain words, read back under the line at each key."""

from __future__ import annotations

from convo_prep.dates.line import examples
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.faces.keys.widget import Widget


class WhenWidget(Widget):
    """What is read back is what will be saved."""

    reads_back = True

    def body(self, width: int) -> list[Row]:
        """Return examples of what is understood."""
        example = examples(self.ask.now.date())
        if self.ask.terse:
            example = ", ".join(example.split(", ")[:2])
        row = [("class:dim", f"  As in: {example}")]
        return wrapped(row, width, 2)
