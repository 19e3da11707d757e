"""The formats a document can be shown in, by name; each is loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from convo_prep.document import Document
    from convo_prep.formats.look import Look

Format: TypeAlias = "Callable[[Document, int, Look], str]"
"""Turns a document into text, for a width in columns and a look."""


def _terminal(document: Document, width: int, look: Look) -> str:
    from convo_prep.formats import terminal

    return terminal.render(document, width, look)


def _plain(document: Document, _width: int, _look: Look) -> str:
    from convo_prep.formats import plain

    return plain.render(document)


def _markdown(document: Document, _width: int, _look: Look) -> str:
    from convo_prep.formats import markdown

    return markdown.render(document)


def _html(document: Document, _width: int, _look: Look) -> str:
    from convo_prep.formats import html

    return html.render(document)


FORMATS: Mapping[str, Format] = {
    "terminal": _terminal,
    "plain": _plain,
    "markdown": _markdown,
    "html": _html,
}
# Read by whoever runs the command; what any other makes may be handed on, so that
# private answers are in it only when asked for.
OWN_EYES = frozenset(("terminal", "plain"))
