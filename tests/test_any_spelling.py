"""Every command takes a conversation by its name, however that is typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from command_line import Convo, Ran
from every_command import EVERY, FILE, ID, Line

LABEL = "Dispute About Jörg's Fees"
NAMED = [line for line in EVERY if line.names]
LONGER = FILE.replace(ID, "aaaaaa").replace("Acme", "Jörg-Zwei")
SPELLINGS = (
    LABEL,
    "dispute-about-jorgs-fees",
    unicodedata.normalize("NFD", f"{LABEL}.yaml").upper(),
    f"'{ID.upper()}'",
)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Two conversations, the name of one of which begins that of the other."""
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    named = unicodedata.normalize("NFD", f"2026/{LABEL}.yaml")
    convo.write(FILE.replace("client: Acme", "client: Jörg"), named)
    convo.write(LONGER, f"2026/{LABEL} Again.yaml")
    return convo


def tried(convo: Convo, line: Line, reference: str) -> Ran:
    return convo(*line.with_reference(reference), stdin=line.stdin)


@pytest.mark.parametrize("reference", SPELLINGS)
@pytest.mark.parametrize("line", NAMED, ids=lambda line: " ".join(line.words))
def test_a_whole_name_in_any_spelling_names_its_conversation(
    convo: Convo, line: Line, reference: str
) -> None:
    other = convo.journal / f"2026/{LABEL} Again.yaml"
    before = set(convo.files())
    ran = tried(convo, line, reference)
    assert ran.code in (0, 1, 2, 27), ran
    assert "No conversation fits" not in ran.err
    assert other.read_text(encoding="utf-8") == LONGER
    assert set(convo.files()) <= before


# `check` looks at all that fit, `rehearse` asks for a terminal first.
OF_ONE = [line for line in NAMED if line.words[0] not in ("check", "rehearse")]


@pytest.mark.parametrize("line", OF_ONE, ids=lambda line: " ".join(line.words))
def test_what_fits_several_says_so_and_changes_none(convo: Convo, line: Line) -> None:
    if line.words[0] == "prep":
        # What is over is prepared no more.
        convo.own["CONVO_NOW"] = "2026-11-20T12:00+01:00"
        for file in convo.files():
            text = file.read_text(encoding="utf-8").partition("resolve:")[0]
            file.write_text(text, encoding="utf-8")
    before = [file.read_bytes() for file in convo.files()]
    ran = tried(convo, line, "dispute fees")
    assert ran.code == 21, ran
    assert ID in ran.err
    assert "aaaaaa" in ran.err
    assert [file.read_bytes() for file in convo.files()] == before
