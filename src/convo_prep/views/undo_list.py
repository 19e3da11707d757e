"""The runs that changed something: what each did in words, and a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep.dates import When, short
from convo_prep.document import Document, Table, line, quiet
from convo_prep.session import Session
from convo_prep.session.differing import how_many, which
from convo_prep.session.paths import NOTES
from convo_prep.views.rows import Row

NOTE, RENAMING, REOPENING = "note", "clients rename", "close --reopen"
# What a command does, for one and for several answers; how it goes on to the file.
_DID = {
    NOTE: ("the note", "the {n} notes", "to"),
    "done": ("the action done", "the {n} actions done", "in"),
    "edit": ("the edit", "the edit", "in"),
    "restore": ("the restored version", "the restored version", "in"),
    "close": ("the closing", "the closing", "of"),
    REOPENING: ("the reopening", "the reopening", "of"),
    RENAMING: ("the renaming", "the renaming", "in"),
    "import": ("the import", "the import", "in"),
}
# What is changed where no answer is.
_BESIDE = {RENAMING: "the client", "close": "closed", REOPENING: "open again"}
# So many questions are named.
MOST_NAMED = 3
_ANSWERS = ("the answer", "the {n} answers", "in")


class Change(NamedTuple):
    """What a run did to one conversation: before and after it, empty for no file."""

    id: str
    before: Session
    after: Session

    @property
    def session(self) -> Session:
        """The conversation, as it is told of."""
        return self.after if self.after.tree else self.before

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return self.session.title or self.id

    @property
    def answers(self) -> int:
        """How many answers differ."""
        return how_many(self.before, self.after)


class Run(NamedTuple):
    """One command run that changed something.

    `made` counts the conversations that it has begun; `back` says that it was taken
    back since.
    """

    command: str
    when: datetime
    changes: tuple[Change, ...]
    made: int
    back: bool = False


def said(run: Run, now: datetime) -> str:
    """Say what a run did, as what would be taken back.

    `the note of 14:05 to Acme · Renewal price`; of answers to which questions.
    """
    moment = _moment(run, now)
    many = len(run.changes)
    answers = sum(change.answers for change in run.changes)
    one, several, to = _DID.get(_typed(run), _ANSWERS)
    counted = sum(map(_notes, run.changes)) if run.command == NOTE else answers
    what = one if counted == 1 or many > 1 else several.format(n=counted)
    if many > 1:
        return f"{_of_many(run, what)} of {moment} in {many} conversations"
    if not run.changes:
        return f"what 'convo {run.command}' did at {moment}"
    title = run.changes[0].title
    if run.made:
        inside = "1 answer" if answers == 1 else f"{answers} answers"
        return f"the new conversation {title} of {moment}, with {inside}"
    told = _labels(run.changes[0]) if _typed(run) not in _DID else ""
    return f"{what} of {moment} {to} {title}{told}"


def _labels(change: Change) -> str:
    """Name the questions of the answers that differ, never what they say."""
    labels = which(change.before, change.after)
    more = f", {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return f" ({', '.join(labels[:MOST_NAMED])}{more})" if labels else ""


def _notes(change: Change) -> int:
    """Count the notes that a change adds; what one of them sets beside it is part."""
    before, after = (len(s.records(NOTES)) for s in (change.before, change.after))
    return max(after - before, 1)


def runs(found: Sequence[Run], now: datetime) -> Document:
    """Return the runs as a table, the last first."""
    rows = tuple(
        (
            line(_moment(run, now)),
            line(f"convo {_typed(run)}"),
            line(_which(run)),
            line(_how_much(run)),
            line(quiet("taken back") if run.back else "stands"),
        )
        for run in found
    )
    columns = ("When", "Command", "Conversation", "Changed", "Now")
    return Document("", (Table(columns, rows),))


def run_rows(found: Sequence[Run]) -> list[Row]:
    """Return the runs as rows."""
    return [
        {
            "when": run.when.isoformat(timespec="minutes"),
            "command": run.command,
            "taken_back": run.back,
            "conversations": [
                {
                    "id": change.id,
                    "client": change.session.client,
                    "topic": change.session.topic,
                    "answers": change.answers,
                }
                for change in run.changes
            ],
        }
        for run in found
    ]


def _typed(run: Run) -> str:
    """Return the command as it was typed, without its arguments."""
    if run.command == "clients":
        return RENAMING
    opened = any(not change.after.text("closed") for change in run.changes)
    return REOPENING if run.command == "close" and opened else run.command


def _of_many(run: Run, what: str) -> str:
    return what if _typed(run) in _DID else f"what 'convo {run.command}' did"


def _which(run: Run) -> str:
    if len(run.changes) != 1:
        return f"{len(run.changes)} conversations"
    return run.changes[0].title


def _how_much(run: Run) -> str:
    many = sum(change.answers for change in run.changes)
    answers = f"{many} answer{'' if many == 1 else 's'}"
    if not many:
        answers = _BESIDE.get(_typed(run), "no answer")
    if run.made:
        return f"new, {answers}"
    told = run.changes[0] if len(run.changes) == 1 and _typed(run) not in _DID else None
    labels = which(told.before, told.after) if told else []
    return f"{answers}: {labels[0]}" if len(labels) == 1 else answers


def _moment(run: Run, now: datetime) -> str:
    local = run.when.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    return short(When(local.date(), local.time()), now.replace(tzinfo=None))
