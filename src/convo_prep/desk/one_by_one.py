"""Many files changed one after the other: what refuses is named, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from convo_prep.errors import BusyError, ConvoError, ProblemsFoundError
from convo_prep.session import Session
from convo_prep.session.sure_name import quoted


class Left(NamedTuple):
    """A file that stays as it is, and why; `error` where something failed."""

    name: str
    why: str
    error: ConvoError | None = None


class Done(NamedTuple):
    """What came of it: the conversations as they are now, and what was left."""

    sessions: tuple[Session, ...]
    left: tuple[Left, ...]


def one_by_one(sessions: Sequence[Session], act: Callable[[Session], Session]) -> Done:
    """Do something to each conversation, and go on past those that refuse."""
    done: list[Session] = []
    left: list[Left] = []
    for at, session in enumerate(sessions):
        try:
            done.append(act(session))
        except BusyError as error:
            # Whoever holds the lock would let each of them wait as long.
            left += [Left(each.name, error.sentence, error) for each in sessions[at:]]
            break
        except ConvoError as error:
            left.append(Left(session.name, error.sentence, error))
    return Done(tuple(done), tuple(left))


def told_left(left: Sequence[Left], verb: str) -> Iterator[str]:
    """Yield what was left as it is, each with the reason; `verb` as in "renamed"."""
    if left:
        yield f"Not {verb}:"
        yield from (f"  {quoted(each.name)}: {each.why}" for each in left)


def refuse_if_left(left: Sequence[Left], verb: str, command: str) -> None:
    """End badly where something was left; `command` goes on with it.

    Raises:
        ConvoError: as the first file refused; all that could be done is.
    """
    if not left:
        return
    first = next((each.error for each in left if each.error), None)
    kind = type(first) if first else ProblemsFoundError
    files = "1 file" if len(left) == 1 else f"{len(left)} files"
    raise kind(f"{files} not {verb}.", f"Mend it, then run it again: {command}")
