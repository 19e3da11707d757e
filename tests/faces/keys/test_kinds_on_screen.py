"""How each kind of question is answered with keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from at_a_page import a_desk, latest, run
from camera import blind_face, filmed_face
from interview import Interview

from convo_prep.text import Tree


def tree_of(keys: str, *paths: str) -> dict[str, Tree]:
    """Return what is stored after keys that were all typed at once."""
    with blind_face(keys + "\x03") as face:
        interview = Interview(face)
        interview.run("", "full", *paths)
    return dict(interview.tree)


@pytest.mark.parametrize(
    ("keys", "channel"),
    [
        ("2\r", "video"),
        ("\x1b[B\x1b[B\x1b[B\r", "phone"),
        ("\x1b[A\r", "written"),
        ("w\r", "written"),
        ("3\x1b[A\r", "video"),
        ("1\x7f2\r", "video"),
        ("in per\r", "in person"),
    ],
)
def test_digits_arrows_and_letters_choose(keys: str, channel: str) -> None:
    assert tree_of(keys, "initiate.channel") == {"initiate": {"channel": channel}}


@pytest.mark.parametrize("typed", ["What happened", "x", "12", "0", "99v", "jj"])
@pytest.mark.parametrize("path", ["initiate.channel", "prepare.tension"])
def test_what_is_no_choice_is_refused_and_stays_in_the_line(
    path: str, typed: str
) -> None:
    with filmed_face(f"{typed}\r", "! ") as (face, camera):
        interview = Interview(face)
        interview.run("", "full", path)
    assert f"\u203a {typed}\n" in camera.picture
    assert f"! '{typed}'" in camera.picture
    assert interview.tree == {}


def test_what_was_pasted_at_a_choice_is_seen_and_never_swallowed() -> None:
    with filmed_face("\x1b[200~by phone\nor so\x1b[201~\r", "! ") as (face, camera):
        Interview(face).run("", "full", "initiate.channel")
    assert "\u203a by phone or so" in camera.picture


@pytest.mark.parametrize("keys", ["\r", "2\x7f\r", "\x1b[B\x7f\r"])
def test_nothing_is_chosen_before_a_choice_is_made(keys: str) -> None:
    assert tree_of(keys, "initiate.channel") == {}


def test_the_mark_stands_on_the_answer_given_before() -> None:
    with blind_face("\x1b[B\r") as face:
        interview = Interview(face, {"initiate": {"channel": "video"}})
        interview.run("channel", "full", "initiate.channel")
    assert interview.tree == {"initiate": {"channel": "phone"}}


@pytest.mark.parametrize(
    ("keys", "tension"),
    [("4\r", "4"), ("\x1b[C\x1b[C\r", "2"), ("\x1b[D\r", "5"), ("3\x1b[C\r", "4")],
)
def test_digits_and_arrows_set_a_scale(keys: str, tension: str) -> None:
    assert tree_of(keys, "prepare.tension") == {"prepare": {"tension": tension}}


def test_a_moved_mark_is_kept_as_a_half_typed_line_is() -> None:
    with blind_face("4\x03") as face:
        interview = Interview(face)
        interview.run("", "full", "prepare.tension")
    assert list(interview.half_typed.values()) == ["4"]
    with blind_face("\r") as face:
        interview.face = face
        interview.run("", "full", "prepare.tension")
    assert interview.tree == {"prepare": {"tension": "4"}}


def test_a_long_scale_is_typed_and_refused_beyond_its_ends() -> None:
    keys = "120\r\x7f\x7f\x7f60\r"
    expected = {"prepare": {"confidence": "60"}}
    assert tree_of(keys, "prepare.confidence") == expected


def test_a_date_is_read_back_as_it_will_be_saved() -> None:
    with filmed_face("next tuesday 3pm", "= ") as (face, camera):
        Interview(face).run("", "full", "initiate.meeting_at")
    assert "= Tue 24 Nov 2026 15:00 (in 3 days)" in camera.picture


def test_what_is_no_date_is_said_and_stays_in_the_line() -> None:
    with filmed_face("asap\r", "! ") as (face, camera):
        interview = Interview(face)
        interview.run("", "full", "initiate.meeting_at")
    assert "\u203a asap" in camera.picture
    assert "! 'asap'" in camera.picture
    assert interview.tree == {}


def test_what_was_wrong_goes_at_the_next_key() -> None:
    with filmed_face("asap\rx", "asapx") as (face, camera):
        Interview(face).run("", "full", "initiate.meeting_at")
    assert "! 'asap'" not in camera.picture


def test_a_concern_is_stored_before_its_reply_is_asked() -> None:
    with blind_face("Why now?\rhalf a re\x03") as face:
        interview = Interview(face)
        interview.run("", "quick", "prepare.concerns")
    assert interview.tree == {"prepare": {"concerns": [{"says": "Why now?"}]}}
    assert list(interview.half_typed.values()) == ["half a re"]


def test_an_action_is_asked_only_for_what_its_line_lacks() -> None:
    keys = "Send it @me by friday\rCall Dana @me\rtomorrow\r\r"
    assert tree_of(keys, "resolve.actions") == {
        "resolve": {
            "actions": [
                {"what": "Send it", "owner": "me", "due": "2026-11-27"},
                {"what": "Call Dana", "owner": "me", "due": "2026-11-22"},
            ]
        }
    }


def test_what_belongs_to_a_question_is_shown_beside_it() -> None:
    tree: dict[str, Tree] = {
        "prepare": {"objective": "Agree a 12% rise", "confidence": "60"}
    }
    with filmed_face("", "Did you get") as (face, camera):
        Interview(face, tree).run("", "full", "reflect.objective_met")
    assert "Result wanted  Agree a 12% rise" in camera.picture
    assert "Confidence  60 %" in camera.picture


def test_the_situations_are_shown_and_enter_goes_without_one() -> None:
    with filmed_face("", "Scope creep") as (face, camera):
        Interview(face).run("", "full", "playbook")
    assert "1  Price pushback" in camera.picture
    assert tree_of("\r", "playbook") == {}
    assert tree_of("2\r", "playbook") == {"playbook": "Scope creep"}


@pytest.mark.parametrize("keys", ["2", "12\r", "2\x7f\r"])
def test_a_digit_chooses_no_situation_before_enter(keys: str) -> None:
    assert tree_of(keys, "playbook") in ({}, {"playbook": "12"})


def test_the_number_of_no_row_marks_none() -> None:
    with filmed_face("1", "\u203a 1\n") as (face, camera):
        Interview(face).run("", "full", "playbook")
    assert "\u203a 1  Price pushback" in camera.picture
    with filmed_face("12", "\u203a 12\n") as (face, camera):
        Interview(face).run("", "full", "playbook")
    assert "  1  Price pushback" in camera.picture
    assert "\u203a 1  Price pushback" not in camera.picture


def test_the_record_reads_as_one_line_a_question() -> None:
    keys = "Acme\r\rLate\r"
    with filmed_face(keys, "What did you or your side do") as (face, camera):
        Interview(face).run(
            "", "full", "client", "topic", "prepare.issue", "prepare.our_part"
        )
    record = camera.picture.split("\n")[1:4]
    assert record == [
        "✓ Client          Acme",
        "\u2013 Topic           (open)",
        "✓ Issue           Late",
    ]


def test_a_command_at_the_situations_is_one_and_its_digit_takes_none(
    tmp_path: Path,
) -> None:
    keys = "\rIt is late\r:go 7\r\x03"
    with a_desk(tmp_path, "prep") as desk, blind_face(keys) as face:
        desk.face = face
        run(desk, "prep")
    assert latest(tmp_path)["prepare"] == {"issue": "It is late"}
    assert "playbook" not in latest(tmp_path)
