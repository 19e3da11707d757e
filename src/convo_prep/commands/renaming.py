"""A client renamed: which files it is about, what is asked before, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convo_prep.change import Change, EditItem, SetAnswer
from convo_prep.desk import finding, saying
from convo_prep.desk.client_names import known_client, same, tidy
from convo_prep.desk.desk import Desk
from convo_prep.desk.one_by_one import (
    Done,
    Left,
    one_by_one,
    refuse_if_left,
    told_left,
)
from convo_prep.errors import (
    StoppedError,
    UsageError,
)
from convo_prep.session import Session
from convo_prep.session.paths import ACTIONS
from convo_prep.session.sure_name import quoted
from convo_prep.store import selecting
from convo_prep.stored import items_of

SHOWN = 6
CLIENT = "client"
EXAMPLE = "For example: convo clients rename Acme 'Acme Ltd'"
RENAMED = "renamed"
COPIED = "has a copy beside it"


class Plan(NamedTuple):
    """What a renaming is about.

    `old` and `new` are names as they are stored, `typed` whether the whole old one was
    given; `merges` counts the conversations that the new name has already.
    """

    old: str
    new: str
    typed: bool
    sessions: tuple[Session, ...]
    merges: int
    left: tuple[Left, ...]


def plan(desk: Desk, typed: str, new: str) -> Plan:
    """Return what is to be renamed; nothing is written.

    Raises:
        UsageError: the new name is empty, or all is called so already.
        NoSessionError: there is no such client.
        SeveralSessionsError: there are several.
    """
    titles = list(desk.journal.titles())
    known = Counter(client for _, client, _ in titles if client)
    old = known_client(desk, typed)
    own = next((name for name in known if same(name, new) and not same(name, old)), "")
    new = own or tidy(new)
    if not new:
        raise UsageError("The new name is empty.", EXAMPLE)
    names = [n for n, client, _ in titles if same(client, old) and client != new]
    found = finding.opened(desk, names)
    copies = {goes_on: copy for copy, goes_on in desk.journal.unread.copies.items()}
    left = [*_copied(found, copies), *_unread(desk, old)]
    sessions = [each for each in found if each.name not in copies]
    if not sessions and not left:
        raise UsageError(f"{new} is called so already.", "All clients: convo clients")
    merges = sum(many for name, many in known.items() if own and same(name, own))
    return Plan(old, new, same(old, typed), tuple(sessions), merges, tuple(left))


def refuse_unless_sure(desk: Desk, plan: Plan, yes: bool) -> None:
    """Say what will be done, and make sure that it is meant.

    Raises:
        UsageError: nobody can be asked, or the old name is only described.
        StoppedError: the person says no.
    """
    whole = _line(plan, "--yes ")
    if yes and not plan.typed:
        raise UsageError(
            f"With --yes only the whole name will do; this describes {plan.old}.",
            f"Type: {whole}",
        )
    if not yes and not desk.can_ask:
        raise UsageError("There is no terminal to ask on.", f"Type: {whole}")
    saying.tell(desk, *_outlook(plan))
    if yes or not plan.sessions:
        return
    from convo_prep.desk.which_face import face_of

    question = "Make both one client?" if plan.merges else "Rename?"
    if not face_of(desk).confirm(question, default=False):
        raise StoppedError("Nothing was renamed.")


def carry_out(desk: Desk, plan: Plan) -> Done:
    """Rename one file after the other."""
    done = one_by_one(plan.sessions, lambda each: _renamed(desk, each, plan.new))
    return Done(done.sessions, (*plan.left, *done.left))


def told(desk: Desk, plan: Plan, done: Done) -> Iterator[str]:
    """Yield what was renamed, what was not and why, and the way back."""
    if done.sessions:
        yield f"{_many(len(done.sessions))} with {plan.new} now."
        yield saying.if_wanted(desk, "To take it back: convo undo")
    yield from told_left(done.left, RENAMED)


def end(plan: Plan, done: Done) -> None:
    """End badly where a file keeps the old name.

    Raises:
        ConvoError: that is so.
    """
    refuse_if_left(done.left, RENAMED, _line(plan))


def _renamed(desk: Desk, session: Session, new: str) -> Session:
    changes = (SetAnswer(CLIENT, new, session.client), *_owners(session, new))
    # A new name is no look at the talk: it closes nothing.
    return desk.journal.apply(session, *changes, more=True)


def _owners(session: Session, new: str) -> Iterator[Change]:
    """Yield what lets the actions that the client's old name owns stay theirs."""
    for at, item in enumerate(items_of(session.answer(ACTIONS))):
        owner = item.get("owner") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(owner, str):
            continue
        if same(owner.strip().removeprefix("@"), session.client):
            yield EditItem(ACTIONS, at, {**item, "owner": new}, item)


def _copied(found: Sequence[Session], copies: dict[str, str]) -> Iterator[Left]:
    for session in found:
        if copy := copies.get(session.name):
            yield Left(session.name, f"{COPIED}: {quoted(copy)}. Keep one of them.")


def _unread(desk: Desk, old: str) -> Iterator[Left]:
    """Yield what does not parse, and may be with the client by what it says.

    What cannot even be looked at is told at the end of every command.
    """
    may = selecting.may_be_with(old)
    for error in desk.journal.unread.errors:
        data = selecting.peek(desk.journal.path(error.name)) if error.name else b""
        if data and may(data):
            yield Left(error.name, "it cannot be read. See: convo check")


def _outlook(plan: Plan) -> Iterator[str]:
    if not plan.sessions:
        return
    yield f"{plan.old} becomes {plan.new} in {_files(len(plan.sessions))}:"
    yield from (f"  {each.name}" for each in plan.sessions[:SHOWN])
    more = len(plan.sessions) - SHOWN
    yield f"  and {more} more" if more > 0 else ""
    spelled = dict.fromkeys(each.client for each in plan.sessions)
    yield f"Spelled so far: {', '.join(spelled)}" if len(spelled) > 1 else ""
    if plan.merges:
        yield (
            f"{plan.new} is a client already, with {_many(plan.merges, '')}: both"
            " become one."
        )
    yield "What you wrote in answers stays. The version before is kept of each."


def _many(many: int, verb: str = " is") -> str:
    plural = {" is": " are"}.get(verb, verb)
    return f"1 conversation{verb}" if many == 1 else f"{many} conversations{plural}"


def _line(plan: Plan, flag: str = "") -> str:
    """Return the command, as a shell takes it."""
    dashed = "-- " if plan.old.startswith("-") or plan.new.startswith("-") else ""
    names = f"{quoted(plan.old)} {quoted(plan.new)}"
    return f"convo clients rename {flag}{dashed}{names}"


def _files(many: int) -> str:
    return "1 file" if many == 1 else f"{many} files"
