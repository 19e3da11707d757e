"""A command is a whole line; behind other words it is neither done nor stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import InvalidAnswerError
from convo_prep.faces import colons

WORDS = ("free of charge.", "free of charge", "We said: no", "Late,", "Ja…", "14:30")
BEHIND = (
    *(":go 6", ":go 6.2", ":go concerns", ":go", ":back", ":list", ":drop", ":edit"),
    *(":help", ":use 1", ":use 1 3", ":use", ":g 6", ":u 2"),
    *(":Go 6", ":BACK", ":Help", ":G 6", ":Use 1"),
)
# What stands right before a colon, and right behind it, in what people write.
ORDINARY = (
    *(
        "At 14:30 or 9:05.",
        "Two things: go slow, and list what is open",
        "Back to: help",
    ),
    *(
        "ok :)",
        "hm :/",
        "fine :D",
        "so:b",
        ":-( no",
        "We use: 1 of 3",
        "a ratio of 2:1",
    ),
    *("see https://acme.example:8080/list", "Re: use 1", "16:00 go", "x::go 6", "go 6"),
    *("He said: go", "He said:go away now", "Note: drop", "list", "They edit:helpers"),
    *("the :list of it", "free of charge:go 6.", "Agenda:back-office", "12:use-case"),
)


@pytest.mark.parametrize("end", BEHIND)
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_a_command_behind_other_words_is_refused_and_named(
    words: str, between: str, end: str
) -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        colons.answer(f"{words}{between}{end} ")
    assert f"ends with '{end}'" in refused.value.sentence
    assert words not in f"{refused.value.sentence} {refused.value.hint}"
    # The way out that the hint names.
    assert colons.answer(f"{words}{between}{end}.").endswith(f"{end}.")


@pytest.mark.parametrize("words", ["free of charge. ", "free of charge."])
def test_a_name_of_several_words_is_known_behind_a_sentence(words: str) -> None:
    with pytest.raises(InvalidAnswerError):
        colons.answer(f"{words}:go first sentence")


@pytest.mark.parametrize("end", [":b", ":B", ":ba", ":dr", ":d", ":g", ":HE", ":l"])
def test_a_short_command_behind_a_blank_is_refused_too(end: str) -> None:
    with pytest.raises(InvalidAnswerError, match=f"ends with '{end}'"):
        colons.answer(f"free of charge {end}")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *((":Go 6", ("go", "6")), (":BACK", ("back",)), (":B", ("back",))),
        *(("?", ("help",)), ("??", ("help",)), (" ? ", ("help",))),
    ],
)
def test_a_command_is_read_in_any_case(typed: str, read: tuple[str, ...]) -> None:
    found = colons.colon(typed)
    assert found is not None
    assert (found.name, *found.words) == read
    assert colons.is_command(typed)


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_has_a_colon_is_an_answer(text: str) -> None:
    assert colons.answer(text) == text


WORD = st.sampled_from(
    ["go", "back", "list", "use", "drop", "edit", "help", "6", "1", "we", "14:30", ":)"]
) | st.text("abcxyzäß019'-", min_size=1, max_size=8)
MARK = st.sampled_from(["", ",", ":", ";", ".", "?", " -", "…"])


@given(st.lists(st.tuples(WORD, MARK), min_size=1, max_size=12))
def test_an_ordinary_sentence_is_stored_as_it_is_written(
    words: list[tuple[str, str]],
) -> None:
    sentence = " ".join(word + mark for word, mark in words)
    assert colons.answer(sentence) == sentence


@given(st.text().filter(lambda text: ":" not in text))
def test_what_has_no_colon_is_stored_as_it_is_written(text: str) -> None:
    assert colons.answer(text) == text


def test_a_smile_strikes_nothing() -> None:
    with pytest.raises(InvalidAnswerError, match="is no command"):
        colons.colon(":D")
    assert colons.colon(":d") == colons.Colon("drop", ())


@pytest.mark.parametrize("end", BEHIND)
def test_two_colons_are_text_also_where_a_command_would_follow(end: str) -> None:
    assert colons.answer(f":{end}") == end


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("6", "6"), (":go 6", "6"), (":g 6.2", "6.2"), (":go our part", "our part")),
        *((":go", ""), ("", ""), (":back", ":back"), ("go 6", "go 6"), (":GO 6", "6")),
    ],
)
def test_where_a_place_is_asked_for_the_command_may_stand_before_it(
    typed: str, name: str
) -> None:
    assert colons.place(typed) == name


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *((":LIST", ":list"), (":Go Facts", ":go Facts"), (":DROP 4b", ":drop 4b")),
        *((":L", ":list"), (":g 6", ":go 6"), (":d 4b", ":drop 4b"), ("??", ":help")),
        *((":NEW", ":new"), (":D", ":D"), (":", ":"), ("::L", "::L"), ("? no", "? no")),
        *(("Facts", "Facts"), ("-4B", "-4B"), ("", ""), ("He said: GO", "He said: GO")),
    ],
)
def test_below_a_page_too_a_command_is_read_in_any_case(typed: str, read: str) -> None:
    assert colons.in_full(typed) == read
