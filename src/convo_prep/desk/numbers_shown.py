"""What the numbers mean that a person types: the lines of the page as last shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convo_prep.guide import Question
from convo_prep.page import Line, Page, Spot
from convo_prep.text import asked_back


class NumbersShown:
    """The page that a person has before them, and what became of its lines since.

    An answer may move a line, as one's own concerns stand before the drafted ones; the
    number that was read still means the line that was read.
    """

    def __init__(self) -> None:
        self._page: Page | None = None
        self._rest: dict[str, Spot] = {}
        self._reworded: dict[tuple[str, str, str], str] = {}

    def show(self, page: Page, rest: Sequence[tuple[int, Question]] = ()) -> None:
        """Take a page for the one that is read now, with the `rest` named below it."""
        self._page = page
        self._rest = {str(number): Spot(of.path) for number, of in rest} or self._rest
        self._reworded = {}

    def reworded(self, was: Line, now: Line) -> None:
        """Note that a line now has other words."""
        if _words(was) != _words(now):
            self._reworded[_key(was)] = _words(now)

    def spot(self, name: str, now: Page) -> Spot | None:
        """Return where the line of a number stands now, None where it is gone."""
        then = self._page or now
        found = then.spot(name)
        if found is None:
            return self._rest.get(name.strip())
        head = head_at(found, then)
        stands = self._stands(head, now) if head else found
        return stands and found._replace(item=stands.item)

    def _stands(self, head: Line, now: Page) -> Spot | None:
        at = head.spot
        if at is None or at.item is None:
            return at
        alike = [line for line in _heads(now) if _list(line) == _list(head)]
        words = self._words_now(head, {_words(line) for line in alike})
        same = [line.spot for line in alike if _words(line) == words]
        if same:
            return at if at in same else same[0]
        return None if head.draft or self._is_another(at, alike) else at

    def _words_now(self, head: Line, there: set[str]) -> str:
        """Return the words of a line after all that was made of them."""
        question, field, words = _key(head)
        for _ in self._reworded:
            if words in there:
                break
            words = self._reworded.get((question, field, words), words)
        return words

    def _is_another(self, at: Spot, alike: Sequence[Line]) -> bool:
        """Whether what stands at a place now was another line of the page shown."""
        known = {_key(line) for line in _heads(self._page)} if self._page else set()
        there = [line for line in alike if line.spot == at]
        return any(line.draft or _key(line) in known for line in there)


def head_at(spot: Spot, page: Page) -> Line | None:
    """Return the numbered line of the item that a spot is of."""
    item = [line for line in _heads(page) if line.spot and line.spot[:2] == spot[:2]]
    # A round has a numbered line for each of its fields.
    exact = [line for line in item if line.spot == spot]
    return next(iter((*exact, *item)), None)


def _heads(page: Page) -> Iterator[Line]:
    return (line for number, line in page.numbered() if number)


def _list(line: Line) -> tuple[str, str]:
    return (line.spot.question, line.spot.field) if line.spot else ("", "")


def _key(line: Line) -> tuple[str, str, str]:
    return (*_list(line), _words(line))


def _words(line: Line) -> str:
    return asked_back(line.text)
