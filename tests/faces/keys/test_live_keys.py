"""The keys of a meeting: what each does to the notes, and what none can lose."""

from __future__ import annotations

from datetime import timedelta

import pytest
from a_meeting import BEGAN, InMemory, attended, filmed, from_elsewhere, later
from a_meeting import with_notes as meeting_with

from convo_prep.faces.keys.live import screen

ESC, UP, DOWN, F2 = "\x1b", "\x1b[A", "\x1b[B", "\x1bOQ"
TAB, SHIFT_TAB, CTRL_C = "\t", "\x1b[Z", "\x03"


def kinds(meeting: InMemory) -> list[str]:
    return [note.kind for note in meeting.sheet.notes]


def test_the_first_character_sets_the_kind() -> None:
    lines = ("A point\r", "!A worry\r", "+Send it\r", '"Their words\r', "-A dash\r")
    meeting = attended(InMemory(), *lines)
    assert kinds(meeting) == ["point", "concern", "action", "words", "point"]
    assert meeting.texts == ["A point", "A worry", "Send it", "Their words", "A dash"]


def test_tab_goes_round_the_kinds_and_shift_tab_back() -> None:
    meeting = attended(
        InMemory(),
        f"One{TAB}\r",
        f"{TAB}{TAB}Two\r",
        f"Three{SHIFT_TAB}\r",
        f"Four{TAB * 7}\r",
    )
    assert kinds(meeting) == ["concern", "action", "private", "point"]
    assert meeting.texts == ["One", "Two", "Three", "Four"]


def test_a_number_ticks_the_planned_concern() -> None:
    meeting = attended(InMemory(), "2: until May\r")
    assert [c.came_up for c in meeting.sheet.concerns] == [False, True]
    assert meeting.texts == ["The budget is frozen. - until May"]


def test_a_number_alone_notes_nothing_then_that_it_came_up_then_takes_that_back() -> (
    None
):
    meeting = InMemory()
    for presses, came_up, texts in (
        (1, False, []),
        (2, True, ["The budget is frozen."]),
        (3, False, []),
        (4, True, ["The budget is frozen."]),
    ):
        attended(meeting := InMemory(), *["2\r"] * presses)
        assert meeting.sheet.concerns[1].came_up is came_up
        assert meeting.texts == texts


def test_another_number_and_a_closed_reply_are_looked_at_first() -> None:
    assert attended(InMemory(), "1\r", "2\r", "1\r").texts == []
    assert attended(InMemory(), "1\r", "\r", "1\r").texts == []
    assert attended(InMemory(), "1\r", ":say\r", "1\r").texts == []


def test_words_behind_the_number_are_about_it_only_while_it_is_unfolded() -> None:
    meeting = attended(InMemory(), "2\r", "2 frozen until May\r", "\r", "2 frozen\r")
    assert kinds(meeting) == ["concern", "point"]
    assert meeting.texts == ["The budget is frozen. - frozen until May", "2 frozen"]


def test_a_note_with_words_is_never_taken_back_by_a_number() -> None:
    meeting = attended(InMemory(), "2: until May\r", "2\r", "2\r")
    assert meeting.texts == ["The budget is frozen. - until May"]
    assert meeting.sheet.concerns[1].came_up


def test_a_number_that_the_disk_refuses_stays_in_the_line() -> None:
    meeting = InMemory(full=True)
    scene = filmed(meeting, ("0 notes", "2\r"), ("Only", "2\r"), ("Not saved", ""))
    assert "\u203a 2" in scene.pictures[-1]


def test_a_command_typed_over_a_note_leaves_it_as_it_was() -> None:
    meeting = attended(meeting_with("First"), f"{UP}\x15:hide\r\r")
    assert meeting.texts == ["First"]


def test_the_minute_counts_in_which_the_first_key_was_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting = InMemory()
    keep = meeting.keep

    def kept(line: str, place: int | None) -> None:
        keep(line, place)
        if line == "Half":
            later(meeting, 5)

    monkeypatch.setattr(meeting, "keep", kept)
    attended(meeting, "Half a sentence\r", "Next\r")
    assert [note.at for note in meeting.sheet.notes] == ["15:02", "15:07"]


def test_a_line_that_was_cleared_has_no_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = InMemory()
    keep = meeting.keep

    def kept(line: str, place: int | None) -> None:
        keep(line, place)
        if line == "Old":
            later(meeting, 5)

    monkeypatch.setattr(meeting, "keep", kept)
    attended(meeting, f"Old{CTRL_C}New\r")
    assert [note.at for note in meeting.sheet.notes] == ["15:07"]


def test_ctrl_c_clears_the_line_and_never_ends() -> None:
    scene = filmed(
        InMemory(),
        ("0 notes", f"Half a li{CTRL_C}"),
        ("Still taking notes. Ctrl-D ends.", "A note\r"),
        ("1 note", CTRL_C),
        ("Still taking notes. Ctrl-D ends.", ""),
    )
    assert "Half" not in scene.pictures[1]


def test_ctrl_d_in_a_line_takes_a_character_and_does_not_end() -> None:
    assert attended(InMemory(), "ab\x01\x04\r").texts == ["b"]


def test_ctrl_d_behind_words_says_that_they_are_not_saved() -> None:
    steps = (("0 notes", "Half a\x04"), ("This line is not saved yet.", ""))
    scene = filmed(InMemory(), *steps)
    assert "Half a" in scene.pictures[-1]


def test_a_note_can_be_edited_as_in_vi() -> None:
    assert attended(InMemory(), "one two\x1bbcwthree\r", vi=True).texts == ["one three"]


def test_up_loads_the_last_note_to_correct_it() -> None:
    meeting = meeting_with("First", "+Send it")
    attended(meeting, f"{UP} now\r")
    assert meeting.texts == ["First", "Send it now"]
    assert kinds(meeting) == ["point", "action"]
    assert [action.what for action in meeting.session.actions()] == ["Send it now"]


def test_up_again_loads_the_note_before() -> None:
    meeting = attended(meeting_with("First", "Second"), f"{UP}{UP}{UP}!\r")
    assert meeting.texts == ["First!", "Second"]


def test_the_line_that_was_there_comes_back_after_a_correction() -> None:
    meeting = attended(meeting_with("Frist"), f"New{UP}\x15First\r", " note\r")
    assert meeting.texts == ["First", "New note"]


def test_down_from_the_last_note_leaves_it() -> None:
    assert attended(meeting_with("First"), f"{UP}{DOWN}New\r").texts == ["First", "New"]


def test_a_changed_correction_is_not_left_by_an_arrow() -> None:
    meeting = attended(meeting_with("First", "Second"), f"{UP}, more{UP}\r")
    assert meeting.texts == ["First", "Second, more"]


def test_esc_leaves_the_note_as_it_was() -> None:
    meeting = meeting_with("First")
    filmed(
        meeting,
        ("First", UP),
        ("correct", "XX"),
        ("FirstXX", ESC),
        ("point    \u203a\n", "Second\r"),
        ("Second", ""),
    )
    assert meeting.texts == ["First", "Second"]


def test_ctrl_c_leaves_the_note_as_it_was_too() -> None:
    assert attended(meeting_with("First"), f"{UP}X{CTRL_C}").texts == ["First"]


def test_a_note_that_is_emptied_is_taken_out() -> None:
    assert attended(meeting_with("First", "Second"), f"{UP}\x15\r").texts == ["First"]


def test_with_no_note_there_is_nothing_to_correct() -> None:
    filmed(InMemory(), ("0 notes", UP), ("No note to correct yet.", ""))


@pytest.mark.parametrize("command", [":hide", ":HIDE", ":Hide"])
def test_f2_and_hide_hide_the_card_and_show_it_again(command: str) -> None:
    scene = filmed(
        InMemory(),
        ("Others do", F2),
        ("The card is hidden. F2 shows it.", f"{command}\r"),
        ("Others do", ""),
    )
    assert "Others do" not in scene.pictures[1]
    assert "0 notes" in scene.pictures[2]


def test_pasted_lines_become_one_and_are_not_submitted() -> None:
    assert attended(InMemory(), "\x1b[200~One\ntwo\x1b[201~!\r").texts == ["One two!"]


def test_when_the_disk_refuses_the_line_stays_and_it_is_said_until_it_is_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(screen, "LOOK_SECONDS", 0)
    meeting = InMemory(full=True)
    scene = filmed(
        meeting,
        ("0 notes", "Dear\r"),
        ("! Not saved: The disk is full. Make room.", "est"),
        ("Dearest", ""),
    )
    assert "\u203a Dear\n" in scene.pictures[1]
    assert "! Not saved" in scene.pictures[2]
    meeting.full = False
    scene = filmed(meeting, ("0 notes", "\x15Dear\r"), ("1 note", ""))
    assert "Not saved" not in scene.pictures[1]


def test_a_half_typed_line_is_kept_at_each_key_and_comes_back() -> None:
    meeting = InMemory()
    filmed(meeting, ("0 notes", "Half"), ("Half", ""))
    meeting = InMemory(half=("Half a", None))
    scene = filmed(meeting, ("\u203a Half a", " line\r"), ("1 note", ""))
    assert "Your unfinished line is back." in scene.pictures[0]
    assert meeting.texts == ["Half a line"]


def test_a_half_typed_correction_comes_back_as_one() -> None:
    meeting = meeting_with("First", "Second")
    meeting.half = ("First of all", 0)
    attended(meeting, "\r")
    assert meeting.texts == ["First of all", "Second"]


def test_what_somebody_else_writes_appears_without_a_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(screen, "LOOK_SECONDS", 0)
    meeting = InMemory()
    meeting.looked = lambda n: from_elsewhere(meeting, "From afar") if n == 5 else None
    filmed(meeting, ("From afar", ""))


def test_the_minute_moves_on_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "LOOK_SECONDS", 0)
    meeting = InMemory()
    meeting.looked = lambda n: later(meeting, 1) if n == 5 else None
    filmed(meeting, ("2 of 30 min", ""), ("3 of 30 min", ""))
    assert meeting.at == BEGAN + timedelta(minutes=3)
