"""A number means the line that had it when the page was last shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.desk.numbers_shown import NumbersShown
from convo_prep.page import Line, Page, Spot

LIST = "prepare.concerns"


def page(*concerns: tuple[str, bool]) -> Page:
    """Return a page with a line that is no list, and concerns, drafted or not."""
    lines = [Line("When", "tomorrow", Spot("initiate.meeting_at"))]
    for item, (words, draft) in enumerate(concerns):
        at = Spot(LIST, item, "says")
        lines.append(Line("They say", words, at, draft=draft))
        reply = at._replace(field="reply")
        lines.append(Line("You answer", "", reply, part=True, draft=draft))
    return Page("Card", tuple(lines))


def head(of: Page, item: int) -> Line:
    return next(line for line in of.lines if line.spot == Spot(LIST, item, "says"))


def shown(first: Page) -> NumbersShown:
    numbers = NumbersShown()
    numbers.show(first)
    return numbers


DRAFTED = page(("Dear", True), ("Late", True), ("Small", True))


def test_a_draft_that_was_taken_keeps_its_number_and_so_do_the_others() -> None:
    numbers = shown(DRAFTED)
    now = page(("Small", False), ("Dear", True), ("Late", True))
    found = [numbers.spot(name, now) for name in ("1", "2", "3", "4", "4.2", "5")]
    assert found == [
        Spot("initiate.meeting_at"),
        Spot(LIST, 1, "says"),
        Spot(LIST, 2, "says"),
        Spot(LIST, 0, "says"),
        Spot(LIST, 0, "reply"),
        None,
    ]


def test_a_draft_taken_in_other_words_keeps_its_number() -> None:
    numbers = shown(DRAFTED)
    now = page(("Too small", False), ("Dear", True), ("Late", True))
    numbers.reworded(head(DRAFTED, 2), head(now, 0))
    again = page(("Far too small", False), ("Dear", True), ("Late", True))
    numbers.reworded(head(now, 0), head(again, 0))
    assert numbers.spot("4", again) == Spot(LIST, 0, "says")


@pytest.mark.parametrize("other", [True, False])
def test_a_draft_that_is_gone_leads_to_no_other_line(other: bool) -> None:
    numbers = shown(DRAFTED)
    now = page(("My own", False), ("Dear", True), ("Late", other))
    assert numbers.spot("4", now) is None


def test_an_item_taken_out_leads_to_no_other_line() -> None:
    numbers = shown(page(("Dear", False), ("Late", False)))
    now = page(("Late", False))
    assert numbers.spot("2", now) is None
    assert numbers.spot("3", now) == Spot(LIST, 0, "says")


def test_an_item_whose_words_were_changed_elsewhere_is_found_at_its_place() -> None:
    numbers = shown(page(("Dear", False), ("Late", False)))
    assert numbers.spot("2", page(("Dearer", False), ("Late", False))) == Spot(
        LIST, 0, "says"
    )


@given(st.permutations(["Dear", "Late", "Small", "Far"]), st.integers(0, 4))
def test_in_whatever_order_they_stand_now_the_words_are_those_shown(
    now: list[str], own: int
) -> None:
    first = page(("Dear", True), ("Late", True), ("Small", True), ("Far", True))
    numbers = shown(first)
    after = page(*((words, place >= own) for place, words in enumerate(now)))
    for number, words in enumerate(["Dear", "Late", "Small", "Far"], 2):
        assert numbers.spot(str(number), after) == Spot(LIST, now.index(words), "says")
