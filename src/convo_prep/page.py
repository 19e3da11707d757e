"""A page of a step: its lines, where each is changed, and what of it is a draft."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.text import whole_number

if TYPE_CHECKING:
    from convo_prep.document import Tone


class Spot(NamedTuple):
    """A place in the walk: a question, an item of its list, a field of the item."""

    question: str
    item: int | None = None
    field: str = ""

    @property
    def path(self) -> str:
        """The spot as text, `prepare.concerns 2 reply`, to be found again by."""
        item = "" if self.item is None else str(self.item)
        return " ".join(part for part in (self.question, item, self.field) if part)

    @property
    def name(self) -> str:
        """The spot as one word, `prepare.concerns.2.reply`, for a file."""
        return self.path.replace(" ", ".")


def spot_from(path: str) -> Spot | None:
    """Read back what `Spot.path` wrote, or None."""
    question, *rest = path.split() or [""]
    item = whole_number(rest[0]) if rest else None
    field = rest[1] if len(rest) > 1 else ""
    return Spot(question, item, field) if question else None


class Line(NamedTuple):
    """One line of a page.

    `spot` is where it is changed, None for a line that is no answer; `part` tells that
    it belongs to the item of the line before it. A `draft` is no answer yet, and
    `source` says in a few words where it is from; `minor` lines give way first.
    `concern` is the number that a planned concern has in the meeting, 0 for none.
    `on_paper` is what stands in its place where there is room, each with its label.
    """

    label: str
    text: str
    spot: Spot | None = None
    part: bool = False
    tone: "Tone" = "plain"
    draft: bool = False
    source: str = ""
    private: bool = False
    minor: bool = False
    concern: int = 0
    on_paper: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> str:
        """The label, of a concern with the number that stands for it live.

        It stands behind, as one in front would look like that of the line.
        """
        return f"{self.label} {self.concern}" if self.concern else self.label


class Listed(NamedTuple):
    """A line as it is listed under its number; `given` tells that it is answered."""

    label: str
    words: str
    given: bool


class Page(NamedTuple):
    """The lines of a page in order, under its title.

    `name` is what names the session in a command, whatever others are called.
    """

    title: str
    lines: tuple[Line, ...]
    name: str = ""

    def numbered(self) -> Iterator[tuple[int, Line]]:
        """Yield each line with the number that leads to it, 0 where none does."""
        number = 0
        for line in self.lines:
            if line.spot is not None and not line.part:
                number += 1
                yield number, line
            else:
                yield 0, line

    def spot(self, name: str) -> Spot | None:
        """Return where the line of a number is changed; `4.2` is its second part."""
        head, _, part = name.strip().partition(".")
        parts = self._parts(whole_number(head) or 0)
        place = whole_number(part) if part else 1
        if place is None or not 1 <= place <= len(parts):
            return None
        return parts[place - 1].spot

    def _parts(self, wanted: int) -> list[Line]:
        found: list[Line] = []
        for number, line in self.numbered():
            if number == wanted and wanted:
                found = [line]
            elif number:
                if found:
                    break
            elif found and line.part:
                found.append(line)
        return found
