"""One conversation: the raw tree of its file, typed ways to read it, what follows.

Reading is lenient: what does not fit its kind is returned as it stands, or as nothing
where a number or a date is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal, TypeAlias

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.guide import Guide, Question, Step
from convo_prep.kinds import NONE
from convo_prep.text import Tree, folded

State: TypeAlias = Literal[
    "planned", "prepared", "held", "resolved", "reflected", "closed"
]
STATES: tuple[State, ...] = (
    "planned",
    "prepared",
    "held",
    "resolved",
    "reflected",
    "closed",
)
SCHEMA = 1
ME = "me"
CLIENT = "client"
BEFORE: tuple[State, ...] = ("planned", "prepared")
PREDICTIONS = ("prepare.confidence", "prepare.concerns.likely")
DEFAULT_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Action:
    """One agreed action and its place in the list; empty where nothing is said."""

    index: int
    what: str
    owner: str
    due: str
    done: str
    dropped: str

    @property
    def open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return not self.done and not self.dropped

    def overdue(self, now: datetime) -> bool:
        """Whether it is open and its date is over; `now` is local, without a zone."""
        due = dates.from_stored(self.due)
        return self.open and due is not None and over(due) <= now


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Expected concerns against what came: in the client's words as foreseen."""

    came: tuple[str, ...]
    stayed_away: tuple[str, ...]
    surprises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its file has it; `name` is the file's label, for messages."""

    tree: Mapping[str, Tree]
    guide: Guide = field(repr=False)
    name: str = ""

    @property
    def id(self) -> str:
        """The six characters that never change."""
        return self.text("id")

    @property
    def client(self) -> str:
        """The client's name, as typed."""
        return self.text("client")

    @property
    def topic(self) -> str:
        """The short title."""
        return self.text("topic")

    @property
    def title(self) -> str:
        """`Acme · Renewal price`, for one line anywhere."""
        return " · ".join(part for part in (self.client, self.topic) if part)

    def answer(self, path: str) -> Tree:
        """Return what stands at a path, "" when nothing does."""
        head, _, key = path.rpartition(".")
        section = self.tree.get(head, {}) if head else self.tree
        found = section.get(key, "") if isinstance(section, Mapping) else ""
        return found or ""

    def text(self, path: str) -> str:
        """Return a text answer; lists and mappings count as nothing."""
        found = self.answer(path)
        return found if isinstance(found, str) else ""

    def items(self, path: str) -> tuple[str, ...]:
        """Return the texts of a list answer; a single text counts as one item."""
        found = self.answer(path)
        if isinstance(found, str):
            return (found,) if found else ()
        return tuple(item for item in found if isinstance(item, str) and item)

    def records(self, path: str) -> tuple[dict[str, str], ...]:
        """Return the records of a list; a bare text stands for its first field."""
        found = self.answer(path)
        entries = found if isinstance(found, list) else []
        first = self._first_field(path)
        return tuple(_record(entry, first) for entry in entries)

    def number(self, path: str) -> int | None:
        """Return a scale answer, or None where there is no whole number."""
        found = self.text(path)
        return int(found) if found.isascii() and found.isdecimal() else None

    def when(self, path: str) -> When | None:
        """Return a date answer, or None where there is none."""
        return dates.from_stored(self.text(path))

    def answered(self, question: Question) -> bool:
        """Whether a question has its answer; one asked per item, for every item."""
        if not question.each_of:
            return bool(self.answer(question.path))
        if question.each_of == "resolve.actions":
            return not self.open_actions()
        return all(item.get(question.key) for item in self.records(question.each_of))

    def applies(self, question: Question) -> bool:
        """Whether a question is to be asked, by its condition on an earlier answer."""
        condition = question.only_if
        if condition is None:
            return True
        return condition.holds(self.text(f"{question.step}.{condition.key}"))

    def missing(self, step: Step) -> tuple[Question, ...]:
        """Return the required questions of a step that have no answer yet."""
        return tuple(
            question
            for question in step.questions
            if question.required
            and self.applies(question)
            and not self.answered(question)
        )

    def actions(self) -> tuple[Action, ...]:
        """Return the agreed actions in file order."""
        return tuple(
            Action(
                index,
                record.get("what", ""),
                record.get("owner", ""),
                record.get("due", ""),
                record.get("done", ""),
                record.get("dropped", ""),
            )
            for index, record in enumerate(self.records("resolve.actions"))
        )

    def open_actions(self) -> tuple[Action, ...]:
        """Return the actions that are neither done nor dropped."""
        return tuple(action for action in self.actions() if action.open)

    def ours(self, action: Action) -> bool:
        """Whether our side owns an action: not `client`, nor a name in `contact`."""
        owner = folded(action.owner)
        if owner in (CLIENT, folded(self.client)):
            return False
        return not owner or owner == ME or not self._theirs(owner)

    def planned(self) -> tuple[tuple[int, dict[str, str]], ...]:
        """Return the concerns as the card numbers them: (place in the file, record).

        The likeliest come first; those without a likelihood follow in file order.
        """
        concerns = enumerate(self.records("prepare.concerns"))
        said = [(place, concern) for place, concern in concerns if concern.get("says")]
        return tuple(sorted(said, key=lambda pair: -_percent(pair[1])))

    def foreseen(self) -> Foreseen:
        """Tell which expected concerns came up, and what came unexpected."""
        concerns = self.records("prepare.concerns")
        return Foreseen(
            came=_saying(concerns, "came up"),
            stayed_away=_saying(concerns, "did not"),
            surprises=self.items("reflect.surprises"),
        )

    def local(self, now: datetime) -> datetime:
        """Return a moment as the wall time of the session's zone, without a zone."""
        zone = _zone(self.text("timezone")) if now.tzinfo else None
        return (now.astimezone(zone) if zone else now).replace(tzinfo=None)

    def state(self, now: datetime) -> State:
        """Derive the state; `now` carries its zone (a naive one counts as local)."""
        if self.text("closed"):
            return "closed"
        outcome = self.text("resolve.outcome")
        if outcome == "postponed":
            return "held" if self.begun(now) else self._readiness()
        if outcome:
            return "reflected" if self.text("reflect.objective_met") else "resolved"
        if self.begun(now) or self._meeting_answers():
            return "held"
        return self._readiness()

    def begun(self, now: datetime) -> bool:
        """Whether the time set for the meeting has come."""
        when = self.when("initiate.meeting_at")
        return when is not None and over(when) <= self.local(now)

    def running(self, now: datetime) -> bool:
        """Whether the meeting is on: begun, not ended, its length not yet over."""
        if self.text("resolve.outcome") or self.text("conduct.ended_at"):
            return False
        when = self.when("initiate.meeting_at")
        if when is None or when.time is None or not self.begun(now):
            return bool(self.text("conduct.started_at"))
        minutes = self.number("initiate.minutes") or DEFAULT_MINUTES
        return self.local(now) < when.moment() + timedelta(minutes=minutes)

    def frozen(self, now: datetime) -> bool:
        """Whether predictions are neither asked nor accepted any more."""
        return self.state(now) not in BEFORE

    def follow_up_at(self) -> When | None:
        """Return the day of the next check: the one `follow` set, else the first."""
        return self.when("follow_up.next_check_at") or self.when("resolve.follow_up_at")

    def nothing_left(self) -> bool:
        """Whether no action is open and no further check is set."""
        settled = self.text("follow_up.next_check_at") in ("", NONE)
        return settled and not self.open_actions()

    def held_on(self) -> When | None:
        """Return the day of the meeting, else the day the session was created."""
        return self.when("initiate.meeting_at") or self.when("created")

    def _readiness(self) -> State:
        steps = (self.guide.step("prepare"), self.guide.step("initiate"))
        return "planned" if any(map(self.missing, steps)) else "prepared"

    def _meeting_answers(self) -> bool:
        return bool(self.tree.get("conduct") or self.tree.get("resolve"))

    def _theirs(self, owner: str) -> bool:
        words = set(re.findall(r"\w+", folded(self.text("contact"))))
        return owner.split()[0] in words

    def _first_field(self, path: str) -> str:
        question = self.guide.find(path)
        return question.fields[0].key if question and question.fields else "what"


def over(when: When) -> datetime:
    """Return from when on a date counts as past: its time, or the end of its day."""
    if when.time is not None:
        return when.moment()
    return datetime.combine(when.day, time.max)


def _record(entry: Tree, first: str) -> dict[str, str]:
    if isinstance(entry, str):
        return {first: entry}
    if isinstance(entry, list):
        return {}
    return {key: text for key, text in entry.items() if isinstance(text, str)}


def _percent(concern: Mapping[str, str]) -> int:
    likely = concern.get("likely", "")
    return int(likely) if likely.isascii() and likely.isdecimal() else -1


def _saying(concerns: tuple[dict[str, str], ...], answer: str) -> tuple[str, ...]:
    return tuple(c.get("says", "") for c in concerns if c.get("came_up") == answer)


@lru_cache
def _zone(name: str) -> tzinfo | None:
    # Costs 3 ms, and most journals live in one zone.
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError):
        return _offset(name)


def _offset(name: str) -> tzinfo | None:
    try:
        return datetime.strptime(name, "%z").tzinfo
    except ValueError:
        return None
