"""One sentence taken out of a conversation: where it stands, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from convo_prep.commands import removing
from convo_prep.desk import choosing, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.given import STDIN, read_stdin
from convo_prep.desk.unbroken import unbroken
from convo_prep.errors import NothingFoundError, UsageError
from convo_prep.notation import cutting
from convo_prep.session import Session
from convo_prep.session.sure_name import sure_name
from convo_prep.store import purging
from convo_prep.store.purging import Found

LEAST = 3
OUT_OF_REACH = (
    "Not reached from here: git history, synced copies, backups, exports, mails sent,"
    " what this terminal still shows, the history of your shell."
)


def take_out(desk: Desk, reference: str, typed: str, yes: bool) -> None:
    """Take words out of all that is kept of a conversation, once that is confirmed.

    Raises:
        NothingFoundError: they stand nowhere.
        UsageError: nobody can be asked, or the words are too few.
        StoppedError: the person says no.
        ConvoError: they cannot be taken out; nothing is.
    """
    if typed == STDIN and sys.stdin is not None and sys.stdin.isatty():
        saying.tell(desk, "The words to take out; then Ctrl-D on a line of its own:")
    text = _words(typed)
    words = cutting.sought(text)
    target = removing.target(desk, reference)
    desk.said.add(saying.COPIES)
    session = target.session if target.lost is None else Session({}, desk.guide)
    folder = target.lost.folder if target.lost else ""
    found = purging.found(desk.journal, session, words, target.copies, folder)
    if not found.where:
        saying.tell(desk, *found.stays)
        where = "nowhere else in" if found.stays else "nowhere in"
        raise NothingFoundError(f"Those words stand {where} {target.title}.")
    saying.tell(desk, f"{target.title}: those words stand in", *_rows(desk, found))
    removing.refuse_unless_sure(desk, target, yes, words=True)
    with unbroken():
        purging.take_out(desk.journal, session, found)
    saying.tell(desk, "They are taken out there, for good.", *found.stays)
    saying.tell(desk, *_elsewhere(desk, target.session, words), OUT_OF_REACH)


def _words(typed: str) -> str:
    text = " ".join((read_stdin() if typed == STDIN else typed).split())
    if len(text) < LEAST or not any(map(str.isalnum, text)):
        raise UsageError(
            "That is too little to take out everywhere.",
            "For example: convo forget acme --text 'They cannot be trusted.'",
        )
    return text


def _rows(desk: Desk, found: Found) -> Iterator[str]:
    for each in found.of(purging.FILE):
        labels = dict.fromkeys(_label(desk, path) for path in each.paths)
        name = each.path.removeprefix(desk.journal.path(""))
        yield f"  {name}: {', '.join(labels) or 'a comment'}"
    versions = found.of(purging.VERSION)
    gone = sum(not each.left for each in versions)
    if versions:
        many = (
            "1 kept version" if len(versions) == 1 else f"{len(versions)} kept versions"
        )
        yield f"  {many}" + (f", of which {gone} will go as a whole" if gone else "")
    elif found.of(purging.WRITTEN):
        yield "  what convo wrote last"
    if found.of(purging.HALF_TYPED):
        yield "  the line that was half typed"
    yield from (f"  {each.path}" for each in found.of(purging.OTHER))


def _label(desk: Desk, path: str) -> str:
    question = desk.guide.find(path)
    return question.label if question else "keys of your own"


def _elsewhere(desk: Desk, session: Session, words: cutting.Words) -> Iterator[str]:
    """Yield the other conversations in which the same words stand."""
    others = [
        each
        for each in desk.journal.select()
        if each.name != session.name and cutting.paths(each.tree, words)
    ]
    if others:
        yield "The same words stand in other conversations:"
        rows = choosing.rows_of(desk, others)
        for other, row in zip(others, rows, strict=True):
            yield f"  convo forget {sure_name(other)} --text -  {row}"
