"""What a message is made of: its paragraphs, their items, and what is no answer."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeAlias


class Letter(NamedTuple):
    """What of a message is no answer of its conversation.

    `name` is the one it is signed with, `greeting` what was written to the same person
    last time, `mark` a lawyer's own words to stand on top; each may be empty. `careful`
    says that what the message is has to be said in it, `guarded` that nothing in it is
    called agreed unless the person says so.
    """

    name: str = ""
    greeting: str = ""
    mark: str = ""
    careful: bool = False
    guarded: bool = False


PLAIN = Letter()
# What notes have made of the record: each a path, and the place there.
Made: TypeAlias = Collection[tuple[str, int]]


class Item(NamedTuple):
    """An item of a part: its words, and where it stands in the answer.

    `noted` says that a note made it, `asks` what it lacks, for its writer alone; what
    is `held`, as it says why, stands on the page and does not go out.
    """

    text: str
    place: int
    noted: bool = False
    asks: str = ""
    held: str = ""


class Part(NamedTuple):
    """A paragraph of the message, and the path of the answer it is made of.

    It is its `lead`, and below that its items, if it has some; `noted` says that a
    note made it as a whole. What is `joined` goes on in the paragraph before it, what
    is `held` does not go out.
    """

    path: str
    lead: str
    items: tuple[Item, ...] = ()
    noted: bool = False
    joined: bool = False
    held: str = ""

    @property
    def text(self) -> str:
        """The paragraph as it goes out, "" where there is nothing to say."""
        said = [f"- {item.text}" for item in self.items if not item.held]
        if self.held or (self.items and not said):
            return ""
        return "\n".join((self.lead, *said))
