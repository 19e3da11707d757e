"""The card fits a screen, holds what is needed in the meeting, and keeps secrets."""

from __future__ import annotations

import pytest
from canaries import canaries, canary, canary_session
from demo_sessions import NOW, SCREEN, demo, demos, session, text_of
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.cells import cells
from convo_prep.document import Document, Pairs, plain
from convo_prep.session import Action, Session
from convo_prep.text import one_line
from convo_prep.views.card_fit import card

ROWS = 24
PROMISE = Action(0, "Send the usage report", "me", "2026-11-16", "", "")
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=700)
long_texts = st.one_of(
    words, st.sampled_from(["long words " * 90, "x" * 900, "納" * 500])
)
sentences = st.text("abc de", min_size=1, max_size=600).filter(str.strip)


def rows(document: Document) -> dict[str, str]:
    (block,) = document.blocks
    assert isinstance(block, Pairs)
    return {label: plain(line) for label, line in block.rows}


def labels(document: Document) -> list[str]:
    (block,) = document.blocks
    assert isinstance(block, Pairs)
    return [label for label, _ in block.rows]


@given(st.lists(long_texts, min_size=12, max_size=12), st.booleans())
def test_what_is_said_aloud_is_short_and_so_the_card_fits_a_screen(
    texts: list[str], private: bool
) -> None:
    for aloud in (1, 3, 4, 9, 10):
        texts[aloud] = texts[aloud][:20]
    assert_fits(card(_long(texts), NOW, private, [PROMISE] * 5))


@given(st.lists(sentences, min_size=12, max_size=12))
def test_the_card_never_cuts_what_is_said_aloud(texts: list[str]) -> None:
    shown = rows(card(_long(texts), NOW, False))
    aloud = {"You answer": 1, "No and offer": 3, "If-then": 4}
    aloud |= {"First sentence": 9, "First question": 10}
    for label, place in aloud.items():
        assert one_line(shown[label]) == one_line(texts[place])


@pytest.mark.parametrize("topic", [each.topic for each in demos()])
def test_the_demo_cards_fit_and_stand_whole(topic: str) -> None:
    document = card(demo(topic), NOW, private=False)
    assert_fits(document)
    least = ("Options", "Facts")
    shown = {k: text for k, text in rows(document).items() if k not in least}
    assert "…" not in "".join(shown.values())


def assert_fits(document: Document) -> None:
    lines = text_of(document).splitlines()
    assert len(lines) < ROWS
    assert all(len(label) <= 14 for label in labels(document))
    assert all(cells(line) <= SCREEN for line in lines if line.isascii())


def _long(texts: list[str]) -> Session:
    concern = {"says": texts[0], "reply": texts[1]}
    prepare = {
        "objective": texts[2],
        "concerns": [concern] * 6,
        "boundary": texts[3],
        "if_then": texts[4],
        "options": [{"option": texts[5]}] * 4,
        "fallback": texts[6],
        "our_part": texts[7],
        "client_view": texts[8],
    }
    initiate = {"purpose": texts[9], "first_question": texts[10], "place": texts[11]}
    return session(
        topic=texts[0], contact=texts[11], prepare=prepare, initiate=initiate
    )


def test_a_page_cuts_nothing() -> None:
    texts = [f"{number} " + "long words " * 90 + f"end{number}" for number in range(12)]
    page = text_of(card(_long(texts), NOW, private=True, whole=True))
    assert all(f"end{number}" in page for number in range(12))
    assert "…" not in page


def test_the_card_runs_from_who_to_the_closing_lines() -> None:
    assert labels(card(demo("Extra requests"), NOW, False, [PROMISE])) == [
        "When",
        "You promised",
        "What you value",
        "Said first",
        "First sentence",
        "First question",
        *("They say 1", "You answer", "They say 2", "You answer"),
        *("They say 3", "You answer"),
        "No and offer",
        "If-then",
        "To pause",
        "At the end",
        "Result wanted",
    ]


def test_the_time_until_the_meeting_is_said_in_words() -> None:
    assert rows(card(demo("Extra requests"), NOW, False))["When"] == (
        "14:00, in 5 h · 30 minutes · phone"
    )


def test_the_likeliest_concern_comes_first_and_is_number_one() -> None:
    concerns = [
        {"says": "never guessed"},
        {"says": "a few", "likely": "20"},
        {"says": "most", "likely": "90"},
    ]
    said = [c for _, c in session(prepare={"concerns": concerns}).planned()]
    assert [each["says"] for each in said] == ["most", "a few", "never guessed"]


def test_concerns_without_a_likelihood_stay_in_their_order() -> None:
    concerns = [{"says": "first"}, "second", {"says": "third"}]
    said = [c for _, c in session(prepare={"concerns": concerns}).planned()]
    assert [each["says"] for each in said] == ["first", "second", "third"]


def test_a_fourth_concern_stands_on_a_page_only_and_the_screen_says_where() -> None:
    concerns = [{"says": f"concern {number}"} for number in range(1, 5)]
    made = session(prepare={"concerns": concerns})
    shown = rows(card(made, NOW, False))
    assert "concern 4" not in shown.values()
    assert shown["Also 4"] == f"convo card {made.id} --full"
    whole = card(made, NOW, False, whole=True)
    assert "concern 4" in text_of(whole)
    assert "Also 4" not in labels(whole)


def test_three_concerns_with_room_leave_nothing_to_be_found() -> None:
    made = session(prepare={"concerns": [{"says": f"c {n}"} for n in range(3)]})
    assert not any(
        label.startswith("Also ") for label in labels(card(made, NOW, False))
    )


LONG = "I say this one thing here. "
# What a screen can do without, in the order in which it goes.
ORDER = ("Options", "Facts", "With", "What you value")


def test_a_screen_does_first_without_what_it_needs_least() -> None:
    full = False
    for rounds in range(1, 40):
        shown = labels(card(_filled(rounds), NOW, False))
        there = [label for label in ORDER if label in shown]
        # Whatever is gone, nothing that goes later is gone before it.
        assert there == list(ORDER[len(ORDER) - len(there) :])
        assert ("Also 3" in shown) is ("They say 3" not in shown)
        assert "Also 3" not in shown or not there
        full = full or "Also 3" in shown
    assert full


def _filled(rounds: int) -> Session:
    concerns = [{"says": f"They say {n}", "reply": "We see."} for n in range(3)]
    prepare = {
        "concerns": concerns,
        "facts": ["Down on 3 May"],
        "options": [{"option": "Less of it"}],
        "boundary": LONG * rounds,
        "if_then": "If so, then so",
        "objective": "One price",
    }
    initiate = {"purpose": "We talk", "first_question": "How so?"}
    initiate |= {"positive_note": "You pay on time", "meeting_at": "2026-11-25"}
    return session(contact="Dana Reyes", prepare=prepare, initiate=initiate)


def test_at_most_two_facts_are_on_the_card_those_with_a_number_or_a_quote() -> None:
    facts = ["We think so", "Down on 3 May", 'They wrote "no"', "Two of 4"]
    made = session(prepare={"facts": facts})
    assert rows(card(made, NOW, False))["Facts"] == 'Down on 3 May · They wrote "no"'
    few = session(prepare={"facts": ["We think so", "Down on 3 May"]})
    assert rows(card(few, NOW, False))["Facts"] == "We think so · Down on 3 May"
    assert labels(card(made, NOW, False, whole=True)).count("Facts") == 2


def test_on_paper_options_stand_with_what_they_give_and_cost() -> None:
    options = [
        {"option": "Less of it", "pros": "Saved", "cons": "No reports"},
        {"option": "More time"},
    ]
    made = session(prepare={"options": options})
    assert rows(card(made, NOW, False))["Options"] == "Less of it; More time"
    (block,) = card(made, NOW, False, whole=True).blocks
    assert isinstance(block, Pairs)
    assert [(label, plain(text)) for label, text in block.rows][-4:] == [
        ("Option", "Less of it"),
        ("Gives them", "Saved"),
        ("Costs them", "No reports"),
        ("Option", "More time"),
    ]


def test_a_placeholder_left_unfilled_is_a_blank_to_write_on() -> None:
    made = session(initiate={"purpose": "I'd like to talk about {project}."})
    assert rows(card(made, NOW, False))["First sentence"] == (
        "I'd like to talk about ____."
    )


def test_an_overdue_promise_of_ours_says_since_when() -> None:
    assert rows(card(session(), NOW, False, [PROMISE]))["You promised"] == (
        "overdue since Mon 16 Nov: Send the usage report"
    )


def test_what_a_colleague_promised_stands_under_their_name_and_not_as_mine() -> None:
    theirs = PROMISE._replace(owner="Ines", what="Call back")
    shown = rows(card(session(), NOW, False, [PROMISE, theirs]))
    assert "Call back" not in shown["You promised"]
    assert shown["Others promised"] == "Ines, overdue since Mon 16 Nov: Call back"
    assert "You promised" not in rows(card(session(), NOW, False, [theirs]))


def test_what_was_not_answered_leaves_no_line() -> None:
    assert labels(card(session(), NOW, True)) == ["To pause", "At the end"]


def test_no_private_answer_is_on_the_card() -> None:
    page = text_of(card(canary_session(), NOW, private=False, whole=True))
    assert [word for word in canaries(private=True) if word in page] == []


def test_with_private_the_fallback_our_part_and_their_view_are_on_it() -> None:
    page = text_of(card(canary_session(), NOW, private=True))
    for key in ("fallback", "our_part", "client_view"):
        assert canary(f"prepare.{key}") in page
    assert canary("prepare.tension") not in page


def test_a_bidi_override_cannot_widen_a_line_unseen() -> None:
    made = session(prepare={"objective": "\u202e" * 700})
    assert "⟨U+202E⟩" in text_of(card(made, NOW, False))
    assert_fits(card(made, NOW, False))
