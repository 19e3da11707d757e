"""From what a person types to the conversation that is meant: one road for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError, NoSessionError, UnreadableFileError
from convo_prep.ids import LAST, is_id
from convo_prep.session import Session
from convo_prep.store import contents, selecting
from convo_prep.text import bare

if TYPE_CHECKING:
    from convo_prep.desk.given import Given
    from convo_prep.session.named import Fit

Fits: TypeAlias = Callable[[Session], bool]
Title: TypeAlias = tuple[str, str, str]
"""File, client and topic of a conversation, as `Journal.titles` yields them."""


class Wanted(NamedTuple):
    """What a command looks for when nothing is named, or when several are.

    `order` holds tests, the strictest first: what qualifies by an earlier one comes
    before all others. `what` names them in a sentence ("conversation that was held"),
    `command` is the command itself; `named` is the order among several that a reference
    fits, where it is another one.
    """

    order: tuple[Fits, ...]
    what: str
    command: str
    named: tuple[Fits, ...] = ()


def to_read(desk: Desk, reference: str, wanted: Wanted) -> Session:
    """Return the session to look at; without a reference, the one whose turn it is.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits a reference, and nobody can be asked.
    """
    if reference:
        return by_reference(desk, reference, wanted)
    sessions = list(desk.journal.select(closed=False)) or desk.journal.select()
    fitting = narrowed(list(sessions), wanted)
    chosen = _most_urgent(desk, fitting) or next(iter(fitting), None)
    return taken(desk, chosen) if chosen else _one(desk, [], wanted)


def to_change(desk: Desk, reference: str, wanted: Wanted) -> Session:
    """Return the session to change; without a reference, the only one that qualifies.

    Raises:
        NoSessionError: none fits.
        SeveralSessionsError: more than one fits, and nobody can be asked.
        StoppedError: the person was asked, and picked none.
    """
    if reference:
        return by_reference(desk, reference, wanted)
    sessions = list(desk.journal.select(closed=False))
    return _one(desk, narrowed(sessions, wanted), wanted)


def by_reference(desk: Desk, reference: str, wanted: Wanted) -> Session:
    """Return the session with this id, file name, part of it, or words of its title.

    Where several fit, those count that the command is for, or that are not closed.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits, and nobody can be asked.
        StoppedError: the person was asked, and picked none.
        UnreadableFileError: the one named does not parse.
    """
    names = names_for(desk, reference)
    if len(names) == 1:
        return taken(desk, desk.journal.open(names[0]))
    found = opened(desk, names)
    if not found:
        raise not_found(reference)
    return one_of(desk, _likeliest(found, wanted) or found, wanted.command)


def file_to_change(desk: Desk, reference: str, wanted: Wanted) -> tuple[str, str]:
    """Return file and id of the session meant, be it readable or not.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits, and nobody can be asked.
        StoppedError: the person was asked, and picked none.
    """
    names = names_for(desk, reference) if reference else []
    if len(names) == 1:
        desk.taken.append(names[0])
        return names[0], selecting.id_in(desk.journal.path(names[0]))
    session = to_change(desk, reference, wanted)
    return session.name, session.id


def names_for(desk: Desk, reference: str) -> list[str]:
    """Return the files that a reference names, those alone that it fits best."""
    if exact := exactly(desk, reference):
        return exact
    may = selecting.may_name(_without_ending(reference))
    return best(reference, desk.journal.titles(may)) or by_contact(desk, reference)


def by_contact(desk: Desk, reference: str) -> list[str]:
    """Return the files of talks with somebody of that name, who is no client.

    It is looked for only where nothing else fits.
    """
    words, journal = set(bare(reference).split()), desk.journal
    may = selecting.may_talk_to(reference)
    files = (selecting.peek(journal.path(name)) for name in journal.names())
    # Nobody is called so, most times: that is seen without a look for copies.
    if not words or not any(map(may, files)):
        return []
    return [
        session.name
        for session in journal.select(may)
        if words <= set(bare(session.text("contact").partition(",")[0]).split())
    ]


def exactly(desk: Desk, reference: str) -> list[str]:
    """Return the files that a reference names by `last`, an id, a path or a name."""
    return by_sign(desk, reference) or desk.journal.named(reference)


def is_exact(desk: Desk, reference: str, name: str) -> bool:
    """Whether a reference is the id of a file, or its whole name; `last` is neither."""
    if is_last(reference):
        return False
    whole = bare(_without_ending(reference)) == bare(selecting.label_of(name))
    return whole or name in exactly(desk, reference)


def by_sign(desk: Desk, reference: str) -> list[str]:
    """Return the files that a reference names by `last`, or by an id."""
    if is_last(reference):
        return desk.journal.newest()
    small = bare(reference)
    return desk.journal.with_id(small) if is_id(small) else []


def is_last(reference: str) -> bool:
    """Whether a reference stands for the session that was changed last."""
    return bare(reference) == LAST


def best(reference: str, titles: Iterable[Title]) -> list[str]:
    """Return the files whose titles and names a reference fits best."""
    fits = by_fit(reference, titles)
    return fits[min(fits)] if fits else []


def by_fit(reference: str, titles: Iterable[Title]) -> dict[Fit, list[str]]:
    """Return the files that a reference fits, by how well it does.

    Of those that it fits alike, only those are meant whose names are spelled nearest.
    """
    # Who gives an id, or no name at all, needs nothing that judges words.
    from convo_prep.session.named import FAR, Names, fit, how_far, may_fit

    found: dict[Fit, list[list[str]]] = defaultdict(
        lambda: [[] for _ in range(FAR + 1)]
    )
    reference = _without_ending(reference)
    words = bare(reference).split()
    for name, client, topic in titles:
        # With its folder and ending a file is called more than it fits by.
        if not may_fit(words, Names(client, topic, name)):
            continue
        names = Names(client, topic, selecting.label_of(name))
        how = fit(reference, names)
        if how is not None:
            found[how][how_far(reference, names)].append(name)
    return {how: next(filter(None, tiers)) for how, tiers in found.items()}


def _without_ending(reference: str) -> str:
    """Return the label in the name or the path of a file, else all of a reference."""
    is_file = reference.lower().endswith(contents.ENDING)
    return (
        selecting.label_of(reference[: -len(contents.ENDING)]) if is_file else reference
    )


def opened(desk: Desk, names: Iterable[str]) -> list[Session]:
    """Return the sessions of files, but for those that do not parse."""
    found = []
    for name in names:
        try:
            found.append(desk.journal.open(name))
        except UnreadableFileError as error:
            desk.journal.unread.add(name, error)
    return found


def narrowed(sessions: Sequence[Session], wanted: Wanted) -> list[Session]:
    """Return those that qualify by the strictest test that any passes."""
    for fits in wanted.order:
        if found := [session for session in sessions if fits(session)]:
            return found
    return []


def _likeliest(sessions: Sequence[Session], wanted: Wanted) -> list[Session]:
    """Return those among several that fit a reference that a command is for."""
    if not wanted.order:
        # For what removes, each is as likely as the others.
        return []
    order = wanted.named or wanted.order
    return narrowed(sessions, wanted._replace(order=(*order, is_open)))


def is_open(session: Session) -> bool:
    """Whether a session is not closed."""
    return not session.text("closed")


def one_of(desk: Desk, sessions: Sequence[Session], command: str) -> Session:
    """Return the one of several sessions that is meant; a single one is taken.

    Raises:
        SeveralSessionsError: more than one is left, and nobody can be asked.
        StoppedError: the person was asked, and picked none.
    """
    if len(sessions) == 1:
        return taken(desk, sessions[0])
    # Most commands find a single one.
    from convo_prep.desk import choosing

    session = choosing.session(desk, sessions, command)
    desk.picked.add(session.name)
    return taken(desk, session)


def taken(desk: Desk, session: Session) -> Session:
    """Return the session that a command goes on with, and note down its file."""
    desk.taken.append(session.name)
    return session


def that_holds(
    desk: Desk, sessions: Iterable[Session], values: Sequence[Given]
) -> Session | None:
    """Return the first session that has all answers of a line: it was given before."""
    if not values:
        return None
    # Who gives no answers on the line does not pay for judging them.
    from convo_prep.desk.filling import holds

    return next((each for each in sessions if holds(desk, each, values)), None)


def not_found(reference: str) -> NoSessionError:
    """Return the error that says that a reference fits nothing."""
    return NoSessionError(f"No conversation fits '{reference}'.", "See: convo list")


def _one(desk: Desk, sessions: list[Session], wanted: Wanted) -> Session:
    if not sessions:
        raise _nothing(desk, wanted)
    return one_of(desk, sessions, wanted.command)


def _most_urgent(desk: Desk, sessions: list[Session]) -> Session | None:
    # Who names a conversation needs no turns.
    from convo_prep.session.turn import turn

    turns = ((turn(session, desk.now), session) for session in sessions)
    waiting = [(found.rank, found.at, session) for found, session in turns if found]
    first = min(waiting, key=lambda row: row[:2], default=None)
    return first[2] if first else None


def _nothing(desk: Desk, wanted: Wanted) -> ConvoError:
    if next(desk.journal.names(), None) is None:
        return NoSessionError("No conversations yet.", "Begin one: convo prep")
    hint = "Name one; to see them: convo list"
    return NoSessionError(f"There is no {wanted.what}.", hint)
