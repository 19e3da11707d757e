"""Each thing that a playbook says is on the screen at its moment, on both faces."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_line import GUIDE, PROGRAM, Convo
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
# What leads to a line of the message, where it is not asked in a walk.
LINES = {"resolve.agreed": "3", "resolve.actions": "actions"}
# What stands on the plain face before the help, once it was asked for.
HELP = ": ? "
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
    if step in ("prepare", "initiate"):
        told = [] if key == "issue" else ["--set=issue=zzz"]
        convo.done("prep", "Acme", "Price", "--set=meeting_at=tomorrow 15:00", *told)
        convo.done("set", "acme", "playbook=canary")
    else:
        held(convo)
    command = {"prepare": "prep", "initiate": "prep"}.get(step, step)
    with begun(convo, face, command, "acme") as terminal:
        if command == "resolve":
            terminal.wait("Anything to add?").idle().type(ENTER)
            terminal.wait("Line to change").idle().type(LINES[path], ENTER)
        else:
            terminal.wait("Everything is saved").idle().type(f":go {key}", ENTER)
        terminal.wait(lambda: GUIDE.question(path).ask in on_screen(terminal)).idle()
        yield terminal
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def on_screen(terminal: Terminal) -> str:
    """Return the words on the screen, however they are wrapped."""
    return " ".join(terminal.text.split())


def shows(terminal: Terminal, text: str, below: str) -> Callable[[], bool]:
    """Whether a text stands below another, such as the question that is asked."""

    def shown() -> bool:
        _, found, rest = on_screen(terminal).rpartition(below)
        return bool(found) and text in rest

    return shown


def taken(terminal: Terminal, text: str) -> Callable[[], bool]:
    """Whether a text is in the line one types in, or in the row chosen in a menu."""
    return lambda: any(
        row.startswith("\u203a") and text in row for row in terminal.text.splitlines()
    )


@pytest.mark.parametrize("path", BESIDE)
def test_what_is_called_to_mind_stands_beside_the_question(
    convo: Convo, face: str, path: str
) -> None:
    for terminal in walked_to(convo, face, path):
        for text in BESIDE[path]:
            terminal.wait(shows(terminal, text, below=GUIDE.question(path).ask))


@pytest.mark.parametrize("path", OFFERED)
def test_what_is_drafted_is_offered_at_its_question(
    convo: Convo, face: str, path: str
) -> None:
    for terminal in walked_to(convo, face, path):
        if face == "keys":
            for text in OFFERED[path]:
                terminal.idle().type(TAB).wait(taken(terminal, text))
        else:
            terminal.type("?", ENTER)
            for text in OFFERED[path]:
                terminal.wait(shows(terminal, text, below=HELP))
        terminal.idle()


def test_the_need_stands_beside_the_answer_and_its_condition_in_front(
    convo: Convo, face: str
) -> None:
    for terminal in walked_to(convo, face, "prepare.concerns"):
        terminal.idle().type("The says here.", ENTER).wait("Behind it")
        reply = "(if the if here) The reply here."
        terminal.wait("the need here").wait(shows(terminal, reply, below="Behind it"))
        terminal.idle()
        if face == "keys":
            terminal.type(TAB).wait(taken(terminal, "\u203a The reply here."))
        else:
            terminal.type("?", ENTER).wait(shows(terminal, reply, below=HELP))
        terminal.idle()


@pytest.mark.parametrize("chosen", [True, False], ids=["asked", "on the line"])
def test_the_card_of_a_situation_says_first_what_to_check(
    convo: Convo, face: str, chosen: bool
) -> None:
    when = "--set=meeting_at=tomorrow 15:00"
    convo.done("prep", "Acme", "Price", "--set=issue=zzz", when)
    words = ["prep", "acme", *([] if chosen else ["--playbook=canary"])]
    check = "Check first: The check first here."
    with begun(convo, face, *words) as terminal:
        if chosen:
            terminal.wait("Safety and law").idle().type("title here", ENTER)
        terminal.wait(shows(terminal, "1 Situation", below=check))
        assert terminal.idle().said.count(check) == 1
        assert "The not for here." not in terminal.text
        which = GUIDE.question("playbook").ask
        terminal.type(":go 1", ENTER).wait(which)
        terminal.wait(shows(terminal, "The not for here.", below=which))
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
