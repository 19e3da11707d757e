"""The same lines typed on the keys face and on the plain face leave equal answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from unittest.mock import patch

from camera import blind_face, rendered
from hypothesis import given
from hypothesis import strategies as st
from interview import SUGGESTED, Interview

from convo_prep.faces.plain import lines
from convo_prep.faces.plain.face import PlainFace
from convo_prep.text import Tree, normal

WITHOUT_BLANKS = {
    **SUGGESTED,
    "prepare.concerns reply": ("Let me look into it.", "When do you need it?"),
    "prepare.facts": ("Invoice of 3 May", "Mail of 9 May"),
}
# Answers that can be typed again and again: in a choice already made, the plain face
# has the old one in the line, where the keys face has a mark.
AGAIN = (
    "client",
    "topic",
    "initiate.meeting_at",
    "prepare.issue",
    "prepare.facts",
    "prepare.objective",
    "prepare.concerns",
    "prepare.options",
    "prepare.confidence",
)
TYPED = (
    "",
    "Acme",
    "  two  words ",
    "tomorrow 9:30",
    "asap",
    "60",
    "1",
    "2",
    ":back",
    ":go 5",
    ":go facts.1",
    ":go nowhere",
    ":use 1",
    ":use 1 2",
    ":use 9",
    ":bakc",
    ":",
    "::not a command",
    "?",
    ":help",
)


def with_keys(typed: Iterable[str], pace: str, paths: tuple[str, ...]) -> Tree:
    """Return the answers of somebody who types lines on the keys face."""
    keys = "".join(f"{line}\r" for line in typed)
    with blind_face(f"{keys}\x03") as face:
        interview = Interview(face, suggested=WITHOUT_BLANKS)
        interview.run("", "quick" if pace == "quick" else "full", *paths)
    return dict(interview.tree)


def with_plain_lines(typed: Iterable[str], pace: str, paths: tuple[str, ...]) -> Tree:
    """Return the answers of somebody who types the same on the plain face."""
    face = PlainFace(rendered, io.StringIO())
    interview = Interview(face, suggested=WITHOUT_BLANKS)
    with patch.object(lines, "read", _reader(typed)):
        interview.run("", "quick" if pace == "quick" else "full", *paths)
    return dict(interview.tree)


def _reader(typed: Iterable[str]) -> Callable[[str, str, Callable[[], None]], str]:
    """Stand in for a terminal: what is typed comes after what stands in the line."""
    waiting = iter(typed)

    def read(label: str, ready: str, remember: Callable[[], None]) -> str:
        del label
        for line in waiting:
            return normal(ready + line)
        remember()
        raise KeyboardInterrupt

    return read


def test_a_whole_preparation_gives_the_same_answers_on_both_faces() -> None:
    about = ["Acme", ":back", "", "Renewal price", "", "tomorrow 9:30"]
    issue = ["They ask for 20% off.", "Scope creep", "4", "A colleague"]
    facts = ["3 May: they called", "9 May: a mail", "", "It costs them.", "Twice.", ""]
    aims = ["Our part", ":use 2", "", "Wait"]
    replies = [":use 1 3", "Because.", "50", "It is done", "80"]
    concerns = [*replies, "New one", "No", "60", ""]
    options = ["A way", "Time", "Money", "", "No, but", "If, then", "60"]
    meeting = ["30", "2", "We value you", "To talk", "How do you see it?"]
    typed = [*about, *issue, *facts, *aims, *concerns, *options, *meeting]
    keys = with_keys(typed, "full", ())
    assert keys == with_plain_lines(typed, "full", ())
    assert len(str(keys)) > 600


@given(st.lists(st.sampled_from(TYPED), max_size=15))
def test_any_lines_give_the_same_answers_on_both_faces(typed: list[str]) -> None:
    assert with_keys(typed, "full", AGAIN) == with_plain_lines(typed, "full", AGAIN)
