"""How often picking is right about situations as people tell them, and what it costs.

    python bench/picking.py [--python PATH] [--rounds 11]

The thresholds of what is offered, and what words weigh that stand together, were chosen
on cases. The last lines therefore choose the thresholds on four fifths of the cases and
try them on the fifth that was left out, in turn; and tell picking what was chosen for
the other four fifths, as a journal would.

P is a bare `python -c pass`. Picking is timed in an interpreter that has json and re,
as one that asked for the issue has, and in an ordinary install: --python names it. An
editable one reads the playbooks from YAML.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from running import run_piped

from convo_prep.advice import picking
from convo_prep.advice.fault import ADMITTING, admitted
from convo_prep.store.picking_index import index

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from situations import OLD, Case, Measured, cases, everyday, measured

FIFTHS = 5
LEASTS = (0.7, 0.9, 1.1, 1.3, 1.6, 2.0)
AHEADS = (1.0, 1.1, 1.2, 1.35, 1.5)
AIM = 0.6
CEILING = 2.5
PASS, READY = "pass", "import json, re"
PICK = f"""{READY}
from convo_prep.advice.picking import ranked
from convo_prep.store.picking_index import index
ranked("They say that the bill is 20% too high and shouted at me.", index(""))
"""
Rank = Callable[[str], Sequence[picking.Ranked]]
INDEX = index("")


def rank(text: str) -> Sequence[picking.Ranked]:
    """Rank the shipped playbooks."""
    return picking.ranked(text, INDEX)


def show(name: str, found: Measured) -> None:
    """Print one line of figures."""
    print(
        f"{name:28} {found.cases:4}  first {found.first:4.0%}  in three "
        f"{found.in_three:4.0%}  offered {found.offered:3}, fits "
        f"{found.offered_fits:4.0%}, helps {found.helped:4.0%}, needless "
        f"{found.needless}, wrong guilt {found.wrong_guilt}"
    )


def kinds(name: str, tried: Sequence[Case]) -> None:
    """Print the figures of a set: the old kinds, the others, and all."""
    show(f"{name}, old kinds", measured([c for c in tried if c.playbook in OLD], rank))
    others = [case for case in tried if case.playbook not in OLD]
    if others:
        show(f"{name}, others or none", measured(others, rank))
        show(f"{name}, all", measured(tried, rank))


def offering(least: float, ahead: float) -> Rank:
    """Return a ranking that offers by other thresholds."""

    def ranked(text: str) -> Sequence[picking.Ranked]:
        found = rank(text)
        scores = [(each.id, each.score) for each in found]
        standing = picking.standing_out(scores, least, ahead)
        return [each._replace(offered=_may(each.id, standing, text)) for each in found]

    return ranked


def _may(situation: str, standing: Sequence[str], text: str) -> bool:
    silent = situation in ADMITTING and not admitted(text, situation)
    return situation in standing and not silent


def tuned(tried: Sequence[Case]) -> Rank:
    """Return the ranking with the thresholds that offer most, the aim being kept."""
    best, rank_then = -1.0, offering(LEASTS[-1], AHEADS[-1])
    for least, ahead in itertools.product(LEASTS, AHEADS):
        found = measured(tried, offering(least, ahead))
        right = found.offered * found.offered_fits
        if found.offered_fits >= AIM and right > best:
            best, rank_then = right, offering(least, ahead)
    return rank_then


def knowing(others: Sequence[Case]) -> Rank:
    """Return a ranking for somebody who chose for other cases before."""
    before = [(case.text, case.playbook) for case in others if case.playbook]
    return lambda text: picking.ranked(text, INDEX, before)


def in_turn(tried: Sequence[Case], learned: Callable[[Sequence[Case]], Rank]) -> Rank:
    """Return a ranking that learned from the other four fifths of the cases."""
    ranks = {}
    for left in range(FIFTHS):
        rest = [case for place, case in enumerate(tried) if place % FIFTHS != left]
        fifth = learned(rest)
        ranks.update({case.text: fifth for case in tried[left::FIFTHS]})
    return lambda text: ranks[text](text)


def cost(python: str, rounds: int) -> None:
    """Print what picking adds to a process that has asked for the issue, in P."""
    ratios = []
    for _ in range(rounds):
        bare, ready, pick = (
            run_piped([python, "-c", code], dict(os.environ))[0]
            for code in (PASS, READY, PICK)
        )
        ratios.append((pick - ready) / bare)
    found = statistics.median(ratios)
    print(f"\npicking after the issue was given: {found:.2f} P, ceiling {CEILING} P")


def main() -> None:
    """Read the arguments, and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    public, own = cases("situations.jsonl"), cases("situations_own.jsonl")
    kinds("cases", public)
    kinds("held out", own)
    for name, file in (("short", "short"), ("short, kept aside", "unseen")):
        lines = cases(f"situations_{file}.jsonl")
        some = [case for case in lines if case.fitting]
        show(name, measured(some, rank))
        show(f"{name}, none fits", measured([c for c in lines if c not in some], rank))
    kinds("playbooks' words", everyday())
    for name, tried in (("cases", public), ("held out", own)):
        show(f"{name}, tuned on others", measured(tried, in_turn(tried, tuned)))
        show(f"{name}, chosen before", measured(tried, in_turn(tried, knowing)))
    cost(options.python, options.rounds)


if __name__ == "__main__":
    main()
