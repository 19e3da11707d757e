"""So many questions at one go: what comes after them is not asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, NOW, TREES, session

from convo_prep.guide import Question
from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.walk.few import few
from convo_prep.walk.route import looking_back
from convo_prep.walk.walking import Walk


def asked_without_an_answer(walk: Walk) -> int:
    """Count the prompts of whoever presses Enter at each."""
    spot, count = walk.first(), 0
    while spot is not None:
        count += 1
        spot = walk.after(spot, gave=False)
    return count


@given(TREES, st.integers(0, 9))
def test_enter_at_each_question_ends_after_so_many(
    tree: dict[str, Tree], most: int
) -> None:
    made = Session({**session().tree, **tree}, GUIDE)
    walk = Walk(looking_back(made), made, NOW)
    assert asked_without_an_answer(walk._replace(route=few(walk, most))) <= most


def test_a_next_date_is_asked_for_before_a_lesson() -> None:
    concerns: list[Tree] = [{"says": "Too dear"}, {"says": "Too late"}]
    made = session(
        prepare={"objective": "x", "if_then": "y", "concerns": concerns},
        resolve={"outcome": "agreed"},
    )
    route = few(Walk(looking_back(made), made, NOW), 8)
    asked = [question.path for question in route.questions]
    assert asked[-1] == "resolve.follow_up_at"
    assert "reflect.share" not in asked
    assert asked == [
        each for each in map(path_of, looking_back(made).questions) if each in asked
    ]


def test_a_talk_that_nobody_prepared_begins_with_their_words() -> None:
    made = session(conduct={"notes": [{"text": "They rang"}]})
    route = few(Walk(looking_back(made), made, NOW), 8)
    asked = [path_of(question) for question in route.questions]
    assert (asked[0], asked[-1]) == ("conduct.heard", "resolve.follow_up_at")


def path_of(question: Question) -> str:
    return question.path
