"""Which widget asks which kind of question; each is loaded for its first one."""

from __future__ import annotations

from convo_prep.faces.face import Prompt
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.short_text import TextWidget
from convo_prep.faces.keys.widget import Widget
from convo_prep.walk.spot import Ask


def widget_for(prompt: Prompt, look: Look, unfinished: str, told: int) -> Widget:
    """Return the widget of a question.

    Args:
        prompt: The question.
        look: What the screen can show.
        unfinished: What was typed here before and not given.
        told: How many items of its list stand just above, in the record.
    """
    if prompt.ask.adding or prompt.ask.editing_item:
        from convo_prep.faces.keys.items import ItemsWidget

        return ItemsWidget(prompt, look, unfinished, told)
    return _kind(prompt.ask)(prompt, look, unfinished)


def _kind(ask: Ask) -> type[Widget]:
    asked = ask.asked
    if asked.kind == "choice":
        from convo_prep.faces.keys.choice import ChoiceWidget

        return ChoiceWidget
    if asked.kind == "scale":
        from convo_prep.faces.keys.scale import NumberWidget, ScaleWidget, is_short

        return ScaleWidget if is_short(*asked.range) else NumberWidget
    if asked.kind == "when":
        from convo_prep.faces.keys.when import WhenWidget

        return WhenWidget
    if asked.long:
        from convo_prep.faces.keys.long_text import LongTextWidget

        return LongTextWidget
    return TextWidget
