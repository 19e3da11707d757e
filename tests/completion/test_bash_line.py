"""A line of bash is read into the words that bash would make of it."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.completion.bash_line import Word, read


def texts(line: str) -> list[str]:
    return [word.text for word in read(line).words]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("convo ", ["convo", ""]),
        ("convo show ac", ["convo", "show", "ac"]),
        (r"convo Foo\ \&\ b", ["convo", "Foo & b"]),
        ("convo 'Foo 'b\" c\"", ["convo", "Foo b c"]),
        ('convo "a\\"b\\n"', ["convo", 'a"b\\n']),
        ("convo ''", ["convo", ""]),
        ("convo A:b --client=C", ["convo", "A:b", "--client=C"]),
        ("convo list 2>/dev/null ac", ["convo", "list", "2", "ac"]),
        ("cd x; convo show", ["convo", "show"]),
        ("convo \\\n show", ["convo", "show"]),
    ],
)
def test_words_are_those_of_bash(line: str, words: list[str]) -> None:
    assert texts(line) == words


@pytest.mark.parametrize(
    ("line", "open_quote"), [("a 'b c", "'"), ('a "b', '"'), ("a 'b'", ""), ("a b", "")]
)
def test_the_quote_that_is_open_at_the_end_is_known(line: str, open_quote: str) -> None:
    assert read(line).current.quote == open_quote


@pytest.mark.parametrize(
    "word",
    ["$HOME", "$(date)", "`date`", "~sam", "a*", "a?", "[a", "{a", '"$x', "$'a", "a\\"],
)
def test_what_bash_would_put_something_else_for_is_foreign(word: str) -> None:
    assert read(f"convo show {word}").current.foreign


def test_a_word_behind_an_arrow_names_a_file() -> None:
    assert read("convo show acme > ou").into_file
    assert not read("convo show acme > out ").into_file


@given(st.lists(st.text(st.characters(exclude_characters="\x00"), min_size=1)))
def test_what_is_quoted_comes_back(words: list[str]) -> None:
    line = shlex.join(["convo", *words]) + " "
    assert texts(line) == ["convo", *words, ""]
    assert not any(word.foreign for word in read(line).words)


@given(st.text())
def test_any_line_can_be_read(line: str) -> None:
    assert isinstance(read(line).current, Word)
