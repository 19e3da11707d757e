"""The card of a meeting where it is longer than its room: all of it is a page away."""

from __future__ import annotations

import pytest
from a_meeting import TREE, UNICODE, InMemory, filmed, with_notes
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.playbook import Playbook
from convo_prep.faces.keys.live.capture import Capture
from convo_prep.faces.keys.live.card import card_rows
from convo_prep.faces.keys.live.frame import page
from convo_prep.text import Tree

UP, DOWN, ESC = "\x1b[5~", "\x1b[6~", "\x1b"
NOTES = tuple(f"Note {number}" for number in range(1, 31))
LONG = "I would like to talk about the price, and to leave with two versions of it."
LONG_SAYS = "frozen " * 3 + "frozen 1S"
LONG_CONCERNS: list[Tree] = [{"says": f"Filler {number}"} for number in range(8)]
LONG_CONCERNS += [{"says": LONG_SAYS, "reply": "reply " * 20 + "reply 2R"}]
LONG_TREE: dict[str, Tree] = {**TREE, "prepare": {"concerns": LONG_CONCERNS}}
LONG_BOOK = Playbook(
    "x", {"concerns": [{"says": LONG_SAYS, "need": "saving " * 15 + "saving 3N"}]}
)


def test_a_small_screen_shows_the_card_from_its_start_and_the_latest_notes() -> None:
    meeting = with_notes(*NOTES)
    meeting.tree = {**meeting.tree, "initiate": {"purpose": LONG, "minutes": "30"}}
    [picture] = filmed(meeting, ("\u203a", ""), columns=40, lines=12).pictures
    assert picture.splitlines() == [
        "Acme · Renewal…  2 of 30 min · 30 notes",
        "First sentence  I would like to talk",
        "  about the price, and to leave with",
        "  two versions of it.",
        "  1 Others do it for half.",
        "  2 The budget is frozen.",
        "───────────────────────── PgDn: more ──",
        "  15:02 - Note 28",
        "  15:02 - Note 29",
        "  15:02 - Note 30",
        "point    \u203a",
        "Enter save · 1-9 open · ? help · ^D end",
    ]


def test_page_down_reaches_what_does_not_fit_and_page_up_goes_back() -> None:
    scene = filmed(
        with_notes(*NOTES),
        ("PgDn: more", DOWN), ("PgUp: more", UP), ("First sentence", ""),
        columns=40, lines=12,
    )  # fmt: skip
    assert "Result wanted" not in scene.pictures[0]
    assert "Result wanted" in scene.pictures[1]
    assert "PgUp" not in scene.pictures[2]


def test_an_empty_enter_shows_the_start_of_the_card_again() -> None:
    filmed(
        with_notes(*NOTES),
        ("PgDn: more", DOWN), ("PgUp: more", "\r"), ("First sentence", ""),
        columns=40, lines=12,
    )  # fmt: skip


@pytest.mark.parametrize(("columns", "lines"), [(100, 30), (80, 24), (40, 12)])
def test_what_is_unfolded_comes_into_view_and_each_word_of_it_within_reach(
    columns: int, lines: int
) -> None:
    meeting = InMemory(LONG_TREE, playbook=LONG_BOOK)
    scene = filmed(
        meeting,
        ("0 notes", "9\r"),
        ("Only shown", DOWN),
        ("saving 3N", ""),
        columns=columns,
        lines=lines,
    )
    assert "frozen 1S" in scene.pictures[1]
    assert "reply 2R" in scene.pictures[1] + scene.pictures[2]


@given(
    st.integers(24, 120),
    st.integers(8, 40),
    st.lists(st.sampled_from([UP, DOWN, "1", "2", "\r", "x", ESC, "?"]), max_size=12),
)
def test_page_down_shows_every_row_of_the_card_whatever_was_pressed_before(
    columns: int, lines: int, keys: list[str]
) -> None:
    capture = Capture(with_notes(*NOTES[:3], "2: until May"))
    for key in keys:
        press(capture, key)
        page(capture, UNICODE, columns, lines)
    capture.clear()
    for _ in range(2):
        capture.enter()
    capture.pane.rewind()
    whole, _ = card_rows(capture.meeting.sheet, capture.opened, UNICODE, columns - 1)
    seen: list[str] = []
    for _ in range(len(whole) + 1):
        shown = page(capture, UNICODE, columns, lines)
        seen += ["".join(text for _, text in row) for row in shown.above]
        capture.pane.turn(1)
    for row in whole:
        assert "".join(text for _, text in row) in seen


def press(capture: Capture, key: str) -> None:
    """Do what a key does."""
    does = {
        UP: lambda: capture.pane.turn(-1),
        DOWN: lambda: capture.pane.turn(1),
        "\r": capture.enter,
        ESC: capture.escape,
    }
    does.get(key, lambda: capture.buffer.insert_text(key))()


def test_a_line_to_say_that_does_not_fit_is_a_page_away() -> None:
    lines: list[Tree] = [{"text": f"Line {number}.", "at": "on"} for number in range(9)]
    meeting = InMemory(playbook=Playbook("x", {"say": lines}))
    scene = filmed(
        meeting, ("0 notes", ":say\r"), ("goes on", DOWN), ("Line 8", ""),
        columns=40, lines=12,
    )  # fmt: skip
    assert "Line 8" not in scene.pictures[1]


@pytest.mark.parametrize("keys", ["", DOWN, DOWN * 3, "3\r", "3\r" + DOWN])
@pytest.mark.parametrize("typed", ["", "They say it again", "long " * 40])
@pytest.mark.parametrize("rows", [24, 30])
def test_a_full_card_leaves_six_rows_to_what_is_typed_said_back_and_noted(
    keys: str, typed: str, rows: int
) -> None:
    meeting = with_notes(*NOTES)
    full: Tree = {"purpose": LONG, "question": LONG, "acknowledge": LONG}
    reply = "reply " * 250
    planned: Tree = {
        "concerns": [{"says": f"{LONG} {n}", "reply": reply} for n in "abc"]
    }
    meeting.tree = {**meeting.tree, "prepare": planned, "initiate": full}
    capture = Capture(meeting)
    page(capture, UNICODE, 80, rows)
    for key in keys.replace(DOWN, ">"):
        press(capture, DOWN if key == ">" else key)
        page(capture, UNICODE, 80, rows)
    capture.buffer.text = typed
    made = page(capture, UNICODE, 80, rows)
    assert len(made.notes) + made.line + len(made.foot) >= 6
    assert len(made.notes) >= 1
    assert "First sentence" in str(made.top) or keys
    assert len(made.above) + made.line + len(made.foot) <= rows
