"""Words taken out of everything that is kept of one conversation, or out of nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convo_prep.errors import (
    BusyError,
    NotSavedError,
    UnreadableFileError,
)
from convo_prep.notation import cutting, reading
from convo_prep.notation.cutting import Words
from convo_prep.notation.plain_values import is_typed
from convo_prep.session import Session
from convo_prep.store import (
    contents,
    disk,
    forgetting,
    locking,
    run_log,
    saving,
    states,
)
from convo_prep.store.all_or_none import replace_all
from convo_prep.store.changing import must_be_known, relabelled
from convo_prep.store.earlier import OF_STATE
from convo_prep.store.ground import VERSIONS
from convo_prep.store.half_typed import LINE
from convo_prep.store.journal import Journal
from convo_prep.store.states import WHOSE

FILE, VERSION, HALF_TYPED, OTHER = "file", "version", "half-typed", "other"
WRITTEN = "written"
# What a folder of state has besides texts: digests, places.
NO_TEXT = {*OF_STATE, WHOSE} - {LINE}


class Where(NamedTuple):
    """A file in which words stand: what it is, what it holds, and what is left of that.

    `paths` are the answers that have them, where it can be read.
    """

    path: str
    kind: str
    seen: bytes
    left: bytes
    paths: tuple[str, ...] = ()


class Found(NamedTuple):
    """All files in which words stand, and what of them is not taken out, as sentences.

    `folder` is the folder of state, "" where there is none.
    """

    where: tuple[Where, ...]
    stays: tuple[str, ...]
    folder: str

    def of(self, kind: str) -> list[Where]:
        """Return the files of a kind."""
        return [each for each in self.where if each.kind == kind]


def found(
    journal: Journal,
    session: Session,
    words: Words,
    copies: Sequence[str] = (),
    folder: str = "",
) -> Found:
    """Look for words in all that is kept of a session; nothing is changed.

    Args:
        journal: The journal.
        session: The session; where its file is gone, one without a name.
        words: What to look for.
        copies: Copies of its file in the journal.
        folder: The folder of its state where its file is gone.

    Raises:
        UnreadableFileError: its file does not parse.
        NewerSchemaError: a newer convo wrote it.
        NotSavedError: the words stand where they cannot be taken out.
    """
    elsewhere: list[str] = []
    if session.name:
        folder, elsewhere = forgetting.state_of(journal, session)
    looked = [
        *(_in_file(journal, name, words) for name in _files(session, copies)),
        *_beside(journal, session, words),
        *_in_state(journal, folder, words),
        *(_in_version(journal, path, words) for path in elsewhere),
    ]
    where = tuple(each for each in looked if each and each.left != each.seen)
    return Found(where, tuple(_stays(journal, session, words)), folder)


def take_out(journal: Journal, session: Session, every: Found) -> Session:
    """Take the words out of all files that have them, and return the session.

    What was done to it before can be taken back no more.

    Raises:
        BusyError: something was changed meanwhile; nothing is.
        NotSavedError: the disk refuses.
    """
    saving.make_folder(journal.state)
    with locking.lock(journal.state):
        # The log tells lengths and digests of what is taken out, and so goes first.
        run_log.forget(journal.state, every.folder)
        try:
            replace_all([(w.path, w.seen, w.left) for w in every.where])
        except saving.ChangedMeanwhileError:
            raise BusyError(
                "A file was changed meanwhile; nothing was taken out.", "Try again."
            ) from None
        if not session.name:
            return session
        return _settled(journal, session, every)


def _settled(journal: Journal, session: Session, every: Found) -> Session:
    """Give the file its own label again, and remember that convo wrote it."""
    path = journal.path(session.name)
    after = journal.open(session.name)
    if every.folder and any(each.path == path for each in every.where):
        journal.versions_in(every.folder).wrote(saving.read_bytes(path))
    after = relabelled(journal, after, session)
    if every.folder:
        states.remember(journal, after, every.folder)
    return after


def _files(session: Session, copies: Sequence[str]) -> list[str]:
    return [name for name in (session.name, *copies) if name]


def _in_file(journal: Journal, name: str, words: Words) -> Where:
    path = journal.path(name)
    seen = saving.read_bytes(path)
    read = reading.parse(seen, name)
    must_be_known(read.tree, name)
    return _parsed(journal, FILE, seen, read._replace(name=path), words)


def _in_version(
    journal: Journal, path: str, words: Words, kind: str = VERSION
) -> Where | None:
    """Look at a whole file that is no session's; one that resists goes as a whole."""
    seen = _bytes(path)
    try:
        read = reading.parse(seen, path)
    except UnreadableFileError:
        return _raw(path, kind, seen, words)
    try:
        return _parsed(journal, kind, seen, read, words)
    except (NotSavedError, UnreadableFileError):
        return Where(path, kind, seen, b"")


def _parsed(
    journal: Journal,
    kind: str,
    seen: bytes,
    read: reading.Reading,
    words: Words,
) -> Where:
    path, paths = read.name, cutting.paths(read.tree, words)
    if not paths and not words.search(read.text):
        return Where(path, kind, seen, seen)
    typed = is_typed(journal.guide)
    left = cutting.cut_file(read, words, journal.guide, typed).encode("utf-8")
    own = tuple(each for each in paths if each not in cutting.STAYS)
    return Where(path, kind, seen, left, own)


def _raw(path: str, kind: str, seen: bytes, words: Words) -> Where:
    left = cutting.cut_out(seen.decode("utf-8", "surrogateescape"), words)
    return Where(path, kind, seen, left.encode("utf-8", "surrogateescape"))


def _half_typed(path: str, words: Words) -> Where:
    import json  # 8 ms that looking commands should not pay

    seen = _bytes(path)
    try:
        line = json.loads(seen)
        left = cutting.cut_out(line["text"], words)
    except (ValueError, RecursionError, TypeError, KeyError):
        return _raw(path, HALF_TYPED, seen, words)
    if left == line["text"]:
        return Where(path, HALF_TYPED, seen, seen)
    data = json.dumps({**line, "text": left}).encode("ascii") if left else b""
    return Where(path, HALF_TYPED, seen, data)


def _beside(journal: Journal, session: Session, words: Words) -> Iterator[Where | None]:
    """Look at conflict files, and at saves that were cut short."""
    if session.name:
        for name in forgetting.left_over(journal, session, copy=False):
            yield _in_version(journal, journal.path(name), words, OTHER)


def _in_state(journal: Journal, folder: str, words: Words) -> Iterator[Where | None]:
    for above, _, names in os.walk(folder) if folder else ():
        for name in sorted(names):
            path = os.path.join(above, name)
            if os.path.basename(above) == VERSIONS:
                yield _in_version(journal, path, words)
            elif name == WRITTEN:
                yield _in_version(journal, path, words, WRITTEN)
            elif LINE in name:
                yield _half_typed(path, words)
            elif name not in NO_TEXT:
                yield _raw(path, OTHER, _bytes(path), words)


def _stays(journal: Journal, session: Session, words: Words) -> Iterator[str]:
    if words.search(session.client):
        yield "They are in the client's name, which stays: convo clients rename"
    for name in forgetting.left_beside(journal, session.name) if session.name else ():
        own = contents.CONFLICT in name or name.endswith(contents.ENDING)
        said = _bytes(journal.path(name)).decode("utf-8", "replace")
        if not own and words.search(said):
            yield f"They are in what another program has left; remove it: {name}"


def _bytes(path: str) -> bytes:
    try:
        return disk.read_plain(path)
    except OSError:
        return b""
