"""What a line of a playbook leaves open, as a person meets it: asked, never in braces.

A file keeps `{day}`, so that a message with it is not written; a face shows and takes
`[which day?]` in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from convo_prep.faces.face import Prompt
from convo_prep.text import asked_back, cut, first_asked_back, left_open

if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion
    from convo_prep.walk.answering import Answer
    from convo_prep.walk.spot import Ask

SAID = 40


def asking_back(prompt: Prompt) -> Prompt:
    """Return a prompt in which each blank is a question, and which reads it back."""

    def read(text: str) -> Answer:
        answer = prompt.read(left_open(text))
        return answer._replace(line=text, said=asked_back(answer.said))

    return prompt._replace(
        ask=_asked(prompt.ask),
        read=read,
        suggestions=_all(prompt.suggestions),
        past=lambda: _all(prompt.past()),
        outline=lambda: tuple(
            each._replace(words=asked_back(each.words)) for each in prompt.outline()
        ),
        half_typed=asked_back(prompt.half_typed),
        draft=asked_back(prompt.draft),
    )


def in_short(ask: Ask, answer: Answer) -> str:
    """Return how an answer is said to be saved: who typed it need not read it all.

    What was understood is seen whole: who does it, and when. So is a blank left in it.
    """
    said = answer.said
    if first_asked_back(said):
        return said
    words = said.removesuffix(answer.dated).rstrip(", ")
    owner = words.rfind(" @")
    end = owner if owner >= 0 and ask.whole_action else len(words)
    return cut(words[:end], SAID) + said[end:]


def _asked(ask: Ask) -> Ask:
    return ask._replace(
        answer=asked_back(ask.answer) if isinstance(ask.answer, str) else ask.answer,
        given=tuple(map(asked_back, ask.given)),
        about=asked_back(ask.about),
        beside=tuple((label, asked_back(words)) for label, words in ask.beside),
    )


def _all(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(
        each._replace(text=asked_back(each.text), condition=asked_back(each.condition))
        for each in found
    )
