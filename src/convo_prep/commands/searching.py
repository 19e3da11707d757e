"""Looking through the files of a journal: the lines that fit, and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import ConvoError, UsageError
from convo_prep.store import searching
from convo_prep.store.searching import ALONE, Around, Found, Pattern

# A search for words alone needs no guide, and reads no session.
if TYPE_CHECKING:
    from convo_prep.guide import Guide
    from convo_prep.notation.belonging import Begun, Path
    from convo_prep.session import Session
    from convo_prep.views.hits import Hit


class Look(NamedTuple):
    """What is looked for in each file.

    `most` is how many lines of one file may fit, `steps` where they must stand, none
    for anywhere. With `every` file those without a line that fits are told too.
    """

    pattern: Pattern
    around: Around = ALONE
    most: int | None = None
    steps: Collection[str] = ()
    every: bool = False


class InFile(NamedTuple):
    """The lines of a file that fit; `name` is its path in the journal."""

    name: str
    data: bytes
    lines: tuple[Found, ...]


def known_steps(desk: Desk, typed: Sequence[str] | None) -> list[str]:
    """Return the ids of the steps that are named.

    Raises:
        UsageError: there is no such step.
    """
    return [_known_step(desk, each) for each in typed or () if each.strip()]


def _known_step(desk: Desk, typed: str) -> str:
    step = typed.strip().lower()
    known = [each.id for each in (*desk.guide.steps, desk.guide.follow_up)]
    if step not in known:
        raise UsageError(
            f"There is no step '{typed}'.", f"There are: {', '.join(known)}."
        )
    return step


def looked_through(desk: Desk, look: Look, filters: Filters) -> Iterator[InFile]:
    """Yield what fits of each file, as soon as it is found."""
    chosen = selected(desk, filters) if filters.any else None
    names = None if chosen is None else (session.name for session in chosen)
    pattern = look.pattern
    if look.every:
        pattern = pattern._replace(may=bool)
    journal = desk.settings.journal
    for name, data in searching.files(journal, names, pattern, desk.unread):
        found: Iterable[Found] = searching.lines(data, pattern, look.around)
        if look.steps:
            found = _in_steps(desk, name, data, list(found), look.steps)
        lines = tuple(islice(found, look.most))
        if lines or look.every:
            yield InFile(name, data, lines)


def hits(desk: Desk, found: InFile) -> list[Hit]:
    """Return the hits in one file, with the answers that they stand in."""
    from convo_prep.notation.belonging import path_of
    from convo_prep.views.hits import Hit

    session, where = _read(desk, found.name, found.data)
    title, when = session.title or found.name, _when(desk, session)
    file = f"{desk.settings.journal}/{found.name}"
    return [
        Hit(
            session.id,
            title,
            when,
            found.name,
            file,
            ".".join(part for part in path[:2] if isinstance(part, str)),
            line.number,
            *_labels(path, desk.guide),
            line.text.strip(),
            line.before,
            line.after,
            _within(line),
        )
        for line in found.lines
        for path in (path_of(line.number, where),)
    ]


def _read(desk: Desk, name: str, data: bytes) -> tuple[Session, Begun]:
    """Return a session, and where its values begin.

    What does not parse can still be searched.
    """
    from convo_prep.notation import reading
    from convo_prep.notation.belonging import begun
    from convo_prep.session import Session

    try:
        read = reading.parse(data, name)
    except ConvoError:
        return Session({}, desk.guide, name), ()
    return Session(read.tree, desk.guide, name), begun(read)


def _in_steps(
    desk: Desk, name: str, data: bytes, found: list[Found], steps: Collection[str]
) -> Iterator[Found]:
    from convo_prep.notation.belonging import path_of

    where = _read(desk, name, data)[1] if found else ()
    paths = ((line, path_of(line.number, where)) for line in found)
    return (line for line, path in paths if path and path[0] in steps)


def _when(desk: Desk, session: Session) -> str:
    from convo_prep import dates

    held = session.held_on()
    return dates.short(held, session.local(desk.now)) if held else ""


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
