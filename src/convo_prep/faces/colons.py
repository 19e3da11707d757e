"""The colon commands, the same in every face and only as a whole line."""

from __future__ import annotations

import re
from typing import NamedTuple

from convo_prep.errors import InvalidAnswerError
from convo_prep.text import cut, echoed, picked

# Each with what it does, for help.
COMMANDS: dict[str, str] = {
    "back": "the question before",
    "list": "all questions with your answers",
    "go": "to a question, by number or name, as in :go 7 or :go concerns",
    "use": "take a suggestion, as in :use 1 or :use 1 3",
    "drop": "strike the draft that stands here, or a line, as in :drop 8",
    "edit": "write the answer in your editor",
    "help": "this help",
}

HELP = ":help"
# No `:d`, which takes out what stands there.
SMILE = ":D"

# A command behind other words, in any case: its name in full and what it takes. In
# short it has a number, or a blank before it, and `:D` is a smile. Two colons are text.
# A name of several words is none right behind a letter: `he said:go away then`.
_SHORT = "|".join(
    rf"{name[:size]}" for name in COMMANDS for size in range(1, len(name))
)
_BEHIND = (
    r"(?<!:):(?:(?i:back|list|edit|help|go(?: +\w+(?:\.\d+)?)?|use(?: +\d+)*"
    r"|drop(?: +\d+(?:\.\d+)?)?|(?:g|us?) +\d+(?:\.\d+)?|(?<![\w:]:)go(?: +\w+){2,3})"
    rf"|(?<=\s:)(?!D$)(?i:{_SHORT}))$"
)


class Colon(NamedTuple):
    """A colon command, its name in full, with the words behind it."""

    name: str
    words: tuple[str, ...]


def colon(line: str) -> Colon | None:
    """Read a whole line as a colon command; None when it is an answer.

    `?` alone is `:help`, as often as it is typed; `::text` is an answer that begins
    with a colon. Commands are read in any case.

    Raises:
        InvalidAnswerError: it begins with a colon and is no command.
    """
    typed = line.strip()
    if not is_command(typed):
        return None
    name, *words = in_full(typed)[1:].split() or [""]
    if name in COMMANDS:
        return Colon(name, tuple(words))
    raise InvalidAnswerError(
        f"{echoed(typed)} is no command.",
        f"There are {', '.join(':' + command for command in COMMANDS)}. "
        "An answer that begins with a colon is typed with two.",
    )


def is_command(line: str) -> bool:
    """Tell whether a line is meant as a command, even as one that is unknown."""
    typed = line.strip()
    if typed and not typed.strip("?"):
        return True
    return typed.startswith(":") and not typed.startswith("::")


def answer(line: str) -> str:
    """Return the line as an answer: `::text` is `:text`.

    Raises:
        InvalidAnswerError: it ends with a command, typed behind what stood there.
    """
    behind = re.search(_BEHIND, line.rstrip())
    if behind and line[: behind.start()].strip():
        raise InvalidAnswerError(
            f"The line ends with '{cut(behind[0], 30)}', so it was not stored.",
            "To use the command, empty the line first (Ctrl-U) and type it alone; to "
            "keep all of it as words, end the line with a full stop.",
        )
    return line[1:] if line.startswith("::") else line


def words(line: str) -> str:
    """Return a line as words, where no command is done.

    Raises:
        InvalidAnswerError: it is a command, or ends with one.
    """
    if is_command(line):
        raise InvalidAnswerError(
            f"{echoed(line.strip())} is a command, so it was not stored.",
            "Words that begin with a colon are typed with two.",
        )
    return answer(line)


def in_full(typed: str) -> str:
    """Return a line with the command that it begins with, if any, as it is called.

    `:L` is `:list`, and `??` is `:help`; one that is unknown is in small letters.
    """
    if not is_command(typed) or typed == SMILE:
        return typed
    if typed.startswith("?"):
        return HELP
    name, blank, words = typed.partition(" ")
    name = name.lower()
    found = [command for command in COMMANDS if command.startswith(name[1:] or "?")]
    return f":{found[0]}{blank}{words}" if len(found) == 1 else f"{name}{blank}{words}"


def place(typed: str) -> str:
    """Return where a line leads that says where to go: `:go 6` is `6`."""
    name, *words = in_full(typed).split() or [""]
    return " ".join(words) if name == ":go" else typed


def struck(typed: str) -> str:
    """Return the line that is to be struck, `8` of `-8` and `:drop 8`, else ""."""
    for begin in ("-", ":drop "):
        if in_full(typed).startswith(begin):
            return in_full(typed).removeprefix(begin).strip()
    return ""


def numbers(words: tuple[str, ...], most: int) -> list[int]:
    """Read the numbers behind `:use`, as places counted from 0.

    Raises:
        InvalidAnswerError: one is no number from 1 to `most`.
    """
    if not most:
        raise InvalidAnswerError(
            "There are no suggestions here.", "Type your own words."
        )
    places = [picked(word, most) for word in words]
    good = [place for place in places if place is not None]
    if not words or len(good) != len(words):
        raise InvalidAnswerError(
            "That names no suggestion.", f"Type :use and a number from 1 to {most}."
        )
    return good
