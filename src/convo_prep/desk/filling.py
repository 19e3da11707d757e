"""Answers without questions: `--set KEY=VALUE`, `--from FILE`, all judged at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from convo_prep import kinds
from convo_prep.change import AddLine, Change, SetAnswer
from convo_prep.desk import saying
from convo_prep.desk.closing import tell_closed, tell_kept_open
from convo_prep.desk.desk import Desk
from convo_prep.desk.given import (
    ONE_FROM_STDIN,
    SIGN,
    STDIN,
    TWO_FROM_STDIN,
    Given,
    read_stdin,
    setting,
    stdin_bytes,
)
from convo_prep.desk.judging import joined, judged
from convo_prep.errors import InvalidAnswerError, UsageError
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.store import saving
from convo_prep.text import Tree, is_own_key
from convo_prep.walk.addressing import Address, address

ON_THE_LINE = "--set"
STAMPS = ("schema", "created")
ZONE = "timezone"


def given(words: Iterable[str], file: str | None) -> list[Given]:
    """Gather what `--set` and `--from` give, unjudged, in order.

    Raises:
        UsageError: a `--set` has no `=`, or the file cannot be had.
        UnreadableFileError: the file does not parse.
    """
    found = list(_from_file(file)) if file else []
    for word in words:
        if SIGN not in word:
            raise UsageError(
                f"--set {word} has no '='.", "For example: --set tension=3"
            )
        found.append(setting(word, ON_THE_LINE))
    return _with_stdin(found, file == STDIN)


def changes(desk: Desk, session: Session, values: Iterable[Given]) -> list[Change]:
    """Turn what was given into changes, or name all mistakes and store nothing.

    Raises:
        UsageError: with every mistake, each with its place and the nearest key.
    """
    made = judged(desk, session, values)
    return [change for each in made for change in each.changes]


def holds(desk: Desk, session: Session, values: Iterable[Given]) -> bool:
    """Tell whether a session has all that is given, as the same line had given it."""
    listed = list(values)
    # A meeting that was held takes no predictions any more, and may hold them.
    untouched = Session({"timezone": session.text("timezone")}, desk.guide)
    for judged_by in (session, untouched):
        try:
            made = changes(desk, judged_by, listed)
        except UsageError:
            continue
        return all(_has(session, change) for change in made)
    return False


def _has(session: Session, change: Change) -> bool:
    stored = session.answer(change.path)
    if isinstance(change, SetAnswer):
        return _within(change.value, stored)
    if isinstance(change, AddLine):
        return change.line in str(stored).splitlines()
    return any(_within(change.item, item) for item in kinds.items_of(stored))


def _within(given: Tree, stored: Tree) -> bool:
    """Whether all that is given is stored, whatever was added to its items since."""
    if isinstance(given, list):
        items = kinds.items_of(stored)
        return len(items) == len(given) and all(map(_within, given, items))
    if isinstance(given, dict) and isinstance(stored, dict):
        return all(stored.get(key) == value for key, value in given.items())
    return given == stored


def keep(desk: Desk, session: Session, values: Iterable[Given]) -> Session:
    """Store what was given, all or none, and say in one line what it was.

    A date or a number is said as it was understood.

    Raises:
        UsageError: with all that is wrong.
    """
    made = judged(desk, session, values)
    made_of_all = [change for each in made for change in each.changes]
    before, session = session, desk.journal.apply(session, *made_of_all)
    saying.tell_unconfirmed(desk)
    saying.tell(desk, f"Saved in {session.name}: {joined(made)}.")
    if all(change.path != "closed" for change in made_of_all):
        tell_closed(desk, before, session)
        tell_kept_open(desk, before, session)
    return session


def without_zone(desk: Desk, session: Session, values: list[Given]) -> list[Given]:
    """Leave out the zone of a file where a session has its own, and say so.

    What is begun with a file takes its zone: the times in it are local to that.
    """
    if session.id in desk.begun:
        return values
    kept = [each for each in values if each.key != ZONE or each.place == ON_THE_LINE]
    left = [each for each in values if each not in kept]
    if left and left[0].value != session.text(ZONE):
        own = session.text(ZONE)
        saying.tell(desk, f"Not taken from {left[0].place}: {ZONE}; it stays {own}.")
    return kept


def tell_own_stamps(desk: Desk, session: Session, named: str, place: str) -> None:
    """Say that an id given for a new session, and the day of it, are not taken over."""
    if named and named.lower() != session.id and session.id in desk.begun:
        saying.tell(desk, f"Not taken from {place}: id, created; it has its own.")


def from_stdin(desk: Desk, session: Session, unread: Given) -> Given:
    """Return a value with what stdin says; a list takes each line as an item.

    Raises:
        InvalidAnswerError: there is no such key, or stdin holds no text.
    """
    where = address(unread.key, session)
    if sys.stdin is not None and sys.stdin.isatty():
        saying.tell(desk, f"{unread.key}: type it here. Ctrl-D ends.")
    return _read(unread, where)


def _with_stdin(values: list[Given], taken: bool) -> list[Given]:
    """Put what stdin says in the place of the `-` of an answer in words.

    Elsewhere a dash is an answer: no date.

    Raises:
        UsageError: several answers would come from there.
    """
    from convo_prep.store import library

    session = Session({}, library.guide())
    for place, value in enumerate(values):
        where = _words_at(value, session)
        if where is not None:
            if taken:
                raise UsageError(TWO_FROM_STDIN, ONE_FROM_STDIN)
            values[place], taken = _read(value, where), True
    return values


def _words_at(value: Given, session: Session) -> Address | None:
    """Return where an answer in words goes that is to come from stdin, else None."""
    if (value.place, value.value) != (ON_THE_LINE, STDIN):
        return None
    try:
        where = address(value.key, session)
    except InvalidAnswerError:
        return None
    return where if kinds.is_worded(where.part or where.question) else None


def _read(unread: Given, where: Address) -> Given:
    text = read_stdin()
    lines: list[Tree] = [line for line in text.splitlines() if line.strip()]
    items = where.listed or (where.question.each_of and where.place is None)
    return unread._replace(value=lines if items else text)


def _from_file(file: str) -> Iterator[Given]:
    name = "stdin" if file == STDIN else file
    tree = reading.parse(_bytes(file), name).tree
    for key, value in tree.items():
        if isinstance(value, dict) and not is_own_key(key):
            yield from (Given(name, f"{key}.{k}", v) for k, v in value.items())
        elif key not in STAMPS:
            yield Given(name, key, value)


def _bytes(file: str) -> bytes:
    if file == STDIN:
        return stdin_bytes()
    try:
        return saving.read_given(file)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no file {file}.") from None
