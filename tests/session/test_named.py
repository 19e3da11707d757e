"""How well words name a conversation: whole names before parts, in any spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session.named import Fit, Names, fit, leading
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
    ],
)
def test_names_are_compared_without_case_accents_and_hyphens(
    one: str, other: str
) -> None:
    assert bare(one) == bare(other)
    assert bare(one)


@given(st.text(max_size=30))
def test_a_name_stays_as_it_is_compared(text: str) -> None:
    assert bare(bare(text)) == bare(text)


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
