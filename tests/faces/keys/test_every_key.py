"""Each key of the grammar, typed all at once into a face that nobody looks at."""

from __future__ import annotations

import pytest
from camera import blind_face, filmed_face
from interview import Interview
from replied import Given, Replied, replied

from convo_prep.faces.face import Back, Go, Stop, Struck
from convo_prep.text import Tree

SHIFT_TAB = "\x1b[Z"
UP, DOWN = "\x1b[A", "\x1b[B"
CTRL_C, CTRL_D, CTRL_O, CTRL_R = "\x03", "\x04", "\x0f", "\x12"
CTRL_U, EDITOR = "\x15", "\x18\x05"
ALT_ENTER = "\x1b\r"
LEFT = "\x1b[D"
RUBOUT = "\x7f"
F1 = "\x1bOP"
FACTS: dict[str, Tree] = {"prepare": {"facts": ["one", "two", "three"]}}


def asked(
    keys: str, *paths: str, tree: dict[str, Tree] | None = None, start: str = ""
) -> Interview:
    """Type keys at some questions; what is left open ends with Ctrl-C."""
    with blind_face(keys + CTRL_C) as face:
        interview = Interview(face, tree or {})
        interview.run(start, "full", *paths)
    return interview


def first(keys: str, *paths: str, tree: dict[str, Tree] | None = None) -> Replied:
    """Return the first reply that keys make."""
    return replied(asked(keys, *paths, tree=tree).replies[0])


def test_enter_gives_the_line() -> None:
    assert first("They ask too much.\r", "prepare.issue") == Given(
        ("They ask too much.",)
    )


def test_an_empty_enter_leaves_a_question_for_later() -> None:
    assert first("\r", "prepare.issue") == Given(("",))


def test_an_answer_stands_in_the_line_and_enter_keeps_it() -> None:
    tree: dict[str, Tree] = {"prepare": {"issue": "Late"}}
    again = asked("\r", "prepare.issue", tree=tree, start="issue")
    assert replied(again.replies[0]) == Given(("Late",))
    assert again.tree == tree


def test_shift_tab_goes_back_to_the_answer_in_place() -> None:
    interview = asked(f"Acme\r{SHIFT_TAB} Ltd\r", "client", "topic")
    assert Back() in interview.replies
    assert interview.tree == {"client": "Acme Ltd"}


def test_a_half_typed_line_is_there_again_after_going_back() -> None:
    interview = asked(f"Acme\rRene{SHIFT_TAB} Ltd\rwal\r", "client", "topic")
    assert interview.tree == {"client": "Acme Ltd", "topic": "Renewal"}


def test_ctrl_c_stops_at_once_and_the_line_is_kept() -> None:
    interview = asked("half a li", "prepare.issue")
    assert interview.replies == [Stop(interrupted=True)]
    assert list(interview.half_typed.values()) == ["half a li"]


def test_ctrl_d_on_an_empty_line_stops() -> None:
    assert first(CTRL_D, "prepare.issue") == Stop(interrupted=False)


def test_ctrl_d_in_a_line_deletes_the_next_letter() -> None:
    assert first(f"xy\x01{CTRL_D}\r", "prepare.issue") == Given(("y",))


def test_ctrl_d_in_a_long_text_ends_it() -> None:
    given = first(f"one\rtwo{CTRL_D}", "prepare.client_view")
    assert given == Given(("one\ntwo",))


@pytest.mark.parametrize("key", ["?", F1])
def test_help_opens_and_closes_in_place(key: str) -> None:
    with filmed_face(key, "Commands:") as (face, camera):
        Interview(face).run("", "full", "prepare.issue")
    assert ":back  :list  :go  :use  :drop  :edit  :help" in camera.picture
    assert first(f"{key}{key}Late\r", "prepare.issue") == Given(("Late",))


def test_an_enter_right_after_the_question_mark_leaves_nothing() -> None:
    assert first("?\rLate\r", "prepare.issue") == Given(("Late",))


def test_a_question_mark_inside_text_is_text() -> None:
    assert first("why?\r", "prepare.issue") == Given(("why?",))


def test_escape_closes_the_menu_and_loses_nothing() -> None:
    assert first("Agree\t\x1b2\r", "prepare.objective") == Given(("Agree2",))


def test_escape_closes_the_help() -> None:
    with filmed_face("?\x1b", "Shift-Tab back") as (face, camera):
        Interview(face).run("", "full", "prepare.issue")
    assert "Commands:" not in camera.picture


def test_tab_and_enter_take_a_suggestion_into_the_line_to_be_changed() -> None:
    given = first("\t\r by May\r", "prepare.objective")
    assert given == Given(("Agree a 12% rise by May",))


def test_the_menu_holds_what_fits_the_typed_words() -> None:
    given = first("new DATE\t\r\r", "prepare.objective")
    assert given == Given(("Agree on a new date",))


def test_typing_goes_on_filtering_an_open_menu() -> None:
    given = first("agree\t date\r\r", "prepare.objective")
    assert given == Given(("Agree on a new date",))


@pytest.mark.parametrize("keys", ["\t\t\r\r", f"\t{DOWN}\r\r", f"\t{UP}\r\r", "\t2\r"])
def test_tab_arrows_and_digits_choose_in_the_menu(keys: str) -> None:
    assert first(keys, "prepare.objective") == Given(("Agree on a new date",))


def test_a_number_and_tab_take_that_suggestion() -> None:
    assert first("2\t\r", "prepare.objective") == Given(("Agree on a new date",))


def test_tab_never_leaves_the_question() -> None:
    assert first("\tx\r", "prepare.issue") == Given(("x",))


def test_a_blank_in_a_suggestion_is_ready_to_be_filled() -> None:
    tree: dict[str, Tree] = {"prepare": {"concerns": [{"says": "Why now?"}]}}
    given = first("\t\rrising costs\r", "prepare.concerns", tree=tree)
    assert given == Given(("Because of rising costs we had to move.",))


def test_ctrl_r_offers_past_answers_to_the_same_question() -> None:
    given = first(f"{CTRL_R}\r\r", "prepare.objective")
    assert given == Given(("Keep the price",))


def test_ctrl_r_says_so_when_there_are_none() -> None:
    with filmed_face(CTRL_R, "Nothing yet") as (face, camera):
        Interview(face).run("", "full", "prepare.issue")
    assert "your answers will be here next time" in camera.picture


def test_ctrl_o_shows_all_answers_and_goes_where_it_is_told() -> None:
    interview = asked(f"Acme\r{CTRL_O}1\r Ltd\r", "client", "topic")
    assert Go("1") in interview.replies
    assert interview.tree == {"client": "Acme Ltd"}


@pytest.mark.parametrize(("typed", "name"), [(":go 1", "1"), (":go client", "client")])
def test_ctrl_o_takes_the_command_for_the_place_that_it_names(
    typed: str, name: str
) -> None:
    interview = asked(f"Acme\r{CTRL_O}{typed}\r Ltd\r", "client", "topic")
    assert Go(name) in interview.replies
    assert interview.tree == {"client": "Acme Ltd"}


@pytest.mark.parametrize("typed", ["-8", ":drop 8", ":Drop 8"])
def test_ctrl_o_takes_the_number_of_a_line_that_is_struck(typed: str) -> None:
    with filmed_face(f"{CTRL_O}{typed}\r", "go to (Enter: stay)") as (face, _):
        interview = Interview(face, {})
        interview.run("topic", "full", "topic")
    assert Struck("8") in interview.replies


def test_ctrl_o_and_enter_stay_with_the_line_as_it_was() -> None:
    assert first(f"Rene{CTRL_O}\rwal\r", "topic") == Given(("Renewal",))


def test_ctrl_c_at_the_outline_stops() -> None:
    assert first(f"Rene{CTRL_O}{CTRL_C}", "topic") == Stop(interrupted=True)


def test_ctrl_d_at_the_outline_stops() -> None:
    assert first(f"Rene{CTRL_O}{CTRL_D}", "topic") == Stop(interrupted=False)


def test_the_editor_brings_its_text_into_the_line_and_gives_nothing() -> None:
    assert first(f"late{EDITOR}.\r", "prepare.issue") == Given(("LATE.",))


@pytest.mark.parametrize("question", ["prepare.issue", "prepare.client_view"])
def test_alt_enter_gives_every_field_as_it_stands(question: str) -> None:
    assert first(f"Late{ALT_ENTER}", question) == Given(("Late",))


def test_an_empty_line_ends_a_long_text() -> None:
    assert first("one\r\r", "prepare.client_view") == Given(("one\n",))


def test_enter_inside_a_long_text_splits_the_line() -> None:
    given = first(f"onetwo{LEFT * 3}\r{ALT_ENTER}", "prepare.client_view")
    assert given == Given(("one\ntwo",))


def test_ctrl_j_makes_an_empty_line_inside_a_long_text() -> None:
    given = first(f"one\n\ntwo{ALT_ENTER}", "prepare.client_view")
    assert given == Given(("one\n\ntwo",))


def test_editing_and_undo_are_those_of_the_shell() -> None:
    assert first("one two\x17three\r", "prepare.issue") == Given(("one three",))
    assert first(f"one{CTRL_U}two\r", "prepare.issue") == Given(("two",))
    assert first(f"one{CTRL_U}\x1f\r", "prepare.issue") == Given(("one",))


def test_lines_can_be_edited_as_in_vi() -> None:
    with blind_face("one two\x1bbcwthree\r", vi=True) as face:
        interview = Interview(face)
        interview.run("", "full", "prepare.issue")
    assert interview.tree == {"prepare": {"issue": "one three"}}


def test_up_loads_the_item_above_to_be_changed() -> None:
    interview = asked(f"{UP}{UP}!\r", "prepare.facts", tree=FACTS, start="facts")
    assert interview.replies[:2] == [Go("facts.3"), Go("facts.2")]
    assert interview.tree == {"prepare": {"facts": ["one", "two!", "three"]}}


def test_down_goes_to_the_item_below_and_to_the_end() -> None:
    interview = asked(
        f"{UP}{UP}{DOWN}{DOWN}four\r", "prepare.facts", tree=FACTS, start="facts"
    )
    assert [r.name for r in interview.replies[:4] if isinstance(r, Go)] == [
        "facts.3",
        "facts.2",
        "facts.3",
        "facts",
    ]
    assert interview.tree == {"prepare": {"facts": ["one", "two", "three", "four"]}}


def test_a_half_typed_item_is_there_again_after_up_and_down() -> None:
    interview = asked(f"fo{UP}{DOWN}ur\r", "prepare.facts", tree=FACTS, start="facts")
    assert interview.tree == {"prepare": {"facts": ["one", "two", "three", "four"]}}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", "Enter next · "),
        ("fo", "Enter add · "),
        (f"fo{RUBOUT * 2}", "Enter next · "),
        (UP, "Enter keep · "),
        (f"{UP}!", "Enter change · "),
        (f"{UP}!{RUBOUT}", "Enter keep · "),
        (f"{UP}{CTRL_U}", "Enter takes it out · "),
    ],
)
def test_the_key_line_of_a_list_says_only_what_enter_does_now(
    keys: str, told: str
) -> None:
    with filmed_face(keys, f"\n{told}") as (face, camera):
        Interview(face, FACTS).run("facts", "full", "prepare.facts")
    assert camera.picture.splitlines()[-1].count("Enter") == 1


@pytest.mark.parametrize("keys", [".:go 6\r", f" :back{ALT_ENTER}", ":use 1\r"])
def test_a_command_behind_the_words_that_stand_there_is_refused_and_not_stored(
    keys: str,
) -> None:
    tree: dict[str, Tree] = {"prepare": {"issue": "Free of charge"}}
    typed = keys.rstrip("\r\x1b")
    with filmed_face(keys, "it was not stored.") as (face, camera):
        interview = Interview(face, tree)
        interview.run("issue", "full", "prepare.issue")
    assert f"\u203a Free of charge{typed}" in camera.picture
    assert interview.replies == [Stop(interrupted=True)]
    assert interview.tree == tree


def test_both_ways_out_of_a_command_behind_words_work() -> None:
    tree: dict[str, Tree] = {"prepare": {"issue": "Free"}}
    emptied = asked(
        f":go 6\r{CTRL_U}:go 6\r", "prepare.issue", tree=tree, start="issue"
    )
    assert emptied.replies[0] == Go("6")
    assert emptied.tree == tree
    kept = asked(":go 6\r.\r", "prepare.issue", tree=tree, start="issue")
    assert replied(kept.replies[0]) == Given(("Free:go 6.",))


def test_emptying_a_loaded_item_takes_it_out() -> None:
    interview = asked(f"{UP}{CTRL_U}\r", "prepare.facts", tree=FACTS, start="facts")
    assert interview.tree == {"prepare": {"facts": ["one", "two"]}}


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        (":back", Back()),
        (":b", Back()),
        (":go 7", Go("7")),
        (":go concerns", Go("concerns")),
        ("::not a command", Given((":not a command",))),
        (":use 2\r", Given(("Agree on a new date",))),
        (":edit\rx", Given(("x",))),
        (":he\r:help\rx", Given(("x",))),
        (":list\r\rx", Given(("x",))),
        (":b\t\r", Back()),
    ],
)
def test_every_command_works_as_a_whole_line(typed: str, reply: Replied) -> None:
    assert first(f"{typed}\r", "prepare.objective") == reply


def test_use_takes_several_suggestions_as_several_items() -> None:
    interview = asked(":use 1 3\r", "prepare.concerns")
    assert interview.tree == {
        "prepare": {"concerns": [{"says": "Why now?"}, {"says": "It is late"}]}
    }


def test_an_unknown_command_is_never_an_answer_and_stays_to_be_mended() -> None:
    with filmed_face(":bakc\r", "is no command") as (face, camera):
        interview = Interview(face)
        interview.run("", "full", "prepare.issue")
    assert "\u203a :bakc" in camera.picture
    assert interview.half_typed == {}
    given = first(f":bakc\r{RUBOUT * 2}ck\r", "prepare.issue")
    assert given == Back()


@pytest.mark.parametrize("question", ["prepare.tension", "initiate.channel"])
def test_commands_work_where_nothing_is_typed(question: str) -> None:
    assert first(":back\r", question) == Back()


def test_pasted_lines_are_joined_in_a_line() -> None:
    keys = "\x1b[200~one\r\n  two\n\x1b[201~\r"
    assert first(keys, "prepare.issue") == Given(("one two",))


def test_pasted_lines_stay_lines_in_a_long_text() -> None:
    keys = f"\x1b[200~one\n\ntwo\n\x1b[201~{ALT_ENTER}"
    assert first(keys, "prepare.client_view") == Given(("one\n\ntwo",))


def test_each_pasted_line_becomes_an_item_without_its_bullet() -> None:
    interview = asked("\x1b[200~- one\n* two\n\n3) three\n\x1b[201~", "prepare.facts")
    assert interview.tree == {"prepare": {"facts": ["one", "two", "three"]}}


def test_a_question_mark_alone_among_pasted_lines_is_no_item() -> None:
    interview = asked("\x1b[200~one\n?\n??\ntwo?\x1b[201~", "prepare.facts")
    assert interview.tree == {"prepare": {"facts": ["one", "two?"]}}


@pytest.mark.parametrize("last", [":back", ":B", "two:go 6", "two :b"])
def test_pasted_lines_with_a_command_are_shown_and_none_is_stored(last: str) -> None:
    with filmed_face(f"\x1b[200~one\n{last}\x1b[201~", last) as (face, camera):
        interview = Interview(face, {})
        interview.run("facts", "full", "prepare.facts")
    assert not interview.tree
    assert f"one {last}" in camera.picture


@pytest.mark.parametrize("keys", ["", "thr"])
def test_a_list_says_that_another_one_is_asked_for_and_what_enter_does(
    keys: str,
) -> None:
    told = "Another one; Enter alone goes on."
    with filmed_face(keys, told) as (face, camera):
        Interview(face, FACTS).run("facts", "full", "prepare.facts")
    assert told in camera.picture
    with filmed_face("", "Enter next") as (face, camera):
        Interview(face, {}).run("facts", "full", "prepare.facts")
    assert told not in camera.picture


def test_one_pasted_line_stays_in_the_line_of_a_list() -> None:
    interview = asked("\x1b[200~- one\n\x1b[201~ more\r", "prepare.facts")
    assert interview.tree == {"prepare": {"facts": ["one more"]}}


def test_a_paste_fills_the_blank_of_a_suggestion() -> None:
    tree: dict[str, Tree] = {"prepare": {"concerns": [{"says": "Why now?"}]}}
    given = first("\t\r\x1b[200~costs\x1b[201~\r", "prepare.concerns", tree=tree)
    assert given == Given(("Because of costs we had to move.",))
