"""The guide as values: five steps and their questions, built from guide.yaml.

All scalars of the data are text, as everywhere in a journal; what they mean is decided
here. `yes` marks a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from convo_prep.text import Tree, whole_number

Kind: TypeAlias = Literal["text", "list", "choice", "scale", "when", "records"]

# The keys a machine writes at the top of a file, around the header's questions.
STAMPS_BEFORE = ("schema", "id")
STAMPS_AFTER = ("by", "created", "timezone")

_CONDITION = r"([\w.]+) (?:(>=|==|in) (.+)|given)"
GIVEN = "given"


class Condition(NamedTuple):
    """When a question is asked: an earlier answer is as stated.

    `key` is one of its step, or a whole path; with the sign `GIVEN` any answer will do.
    """

    key: str
    sign: str
    values: tuple[str, ...]

    def path(self, step: str) -> str:
        """Return where the earlier answer stands, for a question of a step."""
        return self.key if "." in self.key else f"{step}.{self.key}"

    def holds(self, answer: str) -> bool:
        """Tell whether an answer (empty when there is none) fulfils the condition."""
        if self.sign == GIVEN:
            return bool(answer)
        if self.sign == ">=":
            number = whole_number(answer)
            return number is not None and number >= int(self.values[0])
        return answer in self.values


class Question(NamedTuple):
    """One question, or one field of a record; `step` is "" in the header."""

    key: str
    step: str
    kind: Kind
    label: str
    ask: str = ""
    help: str = ""
    required: bool = False
    quick: bool = False
    early: bool = False
    after: str = ""
    only_if: Condition | None = None
    recap: bool = False
    live: bool = False
    stamped: bool = False
    private: bool = False
    none: bool = False
    long: bool = False
    suggest: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    each_of: str = ""
    choices: tuple[str, ...] = ()
    range: tuple[int, int] = (0, 0)
    ends: tuple[str, str] = ("", "")
    origin: str = ""
    fields: tuple[Question, ...] = ()

    @property
    def path(self) -> str:
        """Where the answer stands: `prepare.issue`, or `client` in the header."""
        return f"{self.step}.{self.key}" if self.step else self.key

    def field(self, key: str) -> Question:
        """Return the field of a record by its key; KeyError when there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)


class Step(NamedTuple):
    """One of the five steps, or the follow-up."""

    id: str
    title: str
    aim: str
    moment: str
    questions: tuple[Question, ...]


class Guide(NamedTuple):
    """Everything that is asked, in order, and the lines that go with it."""

    header: tuple[Question, ...]
    steps: tuple[Step, ...]
    recap: tuple[Question, ...]
    follow_up: Step
    safety: tuple[str, ...]
    tense: tuple[str, ...]
    pause: str
    closing: tuple[str, ...]

    def step(self, name: str) -> Step:
        """Return a step by its id, the follow-up among them; KeyError if unknown."""
        for step in (*self.steps, self.follow_up):
            if step.id == name:
                return step
        raise KeyError(name)

    def questions(self) -> Iterator[Question]:
        """Yield every question in file order: header, steps, recap, follow-up."""
        yield from self.header
        for step in self.steps:
            yield from step.questions
        yield from self.recap
        yield from self.follow_up.questions

    def find(self, path: str) -> Question | None:
        """Return the question at a path such as `prepare.issue`, or None."""
        for question in self.questions():
            if question.path == path:
                return question
        return None

    def question(self, path: str) -> Question:
        """Return the question at a path; KeyError names a path the guide lacks."""
        question = self.find(path)
        if question is None:
            raise KeyError(path)
        return question

    def order(self) -> tuple[str, ...]:
        """Return every path a session may hold, in the order of the file."""
        header = (question.path for question in self.header)
        steps = (
            question.path
            for question in self.questions()
            if question.step and not question.each_of
        )
        return (*STAMPS_BEFORE, *header, *STAMPS_AFTER, *steps, "closed")


def guide_from(tree: Mapping[str, Tree]) -> Guide:
    """Build the guide from its data; KeyError or ValueError when the data is wrong."""
    data = cast("Mapping[str, Any]", tree)
    return Guide(
        header=_questions(data["header"], ""),
        steps=tuple(_step(step) for step in data["steps"]),
        recap=_questions(data["recap"], "recap"),
        follow_up=_step(data["follow_up"]),
        safety=tuple(data["safety"]),
        tense=tuple(data["tense"]),
        pause=str(data["pause"]),
        closing=tuple(data["closing"]),
    )


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        id=data["id"],
        title=data["title"],
        aim=data["aim"],
        moment=data["moment"],
        questions=_questions(data["questions"], data["id"]),
    )


def _questions(data: Sequence[Mapping[str, Any]], step: str) -> tuple[Question, ...]:
    return tuple(_question(entry, step) for entry in data)


def _question(data: Mapping[str, Any], step: str) -> Question:
    low, high = data.get("range", ("0", "0"))
    low_end, high_end = data.get("ends", ("", ""))
    return Question(
        key=data["key"],
        step=step,
        kind=data["kind"],
        label=data["label"],
        ask=data.get("ask", ""),
        help=data.get("help", ""),
        after=data.get("after", ""),
        only_if=_condition(data.get("only_if", "")),
        suggest=tuple(data.get("suggest", ())),
        beside=tuple(data.get("beside", ())),
        each_of=data.get("each_of", ""),
        choices=tuple(data.get("choices", ())),
        range=(int(low), int(high)),
        ends=(low_end, high_end),
        origin=data.get("from", ""),
        fields=_questions(data.get("fields", ()), step),
        **{flag: data.get(flag) == "yes" for flag in _FLAGS},
    )


_FLAGS = (
    "required",
    "quick",
    "early",
    "recap",
    "live",
    "stamped",
    "private",
    "none",
    "long",
)


def _condition(text: str) -> Condition | None:
    if not text:
        return None
    match = re.fullmatch(_CONDITION, text)
    if match is None:
        raise ValueError(f"no condition: {text}")
    key, sign, values = match.groups()
    if not sign:
        return Condition(key, GIVEN, ())
    parts = values.split(", ") if sign == "in" else [values]
    return Condition(key, sign, tuple(parts))
