"""Text that begins with a dash: a note as it stands, never a riddle about options."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "--set", "meeting_at=today 18:00", "--set", "issue=x")
    return convo


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["-5%", "is", "their", "offer"], "-5% is their offer"),
        (["- 5 % is fine"], "- 5 % is fine"),
        (["- they have -h", "--in", "acme"], "they have -h"),
        (["--> they agree"], "--> they agree"),
        (["They", "take", "-5%", "--in=acme", "now"], "They take -5% now"),
        (["--kind", "words", "-5%"], "-5%"),
        (["-k", "words", "--", "-k", "it"], "-k it"),
        (["-kwords", "Well"], "Well"),
        (["--in", "acme", "--", "--in"], "--in"),
    ],
)
def test_a_note_may_begin_with_a_dash(
    convo: Convo, words: list[str], text: str
) -> None:
    convo.done("note", *words)
    [note] = convo.read().records("conduct.notes")
    assert note["text"] == text


@pytest.mark.parametrize("word", ["-agreed", "--agreed", "-x=y"])
def test_a_word_that_reads_as_an_option_says_where_text_stands(
    convo: Convo, word: str
) -> None:
    ran = convo("note", word)
    assert ran.code == 2
    assert "convo note -- '-...'" in ran.err
    assert not convo.read().records("conduct.notes")


def test_help_is_still_an_option(convo: Convo) -> None:
    assert "Example: convo note" in convo.done("note", "-h").out
