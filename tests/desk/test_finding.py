"""From what a person types to the session that is meant, and never a wrong guess."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from command_line import Convo

SESSIONS = {
    "aaaaaa": ("2026/2026-11-20-acme-renewal.yaml", "Acme", "Renewal price", ""),
    "bbbbbb": ("2026/2026-11-19-acme-delivery.yaml", "Acme", "Late delivery", ""),
    "cccccc": ("2025/2025-03-01-borealis.yaml", "Borealis", "Extra work", "2025-04-01"),
    "dddddd": ("2026/by-hand.yaml", "Müller & Söhne", "O'Brien\u2019s claim", ""),
}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    for own, (name, client, topic, closed) in SESSIONS.items():
        text = f"schema: 1\nid: {own}\nclient: {client}\ntopic: {topic}\n"
        convo.write(text + (f"closed: {closed}\n" if closed else ""), name)
    return convo


def found(convo: Convo, *reference: str) -> str:
    """The id of the session that is shown for a reference."""
    out = convo.done("show", *reference).out
    [own] = [own for own in SESSIONS if own in out]
    return own


@pytest.mark.parametrize(
    ("reference", "own"),
    [
        ("aaaaaa", "aaaaaa"),
        ("2026-11-20-acme-renewal", "aaaaaa"),
        ("2026-11-20-acme-renewal.yaml", "aaaaaa"),
        ("2026/2026-11-20-acme-renewal.yaml", "aaaaaa"),
        ("renewal", "aaaaaa"),
        ("acme delivery", "bbbbbb"),
        ("ACME late", "bbbbbb"),
        ("borealis", "cccccc"),
        ("by-hand", "dddddd"),
        ("müller", "dddddd"),
        ("MÜLLER söhne", "dddddd"),
        ("o'brien's", "dddddd"),
        ("o\u2019brien", "dddddd"),
    ],
)
def test_a_session_is_found_by_whatever_names_it(
    convo: Convo, reference: str, own: str
) -> None:
    assert found(convo, reference) == own
    assert found(convo, *reference.split()) == own


def test_a_talk_is_found_by_whom_one_talks_to_where_nothing_else_is_called_so(
    convo: Convo,
) -> None:
    convo.done("set", "bbbbbb", "contact=Dana Reyes, Renewal desk; her CFO decides")
    assert found(convo, "dana") == "bbbbbb"
    assert found(convo, "Reyes", "Dana") == "bbbbbb"
    assert found(convo, "renewal") == "aaaaaa"
    assert convo("show", "cfo").code == 20
    assert convo("show", "dana", "smith").code == 20


def test_a_file_is_found_by_its_name_alone_before_titles_that_say_the_same(
    convo: Convo,
) -> None:
    convo.write("id: eeeeee\nclient: Dunes\ntopic: x\n", "2026/Renewal Price.yaml")
    assert convo.done("path", "renewal-price").out.endswith("/Renewal Price.yaml\n")
    assert convo.done("path", "dunes renewal").out.endswith("/Renewal Price.yaml\n")
    convo.write("id: ffffff\nclient: Fenwick\ntopic: x\n", "2026/late-delivery-2.yaml")
    ran = convo("path", "late delivery")
    assert ran.code == 21
    assert "ffffff" in ran.err
    assert "bbbbbb" in ran.err


def test_the_one_changed_last_is_last(convo: Convo) -> None:
    for number, (name, *_) in enumerate(SESSIONS.values()):
        moment = 1_700_000_000 + (99 if "borealis" in name else number)
        os.utime(convo.journal / name, (moment, moment))
    assert found(convo, "last") == "cccccc"


def test_a_whole_path_names_its_file(convo: Convo) -> None:
    name = SESSIONS["bbbbbb"][0]
    assert found(convo, str(convo.journal / name)) == "bbbbbb"


def test_what_fits_several_is_never_guessed(convo: Convo) -> None:
    for words in (("show", "acme"), ("close", "acme"), ("note", "x", "--in", "acme")):
        ran = convo(*words)
        assert ran.code == 21, words
        assert "aaaaaa" in ran.err
        assert "bbbbbb" in ran.err
        assert "cccccc" not in ran.err


def test_of_several_the_one_still_open_is_meant(convo: Convo) -> None:
    convo.done("close", "bbbbbb")
    assert found(convo, "acme") == "aaaaaa"


def test_writing_without_a_name_needs_exactly_one_that_fits(convo: Convo) -> None:
    assert convo("close").code == 21
    convo.done("close", "aaaaaa")
    convo.done("close", "bbbbbb")
    said = convo.done("close").err
    assert "Müller" in said
    assert convo("close").code == 20


def test_a_file_without_an_id_is_found_by_its_name(convo: Convo) -> None:
    convo.write("client: Cirrus\n", "2026/cirrus.yaml")
    assert "Cirrus" in convo.done("show", "cirrus").out
    convo.done("prep", "Cirrus", "--set=issue=x")
    assert "issue: x" in (convo.journal / "2026/cirrus.yaml").read_text()


@pytest.mark.parametrize(
    "reference", ["../../etc/passwd", "/etc/passwd", "*", "a" * 999]
)
def test_a_reference_leads_to_no_file_outside_the_journal(
    convo: Convo, reference: str
) -> None:
    for words in (
        ("show", reference),
        ("path", reference),
        ("forget", reference, "-y"),
    ):
        assert convo(*words).code == 20, words
