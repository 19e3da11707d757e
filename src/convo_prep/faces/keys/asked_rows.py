"""The words of a question: where it stands, what is asked, and its help."""

from __future__ import annotations

from convo_prep.cells import cut
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.walk.spot import Ask


def title_rows(ask: Ask, look: Look, width: int) -> list[Row]:
    """Return the row that says where the question stands, none for a terse one."""
    title = cut(look.text(ask.title), width, look.text("…"))
    return [] if ask.terse else [[("class:title", title)]]


def asked_rows(ask: Ask, look: Look, width: int) -> list[Row]:
    """Return the question itself."""
    asked = ask.asked if is_inner(ask) or ask.of.each_of else ask.of
    return wrapped([("class:ask", look.text(asked.ask or asked.label))], width)


def help_rows(ask: Ask, look: Look, width: int) -> list[Row]:
    """Return the help of the question, none where it has none."""
    text = (ask.asked if is_inner(ask) else ask.of).help
    return wrapped([("class:dim", look.text(text))], width) if text else []


def is_inner(ask: Ask) -> bool:
    """Tell whether a field is asked for that is not the first of its record."""
    return bool(ask.spot.field) and ask.spot.field != ask.of.fields[0].key
