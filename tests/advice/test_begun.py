"""A playbook begun from lessons is valid, and says nothing before it is told to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.begun import playbook_text
from convo_prep.advice.learned import learned, repeated
from convo_prep.notation import reading
from convo_prep.schema import playbook_misfits
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree, normal

GUIDE = library.guide()


def written(title: str, share: str, next_time: str) -> str:
    reflect: dict[str, Tree] = {"share": normal(share), "next_time": normal(next_time)}
    session = Session({"reflect": reflect, "created": "2026-11-20"}, GUIDE, "a.yaml")
    found = repeated(learned((session,), "lesson", "next_time"))
    return playbook_text("my-own", "price-pushback", title, found)


@given(st.text(), st.text(), st.text())
def test_whatever_was_learned_it_is_a_valid_playbook_of_four_keys(
    title: str, share: str, next_time: str
) -> None:
    text = written(title, share, next_time)
    tree = reading.parse(text.encode("utf-8"), "my-own.yaml").tree
    assert set(tree) == {"schema", "id", "extends", "title"}
    assert not list(playbook_misfits(tree))


def test_a_line_whose_sign_is_taken_away_counts() -> None:
    text = written("Price", "Wait: a day.", 'If "they" ask, then I wait.')
    told = text.replace("# if_then:", "if_then:").replace("#   - ", "  - ")
    tree = reading.parse(told.encode("utf-8"), "my-own.yaml").tree
    assert tree["if_then"] == ['If "they" ask, then I wait.']
    assert "# 2026-11: Wait: a day.\n" in text
    assert not list(playbook_misfits(tree))
