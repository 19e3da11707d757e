"""Files of one conversation: who each says it is of, and which of them goes on."""

import contextlib
import os
from collections.abc import Sequence
from typing import NamedTuple

from convo_prep.errors import UnreadableFileError
from convo_prep.ids import compared, digits, is_id
from convo_prep.notation import reading
from convo_prep.store import contents, labels, selecting


class Who(NamedTuple):
    """Who a file says it is of; `topic` tells no two conversations apart."""

    id: str
    created: str
    client: str
    topic: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same in all copies of one conversation."""
        return self.id, self.created, compared(self.client)


def among(journal: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the copies among some files, each with the file that goes on."""
    found = [(name, selecting.peek(f"{journal}/{name}")) for name in names]
    return list(copies_in(journal, found).items())


def who(data: bytes | None, name: str) -> Who | None:
    """Return who a file says it is of; None where it says none, or does not parse."""
    if not data:
        return None
    try:
        tree = reading.parse(data, name).tree
    except UnreadableFileError:
        return None
    said = Who(*(_text(tree.get(key)) for key in Who._fields))
    return said._replace(created=digits(said.created)) if is_id(said.id) else None


def fits(name: str, said: Who) -> bool:
    """Whether a file is called by its own label, with no number, in its year."""
    words = labels.words_of(said.client, said.topic, said.id)
    base = os.path.basename(name)[len("YYYY-MM-DD-") :]
    return bool(contents.run_of(name)) and base == f"{words}{contents.ENDING}"


def best(journal: str, found: Sequence[tuple[str, Who]]) -> str:
    """Return the file of one conversation that goes on.

    The one that is called by its label, of several the one that was changed last, else
    the one with the shortest name.
    """

    def rank(pair: tuple[str, Who]) -> tuple[bool, bool, float, int, str]:
        name, said = pair
        own = fits(name, said)
        label = labels.is_label_of(name, said.client, said.topic, said.id)
        label = label and bool(contents.run_of(name))
        changed = _changed(f"{journal}/{name}") if own else 0.0
        return not own, not label, -changed, len(name), name

    return min(found, key=rank)[0]


def copies_in(
    journal: str, found: Sequence[tuple[str, bytes | None]]
) -> dict[str, str]:
    """Return the copies among some files, each with the file that goes on."""
    told = [(name, said) for name, data in found if (said := who(data, name))]
    copies = {}
    for key in dict.fromkeys(said.key for _, said in told):
        same = [(name, said) for name, said in told if said.key == key]
        goes_on = best(journal, same)
        copies.update({name: goes_on for name, _ in same if name != goes_on})
    return copies


def is_one(journal: str, *names: str) -> bool:
    """Whether some files are of one conversation."""
    told = [who(selecting.peek(f"{journal}/{name}"), name) for name in names]
    return None not in told and len({said.key for said in told if said}) == 1


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _changed(path: str) -> float:
    with contextlib.suppress(OSError):
        return os.stat(path).st_mtime
    return 0.0
