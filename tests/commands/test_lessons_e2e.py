"""Lessons are one's own: what leaves names nobody, and only where it is asked for."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from command_line import Convo
from hypothesis import given
from hypothesis import strategies as st
from terminal import CTRL_D, ENTER

LESSONS = {
    "one": "Ask for the reason before any number.",
    "two": "Acme likes to wait; Dana decides.",
    "three": "As with Nordwind, write it down.",
}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    for number, (topic, share) in enumerate(LESSONS.items()):
        own = "abc"[number] * 6
        convo.write(
            f"schema: 1\nid: {own}\nclient: Acme\ntopic: {topic}\ncontact: Dana Reyes\n"
            f"playbook: price-pushback\ncreated: 2026-0{number + 1}-10T10:00+01:00\n"
            "reflect:\n  next_time: If they ask for half, then I ask what for.\n"
            f"  share: {share}\n",
            f"2026/{topic}.yaml",
        )
    convo.write("schema: 1\nid: dddddd\nclient: Nordwind\ntopic: Talk\n", "2026/n.yaml")
    return convo


def test_on_the_own_screen_everything_stands_with_how_often(convo: Convo) -> None:
    said = convo.done("lessons").out
    assert all(text in said for text in LESSONS.values())
    assert said.count("then I ask what for.") == 1
    assert "3 times since January 2026" in said


def test_as_markdown_lesson_situation_and_month_leave_and_nothing_else(
    convo: Convo,
) -> None:
    ran = convo.done("lessons", "--format", "markdown")
    assert ran.out == (
        "## They find the price too high\n\n"
        "- Ask for the reason before any number. (January 2026)\n"
    )
    assert "Left out: 2 lines name a client or somebody there." in ran.err


@pytest.mark.parametrize(
    "words", [("--json",), ("--format", "html"), ("--format", "html", "--private")]
)
def test_no_other_way_out_is_open_unless_it_is_asked_for(
    convo: Convo, words: tuple[str, ...]
) -> None:
    ran = convo("lessons", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert "reason" not in ran.err
    rows = json.loads(convo.done("lessons", "--json", "--private").out)
    assert {row["kind"] for row in rows} == {"lesson", "next_time"}


@given(
    st.text("abcdeACDE ", min_size=3, max_size=9).filter(lambda t: len(t.split()) == 1),
    st.lists(
        st.sampled_from(["ask", "wait", "first", "NAME", "name", "then"]), min_size=1
    ),
)
def test_no_client_is_ever_named_in_what_is_passed_on(
    name: str, words: list[str]
) -> None:
    client = name.strip()
    said = " ".join(words).replace("NAME", client).replace("name", client.lower())
    with tempfile.TemporaryDirectory() as folder:
        convo = Convo(Path(folder))
        text = f"schema: 1\nid: aaaaaa\nclient: {client}\nreflect:\n  share: {said}\n"
        convo.write(text, "2026/a.yaml")
        out = convo.done("lessons", "--format", "markdown").out
        if len(client) >= 3:
            assert client.lower() not in out.lower().split()


def test_filters_take_a_situation_and_a_client(convo: Convo) -> None:
    assert "No lesson fits" in convo.done("lessons", "--client", "nordwind").out
    assert "No lesson fits" in convo.done("lessons", "--playbook", "late-payment").out
    assert "Acme" in convo.done("lessons", "--playbook", "price-pushback").out


def test_a_playbook_is_begun_from_them_and_never_overwritten(convo: Convo) -> None:
    ran = convo.done("playbook", "new", "--from-lessons", "price-pushback")
    path = Path(ran.out.strip())
    text = path.read_text("utf-8")
    assert "# 2026-01: Ask for the reason before any number." in text
    assert '#   - "If they ask for half, then I ask what for."' in text
    assert not [name for name in ("Acme", "Dana", "Nordwind") if name in text]
    assert path.stat().st_mode & 0o777 == 0o600
    assert convo.done("playbook", "check").out == ""
    assert "(my own)" in convo.done("playbook", "show", "my-price-pushback").out
    again = convo("playbook", "new", "--from-lessons", "price-pushback")
    assert again.code == 30
    assert path.read_text("utf-8") == text
    other = convo.done("playbook", "new", "mine", "--from-lessons", "price-pushback")
    assert other.out.strip().endswith("mine.yaml")


def test_where_nothing_was_learned_no_playbook_is_begun(convo: Convo) -> None:
    ran = convo("playbook", "new", "--from-lessons", "late-payment")
    assert ran.code == 1
    assert "convo playbook new my-late-payment" in ran.err
    assert not list((convo.journal.parent / "config").rglob("*.yaml"))
    assert convo("playbook", "new").code == 2


def test_a_rehearsal_begins_with_what_keeps_coming_back(convo: Convo) -> None:
    ahead = "schema: 1\nid: eeeeee\nclient: Acme\ntopic: Renewal\n"
    meeting = "initiate:\n  meeting_at: 2026-12-01 10:00\n"
    convo.write(f"{ahead}playbook: price-pushback\n{meeting}", "2026/ahead.yaml")
    with convo.terminal("rehearse", "eeeeee") as terminal:
        terminal.wait("For next time, you wrote 3 times: If they ask for half")
        terminal.wait("Say your answer aloud").idle().type(ENTER)
        terminal.wait("then I ask what for.").idle().type(CTRL_D)
        assert terminal.end() == 0
