"""Where a situation leads to another one, that one is called what the list calls it."""

from __future__ import annotations

import re

import pytest

from convo_prep.advice.playbook import NOT_FOR
from convo_prep.desk.remarks import in_titles
from convo_prep.store import library

SHELF = library.shelf("").playbooks


def title_of(name: str) -> str | None:
    return SHELF[name].title if name in SHELF else None


@pytest.mark.parametrize("name", sorted(SHELF))
def test_no_situation_is_called_by_its_id(name: str) -> None:
    said = in_titles(SHELF[name].text(NOT_FOR), title_of)
    assert not [
        each for each in SHELF if "-" in each and re.search(rf"\b{each}\b", said)
    ]


def test_a_word_that_is_an_id_too_stays_a_word() -> None:
    said = "If they threaten you, use threat; a threat of harm is no late-payment."
    assert in_titles(said, title_of) == (
        f"If they threaten you, use \u201c{title_of('threat')}\u201d; a threat of harm "
        f"is no \u201c{title_of('late-payment')}\u201d."
    )
