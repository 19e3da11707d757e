"""What is taken back or brought back: which run, said in words, and confirmed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import NothingFoundError, StoppedError, UsageError
from convo_prep.store import run_log, run_parts, states, undoing
from convo_prep.store.run_log import Entry
from convo_prep.views import undo_list
from convo_prep.views.undo_list import Change, Run

LINE = "convo undo"


class Plan(NamedTuple):
    """One run to be taken back, or to be brought back where `redo`.

    `again` is what was done of it before a run that was cut short.
    """

    entry: Entry
    told: Run
    redo: bool
    again: Entry | None = None

    @property
    def line(self) -> str:
        """What is typed for it."""
        return f"{LINE} --redo" if self.redo else LINE


def plan(desk: Desk, redo: bool) -> Plan:
    """Return what is to be taken back, or brought back; nothing is written.

    What a crash has cut short comes first.

    Raises:
        NothingFoundError: there is nothing.
    """
    every, stands = run_parts.standing(desk.journal)
    if stands.half:
        target, again = stands.half
        made = run_log.first_of(target, every)
        return Plan(target, _told(desk, made), bool(again.brings_back), again)
    found = stands.undone if redo else stands.done
    if not found:
        raise _nothing(redo)
    return Plan(found[0], _told(desk, run_log.first_of(found[0], every)), redo)


def refuse_unless_sure(desk: Desk, plan: Plan, yes: bool) -> None:
    """Say what will be done, and make sure that it is meant.

    Raises:
        UsageError: nobody can be asked.
        StoppedError: the person says no.
    """
    if yes:
        return
    what = undo_list.said(plan.told, desk.now)
    if not desk.can_ask:
        would = "bring back" if plan.redo else "take back"
        raise UsageError(
            f"There is no terminal to ask on. This would {would} {what}.",
            f"Type: {plan.line} --yes",
        )
    from convo_prep.desk.which_face import face_of

    verb = "Bring back" if plan.redo else "Take back"
    if not face_of(desk).confirm(f"{verb} {what}?", default=True):
        raise StoppedError("Nothing was changed.")


def carry_out(desk: Desk, plan: Plan) -> None:
    """Take it back or bring it back, in all its files.

    Raises:
        ConvoError: something of it refuses.
    """
    sign = run_log.REDO if plan.redo else run_log.UNDO
    undoing.take_back(desk.journal, plan.entry, sign + plan.entry.id, plan.again)


def done(desk: Desk, plan: Plan) -> Iterator[str]:
    """Yield what was done, and the way back."""
    what = undo_list.said(plan.told, desk.now)
    yield f"{'Brought' if plan.redo else 'Taken'} back: {what}."
    yield saying.if_wanted(desk, f"Not meant? {LINE}{'' if plan.redo else ' --redo'}")


def listed(desk: Desk, folder: str) -> list[Run]:
    """Return the runs of the journal, the last first; of one folder of state alone."""
    every, stands = run_parts.standing(desk.journal)
    key = os.path.relpath(folder, desk.journal.state) if folder else ""
    own = [e for e in every[::-1] if not (e.takes_back or e.brings_back)]
    fitting = [e for e in own if not key or key in e.files]
    done = {run_log.first_of(each, every).id for each in stands.done}
    undone = {run_log.first_of(each, every).id for each in stands.undone}
    back = undone - done
    return [_told(desk, each)._replace(back=each.id in back) for each in fitting]


def _told(desk: Desk, entry: Entry) -> Run:
    parts = run_parts.parts(desk.journal, entry)
    changes = [Change(states.id_of(p.folder), p.before, p.after) for p in parts]
    made = sum(part.made for part in parts)
    try:
        when = datetime.fromisoformat(entry.when)
    except ValueError:
        when = desk.now
    return Run(entry.command, when, tuple(changes), made)


def _nothing(redo: bool) -> NothingFoundError:
    if redo:
        return NothingFoundError(
            "Nothing was taken back since the last change.", f"See: {LINE} --list"
        )
    return NothingFoundError(
        "There is nothing to take back.", "Versions kept: convo restore --list"
    )
