"""Which values stand plain in a file: those that are no free text, and plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from convo_prep.guide import Guide
from convo_prep.kinds import is_worded
from convo_prep.notation.own_form import NULLS

Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = Callable[[Path], bool]

# One line that no reader of YAML 1.1 or 1.2 takes apart ...
_ONE_PIECE = re.compile(
    r"(?!\.\.\.)[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~](?:[^\n:#]|:(?![ \n]|$)|(?<=\S)#)*"
)
# ... and what some reader takes for a number, a date, a truth value or nothing.
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_TYPED = (
    r"(?i)[-+]?[0-9._][0-9_.,:]*(e[-+]?[0-9]+)?"
    r"|[-+]?0[box][0-9a-f_]+"
    r"|[-+]?\.(inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"([t ]\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]*)?)?\s*(z|[-+][0-9:]+)?)?"
)

TYPED_KEYS = frozenset({"schema", "id", "created", "timezone", "closed", "came_up"})


@lru_cache
def is_typed(guide: Guide) -> Plain:
    """Return the test for a path of a session's tree: scale, choice, date or stamp."""
    found = {question.path for question in guide.questions() if not is_worded(question)}
    for question in guide.questions():
        fields = (field.key for field in question.fields if not is_worded(field))
        found |= {f"{question.path}.{key}" for key in fields}

    def typed(path: Path) -> bool:
        keys = [part for part in path if isinstance(part, str)]
        if not keys or keys[-1] in TYPED_KEYS:
            return True
        return ".".join(keys) in found

    return typed


def nothing_typed(_path: Path) -> bool:
    """Say of every value that it is free text."""
    return False


def stands_plain(text: str, typed: bool) -> bool:
    """Tell whether a text is the same to every reader without quotes or a block."""
    if text in NULLS or not _ONE_PIECE.fullmatch(text):
        return False
    return typed or not _is_taken_for_another(text)


def _is_taken_for_another(text: str) -> bool:
    """Whether some reader takes a text for a number, a date, a truth value or nothing.

    The form of numbers takes long to compile, and hardly a text begins like one.
    """
    if text[0].isalpha():
        return text.lower() in _WORDS
    return re.fullmatch(_TYPED, text) is not None
