"""The names of session files: safe in any folder, and known again."""

from __future__ import annotations

import os
import re
import string
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo_prep.ids import is_id
from convo_prep.store import labels

DAY = date(2026, 11, 21)
days = st.dates(date(1970, 1, 1), date(9999, 12, 31))
words = st.one_of(
    st.text(max_size=40),
    st.text(string.ascii_letters + string.digits + " -./\\", max_size=120),
    st.sampled_from(
        ["../..", "/etc/passwd", "CON", "a\x00b", "Müller GmbH", "株式会社"]
    ),
)
numbers = st.integers(1, 12)


@settings(max_examples=2000)
@given(days, words, words, numbers)
def test_a_label_stays_in_its_year_whatever_the_client_is_called(
    day: date, client: str, topic: str, number: int
) -> None:
    path = labels.label(day, client, topic, "k3v9qd", number)
    folder, name = os.path.split(path)
    assert folder == f"{day.year:04}"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[a-z0-9]+(-[a-z0-9]+)*\.yaml", name)
    assert len(name) <= labels.LONGEST


@settings(max_examples=2000)
@given(words, words)
def test_no_two_labels_differ_only_in_case_or_in_how_a_letter_is_composed(
    client: str, topic: str
) -> None:
    made = labels.label(DAY, client, topic, "k3v9qd")
    assert made == made.lower()
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, client)
        assert labels.label(DAY, other, topic, "k3v9qd") == made


@settings(max_examples=2000)
@given(days, words, words, numbers)
def test_a_label_is_known_as_one_of_its_client_and_topic(
    day: date, client: str, topic: str, number: int
) -> None:
    name = labels.label(day, client, topic, "k3v9qd", number)
    assert labels.is_label_of(name, client, topic, "k3v9qd")


@pytest.mark.parametrize(
    "name",
    [
        "2026/my-own-name.yaml",
        "2026/2026-11-21-acme-renewal-old.yaml",
        "2026/acme-renewal.yaml",
        "2026/2026-11-21-borealis.yaml",
    ],
)
def test_a_name_given_by_hand_is_no_label(name: str) -> None:
    assert not labels.is_label_of(name, "Acme", "Renewal", "k3v9qd")


def test_where_nothing_ascii_is_left_the_id_is_the_name() -> None:
    name = labels.label(DAY, "株式会社", "価格", "k3v9qd")
    assert name == "2026/2026-11-21-k3v9qd.yaml"


def test_ids_are_easy_to_read_aloud_and_never_look_like_a_path() -> None:
    made = {labels.new_id() for _ in range(200)}
    assert len(made) == 200
    assert all(is_id(each) for each in made)
    for wrong in ("", "abc", "../../", "ABCDEF", "abcde1", "abcdefg", "abcde\n"):
        assert not is_id(wrong)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("2026/2026-11-21-acme-price.yaml", 1),
        ("2026/2026-11-21-acme-price-3.yaml", 3),
        ("2026/2026-99-99-acme-price.yaml", 0),
        ("2026-11-21-acme-price.yaml", 0),
        ("2026/acme.yaml", 0),
    ],
)
def test_a_label_tells_which_one_of_the_same_it_is(name: str, number: int) -> None:
    assert labels.number_of(name, "Acme", "Price", "k3v9qd") == number
