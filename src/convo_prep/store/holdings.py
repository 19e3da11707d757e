"""What a journal holds: each conversation by who it is, and by its words."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import NamedTuple

from convo_prep.ids import digits, is_id
from convo_prep.notation import reading
from convo_prep.store import contents, selecting, twins
from convo_prep.store.ground import Ground


class Holder(NamedTuple):
    """Which file holds a conversation, and what its words are known by."""

    name: str
    words: bytes


class Holdings:
    """The conversations of a journal, and those that are about to come in.

    A conversation is the same as another when id, moment and client are; one without
    an id is known by its words alone, and so is one that came in under a new id.
    """

    def __init__(self, journal: Ground) -> None:
        self._ids: set[str] = set()
        self._same: dict[tuple[str, str, str], Holder] = {}
        self._words: Counter[bytes] = Counter()
        for name in contents.names(journal.folder, journal.unread):
            if data := selecting.seen(journal.folder, name, journal.unread):
                self._hold(name, data)

    def has_id(self, own: str) -> bool:
        """Tell whether an id is taken."""
        return own in self._ids

    def same_as(self, who: twins.Who) -> Holder | None:
        """Return what holds the same conversation, None where nothing does."""
        return self._same.get(who.key)

    def take_words(self, words: bytes) -> bool:
        """Tell whether there is one with the very same words, and use it up.

        Two files that say the same are two files, here as where they come from.
        """
        there = self._words[words] > 0
        self._words[words] -= there
        return there

    def add(self, who: twins.Who, holder: Holder) -> None:
        """Hold one more, that is to come in."""
        self._ids.add(who.id)
        self._same.setdefault(who.key, holder)

    def _hold(self, name: str, data: bytes) -> None:
        words = words_of(data)
        self._words[words] += 1
        if who := _who(name, data):
            self.add(who, Holder(name, words))
        elif own := selecting.stated_id(data):
            self._ids.add(own)


def words_of(data: bytes) -> bytes:
    """Return what tells whether two files say the same but for their ids."""
    lines = data.split(b"\n")
    kept = [line for line in lines if not line.startswith(b"id:")]
    return blake2b(b"\n".join(kept), digest_size=16).digest()


def _who(name: str, data: bytes) -> twins.Who | None:
    head = reading.header(data) or {}
    if not {"id", "created", "client"} <= head.keys() or not is_id(head["id"]):
        return twins.who(data, name)
    moment, client = digits(head["created"]), head["client"]
    return twins.Who(head["id"], moment, client, head.get("topic", ""))
