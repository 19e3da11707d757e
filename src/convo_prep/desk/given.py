"""A value as somebody gave it: `KEY=VALUE`, `KEY+=VALUE`, `KEY-=VALUE`, from stdin."""

import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convo_prep.errors import InvalidAnswerError, UsageError
from convo_prep.notation.mistakes import MOST
from convo_prep.text import Tree

SIGN = "="
STDIN = "-"
MORE = ("+", "-")
NAMING = ("client", "topic", "id")
TWO_FROM_STDIN = "Only one answer can come from stdin."
ONE_FROM_STDIN = "Give one '=-'."
UNSAVED = " Nothing was saved."


class Given(NamedTuple):
    """One value: where it stood, its key, the value, and what stands before the `=`.

    `sign` is "+" to add, "-" to take out, "" to put in the place of what is there.
    `place` is "" on the line of `convo set`.
    """

    place: str
    key: str
    value: Tree
    sign: str = ""


def setting(word: str, place: str) -> Given:
    """Read a word of the line; there is a `=` in it."""
    key, _, value = word.partition(SIGN)
    sign = key[-1:] if key[-1:] in MORE else ""
    key = key.removesuffix(sign).strip()
    # As pages print them; whom an answer is for is known before its key is looked up.
    named = key.lower() in NAMING
    return Given(place, key.lower() if named else key, value, sign)


def settings(words: Sequence[str]) -> list[Given]:
    """Read the words of `convo set` from its first setting on.

    Raises:
        UsageError: one is none; what it says is not repeated.
    """
    if not words:
        raise UsageError(
            "Nothing is given to be set.", "For example: convo set acme tension=3"
        )
    for number, word in enumerate(words, 1):
        if SIGN not in word:
            raise UsageError(
                f"Word {number} from the first KEY=VALUE on has no '='.",
                "Put a value that has blanks into quotes.",
            )
    return [setting(word, "") for word in words]


def from_stdin(values: Iterable[Given]) -> Given | None:
    """Return the one value that comes from stdin, None where none does.

    Raises:
        UsageError: several would.
    """
    found = [value for value in values if value.value == STDIN]
    if len(found) > 1:
        raise UsageError(TWO_FROM_STDIN, ONE_FROM_STDIN)
    return found[0] if found else None


def stdin_bytes() -> bytes:
    """Read stdin to its end, which must come before anybody could have typed so much.

    Raises:
        InvalidAnswerError: it does not.
    """
    return _stdin(UNSAVED, "Give it in smaller pieces.")


def stdin_to_look_at() -> str:
    """Return the text on stdin that is only looked at; it may be empty.

    Raises:
        InvalidAnswerError: it is more than anybody could have typed, or is no text.
    """
    return _text(_stdin("", "Give a part of it."), "")


def read_stdin() -> str:
    """Read stdin to its end.

    Raises:
        InvalidAnswerError: nothing is there, or it is no text.
    """
    text = _text(stdin_bytes(), UNSAVED)
    if not text.strip():
        raise InvalidAnswerError(
            f"stdin is empty.{UNSAVED}", "To take an answer out: KEY="
        )
    return text


def _stdin(unsaved: str, instead: str) -> bytes:
    data = sys.stdin.buffer.read(MOST + 1) if sys.stdin else b""
    if len(data) > MOST:
        raise InvalidAnswerError(
            f"stdin has more than {MOST:,} bytes.{unsaved}", instead
        )
    return data


def _text(data: bytes, unsaved: str) -> str:
    """Decode what came in; a byte that is no text is named, and never changed."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, byte = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise InvalidAnswerError(
            f"stdin is not UTF-8: line {line}, byte {byte}.{unsaved}",
            "Give it in UTF-8, as with: iconv -t utf-8",
        ) from None
