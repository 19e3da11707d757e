"""Looking back on a talk that nobody prepared: it begins with what they said."""

from __future__ import annotations

from pathlib import Path

from command_line import Convo
from terminal import CTRL_C, ENTER

WANTED = "Did you get the result you wanted?"
THEIR_WORDS = "What did they say matters to them?"


def test_it_begins_with_their_words_and_asks_for_no_result(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("note", "--new", "Brightline", "wants the deposit back")
    with convo.terminal("reflect") as terminal:
        terminal.wait(THEIR_WORDS).idle()
        terminal.type("We need it back", ENTER).wait("Saved.").idle()
        terminal.type(":go worked", ENTER).wait("Which sentence or move").idle()
        terminal.type("Asking first", ENTER).wait("Saved. What helped").idle()
        terminal.type(CTRL_C)
        terminal.end()
        assert WANTED not in terminal.said
    assert convo.read().items("conduct.heard") == ("We need it back",)
    assert convo.read().text("reflect.worked") == "Asking first"


def test_where_a_result_was_wanted_it_is_asked_for(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Price", "--set", "issue=x", "--set", "objective=y")
    convo.done("set", "outcome=agreed", "agreed=z", "follow_up_at=none")
    with convo.terminal("reflect") as terminal:
        terminal.wait(WANTED).idle()
        assert THEIR_WORDS not in terminal.said
        terminal.type(CTRL_C)
        terminal.end()
