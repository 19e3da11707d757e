"""What a search found, as grep prints it, or under its session to people."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from convo_prep.commands.searching import InFile, hits
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.store.searching import Found
from convo_prep.text import visible

APART = "--\n"
NUL = "\0"


Shown: TypeAlias = tuple[int, str, str]
"""A line with its number, and the sign that stands between them."""


class How(NamedTuple):
    """How it is printed, by the flags that say so."""

    counts: bool = False
    files: bool = False
    without: bool = False
    parts: bool = False
    numbered: bool = False
    unnamed: bool = False
    null: bool = False
    json: bool = False

    @property
    def as_grep(self) -> bool:
        """Whether even a person wants what goes into a pipe."""
        return any((self.parts, self.numbered, self.unnamed, self.null))


def said(desk: Desk, found: Iterable[InFile], how: How) -> bool:
    """Print what is found in each file as soon as it is; whether anything was."""
    if how.files or how.without or how.counts:
        return _say(desk, _of_files(desk, found, how))
    if how.json:
        return _say_rows(desk, found)
    if desk.terminal and not how.as_grep:
        # Into a pipe nothing is read but bytes.
        from convo_prep.commands.hit_pages import pages

        return _say(desk, pages(desk, found))
    return _say(desk, _lines(desk, found, how))


def _say(desk: Desk, pieces: Iterable[str]) -> bool:
    anything = False
    for piece in pieces:
        saying.write(desk, piece)
        anything = True
    return anything


def _of_files(desk: Desk, found: Iterable[InFile], how: How) -> Iterator[str]:
    """Yield each file that fits, or does not, or with how many lines."""
    for each in found:
        if how.without == bool(each.lines):
            continue
        if how.files or how.without:
            yield _path(desk, each, how, "\n")
        else:
            yield f"{_path(desk, each, how, ':')}{len(each.lines)}\n"


def _say_rows(desk: Desk, found: Iterable[InFile]) -> bool:
    from convo_prep.views.hits import hit_rows

    every = [hit for each in found for hit in hits(desk, each)]
    saying.say_rows(desk, hit_rows(every))
    return bool(every)


def _lines(desk: Desk, found: Iterable[InFile], how: How) -> Iterator[str]:
    """Yield the lines of each file as grep does, those around a hit with dashes."""
    apart = ""
    for each in found:
        if how.parts:
            yield "".join(_parts(desk, each, how))
            continue
        for run in _runs(each.lines):
            yield apart + "".join(_printed(desk, each, how, *line) for line in run)
            apart = APART if any(hit.before or hit.after for hit in each.lines) else ""


def _parts(desk: Desk, each: InFile, how: How) -> Iterator[str]:
    for hit in each.lines:
        for start, end in hit.spans:
            if part := hit.text[start:end]:
                yield _printed(desk, each, how, hit.number, ":", part)


def _runs(found: Iterable[Found]) -> Iterator[list[Shown]]:
    """Yield lines that follow each other together, each line once."""
    every: dict[int, Shown] = {}
    for hit in found:
        first = hit.number - len(hit.before)
        around = (*hit.before, hit.text, *hit.after)
        for number, text in enumerate(around, first):
            every.setdefault(number, (number, "-", text))
        every[hit.number] = (hit.number, ":", hit.text)
    rows = enumerate(every[number] for number in sorted(every))
    for _, run in groupby(rows, key=lambda row: row[1][0] - row[0]):
        yield [line for _, line in run]


def _printed(
    desk: Desk, each: InFile, how: How, number: int, sign: str, text: str
) -> str:
    """Return a line with what stands before it; `sign` tells a hit from others."""
    before = _path(desk, each, how, sign)
    if how.numbered or not how.unnamed:
        before += f"{number}{sign}"
    return f"{before}{visible(text)}\n"


def _path(desk: Desk, each: InFile, how: How, behind: str) -> str:
    """Return the path of a file and what stands behind it."""
    path = f"{desk.settings.journal}/{each.name}"
    if how.null:
        return path + NUL
    return "" if how.unnamed else visible(path) + behind
