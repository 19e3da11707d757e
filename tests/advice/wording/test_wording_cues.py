"""The cues of a line spare time, and must never change what is found."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_rules import BAD, GOOD, RULES, WORDED

from convo_prep.advice.wording import Rule, hits
from convo_prep.advice.wording.rules import PLAIN, SCOPES, Line

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


def test_no_letter_outside_ascii_passes_for_one_of_ours() -> None:
    letter = re.compile("[a-z]", re.IGNORECASE)
    for sign in map(chr, range(0x110000)):
        plain = sign.translate(PLAIN)
        assert len(plain) == 1
        if letter.fullmatch(sign):
            assert plain.isascii()
            assert re.fullmatch(plain, sign, re.IGNORECASE)
