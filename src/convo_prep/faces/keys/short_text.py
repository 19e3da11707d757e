"""A text of one line."""

from __future__ import annotations

from convo_prep.faces.keys.widget import Widget


class TextWidget(Widget):
    """One line, as long as it needs to be; Enter gives it."""
