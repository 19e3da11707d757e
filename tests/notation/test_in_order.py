"""Files in the guide's order are proven whole, and read as they are read otherwise."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from demo_sessions import demos
from hand_styled import file_by_hand
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, TREES
from test_own_form import SPLINTERS, demo

from convo_prep.errors import UnreadableFileError
from convo_prep.notation import reading
from convo_prep.notation.in_order import InOrder
from convo_prep.notation.own_form import tree_of
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.text import Tree

IN_ORDER = InOrder(GUIDE)
DEMOS = [dump(session, is_typed(GUIDE)) for session in demo()]
OTHERS = ("Müller ", "“x” ", "null\n", "  - x\n", "      reply: y\n", "|\n    a\n")
numbers = st.integers(0, 2**32)


def agrees(text: str) -> bool:
    """Check that a text is read as line by line, or left; tell whether it is read."""
    found = IN_ORDER.tree_of(text)
    if found is not None:
        other = tree_of(text)
        assert other is not None
        assert list(found) == list(other)
        assert repr({**found}) == repr(other)
    return found is not None


def damaged(random: Random, text: str) -> str:
    """Return a text that a hand or a disk has changed in one or two places."""
    for _ in range(random.randint(1, 2)):
        lines = text.split("\n")
        one, other = (random.randrange(len(lines)) for _ in range(2))
        place = random.randint(0, len(text))
        text = random.choice(
            [
                "\n".join([*lines[:one], lines[other], *lines[one:]]),
                "\n".join([*lines[:one], lines[one], *lines[one:]]),
                "\n".join([*lines[:one], *lines[one + 1 :]]),
                "\n".join([*lines[:one], f"  {lines[one]}", *lines[one + 1 :]]),
                "\n".join([*lines[:one], lines[one][2:], *lines[one + 1 :]]),
                text[:place] + random.choice((*SPLINTERS, *OTHERS)) + text[place:],
                text[:place] + text[place + random.choice((1, 5)) :],
            ]
        )
    return text


@pytest.mark.parametrize("text", DEMOS, ids=range(len(DEMOS)))
def test_what_convo_writes_is_proven_and_says_the_same(text: str) -> None:
    assert agrees(text)


@given(numbers)
def test_a_damaged_file_is_proven_only_where_it_is_still_sound(number: int) -> None:
    random = Random(number)
    agrees(damaged(random, random.choice(DEMOS)))


@given(TREES)
def test_every_tree_that_is_written_is_read_as_it_is_otherwise(
    tree: dict[str, Tree],
) -> None:
    agrees(dump(tree, is_typed(GUIDE)))


@given(numbers)
def test_what_a_hand_has_written_is_read_as_it_is_otherwise(number: int) -> None:
    agrees(file_by_hand(Random(number)).text)


@pytest.mark.parametrize(
    "odd",
    [
        "", "\n", "client: Acme", "topic: x\nclient: Acme\n", "client: a\nclient: b\n",
        "client: null\n", "client: a \n", "client: a: b\n", "client: a #b\n",
        "client:\n", "prepare:\n", "prepare:\n  issue: a\n  issue: b\n",
        "prepare:\n  issue: a\nprepare:\n  tension: 4\n", "prepare:\n issue: a\n",
        "prepare:\n  facts:\n    - a\n   - b\n", "prepare:\n  facts:\n    - a: b\n",
        "prepare:\n  concerns:\n    - says: a\n      says: b\n",
        "prepare:\n  concerns:\n    - \n", "prepare:\n  issue: |\n     a\n    b\n",
        "prepare:\n  issue: |\n\n    b\n", "prepare:\n  issue: |\n    a\n    \n    b\n",
        "prepare:\n  issue: a\tb\n", "client: a\r\n", "x_own: a\n", "client: a\n# b\n",
    ],
)  # fmt: skip
def test_anything_else_is_left_to_be_read_line_by_line(odd: str) -> None:
    assert IN_ORDER.tree_of(odd) is None


def test_each_section_is_there_in_whatever_order_it_is_asked_for() -> None:
    whole = tree_of(DEMOS[0]) or {}
    for key in reversed(whole):
        assert (IN_ORDER.tree_of(DEMOS[0]) or {})[key] == whole[key]
    found: Any = IN_ORDER.tree_of(DEMOS[0])
    assert found == whole
    assert found.get("no such key") is None
    assert len(found) == len(whole)


def test_a_conversation_stands_the_same_however_it_was_read() -> None:
    for session in demos():
        text = dump(session.tree, is_typed(GUIDE))
        again = session._replace(tree=IN_ORDER.read(text.encode(), session.name))
        assert again == session


@given(numbers)
def test_what_cannot_be_read_is_refused_in_the_same_words(number: int) -> None:
    random = Random(number)
    data = damaged(random, DEMOS[0]).encode()
    place = random.randint(0, len(data))
    data = data[:place] + random.choice((b"", b"\xff", b"\0", b"\x1b")) + data[place:]
    assert _said(IN_ORDER.read, data) == _said(reading.whole, data)


def _said(read: Any, data: bytes) -> Any:
    try:
        return dict(read(data, "s.yaml"))
    except UnreadableFileError as error:
        return error.sentence
