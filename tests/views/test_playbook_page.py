"""A playbook on a page: what must be true for a line stands in front of it."""

from __future__ import annotations

from convo_prep.advice.playbook import playbook_from
from convo_prep.text import Tree
from convo_prep.views.playbook_page import playbook_page

TREE: dict[str, Tree] = {
    "title": "A test",
    "concerns": [{"says": "It is late.", "reply": "Here it is.", "if": "it is done"}],
    "options": [{"option": "Half of it", "if": "half is done"}],
    "acknowledge": [{"text": "You waited.", "if": "they waited"}, {"text": "I see."}],
    "say": [{"text": "It is my doing.", "if": "it was", "why": "said at once"}],
    "boundary": {"refuse": "I can't.", "offer": "I can look.", "if": "it is new"},
}
CONDITIONED = (
    "(if it is done) Here it is.",
    "(if half is done) Half of it",
    "(if they waited) You waited.",
    "(if it was) It is my doing.",
    "(if it is new) I can't.",
)


def test_what_must_be_true_stands_in_brackets_before_each_line() -> None:
    page = str(playbook_page(playbook_from(TREE, "test")))
    assert [text for text in CONDITIONED if text not in page] == []
    assert page.count("(if ") == len(CONDITIONED)
    assert "'I see.'" in page
