"""What stands before the line in the plain face, and what may be typed into it."""

from __future__ import annotations

from convo_prep.faces.face import Prompt
from convo_prep.kinds import is_worded
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import picked, unhidden
from convo_prep.walk.spot import Ask

WHICH = "Number or words (Enter: {}): "


def label_of(ask: Ask) -> str:
    """Return what stands before the line of a question."""
    if ask.adding:
        number = (ask.spot.item or 0) + 1
        return f"{'Another one' if number > 1 else 'Item 1'} (Enter: go on): "
    if ask.of.path == PLAYBOOK:
        return WHICH.format("as it is" if ask.answer else "none")
    if ask.asked.choices:
        return f"Number 1 to {len(ask.asked.choices)}: "
    if ask.asked.tenths:
        return "Number 1 (10 %) to 9 (90 %): "
    if ask.asked.kind == "scale":
        (low, high), (low_end, high_end) = ask.asked.range, ask.asked.ends
        return f"Number {low} ({low_end}) to {high} ({high_end}): "
    if ask.asked.kind == "when":
        return "Date and time: "
    if ask.asked.long:
        return "Answer, empty line to finish: "
    return "Answer: "


def takes_several(prompt: Prompt, first: str) -> bool:
    """Whether lines after the first may be one answer with it, in own words."""
    ask = prompt.ask
    listed = ask.adding or ask.editing_item or picks(prompt, first)
    return ask.asked.kind == "text" and not listed


def picks(prompt: Prompt, text: str) -> bool:
    """Whether a lone number stands for a suggestion: no words are one, and no date."""
    ask, listed = prompt.ask, prompt.ask.of.path == PLAYBOOK
    place = picked(text, len(prompt.suggestions))
    never_one = is_worded(ask.asked) or ask.asked.kind == "when"
    return never_one and not listed and place is not None


def inside_item(prompt: Prompt) -> bool:
    """Whether a part of an item is asked for that is not its first."""
    ask = prompt.ask
    return bool(ask.spot.field) and ask.spot.field != ask.of.fields[0].key


def standing_line(ask: Ask) -> str:
    """Return what of the answer stands in the line: what is chosen is chosen anew."""
    chosen = ask.of.path == PLAYBOOK or ask.asked.kind in ("choice", "scale")
    # Enter keeps what the line holds, and a line cannot hold what nobody sees.
    shown = isinstance(ask.answer, str) and unhidden(ask.answer) == ask.answer
    return str(ask.answer) if shown and not chosen else ""
