"""The message to the client: what it says on stderr about itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo
from terminal import CTRL_D, ENTER


def test_a_message_too_long_to_be_read_says_so_and_is_printed_whole(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    long = "agreed " * 320
    convo.done("prep", "Acme", "Renewal", "--set", "meeting_at=yesterday 3pm")
    given = ("outcome=agreed", f"agreed={long}")
    convo.done("set", *given, "follow_up_at=none")
    ran = convo.done("recap")
    assert ran.out.count("agreed") >= 320
    assert "under 300" in ran.err


def test_a_short_message_says_nothing_of_its_length(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set", "meeting_at=yesterday 3pm")
    given = ("outcome=agreed", "agreed=The price stays.")
    convo.done("set", *given, "follow_up_at=none")
    assert "words" not in convo.done("recap").err


def agreed(convo: Convo, topic: str) -> str:
    """Make a conversation with Dana that ended well; returns its id."""
    convo.done("prep", "Acme", topic, "--set", "meeting_at=yesterday 3pm")
    found = map(convo.read, convo.files())
    own = next(session.id for session in found if session.topic == topic)
    convo.done("set", own, "contact=Dana Reyes, procurement", "outcome=agreed")
    return own


def test_a_greeting_is_found_again_for_the_same_person(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    first, second = agreed(convo, "Renewal"), agreed(convo, "Extra pages")
    assert convo.done("recap", second).out.startswith("Hello Dana,\n")
    convo.done("set", first, "greeting=Dear Ms Reyes,")
    assert convo.done("recap", second).out.startswith("Dear Ms Reyes,\n")
    convo.done("set", second, "contact=Lee Ward")
    assert convo.done("recap", second).out.startswith("Hello Lee,\n")


def test_the_message_is_printed_without_a_question_and_names_what_it_lacks(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    own = agreed(convo, "Renewal")
    with convo.terminal("recap", own) as terminal:
        terminal.wait("Kind regards").wait("Thanks").wait("Your name")
        terminal.wait("convo resolve acme")
        assert terminal.end() == 0
    assert "thanks" not in convo.read().tree.get("resolve", {})


def test_the_name_that_signs_is_asked_once_and_the_login_never_signs(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    own = agreed(convo, "Renewal")
    assert convo.done("recap", own).out.endswith("\nKind regards\n")
    with convo.terminal("resolve", own) as terminal:
        terminal.wait("Anything to add").idle().type(ENTER)
        terminal.wait("your name,").idle().type("your name", ENTER)
        terminal.wait("Your name, to sign with").idle().type("Sam Lee", ENTER)
        terminal.wait("Kind regards Sam Lee").idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.done("recap", own).out.endswith("\nKind regards\nSam Lee\n")


def test_what_to_check_first_is_said_before_the_message(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    own = agreed(convo, "Renewal")
    convo.done("set", own, "playbook=our-error")
    ran = convo.done("recap", own)
    assert ran.err.startswith("Check first: ")
    assert "Kind of message" in ran.err
    convo.done("set", own, "kind=record")
    assert "says nothing about who is liable" in convo.done("recap", own).out


def test_a_lawyer_s_mark_stands_on_top(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    own = agreed(convo, "Renewal")
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir(exist_ok=True)
    config.write_text("recap_mark: Without prejudice\n", encoding="utf-8")
    assert convo.done("recap", own).out.startswith("Without prejudice\n\nHello")


@pytest.mark.parametrize(
    "playbook", ["threat", "improper-request", "personal-advances"]
)
def test_after_a_talk_of_safety_or_law_the_message_concedes_nothing(
    tmp_path: Path, playbook: str
) -> None:
    convo = Convo(tmp_path)
    own = agreed(convo, "Renewal")
    convo.done("set", own, f"playbook={playbook}", "agreed=They call by day alone")
    said = convo.done("recap", own).out
    assert "What was said: They call by day alone." in said
    convo.done("set", own, "outcome=no agreement")
    said = convo.done("recap", own).out
    assert "Nothing has been settled." in said
    assert "agree" not in said


def test_what_has_gone_out_is_said_to_have_and_not_asked_for_again(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    own = agreed(convo, "Renewal")
    convo.done("set", own, "agreed=The price stays.", "follow_up_at=none")
    with convo.terminal("recap", own) as terminal:
        terminal.wait("once it has gone out")
        assert terminal.end() == 0
    convo.done("recap", own, "--sent")
    with convo.terminal("recap", own) as terminal:
        terminal.wait("It went out Sat 21 Nov 2026 17:10")
        assert terminal.end() == 0
        assert "--sent" not in terminal.text
