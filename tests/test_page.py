"""Each line of a page is reached by its number, a part of it by a second one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convo_prep.page import Line, Page, Spot, spot_from

ISSUE = Spot("prepare.issue")
SAYS = Spot("prepare.concerns", 0, "says")
REPLY = Spot("prepare.concerns", 0, "reply")
PAGE = Page(
    "Acme",
    (
        Line("Issue", "It is late", ISSUE),
        Line("To pause", "Five minutes"),
        Line("They say", "Why?", SAYS),
        Line("You answer", "Because", REPLY, part=True),
    ),
)


def test_lines_that_are_no_answers_have_no_number() -> None:
    assert [number for number, _ in PAGE.numbered()] == [1, 0, 2, 0]


def test_a_number_leads_to_a_line_and_a_second_to_its_part() -> None:
    assert PAGE.spot("1") == PAGE.spot("1.1") == ISSUE
    assert PAGE.spot("2") == SAYS
    assert PAGE.spot(" 2.2 ") == REPLY


@given(st.text("0123456789. x", max_size=6))
def test_what_names_no_line_leads_nowhere(name: str) -> None:
    if name.strip() not in {"1", "1.1", "2", "2.1", "2.2"}:
        head, _, part = name.strip().partition(".")
        known = {"1": ("", "1"), "2": ("", "1", "2")}.get(head.lstrip("0"), ())
        assert part.lstrip("0") in known or PAGE.spot(name) is None


def test_a_spot_is_read_back_from_its_path() -> None:
    assert spot_from(REPLY.path) == REPLY
    assert spot_from("") is None
