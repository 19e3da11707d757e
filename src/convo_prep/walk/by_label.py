"""Which question a label names, as pages print it: `When`, `First sentence`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Guide, Question
from convo_prep.session.paths import RECAP, TOPIC
from convo_prep.text import folded

# They say whose an answer is, and are read before it is known which guide is asked.
# The recap is made by a command, and its label is read as something else.
_LEFT_OUT = ("client", TOPIC, RECAP)


def by_label(typed: str, guide: Guide) -> Question | None:
    """Return the question of a label, whatever its case, blanks and hyphens.

    A list is meant by the label of an item too, and by that of what one begins with.

    Raises:
        InvalidAnswerError: several questions have it, or it is that of a part.
    """
    label = _plain(typed)
    asked = [q for q in guide.questions() if not q.stamped and q.path not in _LEFT_OUT]
    found = [question for question in asked if label in _labels(question)]
    found = [each for each in found if _plain(each.key) == label] or found
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", or ".join(question.path for question in found)
        raise InvalidAnswerError("several questions have this label.", f"Say: {paths}")
    for question in asked:
        # A note has its kind by its sign.
        for field in () if question.live else question.fields:
            if label == _plain(field.label) and not field.stamped:
                hint = f"As in: {question.key}.1.{field.key}"
                raise InvalidAnswerError("it is a part of an item.", hint)
    return None


def _labels(question: Question) -> Iterator[str]:
    yield _plain(question.label)
    if question.one:
        yield _plain(question.one)
    for first in question.fields[:1]:
        if not first.stamped:
            yield _plain(first.label)


def _plain(label: str) -> str:
    return re.sub(r"[\s_-]+", " ", folded(label)).strip()
