"""What a card and a message may cost: prompts, words to read, keys, seconds."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

import counted
import pytest
from situations import cases

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
FITTING = [each for each in cases("situations.jsonl") if each.playbook][:2]
NONE = cases("situations_own.jsonl")[0]
# The limit, 100 words, is one for the median of many cases: see bench/counts.py.
CARD_WORDS = 105


def test_a_card_is_there_after_four_prompts_and_few_words(tmp_path: Path) -> None:
    told = [*((each.text, each.playbook) for each in FITTING), (NONE.text, "")]
    counts = [
        counted.card(tmp_path / str(at), issue, playbook)
        for at, (issue, playbook) in enumerate(told)
    ]
    assert max(count.prompts for count in counts) <= 4
    assert statistics.median(count.words for count in counts) <= CARD_WORDS


def test_a_card_in_plain_lines_costs_few_words(tmp_path: Path) -> None:
    each = FITTING[1]
    count = counted.card(tmp_path, each.text, each.playbook, plain=True)
    assert count.prompts <= 4
    assert count.words <= 95


def test_a_message_from_six_notes_takes_ten_keys_and_seventy_seconds(
    tmp_path: Path,
) -> None:
    count = counted.message(tmp_path, counted.NOTES, ())
    assert count.prompts <= 3
    assert count.keys <= 10
    assert count.shown_s <= 70


def test_a_message_without_notes_takes_a_minute_and_a_half(tmp_path: Path) -> None:
    count = counted.message(tmp_path, (), counted.JOTTED)
    assert count.prompts <= 6
    assert count.shown_s <= 95


def test_in_plain_lines_it_is_little_more(tmp_path: Path) -> None:
    count = counted.message(tmp_path, counted.NOTES, (), plain=True)
    assert count.keys <= 10
    assert count.words <= 250


def test_five_lines_written_cost_a_prompt_each_and_what_is_new_once_more(
    tmp_path: Path,
) -> None:
    each = FITTING[0]
    count = counted.written(tmp_path, each.text, each.playbook)
    assert count.prompts <= 16
    assert count.words <= 960


def test_a_look_back_takes_eight_prompts_at_most(tmp_path: Path) -> None:
    count = counted.look_back(tmp_path)
    assert count.prompts <= 8
    assert count.words <= 300


def test_what_was_typed_does_not_count_as_read_where_it_is_echoed() -> None:
    typed = ["We", "have", "been", "paying", "for", "eight", "months", "now"]
    echo = ["✓", "They", "say", "We", "have", "been", "paying", "f…"]
    assert counted.without(typed, [echo, ["You", "answer"]]) == [
        ["\u2713", "They", "say", "f\u2026"],
        ["You", "answer"],
    ]
    rows = [
        ["Saved.", "They", "say:", "We", "have", "been", "paying"],
        ["for", "eight", "months", "now"],
    ]
    assert counted.without(typed, rows) == [["Saved.", "They", "say:"], []]
    assert counted.without(typed, [["<g", "for", "eight", "months", "now"]]) == []


def test_what_merely_begins_as_the_typed_line_does_counts_as_read() -> None:
    assert counted.without([], [["You", "answer"]]) == [["You", "answer"]]
    assert counted.without(["Yes"], [["No"]]) == [["No"]]
