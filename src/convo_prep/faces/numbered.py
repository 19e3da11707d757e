"""A number alone in the line of a meeting: what Enter does with it, and its words."""

from __future__ import annotations

from datetime import datetime

from convo_prep.faces.meeting import Meeting
from convo_prep.walk.pressing import Press

# What the same number does next, as short as the foot of a screen needs it.
NEXT = {"note": "came up", "take back": "take back"}


def before(press: Press) -> str:
    """Say what Enter would do with a number that stands in the line.

    The words of the concern stand on the card, or that is hidden from somebody.
    """
    does = {
        "look": "only to look at",
        "note": "came up",
        "take back": "did not come up",
        "keep": "came up, in your words",
    }[press.step]
    return f"concern {press.number}{',' if press.step == 'look' else ''} {does}"


def done(meeting: Meeting, press: Press, began: datetime | None = None) -> str:
    """Do what a number does; returns how that is said.

    Raises:
        ConvoError: it is not stored.
    """
    said = ""
    if press.step == "note":
        meeting.take(f"{press.number}:", began)
    elif press.step == "take back":
        said = meeting.take_back(press.says)
    return " ".join(filter(None, (_said(meeting, press), said)))


def _said(meeting: Meeting, press: Press) -> str:
    number = press.number
    if press.step == "look":
        then = meeting.pressed(str(number), number)
        return _looked(number, then.step if then else "keep")
    if press.step == "note":
        return f"Noted: concern {number} came up. {number} again takes that back."
    if press.step == "keep":
        return f"Concern {number} came up, in your words; those stay."
    if any(each.came_up for each in meeting.sheet.concerns if each.number == number):
        return f"Taken back once. Concern {number} came up before, and that stays."
    return f"Taken back: concern {number} did not come up."


def _looked(number: int, step: str) -> str:
    if step == "note":
        return f"Only shown. {number} again: it came up."
    if step == "take back":
        return f"It came up. {number} again takes that back."
    return "It came up, in your words."
