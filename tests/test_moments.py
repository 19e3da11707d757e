"""Each thing that a playbook says is on the screen at its moment, on both faces."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, TAB, Terminal

from convo_prep.schema.playbooks import PlaybookFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

# Every key holds its own name, so that it is known wherever it is shown.
BOOK = """\
schema: 1
id: canary
title: The title here
short: Canary
group: money
aliases: [the alias here]
heard_as: [the heard as here]
summary: The summary here.
use_when: [The use when here.]
not_for: The not for here.
check_first: The check first here.
issue: [The issue here.]
objective: [The objective here.]
facts: [The facts here?]
our_part: [The our part here?]
their_needs: [The their needs here.]
concerns:
  - says: The says here.
    need: the need here
    likely: 50
    reply: The reply here.
    if: the if here
options:
  - {option: The option here, pros: The pros here, cons: The cons here}
questions: ["What is the question here?"]
acknowledge:
  - {text: The acknowledge here.}
say:
  - {text: The opening here., at: open, first: yes}
  - {text: The going on here., at: on, why: the why here}
  - {text: The ending here., at: end}
boundary: {protect: The protect here, refuse: The refuse here., offer: The offer here.}
fallback: The fallback here.
if_then: ["If it is so, then I do the if then here."]
actions:
  - {what: The action here, owner: us, days: 1}
recap: [The recap here.]
reflect: [The reflect here?]
lesson: The lesson here?
apology:
  own: The own here.
  effect: The effect here.
  explain: The explain here.
  repair: The repair here.
  change: The change here.
  regret: The regret here.
sources: []
"""
# At which question what is seen beside it, and what Tab (? on the plain face) offers.
BESIDE = {
    "prepare.facts": ["Think of", "The facts here?"],
    "prepare.our_part": ["Check first", "The check first here.", "The our part here?"],
    "prepare.boundary": ["You protect", "The protect here"],
    "reflect.worked": ["Think of", "The reflect here?"],
    "reflect.share": ["Think of", "The lesson here?"],
}
OFFERED = {
    "prepare.issue": ["The issue here."],
    "prepare.their_need": ["The their needs here."],
    "prepare.objective": ["The objective here."],
    "prepare.fallback": ["The fallback here."],
    "prepare.concerns": ["The says here."],
    "prepare.options": ["The option here"],
    "prepare.boundary": ["The refuse here. The offer here."],
    "prepare.if_then": ["the if then here."],
    "initiate.acknowledge": ["The acknowledge here."],
    "initiate.purpose": ["The opening here.", "The regret here.", "The own here."],
    "initiate.first_question": ["What is the question here?"],
    "resolve.agreed": ["The recap here."],
    "resolve.actions": ["The action here @me"],
}
# Shown elsewhere, by tests of their own: in the meeting and the rehearsal, when the
# situation is asked for or chosen, as a remark, or on the playbook's own page.
ELSEWHERE = {
    *("version", "id", "extends", "title", "short", "group", "aliases", "heard_as"),
    *("summary", "use_when", "not_for", "drafts", "reviewed", "avoid", "sources"),
}
COVERED = {
    *("check_first", "issue", "objective", "facts", "our_part", "their_needs"),
    *("concerns", "options", "questions", "acknowledge", "say", "boundary", "fallback"),
    *("if_then", "actions", "recap", "reflect", "lesson", "apology"),
}


def test_every_key_has_its_moment_here_or_elsewhere() -> None:
    assert set(PlaybookFile.model_fields) == ELSEWHERE | COVERED


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    folder = Path(convo.own["CONVO_CONFIG"]).parent / "playbooks"
    folder.mkdir(parents=True)
    (folder / "canary.yaml").write_text(BOOK, encoding="utf-8")
    return convo


@pytest.fixture(params=["keys", "plain"])
def face(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def held(convo: Convo) -> None:
    """Make a conversation with the situation, held and agreed."""
    convo.done("prep", "Acme", "Price", "--set=issue=zzz", "--set=objective=x")
    convo.done("set", "acme", "playbook=canary", "outcome=agreed")


def begun(convo: Convo, face: str, *words: str) -> Terminal:
    """Start a command on one of the faces."""
    if face == "plain":
        return convo.terminal(*words)
    world = {**convo.environ, "TERM": "xterm-256color"}
    return Terminal([*PROGRAM, *words], world)


def walked_to(convo: Convo, face: str, path: str) -> Iterator[Terminal]:
    """Walk to a question by its name."""
    step, _, key = path.partition(".")
    command = {"prepare": "prep", "initiate": "prep"}.get(step, step)
    if command == "prep":
        convo.done("prep", "Acme", "Price", "--set=tension=2")
        convo.done("set", "acme", "playbook=canary")
    else:
        held(convo)
    if command == "resolve":
        yield from lines_of_the_message(convo, face, key)
        return
    with begun(convo, face, command, "acme", "--full") as terminal:
        terminal.wait("Everything is saved").idle().type(f":go {key}", ENTER)
        yield terminal
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def lines_of_the_message(convo: Convo, face: str, key: str) -> Iterator[Terminal]:
    """Come to a question of what was agreed from the message it stands in."""
    with begun(convo, face, "resolve", "acme") as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait("Line to change").idle().type(key, ENTER)
        terminal.wait("1 of 1")
        yield terminal
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@pytest.mark.parametrize("path", BESIDE)
def test_what_is_called_to_mind_stands_beside_the_question(
    convo: Convo, face: str, path: str
) -> None:
    for terminal in walked_to(convo, face, path):
        for text in BESIDE[path]:
            terminal.wait(text)


@pytest.mark.parametrize("path", OFFERED)
def test_what_is_drafted_is_offered_at_its_question(
    convo: Convo, face: str, path: str
) -> None:
    for terminal in walked_to(convo, face, path):
        terminal.idle().type(TAB if face == "keys" else f"?{ENTER}")
        for text in OFFERED[path]:
            terminal.wait(text)
        terminal.idle()


def test_the_need_stands_beside_the_answer_and_its_condition_in_front(
    convo: Convo, face: str
) -> None:
    for terminal in walked_to(convo, face, "prepare.concerns"):
        terminal.idle().type("The says here.", ENTER).wait("Behind it")
        terminal.wait("the need here").idle().type(
            TAB if face == "keys" else f"?{ENTER}"
        )
        terminal.wait("(if the if here) The reply here.").idle()


def test_what_is_chosen_says_what_it_is_not_for_and_what_to_check(
    convo: Convo, face: str
) -> None:
    convo.done("prep", "Acme", "Price", "--set=issue=zzz")
    with begun(convo, face, "prep", "acme", "--full") as terminal:
        terminal.wait("Everything is saved").idle().type(":go playbook", ENTER)
        terminal.wait("Safety and law").idle().type("title here", ENTER)
        terminal.wait("Not for: The not for here.").wait("The check first here.")
        terminal.idle().type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().text("playbook") == "canary"


def test_the_lines_for_the_meeting_are_in_the_meeting(convo: Convo, face: str) -> None:
    convo.done("prep", "Acme", "Price", "--set=issue=zzz")
    convo.done("set", "acme", "playbook=canary", "concerns=The says here.")
    with begun(convo, face, "conduct", "acme") as terminal:
        terminal.wait("The says here.").wait("To pause").idle()
        terminal.type(":say", ENTER).wait("The going on here.").wait("The ending here.")
        if face == "keys":
            terminal.idle().type(":say", ENTER)
        terminal.idle().type("1", ENTER).wait("the need here").idle().type(CTRL_D)
        assert terminal.end() == 0
