"""A session as its file has it, typed ways to read it, and the state that follows."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias, get_args

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.guide import SHOWN, Guide, Question, Step
from convo_prep.ids import is_id, name_key
from convo_prep.session.action import (
    ME,
    Action,
    action_from,
    is_called,
    is_mine,
    is_theirs,
    other_author,
    over,
)
from convo_prep.session.paths import (
    ACTIONS,
    CONCERNS,
    DRAFTED,
    ENDED,
    FOLLOW_UP,
    MEETING,
    MINUTES,
    NEXT_CHECK,
    OUTCOME,
    READY,
    ROUNDS,
    STARTED,
)
from convo_prep.session.zones import carried, wall_time
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import MOST_DIGITS, Tree, whole_number

State: TypeAlias = Literal[
    "planned", "prepared", "held", "resolved", "reflected", "closed"
]
STATES: tuple[State, ...] = get_args(State)
SCHEMA = 1
BEFORE: tuple[State, ...] = ("planned", "prepared")
DEFAULT_MINUTES = 60
POSTPONED = "postponed"
CANCELLED = "cancelled"
# Notes whose end nobody told count as running for a working day.
LONGEST = timedelta(hours=8)


def is_newer(schema: Tree) -> bool:
    """Tell whether the `schema` of a file is one that only a later convo knows."""
    if not isinstance(schema, str) or not schema.isdecimal():
        return False
    # int() refuses thousands of digits, and nobody counts that far.
    number = schema.lstrip("0")
    return len(number) > MOST_DIGITS or int(number or "0") > SCHEMA


class Session(NamedTuple):
    """A session as its file has it: `name` is its label, `reader` who reads it."""

    tree: Mapping[str, Tree]
    guide: Guide
    name: str = ""
    reader: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The six characters that never change; "" where something else stands."""
        found = self.text("id")
        return found if is_id(found) else ""

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
        if not head:
            return self.tree.get(key) or ""
        section = self.tree.get(head)
        found = section.get(key) if isinstance(section, dict) else ""
        return found or ""

    def text(self, path: str) -> str:
        """Return a text answer; lists and mappings count as nothing."""
        found = self.answer(path)
        return found if isinstance(found, str) else ""

    def items(self, path: str) -> tuple[str, ...]:
        """Return the items of a list answer; what is no list counts as one item.

        `- Dana said: no` reads as a mapping in YAML, and is text to whoever wrote it.
        """
        found = map(as_it_stands, items_of(self.answer(path)))
        return tuple(item for item in found if item)

    def records(self, path: str) -> tuple[dict[str, str], ...]:
        """Return the records of a list; a bare text stands for its first field."""
        found = items_of(self.answer(path))
        return tuple(self._record(path, entry) for entry in found)

    def number(self, path: str) -> int | None:
        """Return a scale answer, or None where there is no whole number."""
        return whole_number(self.text(path))

    def when(self, path: str) -> When | None:
        """Return a date answer, or None where there is none."""
        return dates.from_stored(self.text(path))

    def stamped(self, path: str, now: datetime | None = None) -> When | None:
        """Return a date answer in the session's zone, wherever the clock stood."""
        return carried(self.text(path), self.text("timezone"), now)

    def answered(self, question: Question) -> bool:
        """Whether a question has its answer; one asked per item, for every item."""
        if not question.each_of:
            return bool(self.answer(question.path))
        if question.each_of == ACTIONS:
            return not self.open_actions()
        return all(item.get(question.key) for item in self.records(question.each_of))

    def applies(self, question: Question) -> bool:
        """Whether a question is to be asked, by its condition on an earlier answer."""
        condition = question.only_if
        if condition is None:
            return True
        path = condition.path(question.step)
        stood = self.drafted_line(path) if condition.sign == SHOWN else ""
        return condition.holds(self.text(path) or stood)

    def drafted_line(self, path: str) -> str:
        """Return the line that stood on the card as a draft of a place, "" for none."""
        kept = (r for r in self.records(DRAFTED) if r.get("at") == path)
        return next((record.get("text", "") for record in kept), "")

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
        """Return the agreed actions in file order; the `me` of an author is a name."""
        records = enumerate(self.records(ACTIONS))
        return tuple(action_from(at, record, self.named) for at, record in records)

    def named(self, owner: str) -> str:
        """Return the owner of an action; whom another author calls `me` by name."""
        is_me = bool(self.author) and name_key(owner) == ME
        return self.author if is_me else owner

    def open_actions(self) -> tuple[Action, ...]:
        """Return the actions that are neither done nor dropped."""
        return tuple(action for action in self.actions() if action.open)

    @property
    def author(self) -> str:
        """Who wrote the file, "" where that is whoever reads it."""
        return other_author(self.text("by"), self.reader)

    def ours(self, action: Action) -> bool:
        """Whether our side owns an action, in another's file only one with our name."""
        if self.author:
            return is_called(action.owner, self.reader)
        if name_key(action.owner) == name_key(self.text("by")):
            return True
        return not is_theirs(action.owner, self.client, self.text("contact"))

    def mine(self, action: Action) -> bool:
        """Whether an action is for whoever writes; a colleague's is only on our side.

        Of a third person one says the name, and never "you".
        """
        known = (self.text("by"), *self.reader)
        return self.ours(action) and (bool(self.author) or is_mine(action.owner, known))

    def planned(self) -> tuple[tuple[int, dict[str, str]], ...]:
        """Return the concerns as the card numbers them: (place in the file, record).

        The likeliest come first; those without a likelihood follow in file order.
        """
        # A line of a list says nothing of them.
        from convo_prep.session.concerns import likeliest_first

        return likeliest_first(self.records(CONCERNS))

    def local(self, now: datetime) -> datetime:
        """Return a moment as the wall time of the session's zone, without a zone."""
        return wall_time(now, self.text("timezone"))

    def state(self, now: datetime) -> State:
        """Derive the state; `now` carries its zone (a naive one counts as local)."""
        if self.text("closed") or self.text(OUTCOME) == CANCELLED:
            return "closed"
        outcome = self.text(OUTCOME)
        if outcome == POSTPONED:
            return "held" if self.begun(now) else self._readiness()
        if outcome:
            return "reflected" if self.tree.get("reflect") else "resolved"
        if self.begun(now) or self._meeting_answers():
            return "held"
        return self._readiness()

    def begun(self, now: datetime) -> bool:
        """Whether the time set for the meeting has come."""
        when = self.when(MEETING)
        return when is not None and over(when) <= self.local(now)

    def running(self, now: datetime) -> bool:
        """Whether the meeting is on: begun, not ended, its length not yet over."""
        outcome = self.text(OUTCOME)
        if self.text("closed") or outcome not in ("", POSTPONED):
            return False
        when = self.when(MEETING)
        ended = self.stamped(ENDED, now)
        again = outcome == POSTPONED
        if ended and not (again and when and ended.moment() < when.moment()):
            return False
        if when is None or when.time is None or not self.begun(now):
            return not again and self._taking_notes(now)
        length = timedelta(minutes=self.number(MINUTES) or DEFAULT_MINUTES)
        return self.local(now) - when.moment() < length

    def frozen(self, now: datetime) -> bool:
        """Whether what was foretold stays as it is: see `predictions`."""
        return self.state(now) not in BEFORE

    def follow_up_at(self) -> When | None:
        """Return the day of the next check, by the last look; `none` ends them."""
        looks = (self.text(FOLLOW_UP), *self.next_looks())
        return dates.from_stored(next(filter(None, reversed(looks)), ""))

    def next_looks(self) -> tuple[str, ...]:
        """Return when each look said to look again; the first has its own block."""
        later = (look.get("next", "") for look in self.records(ROUNDS))
        return (self.text(NEXT_CHECK), *later)

    def talked_on(self) -> When | None:
        """Return the day of the talk: as planned, but for notes of an earlier day."""
        planned, started = self.when(MEETING), self.stamped(STARTED)
        if planned is None or (started and started.day < planned.day):
            return started
        return planned

    def held_on(self) -> When | None:
        """Return the day of the meeting, else the day the session was created."""
        return self.when(MEETING) or self.when("created")

    def _readiness(self) -> State:
        if self.text(READY):
            return "prepared"
        steps = (self.guide.step("prepare"), self.guide.step("initiate"))
        return "planned" if any(map(self.missing, steps)) else "prepared"

    def _meeting_answers(self) -> bool:
        # Whoever looks back on an unplanned call has held it.
        return any(map(self.tree.get, ("conduct", "resolve", "reflect")))

    def _taking_notes(self, now: datetime) -> bool:
        started = self.stamped(STARTED, now)
        return started is not None and self.local(now) - started.moment() < LONGEST

    def _record(self, path: str, entry: Tree) -> dict[str, str]:
        if isinstance(entry, str):
            return {self._first_field(path): entry}
        if isinstance(entry, list):
            return {}
        return {key: text for key, text in entry.items() if isinstance(text, str)}

    def _first_field(self, path: str) -> str:
        question = self.guide.find(path)
        return question.fields[0].key if question and question.fields else "what"
