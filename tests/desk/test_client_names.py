"""Which client a name means: one that is known, one that is near, or a new one."""

from __future__ import annotations

import pytest

from convo_prep.desk.client_names import Who, near, same, who, without

CLIENTS = ("Initech", "Harlow Interiors", "Acme", "Acme Studio", "Jörg Müller")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("INITECH", "Renewal"), Who("Initech", True, "Renewal")),
        (("harlow", "interiors", "kitchen"), Who("Harlow Interiors", True, "kitchen")),
        (("HarlowInteriors",), Who("Harlow Interiors", True, "")),
        (("acme", "studio", "logo"), Who("Acme Studio", True, "logo")),
        (("acme", "logo"), Who("Acme", True, "logo")),
        (("acme  logo",), Who("acme logo", False, "")),
        (("jorg", "muller"), Who("Jörg Müller", True, "")),
        (("Borealis", "late", "delivery"), Who("Borealis", False, "late delivery")),
        (("", " "), Who("", False, "")),
    ],
)
def test_the_longest_known_name_is_the_client(
    words: tuple[str, ...], meant: Who
) -> None:
    assert who(words, CLIENTS) == meant


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("Initec",), ["Initech"]),
        (("Acne",), ["Acme"]),
        (("Acem",), ["Acme"]),
        (("harlow", "kitchen"), ["Harlow Interiors"]),
        (("Harlow", "Interors"), ["Harlow Interiors"]),
        (("New client",), []),
        (("Borealis",), []),
        (("A",), []),
    ],
)
def test_a_near_name_shares_a_word_or_is_nearly_spelled_so(
    words: tuple[str, ...], found: list[str]
) -> None:
    assert near(words, CLIENTS) == found


def test_what_stands_behind_a_near_name_is_the_title() -> None:
    assert without(("Harlow", "Interors", "kitchen"), "Harlow Interiors") == "kitchen"
    assert without(("Initec", "late delivery"), "Initech") == "late delivery"


def test_case_accents_and_blanks_make_no_other_client() -> None:
    assert same("Harlow-Interiors", "HARLOWINTERIORS")
    assert not same("Acme", "Acme Studio")


def test_the_signs_that_are_all_that_differs_make_another_client() -> None:
    assert not same("C++", "C#")
    assert not same("C", "C#")
    assert same("Harlow & Co.", "harlow co")
