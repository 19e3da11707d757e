"""From the lines that fit a search to hits that say whose line and which question."""

from __future__ import annotations

from collections.abc import Iterator

from convo_prep import dates
from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError
from convo_prep.guide import Guide
from convo_prep.notation import reading
from convo_prep.notation.belonging import Begun, Path, begun, path_of
from convo_prep.session import Session
from convo_prep.store import searching
from convo_prep.store.searching import Found, Pattern
from convo_prep.views.hits import Hit


def hits(
    desk: Desk, names: list[str] | None, pattern: Pattern, around: int, step: str
) -> Iterator[Hit]:
    """Yield the hits in these files; `step` keeps those of one step alone."""
    for name, data in searching.files(desk.journal.folder, names, pattern, desk.unread):
        found = list(searching.lines(data, pattern, around))
        if found:
            yield from _in_file(desk, name, data, found, step)


def _in_file(
    desk: Desk, name: str, data: bytes, found: list[Found], step: str
) -> Iterator[Hit]:
    session, where = _read(desk, name, data)
    local = session.local(desk.now)
    held = session.held_on()
    title, when = session.title or name, dates.short(held, local) if held else ""
    for line in found:
        path = path_of(line.number, where)
        if step and (not path or path[0] != step):
            continue
        place = _labels(path, desk.guide)
        yield Hit(
            session.id,
            title,
            when,
            name,
            desk.journal.path(name),
            ".".join(part for part in path[:2] if isinstance(part, str)),
            line.number,
            *place,
            line.text.strip(),
            line.before,
            line.after,
            _within(line),
        )


def _read(desk: Desk, name: str, data: bytes) -> tuple[Session, Begun]:
    try:
        read = reading.parse(data, name)
    except ConvoError:
        # What does not parse can still be searched.
        return Session({}, desk.guide, name), ()
    return Session(read.tree, desk.guide, name), begun(read)


def _within(line: Found) -> tuple[tuple[int, int], ...]:
    """Return where the matches stand once the indentation is off."""
    off = len(line.text) - len(line.text.lstrip())
    return tuple((start - off, end - off) for start, end in line.spans if start >= off)


def _labels(path: Path, guide: Guide) -> tuple[str, str]:
    keys = [part for part in path if isinstance(part, str)]
    question = guide.find(".".join(keys[:2])) or guide.find(".".join(keys[:1]))
    label = question.label if question else " ".join(keys[1:2])
    if not keys:
        return "", ""
    titles = {step.id: step.title for step in (*guide.steps, guide.follow_up)}
    return titles.get(keys[0], ""), label
