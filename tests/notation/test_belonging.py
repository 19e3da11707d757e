"""Each line of a file belongs to the value that YAML begins there or above."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hand_styled import HandStyled, hand_styled
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import UnreadableFileError
from convo_prep.notation import marks
from convo_prep.notation.belonging import Path, begun, path_of
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.reading import Reading, parse
from convo_prep.notation.writing import dump
from convo_prep.store import library

OURS = """\
schema: 1
# a comment
client: Acme
prepare:
  issue: |
    They ask: 20% off.

    key: no key
  facts:
    - The first

    - |
      Two
      lines
  concerns:
    - says: Half
      reply: Let's see
"""
SPLINTERS = (
    *("\n", " ", "  ", "    ", ":", ": ", "- ", "|", "|\n", "#", " #", "\t", "x", "é"),
    *(
        "key: ",
        "  key:",
        "    - ",
        "null",
        "~",
        "'",
        '"',
        "-",
        "\n\n",
        "\n  ",
        "[",
        "]",
    ),
)


def demo() -> list[dict[str, Any]]:
    sessions = library.shipped("demo.yaml")["sessions"]
    assert isinstance(sessions, list)
    return [session for session in sessions if isinstance(session, dict)]


def as_yaml_says(number: int, text: str) -> Path:
    above = [(at, path) for path, at in marks.places(text).items() if at[0] <= number]
    return max(above, key=lambda pair: (pair[0], len(pair[1])))[1] if above else ()


def agrees_with_yaml(reading: Reading) -> None:
    where = begun(reading)
    numbers = range(reading.text.count("\n") + 2)
    told = [path_of(number, where) for number in numbers]
    assert told == [as_yaml_says(number, reading.text) for number in numbers]


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_text: str) -> None:
        raise AssertionError("a parser was asked")

    monkeypatch.setattr(marks, "places", refused)


@pytest.mark.usefixtures("no_parser")
def test_of_a_file_of_ours_it_is_told_without_a_parser() -> None:
    where = begun(parse(OURS.encode("ascii"), "s.yaml"))
    lines = OURS.split("\n")
    told = {line.strip(): path_of(at, where) for at, line in enumerate(lines, 1)}
    assert told["# a comment"] == ("schema",)
    assert told["key: no key"] == ("prepare", "issue")
    assert told["- The first"] == ("prepare", "facts", 0)
    assert told["lines"] == ("prepare", "facts", 1)
    assert told["- says: Half"] == ("prepare", "concerns", 0, "says")
    assert told["reply: Let's see"] == ("prepare", "concerns", 0, "reply")
    assert path_of(0, where) == ()


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize("session", demo(), ids=lambda session: session["id"])
def test_no_session_of_the_demo_needs_a_parser(session: dict[str, Any]) -> None:
    text = dump(session, is_typed(library.guide()))
    assert begun(parse(text.encode("utf-8"), "s.yaml"))


@pytest.mark.parametrize("session", demo(), ids=lambda session: session["id"])
def test_it_is_what_yaml_says_of_every_session_of_the_demo(
    session: dict[str, Any],
) -> None:
    text = dump(session, is_typed(library.guide()))
    agrees_with_yaml(parse(text.encode("utf-8"), "s.yaml"))


@given(st.integers(0))
def test_it_is_what_yaml_says_of_a_damaged_file(number: int) -> None:
    random = Random(number)
    text = OURS
    for _ in range(random.randint(0, 3)):
        place = random.randint(0, len(text))
        text = text[:place] + random.choice(SPLINTERS) + text[place:]
    try:
        reading = parse(text.encode("utf-8"), "s.yaml")
    except UnreadableFileError:
        return
    agrees_with_yaml(reading)


@given(hand_styled())
def test_it_is_what_yaml_says_of_a_file_written_by_hand(file: HandStyled) -> None:
    agrees_with_yaml(parse(file.text.encode("utf-8"), "s.yaml"))
