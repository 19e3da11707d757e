"""The shipped rules and the sample sentences, as the tests of wording share them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

import convo_prep
from convo_prep.advice.wording import Hit, rules_from

PACKAGE = Path(convo_prep.__file__).parent
SAMPLES = Path(__file__).parent / "wording_samples"


def plain(name: str) -> Any:
    """A data file of the package, as plain text."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load((PACKAGE / name).read_bytes(), Loader=loader)


def _lines(name: str, parts: int) -> list[list[str]]:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    return [[part.strip() for part in line.split("|", parts - 1)] for line in kept]


ENTRIES = plain("wording-rules.yaml")["rules"]
SHIPPED = rules_from(ENTRIES)
RULES = tuple(replace(rule, on=True) for rule in SHIPPED)
BY_ID = {rule.id: rule for rule in RULES}
WORDED = [rule for rule in RULES if rule.lines]
BAD = _lines("bad.txt", 3)
GOOD = _lines("good.txt", 2)


def ids(found: tuple[Hit, ...]) -> list[str]:
    """The ids of the rules met, in order."""
    return [hit.rule.id for hit in found]
