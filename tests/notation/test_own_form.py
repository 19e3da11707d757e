from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import UnreadableFileError
from convo_prep.notation.own_form import tree_of
from convo_prep.notation.parsing import parsed
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.reading import decode
from convo_prep.notation.writing import dump
from convo_prep.store import library

OURS = """\
# a comment of yours
schema: 1
id: k3v9qd
client: Acme & Sons, Ltd

prepare:
  issue: |
    "20% off": they ask.

      Again.
  facts:
    - The offer is 48,000.
    # and another one
    - |
      Dana wrote: no.
  concerns:
    - says: Others do it for half
      reply: Let's see
      likely: 50
    - says: |
        - a dash
closed: 2026-12-05
"""
SPLINTERS = (
    *("\n", " ", "  ", "    ", ":", ": ", "- ", "|", "|\n", "#", " #", "\t", "x", "é"),
    *("key: ", "  key:", "    - ", "null", "~", "'", '"', "-", "\n\n", "\n  ", "? "),
    *("[", "]", "{", "}", "%", "&a ", "*a", "!t ", "---\n", "...\n", "<<: ", "\r\n"),
)


def demo() -> list[dict[str, Any]]:
    sessions = library.shipped("demo.yaml")["sessions"]
    assert isinstance(sessions, list)
    return [session for session in sessions if isinstance(session, dict)]


def agrees_with_yaml(text: str) -> None:
    """Check that a text is read as YAML reads it, or left to YAML."""
    try:
        decode(text.encode(), "s.yaml")
    except UnreadableFileError:
        return
    tree = tree_of(text)
    if tree is not None:
        assert tree == parsed(text, "s.yaml")
        assert repr(tree) == repr(parsed(text, "s.yaml"))


def test_a_file_as_convo_writes_it_is_read_to_the_end() -> None:
    assert tree_of(OURS) == {
        "schema": "1",
        "id": "k3v9qd",
        "client": "Acme & Sons, Ltd",
        "prepare": {
            "issue": '"20% off": they ask.\n\n  Again.',
            "facts": ["The offer is 48,000.", "Dana wrote: no."],
            "concerns": [
                {"says": "Others do it for half", "reply": "Let's see", "likely": "50"},
                {"says": "- a dash"},
            ],
        },
        "closed": "2026-12-05",
    }
    agrees_with_yaml(OURS)


@pytest.mark.parametrize("session", demo(), ids=lambda session: session["id"])
def test_every_session_of_the_demo_is_in_our_own_form(session: dict[str, Any]) -> None:
    text = dump(session, is_typed(library.guide()))
    assert tree_of(text) == session
    agrees_with_yaml(text)


@given(st.integers(0))
def test_a_damaged_file_is_read_as_yaml_reads_it_or_left_to_yaml(number: int) -> None:
    random = Random(number)
    text = OURS
    for _ in range(random.randint(1, 4)):
        place, length = random.randint(0, len(text)), random.choice((0, 0, 1, 5))
        text = text[:place] + random.choice(SPLINTERS) + text[place + length :]
    agrees_with_yaml(text)


@given(st.lists(st.sampled_from([*SPLINTERS, "a", "b: c", "- d"]), max_size=12))
def test_no_text_is_read_in_another_way_than_yaml_reads_it(parts: list[str]) -> None:
    agrees_with_yaml("".join(parts))


@pytest.mark.parametrize(
    "odd",
    [
        "a: 'b'", 'a: "b"', "a: [b]", "a: {b: c}", "a: b # c", "a: b\n  c", "a: null",
        "a:", "a:\n- b", "a: |-\n  b", "a: >\n  b", "a: |\n    b\n  c", "a: &x b",
        "a: b\na: c", "A: b", "a:\n   b: c", "a: |\n\n  b", "a: |\n   \n  b", "- a",
        "a: |", "a:\n  - - b", "a:\n  - 'b'\n    c: d", "a:\n  - \n    b: c",
        "a: b\r", "\ufeffa: b", "a: b ", "a: b:", "", "a: b: c", "a: b #c",
        "a:\n  - b #c", "a:\n  - b: c: d", "a:\n  - null",
    ],
)  # fmt: skip
def test_any_other_form_is_left_to_yaml(odd: str) -> None:
    assert tree_of(odd + "\n") is None


def test_a_file_of_absurd_size_or_depth_is_left_to_yaml() -> None:
    assert tree_of("".join(f"k{n}: v\n" for n in range(6_000))) is None
    assert tree_of("".join(f"{'  ' * n}k:\n" for n in range(900))) is None


def test_reading_our_own_form_loads_no_parser() -> None:
    code = (
        "import sys; from convo_prep.notation.reading import parse;"
        "parse(b'client: Acme\\nprepare:\\n  issue: x\\n', 'n');"
        "sys.exit('yaml' in sys.modules)"
    )
    source = str(Path(library.PACKAGE).parent)
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": source}, check=False
    )
    assert done.returncode == 0
