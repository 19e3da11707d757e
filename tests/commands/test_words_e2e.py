"""The wording coach: one quiet line in the walk, and `convo words` for the rest."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from subprocess import PIPE

import pytest
from command_line import GUIDE, Convo
from terminal import ENTER, Terminal

from convo_prep.desk import coaching
from convo_prep.desk.desk import Desk, Options

RULES = """\
rules:
  - id: blame-absolute
    off: "yes"
  - id: touchpoint
    scope: any
    level: hint
    re: \\btouchpoints?\\b
    say: say what each side gains
    why: The word hides what it means.
"""
SLACK_S = 0.015
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    (tmp_path / "config").mkdir()
    return Convo(tmp_path)


def own(convo: Convo, name: str, text: str) -> None:
    """Write a file into the folder of the config."""
    path = Path(convo.own["CONVO_CONFIG"]).parent / name
    path.write_text(text, encoding="utf-8")


def ask(path: str) -> str:
    """The question as the guide words it."""
    return GUIDE.question(path).ask


def walked_to_the_concern(convo: Convo, playbook: str = "price-increase") -> Terminal:
    """Prepare up to the first concern, the issue worded with blame."""
    terminal = convo.terminal("prep", "Acme", "Price", f"--playbook={playbook}")
    lines = {
        "initiate.meeting_at": "",
        "prepare.issue": "You always wait, and there is no touchpoint.",
        "initiate.acknowledge": ":go objective",
        "prepare.objective": "They choose a version.",
        "prepare.tension": ":go concerns",
    }
    for path, line in lines.items():
        terminal.wait(ask(path)).idle().type(line, ENTER)
    terminal.wait(ask("prepare.concerns")).idle()
    return terminal


@posix
def test_one_quiet_line_under_an_answer_and_none_on_the_client_s_words(
    convo: Convo,
) -> None:
    with walked_to_the_concern(convo) as terminal:
        assert terminal.said.count("~ ") == 1
        assert '~ "You always": ' in terminal.said
        terminal.type("You always lie, calm down.", ENTER)
        terminal.wait("You answer").idle()
        assert terminal.said.count("~ ") == 1
        terminal.type("Calm down, it is your fault.", ENTER)
        terminal.wait("Another one").idle()
        assert terminal.said.count("~ ") == 2
        assert '~ "Calm down": ' in terminal.said
    [concern] = convo.read().records("prepare.concerns")
    assert concern["reply"] == "Calm down, it is your fault."


@posix
def test_hints_off_in_the_config_silences_the_walk(convo: Convo) -> None:
    own(convo, "config.yaml", "hints: off\n")
    with walked_to_the_concern(convo) as terminal:
        terminal.type("Too dear", ENTER).wait("You answer").idle()
        terminal.type("Calm down, it is your fault.", ENTER).wait("Another one").idle()
        assert "~ " not in terminal.said
    assert "calm-down" in convo.done("words", "acme").out


@posix
def test_one_s_own_rules_hold_in_the_walk(convo: Convo) -> None:
    own(convo, "wording.yaml", RULES)
    with walked_to_the_concern(convo) as terminal:
        assert '~ "touchpoint": say what each side gains' in terminal.said
        assert '"You always"' not in terminal.said


def test_one_s_own_rules_hold_for_a_text(convo: Convo) -> None:
    mail = "You always promise touchpoints."
    assert "blame-absolute" in convo.done("words", "-", stdin=mail).out
    own(convo, "wording.yaml", RULES)
    assert convo.done("words", "-", stdin=mail).out == (
        '- "touchpoints": say what each side gains  (touchpoint)\n'
    )


def test_a_text_is_judged_as_speech_or_as_the_mail_it_is(convo: Convo) -> None:
    text = 'You wrote "calm down". Unfortunately the date has moved.'

    def met(*way: str) -> list[str]:
        out = convo.done("words", "-", *way, "--json", stdin=text).out
        return [row["rule"] for row in json.loads(out)]

    assert met() == met("--as", "speech") == ["calm-down"]
    assert met("--as", "mail") == ["unfortunately"]
    assert convo("words", "-", "--as", "letter", stdin=text).code == 2
    assert convo("words", "--as", "mail").code == 2


def test_each_row_has_the_rule_its_level_the_words_and_what_is_better(
    convo: Convo,
) -> None:
    [row] = json.loads(convo.done("words", "-", "--json", stdin="Calm down.").out)
    assert (row["rule"], row["level"], row["words"]) == (
        "calm-down",
        "stop",
        "Calm down",
    )
    assert row["better"].startswith("name what this costs them")
    assert convo.done("words", "-", "--json", stdin="Thank you.").out == "[]\n"
    assert convo.done("words", "-", stdin="Thank you.").out == "No rule met.\n"


@pytest.mark.parametrize("words", [("words", "-"), ("playbook", "pick", "-")])
def test_a_byte_that_is_no_text_is_named_with_its_place_and_never_changed(
    convo: Convo, words: tuple[str, ...]
) -> None:
    with convo.start(*words, stdin=PIPE, stdout=PIPE, stderr=PIPE) as process:
        out, said = process.communicate(b"ok\nabc \xff def")
    assert process.returncode == 2
    assert out == b""
    assert said.startswith(b"stdin is not UTF-8: line 2, byte 5.\n")


@posix
@pytest.mark.parametrize(
    ("playbook", "noted"), [("price-increase", True), ("close-oversight", False)]
)
def test_an_admission_is_named_in_the_walk_where_there_is_something_to_check_first(
    convo: Convo, playbook: str, noted: bool
) -> None:
    with walked_to_the_concern(convo, playbook) as terminal:
        terminal.type("Too dear", ENTER).wait("You answer").idle()
        terminal.type("We accept full responsibility.", ENTER).wait(
            "Another one"
        ).idle()
        assert ("ask your insurer or lawyer first" in terminal.said) is noted
    assert "admission" in convo.done("words", "acme").out


def test_a_rule_explains_itself_one_s_own_too(convo: Convo) -> None:
    own(convo, "wording.yaml", RULES)
    said = convo.done("words", "--explain", "touchpoint").out
    assert "Why: The word hides what it means." in said
    assert "From: " in convo.done("words", "--explain", "calm-down").out
    assert convo("words", "--explain", "nonsense").code == 2


def test_the_client_s_words_are_never_looked_at(convo: Convo) -> None:
    convo.done(
        *(
            "prep",
            "Acme",
            "--set=concerns=You always lie. Calm down. | What led to it?",
        ),
        *("--set=client_view=It is your fault.", "--set=issue=Price"),
    )
    rows = json.loads(convo.done("words", "acme", "--json").out)
    assert [row for row in rows if row["phrase"]] == []


def test_rules_that_do_not_load_are_named_once_and_the_shipped_ones_hold(
    convo: Convo,
) -> None:
    own(convo, "wording.yaml", "rules:\n- {id: mine, re: x}\n")
    ran = convo.done("words", "-", stdin="You always wait.")
    assert "blame-absolute" in ran.out
    assert ran.err.count("wording.yaml:2:3: ") == 1


def test_a_whole_session_is_looked_over_in_a_blink(convo: Convo) -> None:
    text = ["--set=objective=They choose.", "--set=purpose=I want us to find a way."]
    for number in range(8):
        text.append(f"--set=facts=On {number + 1} May they sent {number} new wishes.")
        text.append(
            f"--set=concerns=Why {number}? | What would help you on day {number}?"
        )
        text.append(f"--set=actions=Send list {number} @me by 2026-12-0{number + 1}")
    convo.done("prep", "Acme", "--set=issue=The price rose twice.", *text)
    desk = Desk(Options(), convo.own)
    session = convo.read()
    coaching.of_session(desk, session)
    taken = []
    for _ in range(5):
        begun = time.thread_time()
        coaching.of_session(desk, session)
        taken.append(time.thread_time() - begun)
    assert min(taken) < SLACK_S


GERMAN = (
    "Der Kunde zahlt seit drei Monaten nicht und sagt \u201eDas ist zu teuer\u201c."
)


def test_of_a_conversation_in_another_language_only_that_is_said(convo: Convo) -> None:
    purpose = "You never listen, calm down."
    convo.done("prep", "Acme", "X", "--set", f"issue={GERMAN}")
    convo.done("set", "acme", f"purpose={purpose}", "options=Calm down")
    said = convo.done("words", "acme").out
    assert said == "This is not in English, and the rules know English alone.\n"
    ran = convo.done("words", "acme", "--json")
    assert json.loads(ran.out) == []
    assert "not in English" in ran.err
    assert "calm down" in convo.done("words", "-", stdin=purpose).out
    assert "not in English" in convo.done("words", "-", stdin=GERMAN).out


def test_of_the_situation_that_fits_any_talk_nothing_is_drafted_then(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "X", "--set", f"issue={GERMAN}")
    card = convo.done("card", "acme").out
    assert [line for line in card.splitlines() if line.startswith("*")] == [
        "* They say 1: Das ist zu teuer"
    ]
    convo.done("set", "acme", "playbook=late-payment")
    assert convo.done("card", "acme").out.count("\n* ") > 2


def test_a_rule_that_takes_too_long_is_named_and_the_others_go_on(
    convo: Convo,
) -> None:
    rules = (
        "rules:\n"
        "  - {id: endless, re: '(a|a)+$', say: no}\n"
        "  - {id: endless-too, re: '(b|b)+$', say: no}\n"
        "  - {id: mine, re: synergy, say: say what each gains}\n"
    )
    own(convo, "wording.yaml", rules)
    text = f"Calm down, synergy: {'a' * 60} {'b' * 60}! we will see about it."
    ran = convo.done("words", "-", stdin=f"{text}\n")
    assert "synergy" in ran.out
    assert "calm" in ran.out.lower()
    ran = convo.done("words", "-", stdin=f"{'a' * 60}! synergy")
    assert "The wording rule endless takes too long" in ran.err
    assert "wording.yaml" in ran.err
    assert "synergy" in ran.out
