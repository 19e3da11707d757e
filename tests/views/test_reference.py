"""A reference names one session and can be typed in a shell."""

from __future__ import annotations

import shlex

from demo_sessions import demo, demos, session
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.views.reference import command, quoted, reference


def test_a_word_that_only_one_session_has_names_it() -> None:
    assert [reference(each, demos()) for each in demos()] == [
        "renewal",
        "borealis",
        "cedar",
        "overdue",
    ]


def test_two_sessions_of_one_title_are_named_by_their_ids() -> None:
    twins = [session(id="aaaaaa"), session(id="bbbbbb")]
    assert [reference(each, twins) for each in twins] == ["aaaaaa", "bbbbbb"]


def test_a_word_that_has_a_meaning_of_its_own_is_not_taken() -> None:
    made = session(client="Last", topic="Last")
    assert reference(made, [made]) == made.id


def test_a_title_without_ascii_is_named_by_its_id() -> None:
    made = session(client="納期", topic="価格")
    assert reference(made, [made]) == made.id


def test_a_word_is_found_in_the_title_as_it_is_written() -> None:
    made = session(client="Müßig", topic="Größe")
    assert reference(made, [made]) == made.id


def test_prep_takes_the_client_and_other_commands_a_reference() -> None:
    made = demo("Late launch")
    assert command("prep", made, demos()) == "convo prep 'Cedar & Co'"
    assert command("resolve", made, demos()) == "convo resolve cedar"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_quoted_name_is_one_word_for_a_shell(name: str) -> None:
    assert shlex.split(quoted(name)) == [name]
