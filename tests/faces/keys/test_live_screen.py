"""The screen of a meeting at any size, and what it sends to the terminal."""

from __future__ import annotations

import pytest
from a_meeting import END as KEYS_THAT_END
from a_meeting import TREE, UNICODE, InMemory, Scene, attended, filmed, with_notes
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from convo_prep.advice.playbook import Playbook
from convo_prep.faces.keys.live import KeysLive, screen
from convo_prep.faces.keys.live.capture import Capture
from convo_prep.faces.keys.live.frame import page
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.raw_terminal import Terminal
from convo_prep.faces.keys.styled import text_width

NOTES = tuple(f"Note {number}" for number in range(1, 31))
WHOLE = """\
Acme · Renewal price                                      2 of 30 min · 2 notes
───────────────────────────────────────────────────────────────────────────────
First sentence  I want to talk about the price.
Concerns          1 Others do it for half.
                ✓ 2 The budget is frozen.
To pause        I want to answer this properly. Let's take five minutes.
Result wanted   They choose between two versions.
───────────────────────────────────────────────────────────────────────────────
  15:02 point    They like us
  15:02 concern  The budget is frozen. - until May"""


def test_the_card_stands_above_and_the_notes_below() -> None:
    meeting = with_notes("They like us", "2: until May")
    [picture] = filmed(meeting, ("\u203a", "")).pictures
    assert picture.startswith(WHOLE)
    *_, line, keys, signs = picture.splitlines()
    assert line.rstrip() == "point    \u203a"
    assert signs.startswith("! concern")
    assert keys.startswith("Enter save · 1-9 open · ? help")
    assert keys.endswith("^D end")


def test_the_label_changes_while_a_line_is_typed() -> None:
    filmed(
        InMemory(),
        ("point    \u203a", "!"),
        ("concern  \u203a !", "\x7f+"),
        ("action   \u203a +", '\x7f"'),
        ('words    \u203a "', "\x7f2"),
        ("concern  \u203a 2", "0"),
        ("point    \u203a 20", ""),
    )


def test_a_number_opens_the_planned_reply_at_once_and_keeps_it_open() -> None:
    scene = filmed(
        InMemory(),
        ("0 notes", "1"),
        ("Compare?", "\r"),
        ("Only shown", "Next"),
        ("Next", "\r"),
        ("1 note", ""),
    )
    assert "Compare?" not in scene.pictures[0]
    assert "Compare?" in scene.pictures[3]
    assert "✓" not in scene.pictures[3]


BOOK = Playbook(
    "x",
    {
        "concerns": [{"says": "Others do it for half.", "need": "a saving to show"}],
        "say": [
            {"text": "Here is where I can go.", "at": "on", "why": "a limit, kindly"},
            {"text": "Say it back.", "at": "end", "if": "it is settled"},
            {"text": "First of all.", "at": "open"},
        ],
    },
)


def test_what_is_behind_a_sentence_stands_under_its_answer() -> None:
    scene = filmed(InMemory(playbook=BOOK), ("0 notes", "1"), ("Behind it", ""))
    assert "Behind it: a saving to show" in scene.pictures[1]


@pytest.mark.parametrize("key", ["\x1bOR", ":say\r"])
def test_the_lines_to_say_unfold_and_fold_again(key: str) -> None:
    meeting = InMemory(playbook=BOOK)
    scene = filmed(meeting, ("0 notes", key), ("goes on", key), ("Concerns", ""))
    unfolded = scene.pictures[1]
    assert "Here is where I can go.  (a limit, kindly)" in unfolded
    assert "(if it is settled) Say it back." in unfolded
    assert "First of all." not in unfolded
    assert "Concerns" not in unfolded
    assert "goes on" not in scene.pictures[2]


def test_without_a_situation_there_is_what_to_say_at_the_end() -> None:
    scene = filmed(InMemory(), ("0 notes", ":say\r"), ("At the end", ""))
    assert "Who does what by when?" in scene.pictures[1]


SIGNS = ("! concern", "+ action", '" their words', "= agreed", "? open", "# for")


def test_the_signs_stand_below_the_line_all_the_time() -> None:
    scene = filmed(
        InMemory(), ("0 notes", "They"), ("\u203a They", "\r"), ("1 note", "")
    )
    for picture in scene.pictures:
        last = picture.splitlines()[-1]
        assert all(sign in last for sign in SIGNS)


def test_on_a_low_screen_the_signs_stand_there_before_the_first_note_and_in_help() -> (
    None
):
    scene = filmed(
        InMemory(),
        ("0 notes", "They"),
        ("\u203a They", "\r"),
        ("1 note", "?\r"),
        ("Begin with", ""),
        lines=18,
    )
    assert all(sign in scene.pictures[0] for sign in SIGNS)
    assert not any(sign in scene.pictures[2] for sign in SIGNS)
    assert "Begin with ! concern, + action" in scene.pictures[3]


def test_on_a_narrow_screen_the_signs_are_one_row_too() -> None:
    [picture] = filmed(InMemory(), ("0 notes", ""), columns=40).pictures
    assert picture.splitlines()[-1] == '!concern +do "words =agreed ?open #own'


def test_a_key_that_opens_nothing_is_not_named() -> None:
    bare_tree = {"client": "Acme", "topic": "Renewal price"}
    [bare] = filmed(InMemory(bare_tree), ("0 notes", "")).pictures
    assert "1-9 open" not in bare


def test_an_empty_enter_closes_the_reply() -> None:
    scene = filmed(
        InMemory(), ("0 notes", "1\r"), ("Only shown", "\rX"), ("\u203a X", "")
    )
    assert "Compare?" in scene.pictures[1]
    assert "Compare?" not in scene.pictures[2]


def test_nothing_private_is_on_it() -> None:
    meeting = with_notes("1", "2")
    assert "CANARY" in str(TREE)
    assert "CANARY" not in filmed(meeting, ("2 notes", "1\r"), ("It came up", "")).sent


@pytest.mark.parametrize(("columns", "lines"), [(40, 12), (40, 8), (24, 6), (20, 3)])
def test_on_a_small_screen_the_line_stays(columns: int, lines: int) -> None:
    scene = filmed(
        with_notes(*NOTES), ("\u203a", "Typed"), ("Typed", ""),
        columns=columns, lines=lines,
    )  # fmt: skip
    assert "point    \u203a Typed" in scene.pictures[-1]


def test_a_question_mark_alone_shows_what_the_keys_do_until_enter() -> None:
    scene = filmed(
        InMemory(),
        ("? help", "?"),
        ("ends the meeting", "\r"),
        ("Enter close", "\rA note?\r"),
        ("1 note", ""),
    )
    assert "Concerns" not in scene.pictures[2]
    assert "Concerns" in scene.pictures[3]
    assert "A note?" in scene.pictures[3]


def test_the_foot_says_how_a_hidden_card_is_shown() -> None:
    filmed(InMemory(), ("F2 hide", "\x1bOQ"), ("F2 show", ""))


def test_the_foot_names_the_keys_that_work_there() -> None:
    filmed(
        with_notes("A note"),
        ("^D end", "x"),
        ("Enter save · Tab kind · ^C clear", "\x15\x1b[A"),
        ("Enter keep · Esc leave it", "\x03"),
        ("Still", "2\r"),
        ("Only shown", " \x7f"),
        ("Enter close · 2 came up", "2\r"),
        ("Noted", " \x7f"),
        ("Enter close · 2 take back", ""),
    )


def test_the_note_that_is_corrected_is_always_among_those_shown() -> None:
    scene = filmed(
        with_notes(*NOTES), ("Note 30", "\x1b[A" * 30), ("\u203a Note 1\n", ""),
        columns=40, lines=12,
    )  # fmt: skip
    assert "\u203a 15:02 - Note 1\n" in scene.pictures[-1]


def test_without_unicode_every_sign_is_ascii() -> None:
    look = Look(colour=True, ascii=True)
    [picture] = filmed(with_notes("1"), (">", ""), look=look).pictures
    assert picture.isascii()
    assert "v 1 Others do it for half." in picture


def test_without_colour_no_colour_is_sent() -> None:
    look = Look(colour=False, ascii=False)
    scene = filmed(with_notes("1"), ("\u203a", "x"), ("\u203a x", ""), look=look)
    assert "\x1b[0;32m" not in scene.sent
    assert "\x1b[36" not in scene.sent


def test_what_a_terminal_would_obey_is_shown_as_a_sign() -> None:
    meeting = InMemory({**TREE, "topic": "Ren\x1b[2Jewal"})
    [picture] = filmed(meeting, ("\u203a", "")).pictures
    assert "Ren\u241b[2Jewal" in picture


def test_the_wheel_loads_no_notes_and_the_terminal_is_as_before_at_the_end() -> None:
    sent = filmed(InMemory(), ("\u203a", "")).sent
    order = ("\x1b[?1007l", "\x1b[?1049h", "\x1b[?1049l", "\x1b[?1007h")
    assert [sent.count(code) for code in order] == [1, 1, 1, 1]
    assert sorted(order, key=sent.index) == list(order)
    for mode in ("2004", "1049"):
        assert sent.rindex(f"\x1b[?{mode}l") > sent.rindex(f"\x1b[?{mode}h")
    assert sent.rindex("\x1b[?25h") > sent.rindex("\x1b[?25l")


def test_the_cursor_is_never_asked_for() -> None:
    assert "\x1b[6n" not in filmed(InMemory(), ("\u203a", "")).sent


def test_nothing_is_sent_while_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "LOOK_SECONDS", 0)
    meeting = InMemory()
    sizes: list[int] = []
    with create_pipe_input() as pipe:
        scene = Scene(pipe, 80, 24, [])
        output = Vt100_Output(scene, lambda: Size(24, 80), "xterm")

        def looked(times: int) -> None:
            sizes.append(len(scene.sent))
            if times == 200:
                pipe.send_text(KEYS_THAT_END)

        meeting.looked = looked
        assert KeysLive(UNICODE, Terminal(pipe, output)).attend(meeting)
    assert sizes[10] > 0
    assert len(set(sizes[10:200])) == 1


def test_a_meeting_without_anything_prepared_takes_notes_all_the_same() -> None:
    meeting = InMemory({"client": "Acme"})
    filmed(meeting, ("\u203a", "A note\r"), ("1 note", ""))
    assert meeting.texts == ["A note"]


def test_what_is_to_be_said_first_is_said_until_a_key_is_pressed() -> None:
    meeting = InMemory(remark="The meeting is set for tomorrow.")
    scene = filmed(meeting, ("set for tomorrow", "x"), ("\u203a x", ""))
    assert "set for tomorrow" not in scene.pictures[1]


@given(st.integers(1, 120), st.integers(1, 50), st.integers(0, 12), st.booleans())
def test_a_page_never_is_larger_than_its_screen(
    columns: int, lines: int, many: int, typing: bool
) -> None:
    capture = Capture(with_notes(*NOTES[:many], "2: until May"))
    capture.buffer.text = "1 they say so again and again" if typing else ""
    made = page(capture, UNICODE, columns, lines)
    assert len(made.above) + made.line + len(made.foot) <= lines
    assert made.line >= 1
    if columns >= 24:
        assert max(map(text_width, made.above + made.foot), default=0) <= columns


def test_a_long_meeting_says_that_it_is_over_its_time() -> None:
    meeting = InMemory()
    meeting.at = meeting.at.replace(minute=34)
    filmed(meeting, ("34 of 30 min", ""))


def test_every_note_is_shown_again_when_one_comes_back() -> None:
    meeting = attended(InMemory(), "One\r", "Two\r")
    [picture] = filmed(meeting, ("2 notes", "")).pictures
    assert "15:02 point    One" in picture
    assert "15:02 point    Two" in picture


def test_what_a_line_is_understood_as_shows_before_enter() -> None:
    filmed(
        InMemory(),
        ("Enter save", "2"),
        ("= concern 2, only to look at", " weeks"),
        ("Enter save", "\x15" + "2: again"),
        ("= concern 2: The budget is frozen. - again", "\x15"),
        ("Enter save", "+Send it @me by thurs"),
        ("= Send it · @me · by Thu 26 Nov 2026 (in 2 days)", "\x15"),
        ("Enter save", "+Send it by soon"),
        ("= Send it by soon · No date is understood in 'by soon'", ""),
    )


def test_an_action_says_its_date_and_keeps_a_mark_where_there_is_none() -> None:
    scene = filmed(
        InMemory(),
        ("Enter save", "+Send it by friday\r"),
        ("To be done by Fri 27 Nov 2026 (in 3 days).", "+Call by q1\r"),
        ("2 notes", ""),
    )
    assert "No date is understood in 'by q1'; the words stay." in scene.pictures[-1]
    assert "Call by q1 (no date understood)" in scene.pictures[-1]


def test_an_action_that_is_only_a_date_is_not_taken() -> None:
    scene = filmed(InMemory(), ("Enter save", "+by friday\r"), ("Not saved", ""))
    assert "An action says what is to be done." in scene.pictures[-1]
    assert "0 notes" in scene.pictures[-1]
