"""A rule that somebody else wrote has its time, and no more."""

from __future__ import annotations

import time

import pytest

from convo_prep.advice.wording import hits, rules_from, with_user_rules
from convo_prep.advice.wording.budget import ALL_S, Budget, TooSlowError, wrong_with
from convo_prep.advice.wording.rules import Rule
from convo_prep.bounded import LONGEST
from convo_prep.errors import PlaybookError

ENDLESS = ["(a|a)+$", "(?:a|aa)+$", r"(?:\w+\s?|\w)+:$", "^(?:(?:a|b|ab|c)*c*)*$"]
TEXT = "a" * 60 + "!"


def own(pattern: str, name: str = "own") -> tuple[Rule, ...]:
    entry = {"id": name, "re": pattern, "say": "say it", "scope": "any"}
    return with_user_rules((), [entry])


@pytest.mark.parametrize("pattern", ["(a|a)+$", "(?:a|aa)+$"])
def test_an_endless_pattern_ends_and_is_named(pattern: str) -> None:
    began = time.process_time()
    with pytest.raises(TooSlowError) as error:
        hits(TEXT, "speech", own(pattern))
    assert error.value.rule == "own"
    assert time.process_time() - began < 1


@pytest.mark.parametrize("pattern", ENDLESS)
def test_whatever_the_pattern_a_look_ends(pattern: str) -> None:
    began = time.process_time()
    for text in (TEXT, "the quick brown fox " * 20, "abc" * 40 + "!"):
        try:
            hits(text, "speech", own(pattern))
        except TooSlowError:
            continue
    assert time.process_time() - began < 2


def test_a_rule_that_ends_finds_what_it_looks_for() -> None:
    [hit] = hits("We seek Synergies here.", "speech", own(r"\bsynerg(?:y|ies)\b"))
    assert hit.phrase == "Synergies"


def test_many_that_are_each_fast_enough_have_a_bound_too() -> None:
    moments = iter(range(1_000))
    budget = Budget(lambda: next(moments) * ALL_S / 4)
    with pytest.raises(TooSlowError):
        _all_of(budget)


def _all_of(budget: Budget) -> None:
    for number in range(20):
        list(budget.spans(f"r{number}", "x", "abc", (0, 3)))


@pytest.mark.parametrize(
    "pattern",
    [
        "a{99999999}",
        "(?:a{1000}){1000}",
        "(?:(?:a{,100}){1,100}){100,}",
        "x" * (LONGEST + 1),
        "(" * 900 + ")" * 900,
        "[",
        "a{" + "9" * 5_000 + "}",
        "(?R)",
    ],
)
def test_what_takes_all_memory_or_is_broken_is_refused(pattern: str) -> None:
    with pytest.raises(PlaybookError):
        own(pattern)


def test_looking_ahead_and_back_references_work_as_python_has_them() -> None:
    assert not wrong_with(r"(?<!not )\b(\w+) \1\b(?! now)")
    assert hits("I said said it.", "speech", own(r"\b(\w+) \1\b"))


def test_a_shipped_rule_whose_lines_stay_is_not_bounded() -> None:
    entry = {"id": "a", "re": "calm down", "say": "say it"}
    changed = with_user_rules(rules_from([entry]), [{"id": "a", "level": "warn"}])
    assert [rule.own for rule in changed] == [False]
    changed = with_user_rules(changed, [{"id": "a", "re": "relax"}])
    assert [rule.own for rule in changed] == [True]
