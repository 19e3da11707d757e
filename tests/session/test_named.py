"""How well words name a conversation: whole names before parts, in any spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.ids import name_key
from convo_prep.session.named import (
    FAR,
    Fit,
    Names,
    fit,
    how_far,
    leading,
    spelled,
)
from convo_prep.text import bare, run_together

HARLOW = Names(
    "Harlow Interiors", "Kitchen plan", "2026-11-21-harlow-interiors-kitchen"
)


@pytest.mark.parametrize(
    ("reference", "how"),
    [
        ("2026-11-21-harlow-interiors-kitchen", Fit.FILE),
        ("2026 11 21 Harlow Interiors Kitchen", Fit.FILE),
        ("harlow-interiors-kitchen", Fit.TITLE),
        ("Harlow Interiors Kitchen plan", Fit.TITLE),
        ("HARLOW INTERIORS", Fit.CLIENT),
        ("harlowinteriors", Fit.CLIENT),
        ("harlow-interiors plan", Fit.CLIENT),
        ("plan harlow interiors", Fit.CLIENT),
        ("harlow", Fit.WORDS),
        ("kitchen harlow", Fit.WORDS),
        ("harl kit", Fit.STARTS),
        ("itchen", Fit.PARTS),
        ("harlow garden", None),
        ("", None),
        ("*", None),
    ],
)
def test_words_fit_as_well_as_they_name_it(reference: str, how: Fit | None) -> None:
    assert fit(reference, HARLOW) is how


def test_a_clients_whole_name_is_the_whole_name_of_no_single_conversation() -> None:
    assert fit("acme", Names("Acme", "", "2026-11-21-acme")) is Fit.CLIENT
    assert fit("acme", Names("Acme", "", "acme")) is Fit.FILE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jörg", "jorg"),
        ("Straße", "STRASSE"),
        ("O'Brien", "o\u2019brien"),
        ("Harlow-Interiors", "harlow  interiors"),
        ("Ångström", unicodedata.normalize("NFD", "ångström")),
        ("+++", "+++"),
        ("I\u015f\u0131k", "I\u015eIK"),
        ("S\u00f8ren \u0141", "soren l"),
        ("Acme\u00ad \u2212 Studio", "acme\u2011studio"),
        ("\uff23\uff0b\uff0b", "c++"),
        ("O\u02bcBrien", "O\u00b4BRIEN"),
        ("\u2615\ufe0f Bar", "\u2615 bar"),
        ("\uff76\uff9e\uff7d", "\u30ac\u30b9"),
    ],
)
def test_names_are_compared_without_case_accents_and_hyphens(
    one: str, other: str
) -> None:
    assert bare(one) == bare(other)
    assert bare(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C++", "C#"),
        ("C", "C#"),
        ("Disney", "Disney+"),
        ("Acme \U0001f680", "Acme \U0001f6d1"),
        # Vowels, and a sign that makes another consonant, are no accents.
        ("\u0939\u093f\u0928", "\u0939\u093e\u0928"),
        ("\u30ac\u30b9", "\u30ab\u30b9"),
        ("\u6771\u4eac", "\u4eac\u6771"),
    ],
)
def test_what_tells_two_names_apart_is_never_left_out(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
    assert fit(one, Names(other, "Renewal", "2026-11-21-x")) is not Fit.CLIENT
    assert fit(other, Names(one, "Renewal", "2026-11-21-x")) is not Fit.CLIENT


def test_a_number_is_found_with_and_without_the_sign_before_it() -> None:
    names = Names("Acme", "Invoice #12, 20% off", "x")
    for typed in ("#12", "12", "invoice 12", "20%", "20"):
        assert fit(typed, names) is Fit.WORDS, typed


def test_of_names_compared_alike_the_one_written_so_comes_first() -> None:
    known = ["M\u00fcller", "Muller", "Miller"]
    assert spelled(known, "Muller") == ["Muller", "M\u00fcller"]
    assert spelled(known, "m\u00dcller") == ["M\u00fcller", "Muller"]
    plain, umlaut = (Names(name, "Renewal", "x") for name in ("Muller", "M\u00fcller"))
    typed = ("Muller renewal", "MULLER Renewal", "M\u00dcLLER", "mueller")
    assert [how_far(each, plain) for each in typed] == [0, 1, FAR, FAR]
    assert [how_far(each, umlaut) for each in typed] == [FAR, FAR, 1, FAR]
    assert how_far("renewal", plain) == FAR


letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
hyphens = st.sampled_from("-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad \u00a0")
odd = st.sampled_from("\u0131\u0130\u00df\u1e9e\u0308\u0327\u6771\U0001f680'\u2019+#")
names = st.text(
    st.one_of(letters, hyphens, odd, st.sampled_from("acmeJ\u00f6rg")), max_size=20
)


@given(st.text(max_size=30))
def test_a_name_stays_as_it_is_compared(text: str) -> None:
    assert bare(bare(text)) == bare(text)


@given(names)
def test_a_name_is_found_by_itself_however_it_is_typed(name: str) -> None:
    conversation = Names(name, "", "2026-11-21-x")
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    for typed in (*forms, name.upper(), name.lower(), f" {name} "):
        assert name_key(typed) == name_key(name)
        if bare(name):
            assert fit(typed, conversation) in (Fit.CLIENT, Fit.TITLE, Fit.FILE)


@given(names, names)
def test_a_whole_file_name_always_names_its_file(label: str, client: str) -> None:
    if bare(label):
        assert fit(label, Names(client, "", label)) is Fit.FILE


@given(
    st.lists(
        st.sampled_from(["Acme", "Bright", "Line", "jörg"]), min_size=1, max_size=4
    )
)
def test_a_client_is_known_by_the_words_that_a_line_begins_with(
    words: list[str],
) -> None:
    for many in range(1, len(words) + 1):
        client = " ".join(words[:many])
        assert leading([word.upper() for word in words], client) >= many or (
            run_together(client) == run_together(" ".join(words[:many]))
        )
    assert leading(words, "Someone else") == 0
