"""A row that is to be imported, judged: what its file shall hold, or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError, InvalidAnswerError
from convo_prep.notation import reading
from convo_prep.notation.json_row import json_row, plain_tree
from convo_prep.notation.mistakes import MOST
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.rewriting import rewrite
from convo_prep.notation.writing import normal_form
from convo_prep.schema import Misfit, misfits
from convo_prep.schema.handed_in import row_misfits
from convo_prep.session import SCHEMA, Session, is_newer
from convo_prep.text import Tree

# The largest file there can be, as tree and as text, each letter escaped.
MOST_OF_A_ROW = 8 * MOST
BOM = b"\xef\xbb\xbf"


class Incoming(NamedTuple):
    """A row that is right. `misfit` says that an answer in its text does not fit."""

    name: str
    session: Session
    data: bytes
    misfit: bool

    @property
    def newer(self) -> bool:
        """Whether a newer convo wrote it, so that this one changes nothing in it."""
        return is_newer(self.session.tree.get("schema", ""))


def judged(desk: Desk, number: int, line: bytes) -> Incoming:
    """Return what a row says, once it is right.

    Raises:
        InvalidAnswerError: with every mistake in it, each with its row and its key.
    """
    try:
        return _incoming(desk, line)
    except ConvoError as error:
        wrong = error.sentence.split("\n")
        said = "\n".join(f"row {number}: {sentence}" for sentence in wrong)
        raise InvalidAnswerError(said) from None


def with_id(desk: Desk, row: Incoming, new: str) -> Incoming:
    """Return a row under another id, with nothing else altered.

    Raises:
        NotSavedError: that cannot be done.
    """
    old = dict(row.session.tree)
    tree: dict[str, Tree] = {**old, "id": new}
    text = rewrite(row.data.decode("utf-8"), old, tree, is_typed(desk.guide))
    return row._replace(session=row.session._replace(tree=tree), data=text.encode())


def _incoming(desk: Desk, line: bytes) -> Incoming:
    if len(line) > MOST_OF_A_ROW:
        raise InvalidAnswerError(f"it has more than {MOST_OF_A_ROW:,} bytes.")
    row = json_row(line)
    _refuse(row_misfits(row))
    text = row.get("text")
    return _from_tree(desk, row) if text is None else _from_text(desk, row, text)


def _from_text(desk: Desk, row: Mapping[str, Any], text: str) -> Incoming:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidAnswerError("text is not UTF-8.") from None
    tree = reading.parse(data, "text").tree
    told = row.get("session")
    if told not in (None, tree) and normal_form(_tree(told)) != normal_form(tree):
        raise InvalidAnswerError(
            "session and text do not say the same; leave one of them out."
        )
    return _made(desk, row, tree, data, bool(_misfits(desk, tree)))


def _from_tree(desk: Desk, row: Mapping[str, Any]) -> Incoming:
    tree = {"schema": str(SCHEMA), **normal_form(_tree(row["session"]))}
    if is_newer(tree["schema"]):
        raise InvalidAnswerError("session.schema is that of a newer convo.")
    _refuse(_misfits(desk, tree), "session")
    data = desk.journal.text(tree).encode("utf-8")
    if normal_form(reading.parse(data, "session").tree) != tree:
        raise InvalidAnswerError("session does not go into a file as it is.")
    return _made(desk, row, tree, data, False)


def _made(
    desk: Desk, row: Mapping[str, Any], tree: Mapping[str, Tree], data: bytes, odd: bool
) -> Incoming:
    name = row.get("name") or ""
    return Incoming(name, Session(dict(tree), desk.guide, name), data, odd)


def _misfits(desk: Desk, tree: Mapping[str, Tree]) -> list[Misfit]:
    """Judge a tree; as a file that is begun by hand it needs no stamps."""
    found = misfits(tree, desk.guide)
    return [misfit for misfit in found if misfit.path[0] in tree]


def _tree(told: object) -> dict[str, Tree]:
    tree = plain_tree(told, "session")
    return tree if isinstance(tree, dict) else {}


def _refuse(wrong: Iterable[Misfit], *above: str) -> None:
    """Name all that does not fit.

    Raises:
        InvalidAnswerError: there is something.
    """
    if said := [f"{_path(misfit, above)} {misfit.sentence}" for misfit in wrong]:
        raise InvalidAnswerError("\n".join(said))


def _path(misfit: Misfit, above: tuple[str, ...]) -> str:
    parts = (part + 1 if isinstance(part, int) else part for part in misfit.path)
    return ".".join(map(str, (*above, *parts)))
