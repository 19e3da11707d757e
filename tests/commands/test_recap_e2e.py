"""The message to the client: what it says on stderr about itself."""

from __future__ import annotations

from pathlib import Path

from command_line import Convo


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
