"""A rehearsal in both faces: what is shown when, and that nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER
from window import Window

FACES = [(), ("--plain",)]
SAID = "press Enter, or type it:"
GOES_ON = "Enter next, r again:"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    settings = {
        "issue": "Acme asks for 20% off.",
        "if_then": "If they push, then I name a day.",
        "concerns": '{"says": "It is late.", "reply": "Since May."}',
    }
    options = [word for item in settings.items() for word in ("--set", "=".join(item))]
    convo.done("prep", "Acme", "Renewal", *options)
    return convo


def world(convo: Convo) -> dict[Path, bytes]:
    both = (*convo.journal.rglob("*"), *convo.state.rglob("*"))
    return {path: path.read_bytes() for path in both if path.is_file()}


def window(convo: Convo, face: tuple[str, ...]) -> Window:
    return Window([*PROGRAM, *face, "rehearse"], convo.environ, 80, 40)


@pytest.mark.parametrize("face", FACES)
def test_the_answer_shows_once_it_was_said_and_nothing_is_kept(
    convo: Convo, face: tuple[str, ...]
) -> None:
    before = world(convo)
    with window(convo, face) as screen:
        screen.wait("They say: It is late.").wait(SAID)
        assert "Since May." not in screen.text
        assert screen.text.count("comes easier") == 1
        screen.type(ENTER).wait("Since May.").wait(GOES_ON).type("r", ENTER)
        screen.wait("They say: It is late.", 2).wait(SAID, 2)
        screen.type("Since June", ENTER).wait("You said").wait(GOES_ON, 2).type(ENTER)
        screen.wait("Your moment: If they push").wait(SAID, 3)
        assert "I name a day" not in screen.text
        screen.type(ENTER).wait("then I name a day.").wait(GOES_ON, 3).type(ENTER)
        screen.wait("That was all of them.")
        assert screen.end() == 0
        assert screen.text.count("comes easier") == 1
    assert world(convo) == before


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("at", [SAID, GOES_ON])
def test_ctrl_d_ends_it_anywhere(convo: Convo, face: tuple[str, ...], at: str) -> None:
    with window(convo, face) as screen:
        screen.wait(SAID)
        if at == GOES_ON:
            screen.type(ENTER)
        assert screen.wait(at).type(CTRL_D).end() == 0


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("at", [SAID, GOES_ON])
def test_ctrl_c_stops_it_anywhere(convo: Convo, face: tuple[str, ...], at: str) -> None:
    with window(convo, face) as screen:
        screen.wait(SAID)
        if at == GOES_ON:
            screen.type(ENTER)
        assert screen.wait(at).type(CTRL_C).end() == 130
        assert "Nothing is kept of a rehearsal." in " ".join(screen.text.split())


@pytest.mark.parametrize("face", FACES)
def test_without_a_concern_it_says_what_to_do(
    tmp_path: Path, face: tuple[str, ...]
) -> None:
    convo = Convo(tmp_path / "other")
    convo.done("prep", "Acme", "Renewal", "--set", "issue=Late.")
    with window(convo, face) as screen:
        screen.wait("No concerns are written down yet").wait("convo prep")
        assert screen.end() == 0


@pytest.mark.parametrize("face", FACES)
def test_ones_own_sentences_are_counted_apart_and_are_enough(
    convo: Convo, face: tuple[str, ...]
) -> None:
    convo.done("set", "acme", "playbook=price-pushback")
    with window(convo, face) as screen:
        screen.wait("Ctrl-D ends.").wait("1 of 2").wait(SAID).type(ENTER)
        screen.wait(GOES_ON).type(ENTER)
        screen.wait("2 of 2").wait("Your moment").wait(SAID, 2).type(ENTER)
        screen.wait(GOES_ON, 2).type(ENTER)
        screen.wait("Those were yours.").wait("Others heard: ").wait(SAID, 3)
        assert screen.type(CTRL_D).end() == 0
