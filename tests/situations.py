"""Situations as people tell them, and how often picking is right about them.

`situations.jsonl` are 99 cases from public pages, in our own words; the phrases of some
playbooks were first listed beside them. `situations_own.jsonl` are 60 that were written
before picking was, and in no playbook's words. `situations_short.jsonl` are lines as
tense people type them, four to fourteen words with their slips; 20 of them fit no
playbook. `situations_unseen.jsonl` are as many, parted from them by lot and kept aside
until the words were written. One hand wrote both, and most of those words.
`everyday_issues.txt` are the playbooks' own words. Each has the playbook that fits
best, if one does, and others that fit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from convo_prep.advice.fault import ADMITTING
from convo_prep.advice.picking import Ranked

HERE = Path(__file__).parent
# The situations there were when the first of these cases were gathered.
OLD = frozenset(
    (
        *("after-hours", "against-advice", "changed-stakeholder", "close-oversight"),
        *("disappointing-results", "ending-engagement", "endless-revisions"),
        *("everything-urgent", "expectations-gap", "heated-tone", "late-payment"),
        *("lack-of-appreciation", "missed-deadline", "no-decision", "not-informed"),
        *("our-error", "price-increase", "price-pushback", "scope-creep"),
        *("thinking-of-leaving", "waiting-on-client"),
    )
)


class Case(NamedTuple):
    """What somebody tells, the playbook that fits best ("" for none), all that fit."""

    text: str
    playbook: str
    fitting: frozenset[str]


class Measured(NamedTuple):
    """How often picking is right, as shares of 1; `wrong_guilt` is a count.

    `helped` is the share of the cases that are offered one that fits, `needless` how
    many are offered one though none fits.
    """

    cases: int
    first: float
    in_three: float
    offered: int
    offered_fits: float
    wrong_guilt: int
    helped: float
    needless: int


def cases(name: str) -> list[Case]:
    """Return the cases of a file of this folder."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def everyday() -> list[Case]:
    """Return the sentences that are close to the playbooks' own words."""
    lines = (HERE / "everyday_issues.txt").read_text(encoding="utf-8").splitlines()
    told = (line.split(": ", 1) for line in lines)
    return [Case(text, found, frozenset((found,))) for found, text in told]


def measured(
    tried: Sequence[Case], rank: Callable[[str], Sequence[Ranked]]
) -> Measured:
    """Rank every case, and count; a case that nothing fits counts as missed."""
    found = [(case, [r for r in rank(case.text) if r.score]) for case in tried]
    offered = [
        (case, ranked.id) for case, each in found for ranked in each if ranked.offered
    ]
    return Measured(
        len(tried),
        _share([r.id for r in each[:1]] == [case.playbook] for case, each in found),
        _share(_fits(case, each[:3]) for case, each in found),
        len(offered),
        _share(situation in case.fitting for case, situation in offered),
        sum(each in ADMITTING - case.fitting for case, each in offered),
        _share(_fits(case, [r for r in each if r.offered]) for case, each in found),
        len({case.text for case, _ in offered if not case.fitting}),
    )


def _case(row: dict[str, Any]) -> Case:
    text = ". ".join(row[key] for key in ("topic", "issue") if key in row)
    return Case(text, row["playbook"] or "", frozenset(row["accept"]))


def _fits(case: Case, ranked: Iterable[Ranked]) -> bool:
    return any(each.id in case.fitting for each in ranked)


def _share(found: Iterable[bool]) -> float:
    counted = list(found)
    return sum(counted) / len(counted) if counted else 0.0
