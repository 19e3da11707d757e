"""The journal: the folder of sessions, and the one place that changes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from convo_prep import dates, kinds
from convo_prep.change import Change, ClashError, SetAnswer, apply
from convo_prep.errors import (
    ConflictError,
    InvalidAnswerError,
    NewerSchemaError,
    NoSessionError,
    NotSavedError,
    UnreadableFileError,
)
from convo_prep.guide import Guide
from convo_prep.session import SCHEMA, Session
from convo_prep.store import labels, reading, saving, selecting
from convo_prep.store.backups import Backups
from convo_prep.store.conflicts import forced, happened
from convo_prep.store.drafts import Drafts
from convo_prep.store.typed import is_typed
from convo_prep.text import Tree

TRIES = 5


@dataclass
class Journal:
    """A folder of sessions.

    `folder` and `state` need not exist yet. `unconfirmed` is set when the disk took a
    save without confirming it; `unreadable` collects the mistakes of files that a
    selection had to pass over.
    """

    folder: str
    state: str
    guide: Guide
    today: date
    unconfirmed: bool = False
    unreadable: list[UnreadableFileError] = field(default_factory=list)
    _backups: dict[str, Backups] = field(default_factory=dict)

    def names(self) -> Iterator[str]:
        """Yield the files of all sessions as paths in the journal, newest first."""
        return selecting.names(self.folder)

    def path(self, name: str) -> str:
        """Return the whole path of a file of the journal."""
        return os.path.join(self.folder, name)

    def select(
        self, wanted: Callable[[bytes], bool] | None = None, closed: bool = True
    ) -> Iterator[Session]:
        """Yield the sessions whose bytes are wanted, newest first.

        `wanted` may let through too much, never too little; without `closed`, files
        that say they are closed are passed over unparsed.
        """
        for name in self.names():
            data = selecting.peek(self.path(name))
            if not closed and selecting.is_closed(data):
                continue
            if wanted is not None and not wanted(data):
                continue
            session = self._parsed(name, data)
            if session is not None and (closed or not session.text("closed")):
                yield session

    def open(self, name: str) -> Session:
        """Read one session.

        Raises:
            NoSessionError: the file is gone.
            UnreadableFileError: it does not parse.
        """
        try:
            data = saving.read_bytes(self.path(name))
        except FileNotFoundError:
            raise NoSessionError(f"{name} is gone.", "See: convo list") from None
        return Session(reading.parse(data, name).tree, self.guide, name)

    def create(self, tree: Mapping[str, Tree]) -> Session:
        """Write a new session under a label of its own and return it.

        Raises:
            NotSavedError: the disk refuses.
        """
        whole = dict(tree)
        fallback = str(whole.get("id", ""))
        data = self._text(whole).encode("utf-8")
        client, topic = str(whole.get("client", "")), str(whole.get("topic", ""))
        created = dates.from_stored(str(whole.get("created", "")))
        day = created.day if created else self.today
        number = 1
        while True:
            name = labels.label(day, client, topic, fallback, number)
            path = self.path(name)
            saving.make_folder(os.path.dirname(path))
            try:
                confirmed = saving.create(path, data)
            except FileExistsError:
                number += 1
                continue
            self.unconfirmed = not confirmed
            self.backups(fallback).wrote(data)
            return Session(whole, self.guide, name)

    def apply(self, session: Session, *changes: Change) -> Session:
        """Store changes in a fresh read of the file, and return what stands there now.

        Under the lock; only these answers are judged by their kinds. When the very
        answer was changed elsewhere meanwhile, or the file is gone or unreadable,
        ours is written beside it.

        Raises:
            InvalidAnswerError: an answer does not fit its kind; nothing is written.
            NewerSchemaError: a newer convo wrote the file.
            ConflictError: ours lies beside the file.
            NotSavedError: the disk refuses; the old version stands.
        """
        for change in changes:
            self._judge(change)
        if not changes:
            return session
        saving.make_folder(self.state)
        with saving.lock(self.state):
            for _ in range(TRIES):
                try:
                    return self._applied(session, changes)
                except saving.ChangedMeanwhileError:
                    continue
                except (ClashError, UnreadableFileError, FileNotFoundError) as error:
                    raise self._conflict(session, changes, error) from None
        raise NotSavedError(
            f"{session.name} is being changed by another program without pause.",
            "Close it there, then try again.",
        )

    def backups(self, session_id: str) -> Backups:
        """Return the kept versions of a session."""
        if session_id not in self._backups:
            self._backups[session_id] = Backups(self.own_state(session_id))
        return self._backups[session_id]

    def drafts(self, session_id: str) -> Drafts:
        """Return the half-typed line and the position of a session."""
        return Drafts(self.own_state(session_id))

    def own_state(self, session_id: str) -> str:
        """Return the folder of a session's drafts and versions."""
        # The id comes from a file that anybody may have written.
        own = session_id if labels.is_id(session_id) else "without-id"
        return os.path.join(self.state, own)

    def _parsed(self, name: str, data: bytes) -> Session | None:
        try:
            return Session(reading.parse(data, name).tree, self.guide, name)
        except UnreadableFileError as error:
            self.unreadable.append(error)
            return None

    def _applied(self, session: Session, changes: tuple[Change, ...]) -> Session:
        session = self._followed(session)
        path = self.path(session.name)
        seen = saving.read_bytes(path)
        read = reading.parse(seen, session.name)
        _must_be_known(read.tree, session.name)
        tree = self._changed(read.tree, changes)
        data = self._rewritten(read, tree).encode("utf-8")
        kept = self.backups(session.id)
        if data != seen:
            keep = partial(kept.take, path, seen, self.today)
            self.unconfirmed = not saving.replace(path, data, seen, keep)
            kept.wrote(data)
        stored = Session(tree, self.guide, session.name)
        return self._relabelled(stored, Session(read.tree, self.guide))

    def _followed(self, session: Session) -> Session:
        """Find a file again that got another name meanwhile."""
        if os.path.lexists(self.path(session.name)) or not labels.is_id(session.id):
            return session
        found = selecting.with_id(self.folder, session.id)
        return replace(session, name=found[0]) if len(found) == 1 else session

    def _changed(
        self, tree: Mapping[str, Tree], changes: tuple[Change, ...]
    ) -> dict[str, Tree]:
        order = self.guide.order()
        changed = dict(tree)
        for change in changes:
            changed = apply(changed, change, order)
        return changed

    def _rewritten(self, read: reading.Reading, tree: Mapping[str, Tree]) -> str:
        from convo_prep.store.rewriting import rewrite

        return rewrite(read.text, read.tree, tree, is_typed(self.guide))

    def _text(self, tree: Mapping[str, Tree]) -> str:
        # Only what writes loads the emitter.
        from convo_prep.store.writing import dump

        return dump(tree, is_typed(self.guide))

    def _judge(self, change: Change) -> None:
        question = self.guide.find(change.path)
        if question is None:
            return
        value = change.value if isinstance(change, SetAnswer) else [change.item]
        if value and (wrong := kinds.misfit(question, value)) and value != [""]:
            raise InvalidAnswerError(wrong, f"For example: {kinds.examples(question)}")

    def _conflict(
        self, session: Session, changes: tuple[Change, ...], error: Exception
    ) -> ConflictError:
        saving.make_folder(os.path.dirname(self.path(session.name)))
        try:
            ours = self._changed(session.tree, changes)
        except ClashError:
            ours = self._changed(session.tree, tuple(map(forced, changes)))
        text = self._text(ours).encode("utf-8")
        name = os.path.relpath(
            saving.beside(self.path(session.name), text), self.folder
        )
        return ConflictError(
            f"{session.name} {happened(error)}; your answer is kept in {name}.",
            f"Compare the two, keep what is right, then delete {name}.",
        )

    def _relabelled(self, now: Session, before: Session) -> Session:
        """Give a file its full label once client and topic are known."""
        old = (before.client, before.topic, before.id)
        if old == (now.client, now.topic, now.id):
            return now
        if not labels.is_label_of(now.name, *old):
            return now
        day = dates.from_stored(now.text("created"))
        if day is None:
            return now
        return Session(now.tree, self.guide, self._moved(now, day.day))

    def _moved(self, session: Session, day: date) -> str:
        for number in range(1, 1000):
            new = labels.label(day, session.client, session.topic, session.id, number)
            if new == session.name:
                return new
            if saving.move(self.path(session.name), self.path(new)):
                return new
        return session.name


def new_tree(
    header: Mapping[str, Tree], by: str, now: datetime, timezone: str
) -> dict[str, Tree]:
    """Return the tree of a new session: its stamps around the header answers given."""
    return {
        "schema": str(SCHEMA),
        "id": labels.new_id(),
        **header,
        "by": by,
        "created": dates.stamp(now),
        "timezone": timezone,
    }


def _must_be_known(tree: Mapping[str, Tree], name: str) -> None:
    schema = tree.get("schema", "1")
    if isinstance(schema, str) and schema.isdecimal() and int(schema) > SCHEMA:
        raise NewerSchemaError(
            f"{name} was written by a newer convo (schema {schema}); it is only read.",
            "Install the newer convo to change it.",
        )
