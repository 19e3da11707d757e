"""Whom a message goes to, and what it says it is about, on the outside."""

from __future__ import annotations

from typing import Any

import pytest
from canaries import canaries, canary_session
from demo_sessions import NOW, session, tree_of
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.views.envelope import address, is_address, subject

DANA = "dana@acme.example"


@pytest.mark.parametrize(
    "contact",
    [
        DANA,
        f"Dana Reyes, procurement; her CFO decides; {DANA}",
        f"Dana Reyes <{DANA}>",
        f"Dana Reyes ({DANA}), procurement",
        f"mailto:{DANA}",
        f"Write to {DANA}.",
    ],
)
def test_the_one_address_in_a_contact_is_found(contact: str) -> None:
    assert address(contact) == DANA


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "Dana Reyes, procurement",
        f"Dana {DANA}, her CFO cfo@acme.example",
        f"{DANA}, {DANA}",
        f"{DANA}, @lee asks",
        "dana@acme",
        "dana@.example",
        "dana@@acme.example",
        "dana..reyes@acme.example",
        "d\u00e4na@acme.example",
        "dana@\u00e4cme.example",
        "dana@acme.example@evil.example",
        "dana@acme.example%0ABcc:x",
        "<script>dana@acme.example",
        "a" * 65 + "@acme.example",
    ],
)
def test_where_it_is_not_sure_whose_it_is_there_is_no_address(contact: str) -> None:
    assert address(contact) == ""


def test_a_line_break_ends_an_address() -> None:
    assert address(f"{DANA}\nBcc: somebody") == DANA
    assert address(f"{DANA}\r\nBcc: x@evil.example") == ""


@given(st.text(st.sampled_from("ad.@-+ \r\n<>,:;\u00e4\u2028\x00"), max_size=80))
def test_what_is_found_is_a_plain_address_out_of_the_contact(contact: str) -> None:
    found = address(contact)
    assert not found or (is_address(found) and found in contact)


def test_a_long_contact_is_looked_through_at_once() -> None:
    assert address(f"{'a.' * 50_000}@{'b.' * 50_000}") == ""


def about(**tree: Any) -> str:
    return subject(session(**tree), NOW)


def test_the_subject_names_the_talk_by_its_day() -> None:
    held = {"initiate": {"meeting_at": "2026-11-19 15:00"}}
    assert about(**held) == "Our talk on Thursday 19 November"
    noted = {"conduct": {"started_at": "2025-11-19T15:00+01:00"}}
    assert about(**noted) == "Our talk on Wednesday 19 November 2025"


def test_a_talk_that_was_not_held_has_no_day() -> None:
    assert about() == "Our talk"
    off = {"resolve": {"outcome": "postponed"}}
    assert about(initiate={"meeting_at": "2026-11-24 15:00"}, **off) == "Our talk"


def test_no_answer_is_in_the_subject_and_no_title() -> None:
    made = canary_session()
    tree_of(made)["initiate"]["meeting_at"] = "2026-11-19 15:00"
    said = subject(made, NOW)
    assert not {
        word for hidden in (True, False) for word in canaries(hidden) if word in said
    }
