"""What a search found: each hit under its session, beside its step and question."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from convo_prep.document import (
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Span,
    here,
    line,
    quiet,
    strong,
)
from convo_prep.views.rows import Row


class Hit(NamedTuple):
    """One line of a session file that fits a search.

    `when` is the session's date in words, `file` the whole path, `name` the one in
    the journal, `path` the answer's place (`prepare.issue`); `line` counts from 1;
    `step` and `label` are empty in the header; `found` holds start and end of each
    match in `text`.
    """

    id: str
    title: str
    when: str
    name: str
    file: str
    path: str
    line: int
    step: str
    label: str
    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    found: tuple[tuple[int, int], ...] = ()

    @property
    def place(self) -> str:
        """`Prepare / Concerns`, or what there is of it."""
        return " / ".join(part for part in (self.step, self.label) if part)


def hits(found: Sequence[Hit], reference: str = "") -> Document:
    """Return the hits in the order given, one heading for each session.

    Below it stands what opens it, where its `reference` is given.
    """
    blocks: list[Block] = []
    for (title, when, _), group in groupby(found, key=_session):
        blocks.append(Heading(f"{title} · {when}" if when else title))
        if reference:
            blocks.append(Paragraph(line(here(f"convo show {reference}"))))
        blocks += [Paragraph(each) for hit in group for each in _lines(hit)]
    return Document("", tuple(blocks), close=True)


def hit_rows(found: Sequence[Hit]) -> list[Row]:
    """Return the hits as rows, with the file and the line an editor can open."""
    return [
        {
            "id": hit.id,
            "name": hit.name,
            "line": hit.line,
            "path": hit.path,
            "text": hit.text,
            "before": list(hit.before),
            "after": list(hit.after),
        }
        for hit in found
    ]


def _session(hit: Hit) -> tuple[str, str, str]:
    return hit.title, hit.when, hit.file


def _lines(hit: Hit) -> Iterator[Line]:
    for text in hit.before:
        yield line(quiet(text))
    place = f"{hit.place}: " if hit.place else ""
    yield line(quiet(place), *_marked(hit))
    for text in hit.after:
        yield line(quiet(text))


def _marked(hit: Hit) -> Iterator[Span]:
    end = 0
    for start, stop in hit.found:
        yield Span(hit.text[end:start])
        yield strong(hit.text[start:stop])
        end = stop
    yield Span(hit.text[end:])
