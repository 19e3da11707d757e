"""The cues of a line spare time, and must never change what is found."""

from __future__ import annotations

import importlib
import re
import time
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_rules import BAD, GOOD, RULES, WORDED

from convo_prep.advice.wording import Rule, hits
from convo_prep.advice.wording.hits import REACH
from convo_prep.advice.wording.rules import PLAIN, SCOPES, Line

SLACK_S = 5
CASES = ["upper", "lower", "title", "swapcase"]


def _uncued(tokens: Any, states: set[str], cues: tuple[str, ...]) -> set[str]:
    """The endings of what a pattern may match without having met a cue so far."""
    longest = max(map(len, cues))
    for name, value in tokens:
        states = _step(str(name), value, states, cues)
        states = {s for s in states if not any(cue in s for cue in cues)}
        states = {state[-longest:] for state in states}
    return states


def _step(name: str, value: Any, states: set[str], cues: tuple[str, ...]) -> set[str]:
    if name == "LITERAL":
        return {state + chr(value).lower() for state in states}
    if name == "SUBPATTERN":
        return _uncued(value[-1], states, cues)
    if name == "BRANCH":
        return set().union(*(_uncued(part, states, cues) for part in value[1]))
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return {state + chr(code).lower() for state in states for _, code in value}
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        least, _, part = value
        once = _uncued(part, states, cues)
        again = {"\0" + state for state in once}
        return once | again | (states if least == 0 else set())
    if name in {"AT", "ASSERT", "ASSERT_NOT"}:
        return states
    return {state + "\0" for state in states}


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: rule.id)
def test_no_line_can_match_without_one_of_its_cues(rule: Rule) -> None:
    for line in rule.lines:
        tokens = importlib.import_module("re._parser").parse(line.pattern)
        assert "" not in line.cues, line.pattern
        assert _uncued(tokens, {""}, line.cues) == set(), line.pattern


@given(st.lists(st.sampled_from([s[-1] for s in BAD + GOOD]), max_size=4), st.data())
def test_the_cues_change_nothing(sentences: list[str], data: st.DataObject) -> None:
    joint = data.draw(st.sampled_from([" ", "\n", " \u2013 "]))
    text = getattr(joint.join(sentences), data.draw(st.sampled_from(CASES)))()
    scope = data.draw(st.sampled_from(sorted(SCOPES)))
    bare = tuple(
        replace(rule, lines=tuple(Line(line.pattern) for line in rule.lines))
        for rule in RULES
    )
    with_cues, without = hits(text, scope, RULES), hits(text, scope, bare)
    assert [(h.rule.id, h.start, h.end) for h in with_cues] == [
        (h.rule.id, h.start, h.end) for h in without
    ]
    assert all(text[hit.start : hit.end] == hit.phrase for hit in with_cues)


def test_in_a_long_text_as_much_is_met_as_when_each_line_looks_at_all_of_it() -> None:
    chance = Random(1)
    sentences = [sample[-1] for sample in BAD + GOOD]
    chance.shuffle(sentences)
    filling = "so it is with the work and so on "
    text = "\n".join(each + filling * chance.randrange(4) for each in sentences)
    bare = tuple(
        replace(rule, lines=tuple(Line(line.pattern) for line in rule.lines))
        for rule in RULES
    )
    near, whole = hits(text, "recap", RULES), hits(text, "recap", bare)
    assert len(near) > 100
    assert [(h.rule.id, h.start, h.end) for h in near] == [
        (h.rule.id, h.start, h.end) for h in whole
    ]


def test_a_match_may_reach_far_from_its_cue_on_both_sides() -> None:
    line = Line(r"^a.*\bcue\b.*z$", ("cue",), frozenset(["cue"]))
    rule = replace(RULES[0], scopes=("any",), lines=(line,))
    before, after = "the a of it " * 20, " and the rest" * 20
    text = f"a {before}cue{after} z"
    assert len(text) > REACH
    assert len(hits(text, "any", [rule])) == 1


def test_a_very_long_text_is_looked_through_in_seconds_open_quotes_too() -> None:
    plain = "we talked about the plan and they will see to it by friday\n"
    for text in (plain * 5_000, "\u201c" * 100_000, "\u201ea" * 100_000):
        begun = time.thread_time()
        hits(text, "recap", RULES)
        assert time.thread_time() - begun < SLACK_S


def test_no_letter_outside_ascii_passes_for_one_of_ours() -> None:
    letter = re.compile("[a-z]", re.IGNORECASE)
    for sign in map(chr, range(0x110000)):
        plain = sign.translate(PLAIN)
        assert len(plain) == 1
        if letter.fullmatch(sign):
            assert plain.isascii()
            assert re.fullmatch(plain, sign, re.IGNORECASE)
