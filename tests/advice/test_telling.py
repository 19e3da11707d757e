from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.synonyms import GROUPS, SLIPS, TELLING_LITTLE, TELLING_NOTHING
from convo_prep.advice.telling import group, groups, phrase, signed, stem, stems, terms
from convo_prep.text import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invoices", "invoiced"),
        ("shouting", "shouted"),
        ("paid", "paying"),
        ("stole", "stealing"),
        ("delays", "delayed"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_words_count_from_three_letters_and_ai() -> None:
    assert stems("An AI bug, a fee; we pay it") == ["ai", "bug", "fee", "pay"]


def test_words_that_tell_nothing_and_figures_are_passed_over() -> None:
    assert stems("The client's 40 things, isn't it? We\u2019ve got it") == []


@pytest.mark.parametrize("sign", ["'", "\u2019", "\u02bc", "`", "\u00b4", "\u2032"])
def test_what_an_apostrophe_joins_is_no_other_word(sign: str) -> None:
    said = (
        "I'll, we'll, she'll, he'll and they'd; she'd, I'd, we're; I ain't, you shan't"
    )
    assert stems(said.replace("'", sign)) == []
    assert groups("", stems(f"I{sign}ll tell them")) == set()
    assert stems(f"the invoice{sign}s price, the invoices{sign} price.") == [
        "invoic",
        "price",
        "invoic",
        "price",
    ]


def test_a_word_that_tells_nothing_tells_nothing_in_any_form() -> None:
    assert stems("she keeps saying, thinks, wanting; he havent, theyre, wont") == []


@pytest.mark.parametrize(
    ("slip", "word"),
    [("recieved", "received"), ("invoises", "invoices"), ("adresses", "address")],
)
def test_a_word_written_in_a_hurry_is_the_word(slip: str, word: str) -> None:
    assert stem(slip) == stem(word)


def test_a_slip_is_no_other_word_of_the_tables() -> None:
    known = {word for words in GROUPS.values() for word in words}
    assert not set(SLIPS) & (known | TELLING_NOTHING | TELLING_LITTLE)
    assert not set(SLIPS) & set(SLIPS.values())


def test_a_sign_that_was_left_out_is_put_back() -> None:
    said = "I dont, I\u2019m not; theyve gone, im late, we were well, ill"
    assert signed(said) == "i don't, i'm not; they've gone, i'm late, we were well, ill"


def test_a_word_in_single_quotes_is_told_as_without() -> None:
    assert stems("They call it a 'refund', 'ill' or not") == ["call", "refund", "ill"]


def test_a_word_brings_its_group_and_an_idiom_too() -> None:
    assert groups("", stems("an invoice")) == {"@pay"}
    assert groups("He changed his mind.", []) == {"@change"}
    assert groups("20 % off", []) == {"@price"}


def test_each_term_of_a_text_is_given_once() -> None:
    found = list(terms("a bill and a bill, an invoice"))
    assert found == ["bill", "invoic", "@pay"]


def test_a_phrase_names_words_of_a_group_by_the_group() -> None:
    assert phrase("pay the bill on the yacht") == {"@pay", "yacht"}


def test_no_word_is_in_two_groups() -> None:
    stood = [word for words in GROUPS.values() for word in {stem(w) for w in words}]
    assert len(stood) == len(set(stood))


def test_no_word_of_a_group_tells_nothing() -> None:
    said = {word for words in GROUPS.values() for word in words}
    assert not said & TELLING_NOTHING
    assert not TELLING_LITTLE & TELLING_NOTHING


def test_the_words_of_the_tables_are_written_as_texts_are_compared() -> None:
    for word in (*TELLING_NOTHING, *TELLING_LITTLE):
        assert word == folded(word)
        assert word.isalpha()


def test_a_group_has_a_name_that_no_word_can_have() -> None:
    assert all(group(stem(words[0])) == f"@{name}" for name, words in GROUPS.items())


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert set(stems(text)) | groups(text, stems(text)) == set(terms(text))
