"""What a playbook offers, however strange its file; which one is found, and first."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, TEXTS, VALUES

from convo_prep.advice.drafting import drafts, reminders
from convo_prep.advice.playbook import (
    Playbook,
    blanks,
    extended,
    fill,
    named,
    playbook_from,
    ranked,
)
from convo_prep.guide import Question
from convo_prep.store import library
from convo_prep.text import Tree

SHELF = library.shelf("").playbooks
DRAFTED = {q.draft: q for q in GUIDE.questions() if q.draft}
KEYS = [
    *("id", "title", "aliases", "summary", "use_when", "extends", "concerns"),
    *("options", "boundary", "actions", "recap", "say", "apology", *DRAFTED),
]
INNER = [
    *("says", "reply", "likely", "option", "pros", "what", "owner", "days", "refuse"),
    *("text", "at", "first", "if", "need", "protect", "own", "effect", "regret"),
]
STRANGE: st.SearchStrategy[Any] = st.dictionaries(
    st.sampled_from(KEYS),
    VALUES
    | st.lists(st.dictionaries(st.sampled_from(INNER), VALUES, max_size=4), max_size=3)
    | st.dictionaries(st.sampled_from(INNER), VALUES, max_size=3),
    max_size=6,
)
ASKED = [
    (q, key) for q in GUIDE.questions() for key in ("", *(f.key for f in q.fields))
]
WORDS = {"client": "Acme", "contact": "Dana", "topic": "Renewal price"}


def book(**tree: Any) -> Playbook:
    """Return a playbook with these keys."""
    return playbook_from({"id": "x", "title": "X", **tree}, "file-name")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("scope-creep", "scope-creep"),
        ("Scope-Creep", "scope-creep"),
        ("More work than agreed", "scope-creep"),
        ("more  work THAN agreed", "scope-creep"),
        ("while you are at it", "scope-creep"),
        ("scope", "scope-creep"),
        ("price increase", "price-increase"),
        ("our err", "our-error"),
        ("ignores advice", "against-advice"),
        ("price", None),
        ("", None),
        ("  ", None),
        ("zebra", None),
    ],
)
def test_a_playbook_is_named_by_id_title_alias_or_beginning(
    typed: str, found: str | None
) -> None:
    playbook = named(SHELF, typed)
    assert (playbook.id if playbook else None) == found


def test_naming_nothing_chooses_nothing_even_from_one() -> None:
    assert named({"x": book()}, " ") is None


def test_no_two_playbooks_share_a_name() -> None:
    for playbook in SHELF.values():
        for name in (playbook.id, playbook.title, *playbook.texts("aliases")):
            found = named(SHELF, name)
            assert found is not None
            assert (name, found.id) == (name, playbook.id)


SENTENCES = [
    tuple(line.split(": ", 1))
    for line in Path(__file__)
    .parent.with_name("everyday_issues.txt")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("situation", "issue"), SENTENCES)
def test_the_right_situation_is_among_the_first_three(
    situation: str, issue: str
) -> None:
    first = [playbook.id for playbook in ranked(SHELF.values(), issue)][:3]
    assert situation in first


@given(TEXTS | st.text())
def test_ranking_loses_no_playbook(words: str) -> None:
    found = ranked(SHELF.values(), words)
    assert sorted(playbook.id for playbook in found) == sorted(SHELF)


def test_without_a_word_in_common_playbooks_stand_by_title() -> None:
    titles = [playbook.title for playbook in ranked(SHELF.values(), "")]
    assert titles == sorted(titles)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Thank you, {contact}.", "Thank you, Dana."),
        ("{client}: {topic}", "Acme: Renewal price"),
        ("by {date}, {client}", "by {date}, Acme"),
        ("{x} $x {{client}} %s %(client)s", None),
        ("${client}", "$Acme"),
        ("{0.__class__} {client.__class__} {client!r} {client:>9}", None),
        ("{} { } {Client} {client", None),
        ("100 % and 50 $ and \\{client", None),
    ],
)
def test_only_the_names_of_the_session_are_filled_in(
    text: str, filled: str | None
) -> None:
    expected = text.replace("{{client}}", "{Acme}") if filled is None else filled
    assert fill(text, WORDS) == expected


@given(TEXTS | st.text("{}$%clientopx._0[] "), st.text(), st.text())
def test_filling_obeys_no_text(text: str, client: str, topic: str) -> None:
    words = {"client": client, "topic": topic, "x": "never", "__class__": "never"}
    filled = fill(text, words)
    plain = text.replace("{client}", "").replace("{topic}", "")
    if client and topic and plain == text:
        assert filled == text
    assert "never" not in filled.replace(client, "").replace(topic, "")


def test_words_of_the_session_are_never_filled_in_again() -> None:
    assert fill("{client}", {"client": "{topic}", "topic": "x"}) == "{topic}"


def test_what_is_not_filled_is_listed() -> None:
    text = "by {date} or {day}, {client}: {} {A}"
    assert blanks(text) == ["{date}", "{day}", "{client}"]


def test_a_word_the_session_lacks_stays_open() -> None:
    assert fill("Thank you, {contact}.", {"contact": ""}) == "Thank you, {contact}."


@given(STRANGE, st.sampled_from(ASKED), TEXTS)
def test_a_playbook_of_any_shape_offers_texts_or_nothing(
    tree: dict[str, Tree], asked: tuple[Question, str], about: str
) -> None:
    before = copy.deepcopy(tree)
    odd = playbook_from(tree, "file-name")
    assert odd.id
    for draft in drafts(odd, *asked, about):
        fill(draft.text, WORDS)
        blanks(draft.text)
        assert isinstance(draft.condition + draft.answers, str)
    assert all(text for _, text in reminders(odd, *asked, about))
    assert len(ranked([odd, *SHELF.values()], about)) == len(SHELF) + 1
    named({odd.id: odd}, about)
    extended(odd, {**SHELF, "a": odd})
    assert tree == before


def test_a_playbook_that_extends_another_adds_to_its_lists() -> None:
    base = book(id="base", if_then=["a"], title="Base", fallback="f")
    own = book(id="own", extends="base", if_then=["b"], title="Own")
    both = extended(own, {"base": base})
    assert both.id == "own"
    assert both.title == "Own"
    assert both.texts("if_then") == ("b", "a")
    assert both.text("fallback") == "f"
    assert extended(own, {}) == own


@pytest.mark.parametrize("own", ["", ["a"], {"a": "b"}, None])
def test_the_name_of_the_file_stands_in_for_an_id(own: Any) -> None:
    tree = {} if own is None else {"id": own}
    assert playbook_from(tree, "file-name").id == "file-name"
