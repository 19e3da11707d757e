"""An agreed action, whose side owns it, and when a date counts as past."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time
from functools import lru_cache
from typing import NamedTuple

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.ids import name_key
from convo_prep.text import bare, folded

ME = "me"
CLIENT = "client"
# How the other side is named as owner, whoever it is.
THEIRS = (CLIENT, "them")
# How somebody is named who writes, alone or with others.
_MINE = (ME, "i", "we", "us")
_WITH_OTHERS = ("our", "the")


class Action(NamedTuple):
    """One agreed action and its place in the list; empty where nothing is said."""

    at: int
    what: str
    owner: str
    due: str
    done: str
    dropped: str
    in_message: str = ""

    @property
    def open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return not self.done and not self.dropped

    def overdue(self, now: datetime) -> bool:
        """Whether it is open and its date is over; `now` is local, without a zone."""
        due = dates.from_stored(self.due)
        return self.open and due is not None and over(due) <= now


def action_from(
    at: int, record: Mapping[str, str], named: Callable[[str], str]
) -> Action:
    """Read an action leniently; a name may stand with the sign it is typed with.

    `named` tells by which name its owner goes.
    """
    return Action(
        at,
        record.get("what", ""),
        named(record.get("owner", "").strip().removeprefix("@")),
        record.get("due", ""),
        record.get("done", ""),
        record.get("dropped", ""),
        record.get("in_message", ""),
    )


def is_theirs(owner: str, client: str, contact: str) -> bool:
    """Tell whether a name is `client`, `them`, the client's own or one of `contact`."""
    name = folded(owner)
    if not name or name == ME:
        return False
    if name in THEIRS or name_key(owner) == name_key(client):
        return True
    return bare(owner).split()[0] in bare(contact).split()


def is_called(name: str, known: Iterable[str]) -> bool:
    """Tell whether a name may be that of somebody known, as `sam` that of `Sam Doe`."""
    words = set(bare(name).split())
    return any(not words.isdisjoint(bare(each).split()) for each in known)


@lru_cache
def other_author(by: str, reader: tuple[str, ...]) -> str:
    """Return who wrote a file, "" where that is its reader, or nobody knows."""
    known = not by.strip() or by == ME or not reader or is_called(by, reader)
    return "" if known else by.strip()


def is_mine(owner: str, known: Iterable[str]) -> bool:
    """Tell whether a name is that of whoever writes, of their team, or nobody's yet.

    `known` are the names they go by.
    """
    words = bare(owner).split()
    if not words or words[0] in _WITH_OTHERS or " ".join(words) in _MINE:
        return True
    return is_called(owner, known)


def over(when: When) -> datetime:
    """Return from when on a date counts as past: its time, or the end of its day."""
    if when.time is not None:
        return when.moment()
    return datetime.combine(when.day, time.max)
