"""What a line taken live means, and what it stores."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import BERLIN, GUIDE, TEXTS, TREES, session

from convo_prep.change import (
    AddItem,
    AddLine,
    ClashError,
    EditItem,
    SetAnswer,
    apply,
)
from convo_prep.session import Session
from convo_prep.text import Tree, normal
from convo_prep.walk.notes import Note, changes, note, started
from convo_prep.walk.signs import SIGNS

HALF = "Others do it for half."
AT = datetime(2026, 11, 21, 15, 2, 40, tzinfo=BERLIN)
CONCERNS = [
    {"says": "Why now?", "likely": "30"},
    {"says": "Budget", "likely": "70", "reply": "Let's see."},
    {"says": HALF},
]
PLANNED = session(prepare={"concerns": CONCERNS})


def stored(line: str, kept: Session = PLANNED) -> dict[str, Any]:
    """Return the file after a line was taken."""
    taken = note(line, kept)
    assert taken is not None
    tree = dict(kept.tree)
    for change in changes(taken, kept, AT):
        tree = apply(tree, change, GUIDE.order())
    return tree


@pytest.mark.parametrize(
    ("line", "kind", "text", "concern"),
    [
        ("They like it", "point", "They like it", ""),
        ("- They like it", "point", "They like it", ""),
        ("-they like it", "point", "they like it", ""),
        ("! Frozen until Q2", "concern", "Frozen until Q2", ""),
        ("+ Send it @me by friday", "action", "Send it @me by friday", ""),
        ('"We need 20%"', "words", "We need 20%", ""),
        ('"We need 20%', "words", "We need 20%", ""),
        ('"" was empty', "point", '"" was empty', ""),
        ('"We are done" she said', "point", '"We are done" she said', ""),
        ('"Yes" and "no"', "point", '"Yes" and "no"', ""),
        ('" We said "no" to it', "words", 'We said "no" to it', ""),
        ("1", "concern", "Budget", "Budget"),
        ("1: frozen until Q2", "concern", "frozen until Q2", "Budget"),
        ("1:frozen", "concern", "frozen", "Budget"),
        ("1:", "concern", "Budget", "Budget"),
        ("1 frozen until Q2", "point", "1 frozen until Q2", ""),
        ("2 weeks is too long", "point", "2 weeks is too long", ""),
        ("2:30 suits them", "point", "2:30 suits them", ""),
        ("2. they say", "point", "2. they say", ""),
        ("2", "concern", "Why now?", "Why now?"),
        ("3: they repeat it", "concern", "they repeat it", "Others do it for half."),
        ("4 people join", "point", "4 people join", ""),
        ("20% is their number", "point", "20% is their number", ""),
        ("10 people join", "point", "10 people join", ""),
        ("0", "point", "0", ""),
        ("4: no such concern", "point", "4: no such concern", ""),
        ("-5% is what they offer", "point", "-5% is what they offer", ""),
        ("- 5 % is fine", "point", "- 5 % is fine", ""),
        ("- 2", "point", "2", ""),
        ("+49 30 1234 call", "point", "+49 30 1234 call", ""),
        ("+ 2 seats for Dana", "action", "2 seats for Dana", ""),
        ("+/- 5 % is fine", "point", "+/- 5 % is fine", ""),
        ("!2 weeks is long", "concern", "2 weeks is long", ""),
        ("!$500 is too much", "concern", "$500 is too much", ""),
        ("!!!", "point", "!!!", ""),
        ("...", "point", "...", ""),
        ("---", "point", "---", ""),
        ("--> they agree", "point", "--> they agree", ""),
        ("\U0001f600 they laugh", "point", "\U0001f600 they laugh", ""),
        ("!\U0001f621", "concern", "\U0001f621", ""),
        ("= 5,000 for the rest", "agreed", "5,000 for the rest", ""),
        ("=December waits", "agreed", "December waits", ""),
        ("=> they agree", "point", "=> they agree", ""),
        ("== 5", "point", "== 5", ""),
        ("? is December billed", "open", "is December billed", ""),
        ("?2 seats or 3", "open", "2 seats or 3", ""),
        ("?!", "point", "?!", ""),
        ("??? what now", "point", "??? what now", ""),
        ("  pasted\n lines ", "point", "pasted lines", ""),
        (
            "others do it for half",
            "concern",
            "others do it for half",
            HALF,
        ),
        ("!Why now?", "concern", "Why now?", "Why now?"),
        ('"Why now?"', "words", "Why now?", "Why now?"),
        ("- Why now?", "point", "Why now?", ""),
        ("? Why now", "open", "Why now", ""),
        ("# I feel blackmailed", "private", "I feel blackmailed", ""),
        ("#I want out", "private", "I want out", ""),
        ("## out!", "private", "# out!", ""),
        ("#Why now?", "private", "Why now?", ""),
        ("# 15 dec", "private", "15 dec", ""),
        ("#4711 is late", "point", "#4711 is late", ""),
        ("# 4711 is late", "private", "4711 is late", ""),
        ("- # is no sign here", "point", "# is no sign here", ""),
        ("+#4711 is fixed", "point", "+#4711 is fixed", ""),
        ("= Budget", "agreed", "Budget", ""),
        ("Why not now?", "point", "Why not now?", ""),
        ("Let's see.", "point", "Let's see.", ""),
    ],
)
def test_the_first_character_says_what_a_line_is(
    line: str, kind: str, text: str, concern: str
) -> None:
    taken = note(line, PLANNED)
    assert taken is not None
    assert taken[:3] == (kind, text, concern)


@pytest.mark.parametrize(
    "line", ["", "  ", "!", "+ ", "-", "=", "? ", "# ", '"', '""', "\x00"]
)
def test_a_line_that_says_nothing_is_no_note(line: str) -> None:
    assert note(line, PLANNED) is None


@pytest.mark.parametrize("kind", SIGNS.values())
def test_a_kind_given_beside_the_line_leaves_it_as_typed(kind: str) -> None:
    taken = note("1 -x", PLANNED, kind)
    assert taken == Note(kind, "1 -x", plain=kind == "point")
    assert note(" ", PLANNED, kind) is None


def test_numbers_are_those_of_the_card() -> None:
    on_the_card = [record["says"] for _, record in PLANNED.planned()]
    taken = [note(str(number), PLANNED) for number in (1, 2, 3)]
    assert [one.concern for one in taken if one] == on_the_card


def test_a_note_is_added_with_the_time_it_was_begun() -> None:
    tree = stored("They like it")
    assert tree["conduct"]["notes"] == [
        {"at": "2026-11-21T15:02+01:00", "kind": "point", "text": "They like it"}
    ]
    assert {**tree, "conduct": None} == {**PLANNED.tree, "conduct": None}


def test_what_is_agreed_is_a_line_of_the_text_that_is_there() -> None:
    first = Session(stored("= November is billed"), GUIDE)
    tree = stored("= December waits", first)
    assert tree["resolve"] == {"agreed": "November is billed\nDecember waits"}
    assert [each["kind"] for each in tree["conduct"]["notes"]] == ["agreed"] * 2


def test_what_is_open_stands_among_the_open_points() -> None:
    tree = stored("? is December billed")
    assert tree["resolve"] == {"open_points": ["is December billed"]}
    assert tree["conduct"]["notes"][0]["kind"] == "open"


def test_a_planned_concern_that_comes_up_is_ticked() -> None:
    tree = stored("1: frozen until Q2")
    assert tree["conduct"]["notes"][0]["concern"] == "Budget"
    came = [concern.get("came_up") for concern in tree["prepare"]["concerns"]]
    assert came == [None, "came up", None]
    assert tree["prepare"]["concerns"][1] == {**CONCERNS[1], "came_up": "came up"}


@pytest.mark.parametrize("line", ["why now", "! Why now?", '"Why now?"'])
def test_a_planned_concern_typed_word_for_word_is_ticked(line: str) -> None:
    tree = stored(line)
    assert tree["conduct"]["notes"][0]["concern"] == "Why now?"
    came = [concern.get("came_up") for concern in tree["prepare"]["concerns"]]
    assert came == ["came up", None, None]


def test_a_concern_is_ticked_once() -> None:
    taken = note("1", PLANNED)
    assert taken is not None
    again = Session(stored("1"), GUIDE)
    made = changes(taken, again, AT)
    assert [type(change) for change in made] == [AddItem]


def test_a_concern_kept_as_a_bare_line_can_be_ticked_too() -> None:
    bare = session(prepare={"concerns": ["Why now?"]})
    tree = stored("1", bare)
    assert tree["prepare"]["concerns"] == [{"says": "Why now?", "came_up": "came up"}]


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("+ Send it", {"what": "Send it"}),
        (
            "+ Send it @client by friday",
            {"what": "Send it", "owner": "client", "due": "2026-11-27"},
        ),
        ("+@dana Send it", {"what": "Send it", "owner": "dana"}),
    ],
)
def test_an_action_noted_live_is_agreed_as_far_as_it_is_said(
    line: str, action: dict[str, str]
) -> None:
    assert stored(line)["resolve"]["actions"] == [action]


def test_the_start_is_stamped_once() -> None:
    (change,) = started(PLANNED, AT)
    tree = apply(PLANNED.tree, change, GUIDE.order())
    assert tree["conduct"] == {"started_at": "2026-11-21T15:02+01:00"}
    assert started(Session(tree, GUIDE), AT) == ()


@given(st.lists(st.sampled_from('!+-":12 %.@aé'), max_size=9).map("".join) | TEXTS)
def test_every_word_typed_is_in_the_note(line: str) -> None:
    taken = note(line, PLANNED)
    if taken is None:
        return
    numbered = re.match(r"\s*[123]\s*(?::|$)", line) and taken.concern
    typed = line.partition(":")[2] if numbered else line
    for word in re.findall(r"\w+", normal(typed)):
        assert word in re.findall(r"\w+", taken.text) or (numbered and ":" not in line)


@given(
    TREES,
    TEXTS
    | st.sampled_from('!+-=?"1239').flatmap(
        lambda sign: TEXTS.map(lambda text: f"{sign} {text}")
    ),
)
def test_any_line_can_be_taken_into_any_file(tree: dict[str, Tree], line: str) -> None:
    odd = Session(tree, GUIDE)
    taken = note(line, odd)
    if taken is None:
        return
    assert taken.text
    for change in changes(taken, odd, AT):
        assert isinstance(change, AddItem | AddLine | EditItem | SetAnswer)
        try:
            tree = apply(tree, change, GUIDE.order())
        except ClashError:
            # What stands where the section or the answer belongs is none, and stays.
            section, _, key = change.path.partition(".")
            stands = odd.tree[section]
            if isinstance(stands, dict):
                stands = stands[key]
                assert not isinstance(stands, str)
            assert isinstance(stands, str | list | dict)
