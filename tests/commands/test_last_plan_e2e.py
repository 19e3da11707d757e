"""A look back asks about last time's plan with this client, where the talk had none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import GUIDE, Convo
from terminal import CTRL_C, ENTER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
MOMENT = GUIDE.question("reflect.plan_used").ask
OURS = "If they sigh, then I ask what is behind it"


def looked_back_on(convo: Convo, client: str, plan: str) -> None:
    """A talk that is over, with a plan for the next time."""
    convo.done("note", "--new", client, "asked for more")
    told = ("outcome=agreed", "agreed=x", "follow_up_at=none", f"next_time={plan}")
    convo.done("set", client, *told)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Talks with two clients, and one with the first on whose card that plan stood."""
    convo = Convo(tmp_path)
    looked_back_on(convo, "Acme", OURS)
    looked_back_on(convo, "Borealis", "If canary, then I wait")
    told = ("issue=They want less", "meeting_at=today 8:00", "outcome=agreed")
    convo.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    return convo


def test_its_moment_is_asked_for_and_what_was_not_used_is_drafted_again(
    convo: Convo,
) -> None:
    with convo.terminal("reflect") as terminal:
        terminal.wait("your plan from last time").wait(MOMENT).idle()
        assert OURS in " ".join(terminal.text.split())
        terminal.type("2", ENTER).wait("came, and I did not").idle()
        terminal.type(":go next_time", ENTER).wait("Draft").wait(OURS[:30], 2).idle()
        terminal.type(CTRL_C)
        terminal.end()
        assert "canary" not in terminal.said
    [session] = [
        s for s in map(convo.read, convo.files()) if s.text("reflect.plan_used")
    ]
    assert session.text("reflect.plan_used") == "came, and I did not"
    assert not session.text("reflect.next_time"), "nothing but the answer is stored"
    assert OURS not in str(session.tree)


def test_left_open_it_is_asked_once_and_the_rest_follows(convo: Convo) -> None:
    with convo.terminal("reflect") as terminal:
        terminal.wait(MOMENT).idle()
        terminal.type(ENTER).wait("What came up that you").idle()
        terminal.type(CTRL_C)
        terminal.end()
        assert terminal.said.count(MOMENT) == 1


def test_a_talk_with_a_plan_of_its_own_is_asked_about_that(convo: Convo) -> None:
    convo.done("set", "acme price", "if_then=If it gets loud, then I pause")
    with convo.terminal("reflect") as terminal:
        terminal.wait(MOMENT).idle()
        terminal.type(CTRL_C)
        terminal.end()
        assert "your plan from last time" not in terminal.said


def test_another_client_s_plan_is_never_asked_about(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    looked_back_on(convo, "Borealis", "If canary, then I wait")
    convo.done("note", "--new", "Acme", "They sighed")
    with convo.terminal("reflect") as terminal:
        terminal.wait("What did they say").idle().type(CTRL_C)
        terminal.end()
        assert "canary" not in terminal.said
        assert MOMENT not in terminal.said
