"""What the shipped rules catch, and what they leave alone."""

from __future__ import annotations

import importlib
import random
from collections import Counter
from typing import Any

import pytest
from shipped_rules import BAD, GOOD, RULES, WORDED, ids

from convo_prep.advice.wording import Rule, hits
from convo_prep.advice.wording.rules import SCOPES, Line, compiled


def missed(rules: tuple[Rule, ...]) -> list[list[str]]:
    """The bad samples that their own rule does not catch."""
    return [
        sample
        for sample in BAD
        if sample[0] not in ids(hits(sample[2], sample[1], rules))
    ]


def test_every_rule_catches_its_own_samples() -> None:
    assert missed(RULES) == []


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: rule.id)
def test_without_a_rule_exactly_its_samples_are_missed(rule: Rule) -> None:
    rest = tuple(other for other in RULES if other is not rule)
    assert missed(rest) == [sample for sample in BAD if sample[0] == rule.id]


@pytest.mark.parametrize(("scope", "sentence"), GOOD)
def test_a_fair_and_direct_sentence_meets_no_stop_and_no_warn(
    scope: str, sentence: str
) -> None:
    found = hits(sentence, scope, RULES)
    assert [hit for hit in found if hit.rule.level != "hint"] == []


def test_the_corpus_is_as_large_as_it_claims() -> None:
    counts = Counter(sample[0] for sample in BAD)
    few = [r.id for r in WORDED if counts[r.id] < (1 if r.level == "hint" else 3)]
    assert few == []
    assert set(counts) == {rule.id for rule in WORDED}
    assert len(BAD) >= 140
    assert len(GOOD) >= 140
    assert {scope for scope, _ in GOOD} == set(SCOPES)


LINES = [(rule.id, line) for rule in WORDED for line in rule.lines]


@pytest.mark.parametrize(("name", "line"), LINES)
def test_each_line_of_a_rule_can_be_met(name: str, line: Line) -> None:
    tokens = importlib.import_module("re._parser").parse(line.pattern)
    pattern, chance = compiled(name, line.pattern), random.Random(1)
    made = (said(tokens, chance) + chance.choice(["", "."]) for _ in range(500))
    met = next(text for text in made if pattern.search(text))
    assert any(cue in met.lower() for cue in line.cues)


_OTHER_SIGN = {"None": " ", "CATEGORY_SPACE": " "}


def said(tokens: Any, chance: random.Random) -> str:
    """Some words that an expression describes, or nearly: it looks at no conditions."""
    return "".join(_part(str(name), value, chance) for name, value in tokens)


def _part(name: str, value: Any, chance: random.Random) -> str:
    if name == "LITERAL":
        return chr(value)
    if name == "SUBPATTERN":
        return said(value[-1], chance)
    if name == "BRANCH":
        return said(chance.choice(value[1]), chance)
    if name == "IN":
        kind, code = value[0] if str(value[0][0]) == "NEGATE" else chance.choice(value)
        return chr(code) if str(kind) == "LITERAL" else _OTHER_SIGN.get(str(code), "a")
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        least, most, part = value
        times = chance.randint(least, min(most, least + 1))
        return "".join(said(part, chance) for _ in range(times))
    return "" if name in {"AT", "ASSERT", "ASSERT_NOT"} else " "
