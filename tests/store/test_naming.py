"""What names a session is found in its bytes, in whatever form they stand."""

from __future__ import annotations

from random import Random

from demo_sessions import demo
from hand_styled import file_by_hand
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE

from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.store.naming import names_in
from convo_prep.text import bare

NAME = "2026/2026-11-21-acme.yaml"
LETTERS = "aB1 é|>'\"#:\\-\u2019"
VALUES = st.text(LETTERS, max_size=5) | st.just("x" * 700)


def test_of_what_convo_wrote_only_file_id_client_and_title_stand_there() -> None:
    text = dump(demo("Renewal price").tree, is_typed(GUIDE))
    session = demo("Renewal price")
    named = f"2026-11-21-acme {session.id} {session.client} {session.topic}"
    assert names_in(NAME, text.encode()) == named


@given(st.tuples(VALUES, VALUES, VALUES), st.booleans())
def test_a_line_above_the_header_names_nothing_else(
    values: tuple[str, str, str], lone: bool
) -> None:
    header = "id: {}\nclient: {}\ntopic: {}\n".format(*values)
    text = header if lone else f"{header}contact: Dana Reyes\n"
    found = [
        names_in(NAME, f"{above}\n{text}".encode()) for above in ("schema: 1", "by: 2")
    ]
    assert found[0].replace("schema: 1\n", "") == found[1].replace("by: 2\n", "")


@given(st.integers(0, 2**32))
def test_all_words_of_client_and_title_stand_there(number: int) -> None:
    made = file_by_hand(Random(number))
    said = bare(names_in(NAME, made.text.encode("utf-8", "replace")))
    for key in ("client", "topic"):
        value = made.tree.get(key, "")
        if isinstance(value, str) and "\\" not in made.text:
            assert all(word in said for word in bare(value).split())
