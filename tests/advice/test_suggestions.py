"""What is offered at a question, in which order, and never twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, TREES, session

from convo_prep.advice.playbook import Playbook, playbook_from
from convo_prep.advice.suggestions import MOST, Sources, offered, past
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree, folded

CONCERNS = GUIDE.question("prepare.concerns")
IF_THEN = GUIDE.question("prepare.if_then")
FIRST_QUESTION = GUIDE.question("initiate.first_question")
HEARD = GUIDE.question("conduct.heard")
ISSUE = GUIDE.question("prepare.issue")
FACTS = GUIDE.question("prepare.facts")
SHELF = library.shelf("").playbooks
FIELDS = ["", *{field.key for q in GUIDE.questions() for field in q.fields}]


def book(**tree: Any) -> Playbook:
    """Return a playbook with these keys."""
    return playbook_from({"id": "x", "title": "Late again", **tree}, "x")


def surprised(*surprises: str, topic: str = "Before") -> Session:
    """Return an earlier session in which these came unexpected."""
    return session(topic=topic, reflect={"surprises": list(surprises)})


def says(playbook: Playbook | None, *earlier: Session, now: Session) -> list[str]:
    """Return the texts offered for what they may say."""
    found = offered(CONCERNS, "says", "", now, Sources(playbook, earlier))
    return [suggestion.text for suggestion in found]


def test_what_was_learned_of_this_client_comes_before_the_playbook() -> None:
    playbook = book(concerns=[{"says": "{client} is late"}])
    found = offered(
        CONCERNS,
        "says",
        "",
        session(),
        Sources(playbook, [surprised("Who are you?")]),
    )
    assert [(s.text, s.source) for s in found] == [
        ("Who are you?", "Acme · Before"),
        ("Acme is late", "Late again"),
    ]


def test_what_was_learned_comes_before_the_lines_of_the_guide() -> None:
    earlier = [session(reflect={"next_time": "If they shout, then I wait."})]
    found = offered(IF_THEN, "", "", session(), Sources(None, earlier))
    assert [s.text for s in found] == ["If they shout, then I wait.", *IF_THEN.suggest]


def test_the_lines_of_the_guide_are_offered_only_without_a_playbook() -> None:
    now = session()
    own = offered(FIRST_QUESTION, "", "", now, Sources())
    assert tuple(s.text for s in own) == FIRST_QUESTION.suggest
    chosen = offered(FIRST_QUESTION, "", "", now, Sources(book(questions=["What?"])))
    assert [s.text for s in chosen] == ["What?"]


def test_what_was_learned_says_how_often() -> None:
    earlier = [
        surprised("Who are you?", topic="Newest"),
        surprised("who are YOU?", "Why now?", topic="Older"),
    ]
    found = offered(CONCERNS, "says", "", session(), Sources(None, earlier))
    assert [(s.text, s.source) for s in found] == [
        ("Who are you?", "Acme · Newest, 2 times"),
        ("Why now?", "Acme · Older"),
    ]


def test_nothing_learned_is_offered_as_a_reply() -> None:
    earlier = [surprised("Who are you?")]
    found = offered(CONCERNS, "reply", "x", session(), Sources(None, earlier))
    assert found == ()


def test_what_stands_there_already_is_not_offered_again() -> None:
    playbook = book(concerns=[{"says": "Why now?"}, {"says": "Half!"}])
    now = session(prepare={"concerns": [{"says": "WHY now?"}]})
    assert says(playbook, surprised("why now?"), now=now) == ["Half!"]


def test_nothing_is_offered_twice() -> None:
    playbook = book(concerns=[{"says": "Why now?"}, {"says": "why NOW?"}])
    assert says(playbook, surprised("Why now?"), now=session()) == ["Why now?"]


def test_at_most_nine_are_offered_so_that_a_digit_takes_one() -> None:
    playbook = book(concerns=[{"says": f"concern {n}"} for n in range(30)])
    assert len(says(playbook, now=session())) == 9


def test_words_noted_live_come_back_where_they_belong() -> None:
    notes = [
        {"kind": "words", "text": "We need calm."},
        {"kind": "point", "text": "They left early."},
        {"kind": "words"},
    ]
    now = session(conduct={"notes": notes, "heard": []})
    found = offered(HEARD, "", "", now, Sources())
    assert [(s.text, s.source) for s in found] == [("We need calm.", "noted live")]
    taken = session(conduct={"notes": notes, "heard": ["we need calm."]})
    assert offered(HEARD, "", "", taken, Sources()) == ()


def test_past_answers_are_those_to_the_same_question_newest_first() -> None:
    earlier = [
        session(topic="New", prepare={"facts": ["a", "b"], "issue": "x"}),
        session(topic="Old", prepare={"facts": ["B", "c"]}),
    ]
    found = past(FACTS, "", earlier)
    assert [(s.text, s.source) for s in found] == [
        ("a", "Acme · New"),
        ("b", "Acme · New"),
        ("c", "Acme · Old"),
    ]
    assert [s.text for s in past(GUIDE.question("prepare.issue"), "", earlier)] == ["x"]


def test_past_answers_of_a_field_are_those_of_that_field() -> None:
    earlier = [session(prepare={"concerns": [{"says": "a", "reply": "b"}, "c"]})]
    assert [s.text for s in past(CONCERNS, "reply", earlier)] == ["b"]
    assert [s.text for s in past(CONCERNS, "says", earlier)] == ["a", "c"]


@pytest.mark.parametrize("playbook", SHELF.values(), ids=lambda p: p.id)
def test_a_shipped_playbook_offers_only_whole_lines(playbook: Playbook) -> None:
    for question in GUIDE.questions():
        for field in ("", *(f.key for f in question.fields)):
            for one in offered(question, field, "", session(), Sources(playbook)):
                assert "{client}" not in one.text
                assert one.text.strip()


@given(
    TREES,
    st.lists(TREES, max_size=2),
    st.sampled_from(list(GUIDE.questions())),
    st.sampled_from(FIELDS),
    st.sampled_from([None, *SHELF.values()]),
)
def test_any_files_at_all_give_at_most_nine_different_texts(
    tree: dict[str, Tree],
    earlier: list[dict[str, Tree]],
    question: Any,
    field: str,
    playbook: Playbook | None,
) -> None:
    others = [Session(each, GUIDE) for each in earlier]
    now = Session(tree, GUIDE)
    found = offered(question, field, "", now, Sources(playbook, others))
    texts = [folded(one.text) for one in found]
    assert len(texts) == len(set(texts)) <= MOST
    assert all(texts)
    past(question, field, others)


def expected(came_up: str, says: str = "Why now?", **more: Any) -> Session:
    """Return an earlier session in which a concern was expected."""
    concerns = [{"says": says, "came_up": came_up}]
    return session(prepare={"concerns": concerns}, **more)


def how_often(playbook: Playbook, *earlier: Session) -> list[str]:
    """Return where the concerns offered are from."""
    found = offered(CONCERNS, "says", "", session(), Sources(playbook, earlier))
    return [suggestion.source for suggestion in found]


def test_one_s_own_counts_stand_beside_a_concern_once_there_are_five() -> None:
    playbook = book(concerns=[{"says": "Why now?"}, {"says": "Half!"}])
    came = [expected("came up"), expected("came up", "why  NOW?"), expected("did not")]
    came += [expected("came up"), expected("")]
    assert how_often(playbook, *came) == ["Late again"] * 2
    came.append(expected("did not"))
    assert how_often(playbook, *came) == ["Late again; came up 3 of 5", "Late again"]
    came.append(expected("came up"))
    assert how_often(playbook, *came)[0] == "Late again; came up 4 of 6"


def test_a_concern_is_counted_only_where_it_was_expected_and_answered() -> None:
    playbook = book(concerns=[{"says": "Why now?"}])
    came = [expected("came up", "Half!"), expected("maybe"), expected("did not")]
    came += [expected("came up", "Half!")] * 3
    assert how_often(playbook, *came) == ["Late again; came up 0 of 1"]


def test_a_concern_that_names_the_client_is_counted_across_clients() -> None:
    playbook = book(concerns=[{"says": "{client} has always paid less."}])
    came = [
        expected("came up", f"{client} has always paid less.", client=client)
        for client in ("Acme", "Borealis", "Cedar", "Dune", "Elm")
    ]
    assert how_often(playbook, *came) == ["Late again; came up 5 of 5"]


def test_counts_stand_beside_no_reply_and_no_other_question() -> None:
    playbook = book(concerns=[{"says": "a", "reply": "Why now?"}], issue=["Why now?"])
    sources = Sources(playbook, [expected("came up")] * 5)
    for question, field in ((CONCERNS, "reply"), (ISSUE, "")):
        found = offered(question, field, "a", session(), sources)
        assert [(s.text, s.source) for s in found] == [("Why now?", "Late again")]


def test_what_was_resolved_for_next_time_comes_back_with_how_often() -> None:
    line = "If they shout, then I wait."
    earlier = [
        session(topic=topic, reflect={"next_time": line}) for topic in ("New", "Old")
    ]
    found = offered(IF_THEN, "", "", session(), Sources(book(), earlier))
    assert [(s.text, s.source) for s in found] == [(line, "Acme · New, 2 times")]
