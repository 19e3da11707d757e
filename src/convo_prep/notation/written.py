"""What somebody wrote on each line of a file, apart from the keys it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from convo_prep.errors import ConvoError
from convo_prep.notation.own_form import KEY

if TYPE_CHECKING:
    from convo_prep.notation.marks import Node

NOT_WRITTEN = "\0"

# Blanks and dashes, a key, and a sign that the lines below hold its text. What has
# capitals or blanks before its colon is a text to whoever wrote it.
_LINE = re.compile(rf"( *+(?:- ++)*+)({KEY}:(?: ++|$))?+([|>][-+0-9]*+ *+$)?")
# What may go on below, or hold keys, where the line alone does not show it.
_ODD = tuple("\"'{[?&*!")
_OPEN = re.compile(rf"(?m)^ *+(?:- ++)*+(?:{KEY}: ++)?+[\"'{{\[?&*!]")
_WHOLE = r'"(?:[^"\\]|\\.)*" *(?:#.*)?|' + r"'(?:[^']|'')*' *(?:#.*)?"


def is_plain(text: str) -> bool:
    """Whether all texts of a file stand on their lines, or below a `|`."""
    return _OPEN.search(text) is None


def start_of(lines: Sequence[str], place: int) -> int | None:
    """Return where on a line of a plain file that begins which somebody wrote.

    None where only the whole file shows it: where it may stand below a `|`.
    """
    begins, at, goes_on = _parts(lines[place])
    if goes_on or (at == begins and "-" in lines[place][:begins]):
        return None
    left = _blanks(lines[place]) if at > begins else 0
    for line in reversed(lines[:place]):
        if not left:
            break
        above, behind, has_text = _parts(line)
        if has_text and above - (0 if behind > above else 2) < left:
            return None
        left = min(left, _blanks(line)) if line.strip() else left
    return at


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def written(text: str) -> list[str]:
    """Return the lines of a text with `NOT_WRITTEN` where blanks, dashes and keys are.

    Each is as long as the line. What does not parse is told by its lines alone.
    """
    lines = text.split("\n")
    starts, is_odd = _starts(lines)
    if is_odd:
        with suppress(ConvoError):
            lines = _without_keys(text).split("\n")
            starts = [_parts(line)[0] for line in lines]
    pairs = zip(starts, lines, strict=True)
    return [NOT_WRITTEN * at + line[at:] for at, line in pairs]


def _parts(line: str) -> tuple[int, int, bool]:
    """Return where blanks and dashes end, where a key does, whether text is below."""
    found = _LINE.match(line)
    if found is None:
        return 0, 0, False
    begins = found.end(1)
    return begins, max(begins, found.end(2)), found[3] is not None


def _starts(lines: list[str]) -> tuple[list[int], bool]:
    """Return where on each line a text begins, and whether only YAML knows that."""
    starts, is_odd = [], False
    right_of = -1
    for line in lines:
        blanks = _blanks(line)
        if right_of >= 0 and (blanks > right_of or blanks == len(line)):
            starts.append(blanks)
            continue
        begins, at, goes_on = _parts(line)
        # A text below stands right of its key, or of the dash where there is none.
        right_of = begins - (0 if at > begins else 2) if goes_on else -1
        if line.startswith(_ODD, at) and not re.compile(_WHOLE).fullmatch(line, at):
            is_odd = True
        starts.append(len(line) if goes_on else at)
    return starts, is_odd


def _without_keys(text: str) -> str:
    """Return a text with `NOT_WRITTEN` in the place of its keys."""
    # Most files need no parser.
    from convo_prep.notation.marks import marks

    root = marks(text).root
    pieces: list[str] = []
    done = 0
    for key in _keys(root) if root else ():
        colon = text.find(":", key.end) + 1
        end = len(text) - len(text[colon:].lstrip(" "))
        pieces += text[done : key.start], NOT_WRITTEN * (end - key.start)
        done = end
    return "".join([*pieces, text[done:]])


def _keys(node: Node) -> Iterator[Node]:
    """Yield the keys below a node in their order."""
    for key, value in node.pairs if node.kind == "mapping" else ():
        if re.fullmatch(KEY, key.value):
            yield key
        yield from _keys(value)
    for item in node.children if node.kind == "list" else ():
        yield from _keys(item)
