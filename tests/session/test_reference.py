"""A reference names one session and can be typed in a shell."""

from __future__ import annotations

import shlex

import pytest
from demo_sessions import demo, demos, session, tree_of
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session.named import Names, fit, told
from convo_prep.session.reference import Known
from convo_prep.session.sure_name import quoted, sure_name
from convo_prep.text import bare

NAMES = st.builds(Names, *[st.text("aB-é \u2019!1", max_size=8)] * 3)


def test_a_word_that_only_one_session_has_names_it() -> None:
    assert [Known(demos()).reference(each) for each in demos()] == [
        "renewal",
        "borealis",
        "cedar",
        "overdue",
    ]


def test_two_sessions_of_one_title_are_named_by_their_ids() -> None:
    twins = [
        session(id="aaaaaa")._replace(name="a.yaml"),
        session(id="bbbbbb")._replace(name="b.yaml"),
    ]
    assert [Known(twins).reference(each) for each in twins] == ["aaaaaa", "bbbbbb"]


def test_a_word_of_a_session_that_is_closed_is_not_taken() -> None:
    made = demo("Late launch")
    known = Known([made], lambda: ["Cedar & Co: late delivery"])
    assert known.reference(made) == "launch"


@pytest.mark.parametrize(
    "others",
    [
        ["Ced ar & Co", "LA-TE"],
        ["\u00dcber", "C\u00e9dar", "lat'e"],
        ["Cedar", "\u00dcber", "of late"],
    ],
)
def test_a_word_is_not_taken_however_others_are_spelled(others: list[str]) -> None:
    made = demo("Late launch")
    assert Known([made], lambda: others).reference(made) == "launch"


def test_a_word_that_has_a_meaning_of_its_own_is_not_taken() -> None:
    made = session(client="Last", topic="Last")
    assert Known([made]).reference(made) == made.id


def test_a_session_without_an_id_of_its_own_is_named_by_its_file() -> None:
    made = session(id="", client="")._replace(name="2026/it\u2019s mine.yaml")
    assert shlex.split(sure_name(made)) == [made.name]


def test_a_word_that_says_little_or_counts_is_taken_last() -> None:
    made = session(
        id="aaaaaa",
        resolve={"actions": [{"what": "One call about the new offer"}]},
    )
    [action] = made.open_actions()
    assert Known([made]).action(made, action) == "call"
    other = session(id="bbbbbb", resolve={"actions": [{"what": "A call, an offer"}]})
    known = Known([made, other._replace(name="b.yaml")])
    assert known.action(made, action) == "one"


def test_an_action_is_named_by_a_word_of_its_own_else_in_its_session() -> None:
    made = demo("Renewal price")
    tree_of(made)["resolve"]["actions"] = [
        {"what": "Send the figures", "owner": "me"},
        {"what": "Send the plan", "owner": "me"},
        {"what": "Call", "owner": "me"},
        {"what": "Call", "owner": "me"},
    ]
    known = Known([made])
    assert [known.action(made, action) for action in made.actions()] == [
        "figures",
        "plan",
        "3 --in acme",
        "4 --in acme",
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_quoted_name_is_one_word_for_a_shell(name: str) -> None:
    assert shlex.split(quoted(name)) == [name]


@given(st.text("aB-é \u2019!1", max_size=6), NAMES)
def test_words_that_fit_stand_in_what_is_told_of_a_name(
    reference: str, names: Names
) -> None:
    if fit(reference, names) is not None:
        assert all(word in told(names) for word in bare(reference).split())
