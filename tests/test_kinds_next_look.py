"""A line that cannot begin a day is told from its first letters, and never wrongly."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from convo_prep.dates import clocks, near_days, numerals, shorthand
from convo_prep.dates.when import MONTHS, WEEKDAYS
from convo_prep.kinds import datelike, next_look

NOW = datetime(2026, 11, 21, 17, 10)  # a Saturday
HERE = Path(__file__).parent
DATES = [f"dates/{name}.txt" for name in ("ahead", "past", "refused")]
# Every table that the first word of a date stands in.
WORDS = {
    *(word.lower() for word in (*WEEKDAYS, *MONTHS)),
    *(*numerals.COUNTS, *numerals.ORDINALS, *numerals.UNITS),
    *(*clocks.PARTS, *clocks._PAST, *near_days._FROM_TODAY, *near_days._LEADS),
    *(words[0] for words in near_days._FAR),
    *shorthand._WORD,
}


def lines() -> list[str]:
    """Return what tests of dates and actions type, whole and from each word on."""
    typed = []
    for name in (*DATES, "jotted_actions.txt"):
        text = (HERE / name).read_text(encoding="utf-8")
        rows = [row.split(" = ")[0].split(" | ")[0] for row in text.splitlines()]
        typed += [
            " ".join(r.split()[at:]) for r in rows for at in range(len(r.split()))
        ]
    return typed


@pytest.mark.parametrize("before", ["", "Look again: ", "Follow-up "])
def test_what_a_line_says_of_the_next_look_hangs_on_no_shortcut(
    before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [before + line for line in lines()]
    found = [next_look.next_look(line, NOW) for line in typed]
    monkeypatch.setattr(next_look, "may_begin_a_day", lambda _: True)
    assert found == [next_look.next_look(line, NOW) for line in typed]
    assert any(look.when for look in found)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_of_a_date_may_begin_one(word: str) -> None:
    assert next_look.may_begin_a_day(f"{word} 9:00")


def test_every_word_that_looks_like_one_may_begin_it() -> None:
    every = (datelike._TIMES, datelike._SPANS, datelike._WHICH, datelike._PARTS)
    named = "|".join((*every, datelike._FILLERS, datelike._COUNTS)).split("|")
    plain = [word for word in named if word.isalpha()]
    assert len(plain) > 50
    assert [word for word in plain if not next_look.may_begin_a_day(word)] == []


@pytest.mark.parametrize("line", ["Budget frozen until spring", "Dana was calm"])
def test_most_notes_cannot_begin_one(line: str) -> None:
    assert not next_look.may_begin_a_day(line)


@pytest.mark.parametrize(
    "line", ["15 dec look again", "15 dec, look at it again", "15 Dec follow-up"]
)
def test_a_day_that_is_said_to_be_the_next_look_is_one(line: str) -> None:
    when = next_look.next_look(line, NOW).when
    assert when is not None
    assert when.stored() == "2026-12-15"


@pytest.mark.parametrize("line", ["15 dec look at the bill", "3 may look again"])
def test_a_day_of_something_else_is_none(line: str) -> None:
    assert next_look.next_look(line, NOW).when is None
