"""What stands before the line in the plain face: what to type, in words."""

from __future__ import annotations

from convo_prep.walk import Ask


def label_of(ask: Ask) -> str:
    """Return what stands before the line of a question."""
    if ask.adding:
        return f"Item {(ask.spot.item or 0) + 1}, empty line to finish: "
    if ask.asked.choices:
        return f"Number 1 to {len(ask.asked.choices)}: "
    if ask.asked.kind == "scale":
        (low, high), (low_end, high_end) = ask.asked.range, ask.asked.ends
        return f"Number {low} ({low_end}) to {high} ({high_end}): "
    if ask.asked.kind == "when":
        return "Date and time: "
    if ask.asked.long:
        return "Answer, empty line to finish: "
    return "Answer: "
