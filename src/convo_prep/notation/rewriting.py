"""A file that a hand may have touched, with nothing altered but what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from convo_prep.errors import NotSavedError, UnreadableFileError
from convo_prep.notation.marks import Comment, comments, marks
from convo_prep.notation.merging import Lines, merge
from convo_prep.notation.own_form import BOM
from convo_prep.notation.plain_values import Plain, nothing_typed
from convo_prep.notation.reading import parse
from convo_prep.notation.sections import Cut, Section, cut
from convo_prep.notation.writing import dump, normal_form
from convo_prep.text import Tree

# Longer sections are not merged: the time it takes grows with the square of the lines.
MERGED_LINES = 1000


def rewrite(
    text: str,
    old: Mapping[str, Tree],
    new: Mapping[str, Tree],
    plain: Plain = nothing_typed,
) -> str:
    """Return a file's text with only those top-level sections altered that changed.

    All else stays as it is, to the byte. Comments in a changed section stay at their
    lines where that can be, else they move above it. The result has been read again:
    it holds `new`, and every comment.

    Args:
        text: The file's text, as `parse` returned it.
        old: The tree that `parse` returned with it.
        new: The tree wanted. A key that the file lacks is put behind the one that
            precedes it here.
        plain: As for `dump`.

    Raises:
        NotSavedError: `old` is not what the text holds, or the change cannot be made
            without losing what was typed by hand.
    """
    body = text.removeprefix(BOM)
    change = _Change(normal_form(old), normal_form(new), plain)
    if not _holds(body, change.old, []):
        raise NotSavedError(
            "the file changed meanwhile; nothing was written", "run the command again"
        )
    if change.old == change.new:
        return text
    found = marks(body)
    result = _spliced(body, cut(body, found), change)
    if not _holds(result, change.new, comments(body, found.scalars)):
        raise NotSavedError(
            "this answer does not fit into the file without losing what was typed by "
            "hand; nothing was written",
            "convo edit opens the file, to put it in by hand",
        )
    return text[: len(text) - len(body)] + result


@dataclass(frozen=True, slots=True)
class _Change:
    """Two trees in normal form, and which of their values are typed."""

    old: dict[str, Tree]
    new: dict[str, Tree]
    plain: Plain

    def alters(self, key: str) -> bool:
        """Whether the value of a top-level key is another one."""
        return self.old.get(key) != self.new.get(key)


def _spliced(body: str, parts: Cut, change: _Change) -> str:
    top = parts.sections[0].start if parts.sections else len(body)
    sections = (Section("", top, top), *parts.sections)
    added = _added(sections, change)
    line_break = "\r\n" if "\r\n" in body[: body.find("\n") + 1] else "\n"
    pieces, position = [], 0
    for section in sections:
        theirs = body[section.start : section.end]
        if change.alters(section.key):
            lines = _renewed(theirs.splitlines(), section.key, parts.column, change)
            theirs = "".join(line + line_break for line in lines)
        pieces += [body[position : section.start], theirs]
        for key in added[section.key]:
            lines = _own(change.new, key, parts.column, change)
            pieces.append("".join(line + line_break for line in lines))
        position = section.end
    return _joined([*pieces, body[position:]], line_break)


def _added(sections: tuple[Section, ...], change: _Change) -> dict[str, list[str]]:
    """Map each section to the new keys that belong behind it."""
    added: dict[str, list[str]] = {section.key: [] for section in sections}
    behind = ""
    for key in change.new:
        if key in added:
            behind = key
        else:
            added[behind].append(key)
    return added


def _joined(pieces: list[str], line_break: str) -> str:
    """Join pieces of whole lines; only the last may lack its line break."""
    present = [piece for piece in pieces if piece]
    ended = [p if p.endswith("\n") else p + line_break for p in present[:-1]]
    return "".join([*ended, *present[-1:]])


def _own(tree: dict[str, Tree], key: str, column: int, change: _Change) -> list[str]:
    """Return the lines that we write for a top-level key of a tree."""
    if key not in tree:
        return []
    pad = " " * column
    lines = dump({key: tree[key]}, change.plain).split("\n")[:-1]
    return [pad + line if line else line for line in lines]


def _renewed(theirs: Lines, key: str, column: int, change: _Change) -> Lines:
    """Return the lines of a section that changed, its comments among them."""
    base = _own(change.old, key, column, change)
    ours = _own(change.new, key, column, change)
    if theirs == base:
        return ours
    text = "\n".join(theirs)
    kept = comments(text, marks(text).scalars)
    if ours and len(theirs) + len(ours) <= MERGED_LINES:
        wanted = {key: change.new[key]}
        for placing in (_in_step, _above):
            merged = _merged(base, ours, _Hand(theirs, kept), placing)
            if _holds("\n".join(merged), wanted, kept):
                return merged
    return [" " * column + comment.text for comment in kept] + ours


class _Hand:
    """The lines of a section as a hand left them, and its comments by their lines."""

    def __init__(self, lines: Lines, kept: list[Comment]) -> None:
        self.lines = lines
        self.comments = {comment.line: comment for comment in kept}

    def bare(self) -> list[str]:
        """Return the lines without their comments."""
        lines = list(self.lines)
        for place, comment in self.comments.items():
            lines[place] = lines[place].removesuffix(comment.text).rstrip()
        return lines


_Placing: TypeAlias = Callable[[_Hand, range, Lines], Lines]


def _merged(base: Lines, ours: Lines, hand: _Hand, placing: _Placing) -> list[str]:
    lines: list[str] = []
    for span, mine in merge(base, ours, hand.bare()):
        stands = hand.lines[span.start : span.stop]
        lines += stands if mine is None else placing(hand, span, mine)
    return lines


def _in_step(hand: _Hand, span: range, ours: Lines) -> Lines:
    """Replace line by line, so that each comment stays where it is."""
    lines: list[str] = []
    left = list(ours)
    for place in span:
        comment = hand.comments.get(place)
        if comment is not None and comment.alone:
            lines.append(hand.lines[place])
        elif hand.lines[place].strip():
            parts = [*left[:1], *([comment.text] if comment is not None else [])]
            lines += ["  ".join(parts)] if parts else []
            left = left[1:]
    return lines + left


def _above(hand: _Hand, span: range, ours: Lines) -> Lines:
    """Put the comments of all the lines above ours."""
    first = ours[0] if ours else ""
    pad = first[: len(first) - len(first.lstrip(" "))]
    here = (hand.comments[place] for place in span if place in hand.comments)
    return [*(pad + comment.text for comment in here), *ours]


def _holds(text: str, tree: dict[str, Tree], kept: list[Comment]) -> bool:
    """Whether a text reads as a tree, in normal form, and has all these comments."""
    try:
        read = parse(text.encode(), "")
    except UnreadableFileError:
        return False
    if normal_form(read.tree) != tree:
        return False
    if not kept:
        return True
    left = Counter(comment.text for comment in comments(text, marks(text).scalars))
    return not Counter(comment.text for comment in kept) - left
