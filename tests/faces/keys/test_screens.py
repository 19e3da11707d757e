"""What the screen shows at a question, on a narrow, a usual and a wide terminal.

The pictures lie in screens/; `pytest --renew` makes them anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from camera import UNICODE, filmed_face
from interview import Interview
from snapshots import settle

from convo_prep.faces.keys.look import Look
from convo_prep.text import Tree

SCREENS = Path(__file__).parent / "screens"
SIZES = ((40, 12), (80, 24), (120, 40))
PREPARED: dict[str, Tree] = {
    "client": "Acme",
    "prepare": {
        "objective": "Agree a 12% rise from January, in two steps of six.",
        "confidence": "60",
        "facts": ["3 May: invoice sent", "9 May: they called"],
        "concerns": [
            {
                "says": "Why now?",
                "reply": "Input costs rose 18% and we held prices for 20 months.",
                "likely": "50",
            }
        ],
    },
}


@dataclass(frozen=True)
class Scene:
    """Keys typed at a question, and a text by which their picture is known."""

    question: str
    keys: str
    until: str


SCENES = {
    "first question": Scene("client", "", "^C stop"),
    "date read back": Scene("initiate.meeting_at", "next tuesday 3pm", "= Tue"),
    "no date": Scene("initiate.meeting_at", "asap\r", "! 'asap'"),
    "help": Scene("prepare.our_part", "?", "Commands:"),
    "suggestions": Scene("prepare.concerns", "\t\t", "\u203a 2  We have"),
    "list": Scene("prepare.facts", "12 May: we", "\u203a 3. 12 May: we"),
    "item loaded": Scene("prepare.facts", "\x1b[A\x1b[A", "\u203a 1. 3 May"),
    "reply": Scene("prepare.concerns", "Late\rWe ", "\u203a We"),
    "choice": Scene("initiate.channel", "v", "\u203a 2  video"),
    "scale": Scene("prepare.tension", "3", "3 ●"),
    "long text": Scene("prepare.client_view", "They wait.\rAnd pay", "And pay"),
    "beside": Scene("reflect.objective_met", "", "60 %"),
    "situations": Scene("playbook", "", "3  Late delivery"),
    "outline": Scene("prepare.facts", "\x0f", "go to (Enter: stay)"),
}


def picture(scene: Scene, columns: int, lines: int, look: Look = UNICODE) -> str:
    """Return the screen of a scene."""
    with filmed_face(scene.keys, scene.until, columns, lines, look) as (face, camera):
        interview = Interview(face, PREPARED)
        start = scene.question.rpartition(".")[2]
        interview.run(start, "full", scene.question)
    return camera.picture + "\n"


@pytest.mark.parametrize(("columns", "lines"), SIZES)
@pytest.mark.parametrize("name", SCENES)
def test_the_screen_is_as_pictured(name: str, columns: int, lines: int) -> None:
    shown = picture(SCENES[name], columns, lines)
    path = SCREENS / f"{name.replace(' ', '-')}-{columns}.txt"
    settle(path, shown)


@pytest.mark.parametrize("name", SCENES)
def test_signs_of_the_face_are_ascii_where_they_must_be(name: str) -> None:
    scene = SCENES[name]
    until = scene.until.replace("\u203a", ">").replace("●", "*")
    plain = Scene(scene.question, scene.keys, until)
    assert picture(plain, 80, 24, Look(colour=True, ascii=True)).isascii()
