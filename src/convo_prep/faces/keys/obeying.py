"""What the colon commands do at a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from convo_prep.faces import colons
from convo_prep.faces.face import Back, Go
from convo_prep.faces.keys.wish import Wish
from convo_prep.suggestions import Suggestion

if TYPE_CHECKING:
    from convo_prep.faces.keys.widget import Widget


def is_command(text: str) -> bool:
    """Tell whether a text is a command so far; `::` begins an answer."""
    return text.startswith(":") and not text.startswith("::") and "\n" not in text


def completions(typed: str) -> list[Suggestion]:
    """Return the commands that begin as typed, with what they do."""
    return [
        Suggestion(f":{name}", meaning)
        for name, meaning in colons.COMMANDS.items()
        if f":{name}".startswith(typed)
    ]


def obey(widget: Widget, command: colons.Colon) -> None:
    """Do a command; the line that it was is taken away.

    Raises:
        InvalidAnswerError: `:use` names no suggestion; the line stays.
    """
    words = command.words
    places = _places(widget, words) if command.name == "use" else []
    widget.buffer.reset()
    acts: dict[str, Callable[[], None]] = {
        "back": lambda: widget.finish(Back()),
        "list": lambda: widget.finish(Wish.OUTLINE),
        "go": lambda: widget.finish(Go(" ".join(words)) if words else Wish.OUTLINE),
        "use": lambda: _use(widget, places),
        "edit": lambda: _edit(widget),
        "help": widget.toggle_help,
    }
    acts[command.name]()


def _places(widget: Widget, words: tuple[str, ...]) -> list[int]:
    return colons.numbers(words, len(widget.prompt.suggestions))


def _use(widget: Widget, places: list[int]) -> None:
    texts = [widget.prompt.suggestions[place].text for place in places]
    if widget.ask.adding and len(texts) > 1:
        widget.give(*texts)
    else:
        widget.put_in(texts[0])


def _edit(widget: Widget) -> None:
    widget.load(widget.standing)
    widget.finish(Wish.EDITOR)
