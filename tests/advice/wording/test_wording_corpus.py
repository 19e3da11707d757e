"""What the shipped rules catch, and what they leave alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from shipped_rules import BAD, ENTRIES, GOOD, RULES, WORDED, ids

from convo_prep.advice.wording import Rule, hits
from convo_prep.advice.wording.rules import PLAIN, SCOPES


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


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: rule.id)
def test_each_line_of_a_pattern_is_needed_by_a_sample(rule: Rule) -> None:
    entry = next(entry for entry in ENTRIES if entry["id"] == rule.id)
    samples = [text.translate(PLAIN) for name, _, text in BAD if name == rule.id]
    for line in entry["re"].strip().splitlines():
        pattern = re.compile(line.strip(), re.IGNORECASE)
        assert any(pattern.search(sample) for sample in samples), line
