"""Which words of a conversation come near the law, and which are only a name."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from made_sessions import GUIDE

from convo_prep.advice.safety import alarms
from convo_prep.desk.near_law import words_of
from convo_prep.session import Session
from convo_prep.text import Tree

NAMED: Mapping[str, Tree] = {
    "client": "Court & Legal Homes",
    "contact": "Sue Reyes, counsel",
    "by": "sue",
}


def is_alarmed(**told: Tree) -> bool:
    return alarms("\n".join(words_of(Session({**NAMED, **told}, GUIDE))), GUIDE.alarm)


def test_a_name_is_no_word_of_law() -> None:
    noted: Tree = [{"text": "Sue rang for Court & Legal Homes"}]
    owned: Tree = [{"what": "Send it", "owner": "Sue"}]
    assert not is_alarmed(conduct={"notes": noted}, resolve={"actions": owned})


def test_what_was_struck_or_only_drafted_was_said_by_nobody() -> None:
    text = "I'm the one in court if it's wrong"
    assert not is_alarmed(struck=[f"prepare.concerns: {text}"])
    assert not is_alarmed(drafted=[{"at": "initiate.purpose", "text": text}])


@pytest.mark.parametrize(
    "said", ["They will sue us", "We meet in court", "a legal matter"]
)
def test_what_is_said_is_heard_beside_a_name_that_is_alike(said: str) -> None:
    assert is_alarmed(conduct={"notes": [{"text": said}]})
    assert is_alarmed(topic=said)


def test_a_conversation_without_names_has_its_words() -> None:
    tree: dict[str, Tree] = {"prepare": {"issue": "They will sue us"}}
    assert list(words_of(Session(tree, GUIDE))) == ["They will sue us"]
