"""So many questions at one go: what comes after them is not asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, NOW, TREES, session

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
