"""Sentences written before the rules: how many of the harmful ones are found.

They are kept as they were written. Those set aside were not looked at while the rules
were made; docs/wording.md says what the figures mean.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shipped_rules import SAMPLES, SHIPPED

from convo_prep.advice.wording import hits

Sentence = dict[str, str]
FILE = Path(SAMPLES).parent / "wording_sentences.jsonl"
SENTENCES: list[Sentence] = [
    json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()
]
ASIDE = [sentence for sentence in SENTENCES if "aside" in sentence]
SCOPE = {"speech": "speech", "mail": "recap"}


def test_half_of_the_sentences_are_harmful_and_each_third_stands_aside() -> None:
    harmful = [sentence for sentence in SENTENCES if sentence["harmful"] == "yes"]
    assert len(SENTENCES) >= 180
    assert 2 * len(harmful) == len(SENTENCES)
    assert SENTENCES[2::3] == ASIDE
    assert len({sentence["text"] for sentence in SENTENCES}) == len(SENTENCES)
    assert len({sentence["class"] for sentence in SENTENCES}) >= 18


@pytest.mark.parametrize("sentences", [SENTENCES, ASIDE], ids=["all", "aside"])
def test_half_of_the_harmful_are_found_and_nine_of_ten_remarks_are_right(
    sentences: list[Sentence],
) -> None:
    met = [s for s in sentences if hits(s["text"], SCOPE[s["as"]], SHIPPED)]
    right = [sentence for sentence in met if sentence["harmful"] == "yes"]
    harmful = [sentence for sentence in sentences if sentence["harmful"] == "yes"]
    assert 2 * len(right) >= len(harmful)
    assert 10 * len(right) >= 9 * len(met)
