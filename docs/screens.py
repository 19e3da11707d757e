"""Write docs/screens/*.svg: pictures of convo at work, each made from a real run.

Run it, with the test extra installed, after a change of what a screen shows.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from drawing import ENTER, Pictured, environ_at
from recording import recorded

DOCS = Path(__file__).resolve().parent
MORE_ROWS = 50
BEFORE = "2026-11-21T17:10+01:00"
BEGIN, LATER = "2026-11-24T15:00+01:00", "2026-11-24T15:12+01:00"
AFTER = "2026-11-24T15:40+01:00"
PREPARED = {
    "meeting_at": "2026-11-24 15:00",
    "minutes": "30",
    "issue": "Acme asks for 20% off the renewal.",
    "objective": "Dana puts two versions to her CFO.",
    "purpose": "I'd like to talk about the renewal price and leave with two versions.",
    "first_question": "What does your CFO need to see in order to say yes?",
}
CONCERNS = {
    "Our budget has been cut.": "Let's start from it, then. What has to stay in?",
    "Others do it for half.": "What is in their offer? Let's compare the two.",
}


def pictures(folder: Path) -> dict[str, str]:
    """Return each picture by its file name, from runs in a folder of their own."""
    alone: dict[str, Callable[[Path], str]] = {
        "situation.svg": _situation,
        "prep.svg": _preparing,
        "card.svg": _card,
        "waits.svg": _waits,
        "recording.svg": recorded,
    }
    # One talk, further on in each.
    in_turn: dict[str, Callable[[Path], str]] = {
        "live.svg": _live,
        "message.svg": _message,
        "look-back.svg": _look_back,
    }
    taken = {name: take(folder / name) for name, take in alone.items()}
    return taken | {name: take(folder / "talk") for name, take in in_turn.items()}


WORDS = 'They say: "Others do it for half." Our price is too high for them.'


def _situation(folder: Path) -> str:
    """What the words of the problem make likely, and the rest by what it is about."""
    with Pictured(("prep", "Acme"), environ_at(folder, BEFORE), MORE_ROWS) as screen:
        screen.wait("When do you talk").type("next tuesday 3pm", ENTER)
        screen.wait("What is the problem").type(WORDS, ENTER)
        screen.wait("Which situation").idle()
        return screen.picture()


def _preparing(folder: Path) -> str:
    """The card after four answers, and the first of its lines."""
    with Pictured(("prep", "Acme"), environ_at(folder, BEFORE), MORE_ROWS) as screen:
        screen.wait("When do you talk").type("next tuesday 3pm", ENTER)
        screen.wait("What is the problem").type(WORDS, ENTER)
        screen.wait("Which situation").type("1", ENTER)
        screen.wait("What will you say first").idle()
        return screen.picture()


def _card(folder: Path) -> str:
    """The card to hold in the meeting, from the demo."""
    environ = environ_at(folder, BEFORE)
    with Pictured(("demo", "card"), environ, MORE_ROWS) as screen:
        screen.end()
        return screen.picture()


def _waits(folder: Path) -> str:
    """What waits, from the demo."""
    with Pictured(("demo",), environ_at(folder, BEFORE)) as screen:
        screen.end()
        return screen.picture()


def _live(folder: Path) -> str:
    """A meeting that is on, its notes and a planned concern with its reply."""
    answers = [f"--set={key}={words}" for key, words in PREPARED.items()]
    for says, reply in CONCERNS.items():
        concern = json.dumps({"says": says, "reply": reply})
        answers.append(f"--set=concerns={concern}")
    prepared = ("--no-input", "prep", "Acme", "Renewal price", *answers)
    with Pictured(prepared, environ_at(folder, BEFORE), MORE_ROWS) as screen:
        screen.end()
    with Pictured(("conduct",), environ_at(folder, BEGIN)) as screen:
        screen.wait("Acme").type("Dana has two offers on her desk", ENTER)
        screen.wait("1 note").type("!Budget frozen until Q2", ENTER).wait("2 notes")
    with Pictured(("conduct",), environ_at(folder, LATER)) as screen:
        screen.wait("12 of 30 min").type("+Send two versions @me by friday", ENTER)
        screen.wait("3 notes").type("1: Half of it is gone")
        screen.wait("Half of it is gone").idle()
        return screen.picture()


def _message(folder: Path) -> str:
    """The message as it would go out, made from the notes."""
    with Pictured(("resolve",), environ_at(folder, AFTER), MORE_ROWS) as screen:
        screen.wait("Where did it end").type("1", ENTER)
        screen.wait("Anything to add").asks(">").type("= Two versions by Friday", ENTER)
        screen.wait("Agreed: Two").asks(">").type(ENTER)
        screen.wait("Line to change").idle()
        return screen.picture()


def _look_back(folder: Path) -> str:
    """What was planned beside what came."""
    with Pictured(("reflect",), environ_at(folder, AFTER), MORE_ROWS) as screen:
        screen.wait("Did the moment").idle()
        return screen.picture()


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in pictures(Path(folder)).items():
            (DOCS / "screens" / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
