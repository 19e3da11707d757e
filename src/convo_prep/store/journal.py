"""The journal: the folder of sessions, and the one place that changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.errors import NoSessionError, NotSavedError, UnreadableFileError
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.store import contents, copies, saving, selecting
from convo_prep.store.ground import Ground
from convo_prep.text import Tree

if TYPE_CHECKING:
    from convo_prep.change import Change
    from convo_prep.store.backups import Backups
    from convo_prep.store.half_typed import HalfTypedLines

_TITLE = ("client", "topic")
# Of a look through all files, from so many on it pays to make the form that proves each
# of them whole.
MANY = 500
Reader: TypeAlias = Callable[[bytes, str], Mapping[str, Tree]]


class Journal(Ground):
    """A folder of sessions: what lies in it, and the one way to change it."""

    def names(self) -> Iterator[str]:
        """Yield the files of all sessions as paths in the journal, newest first."""
        return contents.names(self.folder, self.unread)

    def named(self, reference: str) -> list[str]:
        """Return the files that a path, or the whole name of one, names."""
        found = selecting.named(self.folder, reference, self.unread)
        for name in found:
            copies.note(self.folder, name, self.unread)
        return copies.one_each(self.folder, found, self.unread)

    def with_id(self, wanted: str) -> list[str]:
        """Return the files whose header has this id, without copies."""
        every = list(self.names())
        found = selecting.with_id(self.folder, wanted, self.unread, every)
        self.looked_for = (wanted, every, found)
        return copies.one_each(self.folder, found, self.unread)

    def has_id(self, wanted: str) -> bool:
        """Whether a file states this id, as far as a look at all titles has shown."""
        if self.ids is None:
            return bool(self.with_id(wanted))
        small = wanted.encode("ascii")
        return small in self.ids or small.upper() in self.ids

    def newest(self) -> list[str]:
        """Return the file changed last, or nothing; for a copy, what it is one of."""
        found = selecting.newest(self.folder, self.unread)
        for name in found:
            copies.note(self.folder, name, self.unread)
        return [self.unread.copies.get(name, name) for name in found]

    def select(
        self, wanted: Callable[[bytes], bool] | None = None, closed: bool = True
    ) -> Iterator[Session]:
        """Yield the sessions whose bytes are wanted, newest first.

        `wanted` may let through too much, never too little; without `closed`, files
        that say they are closed are passed over unparsed.
        """
        for number, (name, data) in enumerate(self._looked_at(wanted, closed)):
            many = wanted is None and number >= MANY
            read = self._in_order if many else reading.whole
            session = self._parsed(name, data, read)
            if session is not None and (closed or not session.text("closed")):
                yield session

    def open_ones(self, besides: str = "") -> tuple[list[Session], list[str]]:
        """Return the sessions that are not closed, and what may name each other one.

        The file `besides` is in neither.
        """
        from convo_prep.store.naming import names_in

        found, others = [], []
        for name, data in copies.files(self.folder, self.unread):
            if data is None or name == besides:
                continue
            session = None if selecting.is_closed(data) else self._parsed(name, data)
            if session is None or session.text("closed"):
                others.append(names_in(name, data))
            else:
                found.append(session)
        return found, others

    def titles(
        self, wanted: Callable[[bytes], bool] | None = None
    ) -> Iterator[tuple[str, str, str]]:
        """Yield (file, client, topic) of what is wanted, newest first, hardly read.

        `wanted` looks at a file's name and at its bytes behind it. A file that does not
        parse has neither client nor topic.
        """
        ids: dict[bytes, str] = {}
        for name, data in copies.files(self.folder, self.unread, ids):
            if data is None:
                yield name, "", ""
                continue
            if wanted is None or wanted(_with_name(name, data)):
                client, topic = reading.plain_title(data) or self._title(name, data)
                yield name, client, topic
        self.ids = ids

    def by_meeting(
        self, wanted: Callable[[bytes], bool] | None = None
    ) -> Iterator[Session]:
        """Yield the sessions whose bytes are wanted by their talk, the latest first.

        Each is read when its turn comes, but for those whose bytes do not tell.
        """
        from convo_prep.notation.meeting_day import latest_first

        files = self._looked_at(wanted, closed=True)
        return latest_first(files, self._parsed, self._read_again)

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
        tree = reading.parse(data, name).tree
        return Session(tree, self.guide, name, self.reader)

    def create(self, tree: Mapping[str, Tree]) -> Session:
        """Write a new session under a label of its own and return it.

        Raises:
            NotSavedError: the disk refuses.
        """
        from convo_prep.store.creating import created

        return self._stored(created(self, tree))

    def apply(self, session: Session, *changes: Change, more: bool = False) -> Session:
        """Store changes in a fresh read of the file, and return what stands there now.

        Under the lock; only these answers are judged by their kinds, and all are
        refused where one would change what was foretold before the talk. What they
        cancel or finish is closed with them; `more` says that the same look at it goes
        on, so that it is not finished yet. When the very
        answer was changed elsewhere meanwhile, or the file is gone or unreadable,
        ours is written beside it.

        Raises:
            InvalidAnswerError: an answer does not fit its kind; nothing is written.
            FrozenError: an answer foretells a talk that has begun; the same.
            NewerSchemaError: a newer convo wrote the file.
            ConflictError: ours lies beside the file.
            NotSavedError: the disk refuses; the old version stands.
        """
        # Looking commands start without what a change needs.
        from convo_prep.store.changing import applied

        return self._stored(applied(self, session, changes, more))

    def identified(self, session: Session) -> Session:
        """Return a session that has an id of its own; one is written where it has none.

        Before that nothing is kept of it: the id would be nobody's, or another's.

        Raises:
            ConvoError: as `apply` does.
        """
        from convo_prep.store.changing import identified

        return identified(self, session)

    def backups(self, session: Session) -> Backups:
        """Return the kept versions of a session.

        Raises:
            NotSavedError: nothing may be kept of it, see `own_state`.
        """
        return self.versions_in(self.own_state(session))

    def half_typed(self, session: Session) -> HalfTypedLines:
        """Return the half-typed line and the position of a session.

        Without an id of its own it has none, and keeps none: see `identified`.
        """
        from convo_prep.store import states
        from convo_prep.store.half_typed import HalfTypedLines

        return HalfTypedLines(states.own(self, session))

    def own_state(self, session: Session) -> str:
        """Return the folder of a session's half-typed line and versions.

        Raises:
            NotSavedError: it has no id of its own yet: see `identified`.
        """
        from convo_prep.store import states

        if folder := states.own(self, session):
            return folder
        raise NotSavedError(
            f"{session.name} has no id of its own, so nothing can be kept of it.",
            "The next answer gives it one.",
        )

    def refuse_unread(self, client: str, so: str, hint: str) -> None:
        """Make sure that nothing with a client may lie where it could not be read.

        Args:
            client: The client; empty for any.
            so: What is not done else, as the end of a sentence.
            hint: What to type then.

        Raises:
            UnreadableFileError: it may, and nothing new must stand beside it.
        """
        may = selecting.may_be_with(client)
        for name in self.unread.others:
            data = saving.glimpse(self.path(name))
            if b"client:" in data and may(data):
                raise UnreadableFileError(
                    f"{name} is not read where it lies, as it is called. It may be with"
                    f" {client}, so {so}.",
                    hint,
                )
        for error in self.unread.errors:
            data = selecting.peek(self.path(error.name)) if error.name else b""
            if not data or len(data) > reading.MAX_BYTES or may(data):
                where = error.name or self.folder
                raise UnreadableFileError(
                    f"{where} cannot be read. A conversation with {client} may be"
                    f" there, so {so}.",
                    hint,
                )

    def _stored(self, session: Session) -> Session:
        self.stored[session.id] = session.name
        return session

    def _looked_at(
        self, wanted: Callable[[bytes], bool] | None, closed: bool
    ) -> Iterator[tuple[str, bytes]]:
        for name, data in copies.files(self.folder, self.unread):
            if data is None or (not closed and selecting.is_closed(data)):
                continue
            if wanted is None or wanted(data):
                yield name, data

    def _title(self, name: str, data: bytes) -> tuple[str, str]:
        head = reading.header(data) if data else None
        if head is None or _hides_title(head, data):
            session = self._parsed(name, data)
            head = {key: session.text(key) for key in _TITLE} if session else {}
        return head.get("client", ""), head.get("topic", "")

    def _read_again(self, name: str) -> Session | None:
        data = selecting.seen(self.folder, name, self.unread)
        return None if data is None else self._parsed(name, data)

    @cached_property
    def _in_order(self) -> Reader:
        """What reads a file as the guide orders it, which is made for many alone."""
        from convo_prep.notation.in_order import InOrder

        return InOrder(self.guide).read

    def _parsed(
        self, name: str, data: bytes, read: Reader = reading.whole
    ) -> Session | None:
        try:
            tree = read(data, name)
        except UnreadableFileError as error:
            self.unread.add(name, error)
            return None
        return Session(tree, self.guide, name, self.reader)


def _hides_title(head: Mapping[str, str], data: bytes) -> bool:
    """Whether a hand has put client or topic below the first section."""
    missing = (key for key in _TITLE if key not in head)
    return any(b"\n%b:" % key.encode("ascii") in data for key in missing)


def _with_name(name: str, data: bytes) -> bytes:
    """Return the bytes of a file behind its name, which words may mean too."""
    return b"%b\n%b" % (name.encode("utf-8", "surrogateescape"), data)
