"""As many open questions of a route as somebody is asked at one go."""

from __future__ import annotations

from convo_prep.guide import Question
from convo_prep.walk import standing
from convo_prep.walk.route import Route
from convo_prep.walk.walking import Walk


def few(walk: Walk, most: int) -> Route:
    """Return the route up to the open question that would be one prompt too many."""
    open_ones = walk.waiting()
    kept = []
    for question in walk.route.questions:
        if question in open_ones:
            most -= _prompts(question, walk)
        if most < 0:
            break
        kept.append(question)
    return walk.route._replace(questions=tuple(kept))


def _prompts(question: Question, walk: Walk) -> int:
    """Return how often a question is put: a list once more, to end it."""
    if question.each_of:
        return len(list(standing.waiting_items(question, walk.session)))
    return 2 if question.kind == "list" else 1
