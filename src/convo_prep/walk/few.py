"""As many open questions of a route as somebody is asked at one go."""

from __future__ import annotations

from convo_prep.guide import Question
from convo_prep.walk import standing
from convo_prep.walk.route import Route
from convo_prep.walk.walking import Walk


def few(walk: Walk, most: int) -> Route:
    """Return the route with as many open questions as take so many prompts.

    It begins as ever: a talk that nobody prepared with their words. Then what its step
    needs comes before what is asked in haste, and that before the rest: a next date is
    not left out for a lesson.
    """
    waiting, left_out = walk.waiting(), set()
    for question in (*waiting[:1], *sorted(waiting[1:], key=_rank)):
        prompts = _prompts(question, walk)
        if prompts > most:
            left_out.add(question.path)
        else:
            most -= prompts
    kept = [each for each in walk.route.questions if each.path not in left_out]
    fewer = walk.route._replace(questions=tuple(kept))
    # Without what they depend on, others may be asked that were not before.
    new = [each for each in walk._replace(route=fewer).waiting() if each not in waiting]
    return fewer._replace(questions=tuple(each for each in kept if each not in new))


def _rank(question: Question) -> int:
    if question.required:
        return 0
    return 1 if question.quick else 2


def _prompts(question: Question, walk: Walk) -> int:
    """Return how often a question is put: a list once more, to end it."""
    if question.each_of:
        return len(list(standing.waiting_items(question, walk.session)))
    return 2 if question.kind == "list" else 1
