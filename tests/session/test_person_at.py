"""Who is the client, and who the person: never guessed where it is not clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session.person_at import Reading, readings

KNOWN = ("Acme", "Harlow Interiors", "Bank of Scotland", "Scotland", "Reyes, Dana")

# Names of firms, offices and places, which nobody asks about where none is known.
WHOLE = """\
Acme
Bank of Scotland
bank of scotland
University of Leeds
Ministry of Transport
Duchess of York Ltd
Duke of Edinburgh's Award
House of Fraser
City of Leeds
City and County of Denver
Church of England
Isle of Man Ferries
Friends of the Earth
Sons of Anarchy
Department of Health
Museum of London
Institute of Directors
Taste of Thailand
Best of British
London School of Economics
Royal Bank of Canada
Bar of Lisbon
Inn at Spanish Bay
The Shop at Bluebird
Lloyds of London
Office of Fair Trading
Court of Appeal
Isle of Wight Council
Port of Rotterdam
Kingdom of Sweets
Voice of America
Acme, Inc.
Acme, Ltd
Smith, Jones & Partners
Baker, McKenzie
Smith, Jones and Brown
Harwell Brothers, LLC
Acme (UK)
Acme (US)
Orange (SA)
Dana Reyes
Jean-Luc de la Tour
Acme of
of Acme
at Acme
, Acme
Acme (
Studio 54 of New York
R&D of Acme
3 of Cups""".splitlines()

ASKED = {
    "Dana Reyes of Northwind": ("Northwind", "Dana Reyes"),
    "Dana Reyes at Northwind": ("Northwind", "Dana Reyes"),
    "Dana Reyes from Northwind": ("Northwind", "Dana Reyes"),
    "Dana Reyes, Northwind": ("Northwind", "Dana Reyes"),
    "Dana Reyes (Northwind)": ("Northwind", "Dana Reyes"),
    "dana reyes of northwind": ("northwind", "dana reyes"),
    "Dr. Reyes of Northwind": ("Northwind", "Dr. Reyes"),
    "Dana M. Reyes of Northwind": ("Northwind", "Dana M. Reyes"),
    "Siobhan O'Neill at Northwind": ("Northwind", "Siobhan O'Neill"),
    "Jörg Müller-Lüdenscheidt of Bank of Spain": (
        "Bank of Spain",
        "Jörg Müller-Lüdenscheidt",
    ),
    "Dana at 3M": ("3M", "Dana"),
    "Dana from Northwind Traders Ltd": ("Northwind Traders Ltd", "Dana"),
}
UNLIKELY = {
    "Dana of Northwind": ("Northwind", "Dana"),
    "Dana (Northwind)": ("Northwind", "Dana"),
}
SURE = {
    "Dana Reyes of Acme": ("Acme", "Dana Reyes"),
    "dana reyes of acme": ("Acme", "dana reyes"),
    "Dana of ACME": ("Acme", "Dana"),
    "Dana, Acme": ("Acme", "Dana"),
    "Dana (Acme)": ("Acme", "Dana"),
    "Dana at Harlow  Interiors": ("Harlow Interiors", "Dana"),
    "Ann Lee of Bank of Scotland": ("Bank of Scotland", "Ann Lee"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_name_of_a_firm_an_office_or_a_place_stays_whole(name: str) -> None:
    assert readings(name, ()) == ()


@pytest.mark.parametrize("name", [*KNOWN, "bank OF scotland", "reyes, dana"])
def test_a_client_that_is_known_by_the_whole_name_is_that_client(name: str) -> None:
    assert readings(name, KNOWN) == ()


@pytest.mark.parametrize("typed", ASKED)
def test_a_person_with_a_company_that_nobody_knows_is_asked_about(typed: str) -> None:
    first = readings(typed, KNOWN)[0]
    assert (first.client, first.contact) == ASKED[typed]
    assert (first.sure, first.likely) == (False, True)


@pytest.mark.parametrize("typed", UNLIKELY)
def test_one_word_before_of_or_brackets_is_more_likely_no_person(typed: str) -> None:
    first = readings(typed, ())[0]
    assert (first.client, first.contact) == UNLIKELY[typed]
    assert (first.sure, first.likely) == (False, False)


@pytest.mark.parametrize("typed", SURE)
def test_a_company_that_is_known_makes_it_certain(typed: str) -> None:
    [only] = readings(typed, KNOWN)
    assert (only.client, only.contact) == SURE[typed]
    assert only.sure


def test_in_brackets_either_may_be_the_person() -> None:
    assert Reading("Northwind", "Dana Reyes") in readings("Northwind (Dana Reyes)", ())
    assert Reading("Acme", "Berlin") in readings("Acme (Berlin)", KNOWN)
    assert not any(each.sure for each in readings("Acme (Berlin)", KNOWN))


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=4))
def test_no_reading_has_an_empty_part_or_words_that_nobody_typed(
    typed: str, known: list[str]
) -> None:
    for each in readings(typed, known):
        assert each.client.strip()
        assert each.contact.strip()
        assert each.contact in " ".join(typed.split()) or each.contact in typed


@given(st.sampled_from(["of", "at", "from"]), st.sampled_from(KNOWN))
def test_whatever_is_known_is_never_asked_about(sign: str, client: str) -> None:
    for each in readings(f"Dana Reyes {sign} {client}", KNOWN):
        assert each == Reading(client, "Dana Reyes", sure=True, likely=True)
