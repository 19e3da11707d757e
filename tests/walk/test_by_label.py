"""What a page prints beside a line is a key for it, too."""

from __future__ import annotations

import pytest
from made_sessions import GUIDE, session

from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Question
from convo_prep.walk.addressing import address

ON_PAGES = sorted(
    {
        line.path
        for _, lines in GUIDE.pages
        for line in lines
        if GUIDE.find(line.path) is not None and line.path not in ("client", "topic")
    }
)
# Two questions are called so; neither is guessed.
TWICE = {
    "Look again": {"resolve.follow_up_at", "follow_up.next_check_at"},
    "What they need": {"prepare.their_need", "conduct.acknowledged"},
}


def labels(question: Question) -> list[str]:
    """What pages print for a question and its items."""
    first = [field.label for field in question.fields[:1]]
    return [each for each in (question.label, question.one, *first) if each]


@pytest.mark.parametrize("path", ON_PAGES)
def test_each_label_of_each_page_is_a_key(path: str) -> None:
    question = GUIDE.question(path)
    for label in labels(question):
        for typed in (label, label.lower(), label.upper().replace(" ", "_")):
            if label in TWICE:
                with pytest.raises(InvalidAnswerError) as refused:
                    address(typed, session())
                ways = refused.value.hint.removeprefix("Say: ").split(", or ")
                assert set(ways) == TWICE[label]
            elif typed.lower() in {each.key for each in GUIDE.questions()} - {path}:
                assert address(typed, session()).question.label == question.label
            else:
                assert address(typed, session()).question == question


def test_no_other_label_stands_for_two_questions() -> None:
    seen: dict[str, set[str]] = {}
    for question in GUIDE.questions():
        if not question.stamped:
            seen.setdefault(question.label, set()).add(question.path)
    twice = {label: paths for label, paths in seen.items() if len(paths) > 1}
    # "actions" is a key, and means those that were agreed.
    assert twice == {**TWICE, "Actions": {"resolve.actions", "follow_up.done"}}


def test_an_item_is_named_by_its_label_and_number() -> None:
    made = session(prepare={"facts": ["one", "two"]})
    assert address("Facts.2", made).place == 1


def test_the_label_of_a_part_says_how_the_part_is_named() -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        address("You answer", session())
    assert refused.value.hint == "As in: concerns.1.reply"


def test_whose_an_answer_is_no_label_says_in_a_file() -> None:
    for typed in ("Client", "Topic", "Recap"):
        with pytest.raises(InvalidAnswerError):
            address(typed, session())
