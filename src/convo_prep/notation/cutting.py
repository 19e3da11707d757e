"""Words taken out of a session: out of its answers, and out of comments beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.errors import NotSavedError
from convo_prep.guide import Guide
from convo_prep.notation.own_form import BOM
from convo_prep.notation.reading import Reading, parse
from convo_prep.notation.writing import normal_form
from convo_prep.text import Tree

if TYPE_CHECKING:
    from convo_prep.notation.marks import Comment
    from convo_prep.notation.plain_values import Plain

Words: TypeAlias = re.Pattern[str]
"""What finds the words that are to go."""

# What files are found by, and what is no text of anybody's.
STAYS = ("schema", "id", "client", "by", "created", "timezone", "playbook")
# What a record has beside its words.
BESIDE = ("owner", "concern")
_GAP = r"(?:\s|\n[ \t]*#)+"
_SIGNS = " \t\n.,;:!?-*#'\"\u201c\u201d"
_CLINGS = ".,;:!?"


def sought(words: str) -> Words:
    """Return what finds words in any case, however their lines are broken."""
    forms = (unicodedata.normalize(form, words).split() for form in ("NFC", "NFD"))
    either = dict.fromkeys(_GAP.join(map(re.escape, form)) for form in forms)
    # "art" is no part of "party".
    begins, ends = (r"\b" if words.strip()[at].isalnum() else "" for at in (0, -1))
    return re.compile(f"{begins}(?:{'|'.join(either)}){ends}", re.IGNORECASE)


def cut_out(text: str, words: Words) -> str:
    """Return a text without words, the seam closed; "" where only signs are left."""
    first, *others = words.split(text)
    if not others:
        return text
    whole = first
    for after in others:
        whole = _joined(whole, after)
    return whole if whole.strip(_SIGNS) else ""


def paths(tree: Mapping[str, Tree], words: Words) -> list[str]:
    """Return where words stand in a tree, as `prepare.issue`, each place once.

    Those come too that nothing is cut out of: see `STAYS`.
    """
    return list(dict.fromkeys(_paths(dict(tree), words, ())))


def without(tree: Mapping[str, Tree], words: Words, guide: Guide) -> dict[str, Tree]:
    """Return a tree without words; an answer, or an item, that is empty then goes."""
    cut = {
        key: value if key in STAYS else _cut(value, words, _worth(guide, key), ())
        for key, value in tree.items()
    }
    return {key: value for key, value in cut.items() if value or not tree[key]}


def cut_file(read: Reading, words: Words, guide: Guide, typed: Plain) -> str:
    """Return the text of a file without words, its comments among what is looked at.

    All else stays as it is, to the byte where that can be.

    Raises:
        NotSavedError: they cannot be taken out of it.
    """
    from convo_prep.notation.rewriting import rewrite

    tree = without(read.tree, words, guide)
    text = rewrite(read.text, read.tree, tree, typed)
    text = _without_comments(text, words)
    after = parse(text.encode("utf-8"), read.name)
    left = [path for path in paths(after.tree, words) if path not in STAYS]
    if left or normal_form(after.tree) != normal_form(tree):
        raise NotSavedError(
            f"The words stand in {read.name} where they cannot be taken out.",
            "Take them out by hand: convo edit",
        )
    return text


def _joined(before: str, after: str) -> str:
    """Close the seam between two ends of a text: no blank twice, no line left empty."""
    left, right = before.rstrip(" \t"), after.lstrip(" \t")
    begins, ends = not left or left.endswith("\n"), not right or right[0] == "\n"
    if begins and ends:
        return left + right[1:] if right else left.removesuffix("\n")
    if begins:
        return before + right
    if not ends and right[0] in _CLINGS and left[-1] in _CLINGS:
        return left + right[1:]
    if ends or right[0] in _CLINGS:
        return left + right
    return f"{left} {right}"


def _paths(value: Tree, words: Words, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        if words.search(value):
            yield ".".join(path)
    elif isinstance(value, dict):
        for key, below in value.items():
            if words.search(key):
                yield ".".join(path) or key
            yield from _paths(below, words, (*path, key) if len(path) < 2 else path)
    else:
        for below in value:
            yield from _paths(below, words, path)


def _cut(
    value: Tree,
    words: Words,
    worth: Callable[[tuple[str, ...], dict[str, Tree]], bool],
    path: tuple[str, ...],
) -> Tree:
    if isinstance(value, str):
        return cut_out(value, words)
    if isinstance(value, dict):
        cut = {k: _cut(v, words, worth, (*path, k)) for k, v in value.items()}
        return {key: each for key, each in cut.items() if each or not value[key]}
    items = [(each, _cut(each, words, worth, path)) for each in value]
    return [
        after
        for before, after in items
        if after == before
        or (after and (not isinstance(after, dict) or worth(path, after)))
    ]


def _worth(
    guide: Guide, head: str
) -> Callable[[tuple[str, ...], dict[str, Tree]], bool]:
    """Return what tells whether a record that lost words has any left of its own."""

    def worth(path: tuple[str, ...], record: dict[str, Tree]) -> bool:
        question = guide.find(".".join((head, *path)))
        if question is None:
            return True
        texts = {field.key for field in question.fields if field.kind == "text"}
        known = {field.key for field in question.fields}
        return any(k not in known or k in texts.difference(BESIDE) for k in record)

    return worth


def _without_comments(text: str, words: Words) -> str:
    """Return a text with words taken out of its comments, of several in a row too."""
    if not words.search(text):
        return text
    from convo_prep.notation.marks import comments, marks

    body = text.removeprefix(BOM)
    lines = body.splitlines(keepends=True)
    for run in reversed(_runs(comments(body, marks(body).scalars))):
        span = slice(run[0].line, run[-1].line + 1)
        here = "".join(lines[span])
        start = len(lines[run[0].line].rstrip("\r\n").rstrip()) - len(run[0].text)
        before, said = here[:start], here[start:].rstrip("\r\n")
        cut = cut_out(said, words)
        if cut != said:
            ending = here[start + len(said) :]
            kept = before + _as_comment(cut) if cut else before.rstrip(" ")
            lines[span] = [kept + ending if kept else ""]
    return text[: len(text) - len(body)] + "".join(lines)


def _runs(found: Sequence[Comment]) -> list[list[Comment]]:
    """Return comments by the stretches in which nothing but comments stands."""
    runs: list[list[Comment]] = []
    for comment in found:
        if runs and comment.alone and comment.line == runs[-1][-1].line + 1:
            runs[-1].append(comment)
        else:
            runs.append([comment])
    return runs


def _as_comment(cut: str) -> str:
    return cut if cut.startswith("#") else f"# {cut}"
