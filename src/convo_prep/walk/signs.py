"""The sign that a line taken live may begin with, and where it is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The first character sets the kind; a line without one is a point.
SIGNS = {
    "!": "concern",
    "+": "action",
    "-": "point",
    '"': "words",
    "=": "agreed",
    "?": "open",
    "#": "private",
}
# What each sign says, for who has not learnt them: in one row, and in a narrow one.
LEGENDS = (
    '! concern  + action @me fri  " their words  = agreed  ? open  # for you alone',
    '! concern  + action  " words  = agreed  ? open  # for you alone',
    '!concern +do "words =agreed ?open #own',
)
# The kinds as one key goes round them.
TURNS = ("point", "concern", "action", "agreed", "open", "words", "private")
# Behind these, "!!!", "-->" or "+/-" say something of their own.
_NO_SIGN = "!+-/<>=.,;:*%&|~^_\\?)]}"
# An amount may stand behind these, "= 5,000 for the rest".
_BEFORE_AMOUNTS = "!=?"
# "-5% is their offer" and "+49 30 1234" say something else without their first sign.
_AMOUNT = re.compile("#?[0-9]|[$\u20ac\u00a3\u00a5]")
# As they stand, these are the number of a planned concern.
_NUMBER = r"[1-9][0-9]?(?::.*)?"


def signed(typed: str) -> tuple[str, str] | None:
    """Return the kind that a line's sign sets, and the words behind it.

    None where the first character is part of the words: `!!!`, `-5%`, `+49 30 1234`,
    and a quote that is closed before the end, as in `"We are done" she said`.
    """
    sign, behind = typed[:1], typed[1:]
    if sign not in SIGNS:
        return None
    if sign == '"':
        return _quoted(behind)
    return (SIGNS[sign], behind.lstrip()) if _opens(sign, behind) else None


def written(kind: str, words: str) -> Iterator[str]:
    """Yield the lines that words of a kind may be typed as, the plainest first."""
    sign = next((sign for sign, named in SIGNS.items() if named == kind), "")
    if kind == "point":
        yield words
    yield sign + words
    yield f"{sign} {words}"


def _quoted(behind: str) -> tuple[str, str] | None:
    if behind[:1].isspace():
        return "words", behind.lstrip()
    said = behind.removesuffix('"')
    return None if '"' in said else ("words", said)


def _opens(sign: str, behind: str) -> bool:
    """Whether a sign sets the kind of what stands behind it."""
    first = behind[:1]
    if sign == "-" and first.isspace():
        words = behind.strip()
        return not _AMOUNT.match(words) or re.fullmatch(_NUMBER, words) is not None
    if sign == "#":
        # But for "#4711", what may be for oneself alone is.
        return not first.isdecimal()
    if first and first in _NO_SIGN:
        return False
    return sign in _BEFORE_AMOUNTS or not _AMOUNT.match(behind)
