"""Whether a concern came up and how its answer landed: one question for both."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep.guide import Guide, Question
from convo_prep.session.paths import CONCERNS
from convo_prep.text import Tree

CAME_UP, LANDED, REPLY = "came_up", "landed", "reply"


def asked(question: Question, record: Mapping[str, str], guide: Guide) -> Question:
    """Return the question as it is put for one concern.

    Of one that came up, only how the answer landed is left to ask; where no answer
    was planned, only whether it came up.
    """
    landed = guide.question(CONCERNS).field(LANDED)
    if not record.get(REPLY):
        return question._replace(ask=f"{question.label}?")
    if record.get(CAME_UP) == question.choices[0]:
        return question._replace(
            ask=landed.ask, choices=landed.choices, said=landed.said
        )
    said = tuple(f"{question.said[0]}, {how}" for how in landed.said)
    return question._replace(
        choices=(*landed.choices, *question.choices), said=(*said, *question.said)
    )


def stood(record: Mapping[str, str], question: Question) -> str:
    """Return what a concern has as an answer to what is still asked, "" for none."""
    if record.get(LANDED) or waits(record, question):
        return record.get(LANDED, "")
    return record.get(CAME_UP, "")


def waits(record: Mapping[str, str], question: Question) -> bool:
    """Whether something of the question is still open for a concern."""
    came = record.get(CAME_UP, "")
    landed = record.get(LANDED) or not record.get(REPLY)
    return not came or (came == question.choices[0] and not landed)


def news(chosen: str, question: Question) -> dict[str, Tree]:
    """Return the fields of a concern that a choice sets."""
    if chosen in question.choices:
        return {CAME_UP: chosen, LANDED: ""}
    return {CAME_UP: question.choices[0], LANDED: chosen}
