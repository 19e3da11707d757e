"""The message as a page of numbered lines, each with where it is changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from convo_prep.advice.kept_back import NOT_SENT
from convo_prep.document import Block, Document, Pairs, Paragraph, line, quiet
from convo_prep.document import Line as Text
from convo_prep.page import Line, Page, Spot
from convo_prep.session import Session
from convo_prep.session.noted import owned
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    HEARD,
    KIND,
    NOTES,
    OPEN_POINTS,
    OUTCOME,
    RESTATED,
    THANKS,
    UPDATES,
)
from convo_prep.text import one_line
from convo_prep.views.came_to import OFFERED
from convo_prep.views.invitation import SETTLED
from convo_prep.views.letter import Letter, Part
from convo_prep.views.message_gaps import with_gaps
from convo_prep.views.paragraphs import REGARDS, SIGNED, parts
from convo_prep.views.recap import SIGNATURE

FROM_NOTES = "your note"
# Stands where the number of a line would, for one that no answer makes.
FIXED = "\u2013"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What the message can do without, asked for by name.
ALSO = (
    HEARD,
    ACKNOWLEDGED,
    RESTATED,
    AGREED,
    ACTIONS,
    OPEN_POINTS,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    UPDATES,
    THANKS,
    KIND,
)
_TARGET = r"([0-9]{1,2})(?:\.?([a-z])|\.([0-9]{1,2}))?(?:\.([0-9]))?"


def message_page(session: Session, now: datetime, letter: Letter) -> Page:
    """Return the message in lines; below it the last says where the talk ended."""
    label = session.guide.question(OUTCOME).label
    ended = Line(f"{label}, unsent", session.text(OUTCOME), Spot(OUTCOME), tone="quiet")
    written = parts(session, now, letter)
    local = session.local(now)
    made = [
        each
        for part in with_gaps(written, session, letter, local)
        for each in _lines(part)
    ]
    to = one_line(session.text("contact")).split(",")[0] or session.client
    return Page(f"To {to}, as it would go out.", (*made, ended))


def numbers(page: Page, before: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return the number of each question on the page; those seen before keep theirs."""
    kept = dict(before or {})
    for each in page.lines:
        if each.spot is not None:
            kept.setdefault(each.spot.question, max(kept.values(), default=0) + 1)
    return kept


def page_document(
    page: Page, session: Session, numbered: Mapping[str, int], narrow: bool
) -> Document:
    """Return the page as it is shown, the numbers in front; `narrow` as one text."""
    marked = any(each.source for each in page.lines)
    fixed = any(each.spot is None for each in page.lines)
    labels = (session.guide.label(path).lower() for path in also(page, session))
    unsigned = (
        [SIGNATURE.lower()] if Line("", REGARDS, Spot(SIGNED)) in page.lines else ()
    )
    left_out, empty = _left_out(session), ", ".join((*unsigned, *labels))
    held = _first_held(page, numbered)
    told = (
        "* from your notes" if marked else "",
        f"{NOT_SENT}: for you alone. + puts it in, as in +{held}." if held else "",
        f"{FIXED} stays" if fixed else "",
        f"Not in the message: {left_out}." if left_out else "",
        f"Also: {empty}." if empty else "",
    )
    below = (Paragraph(line(quiet(each))) for each in told if each)
    shown = _table(page, numbered, None, narrow)
    return Document(page.title, (*shown, *below), close=True)


def changes_document(
    before: Page, page: Page, numbered: Mapping[str, int], narrow: bool
) -> Document:
    """Return what of a page is another than before, and which numbers are gone."""
    were, are = _blocks(before), _blocks(page)
    news = {key for key, block in are.items() if were.get(key) != block}
    gone = [str(numbered[key]) for key in were if key in numbered and key not in are]
    said = f"Out of the message: {', '.join(gone)}." if gone else ""
    below = (Paragraph(line(said)),) if said else ()
    return Document("", (*_table(page, numbered, news, narrow), *below), close=True)


def spot_of(
    page: Page, numbered: Mapping[str, int], typed: str, session: Session
) -> Spot | None:
    """Return what a person names: `4`, `5b`, `5.2`, `5b.3` its third part, `thanks`."""
    match = re.fullmatch(_TARGET, typed.strip().lower())
    if match is None:
        return _named(page, typed, session)
    paths = [path for path, number in numbered.items() if number == int(match[1])]
    block = _blocks(page).get(paths[0], ()) if paths else ()
    if not block:
        return None
    if not (match[2] or match[3]):
        return block[0].spot
    item = LETTERS.index(match[2]) + 1 if match[2] else int(match[3])
    found = block[item].spot if 0 < item < len(block) else None
    return _part_of(found, match[4], session) if found and match[4] else found


def items_at(page: Page, path: str) -> int:
    """Return how many items the lines of a question have on the page."""
    return max(len(_blocks(page).get(path, ())) - 1, 0)


def also(page: Page, session: Session) -> tuple[str, ...]:
    """Return what has no line on the page, as nothing is written there."""
    there = _blocks(page)
    return tuple(path for path in ALSO if path not in there and _asked(session, path))


def _part_of(spot: Spot, number: str, session: Session) -> Spot | None:
    """Return a part of an item: of an action who, or by when."""
    fields = session.guide.question(spot.question).fields
    asked = [field.key for field in fields if not field.stamped]
    place = int(number) - 1
    return spot._replace(field=asked[place]) if 0 <= place < len(asked) else None


def _named(page: Page, typed: str, session: Session) -> Spot | None:
    words = typed.strip().lower()
    if words in (SIGNED, SIGNATURE.lower()):
        return Spot(SIGNED)
    paths = dict.fromkeys((*also(page, session), *_blocks(page)))
    asked = filter(None, map(session.guide.find, paths))
    found = [
        each.path
        for each in asked
        if words and (each.key == words or each.label.lower().startswith(words))
    ]
    return Spot(found[0]) if len(found) == 1 else None


def _blocks(page: Page) -> dict[str, tuple[Line, ...]]:
    """Return the lines of each question; one that is no answer goes by its words."""
    found: dict[str, tuple[Line, ...]] = {}
    for each in page.lines:
        key = each.spot.question if each.spot else each.text
        found[key] = (*found.get(key, ()), each)
    return found


def _lines(part: Part) -> Iterator[Line]:
    source = FROM_NOTES if part.noted else ""
    spot = Spot(part.path) if part.path else None
    lead = " ".join(part.lead.split("\n"))
    above = NOT_SENT if part.items and not part.text else ""
    yield _held(Line("", lead, spot, source=source), part.held or above)
    for item in part.items:
        where = Spot(part.path, item.place)
        noted = FROM_NOTES if item.noted else ""
        said = f"{item.text}{item.asks}"
        yield _held(Line("", said, where, part=True, source=noted), item.held)


def _held(said: Line, held: str) -> Line:
    """Return a line as it stands on the page: what does not go out says so."""
    return said._replace(label=held, tone="quiet") if held else said


def _table(
    page: Page, numbered: Mapping[str, int], only: Collection[str] | None, narrow: bool
) -> tuple[Block, ...]:
    """Return the lines with their numbers, all or `only` those of some questions."""
    rows = tuple(
        row
        for key, block in _blocks(page).items()
        if only is None or key in only
        for row in _rows(block, numbered.get(key))
    )
    if narrow:
        return tuple(Paragraph(line(f"{label} ", *said)) for label, said in rows)
    return (Pairs(rows),) if rows else ()


def _rows(block: tuple[Line, ...], number: int | None) -> Iterator[tuple[str, Text]]:
    for place, each in enumerate(block):
        mark = "*" if each.source else ""
        label = FIXED if number is None else f"{number}{_letter(place)}{mark}"
        said = f"{each.label}: {each.text}" if each.label else each.text
        yield label, line(quiet(said) if each.tone == "quiet" else said)


def _letter(place: int) -> str:
    """Return how an item is named behind its number: `a`, and `.27` after `z`."""
    if place <= len(LETTERS):
        return f" {LETTERS}"[place].strip()
    return f".{place}"


def _asked(session: Session, path: str) -> bool:
    question = session.guide.question(path)
    if path == RESTATED:
        return bool(session.text(ACKNOWLEDGED)) and not session.text(path)
    return session.applies(question) and not session.answer(path)


def _first_held(page: Page, numbered: Mapping[str, int]) -> str:
    """Return the number of the first line that does not go out, "" for none."""
    for path, block in _blocks(page).items():
        for place, each in enumerate(block):
            # What stands above items that do not go out is none by itself.
            above = place == 0 and len(block) > 1
            if each.label.startswith(NOT_SENT) and not above:
                return f"{numbered[path]}{_letter(place)}"
    return ""


def _left_out(session: Session) -> str:
    """Say how many notes the client never sees."""
    kept = {"point": ("point", "points"), "concern": ("concern", "concerns")}
    kept["private"] = ("note for you alone", "notes for you alone")
    if session.text(OUTCOME) not in SETTLED and session.text(KIND) != OFFERED:
        kept["agreed"] = ("line noted as agreed", "lines noted as agreed")
    sent = {at for at, (path, _) in owned(session).items() if path == FOLLOW_UP}
    notes = [each for at, each in enumerate(session.records(NOTES)) if at not in sent]
    kinds = [note.get("kind") for note in notes]
    counts = ((kinds.count(kind), words) for kind, words in kept.items())
    return ", ".join(f"{n} {one if n == 1 else many}" for n, (one, many) in counts if n)
