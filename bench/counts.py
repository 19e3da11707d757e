"""Count what the ways through convo cost: prompts, words to read, keys to press.

Each case is gone through on a real terminal: to a card, in an empty journal; to a card
with five lines written, and what is new of it seen again, or all of it; from a meeting
to the question whether the message was sent, with and without notes; and the look back.
With the times of a key, a prompt and a reader it makes seconds, thinking apart.
`--plain` does the same in plain lines.

    .venv/bin/python bench/counts.py [--cases 20] [--unfitting 10] [--plain]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import counted
from counted import Count
from situations import cases as told


def _report(name: str, counts: Iterable[Count]) -> None:
    listed = list(counts)
    print(f"{name} ({len(listed)})")
    for key in ("prompts", "words", "keys", "page_words", "shown_s", "read_s"):
        values = [getattr(count, key) for count in listed]
        if any(values) and not (key == "read_s" and not listed[0].page_words):
            middle, most = statistics.median(values), max(values)
            print(f"  {key:12} median {middle:6.1f}  max {most:.1f}")


def _gone(way: Callable[[Path], Count]) -> Count:
    with tempfile.TemporaryDirectory() as folder:
        return way(Path(folder))


def cases(fitting: int, unfitting: int) -> list[tuple[str, str]]:
    """Return (issue, playbook) of some situations, "" where none fits."""
    listed = told("situations.jsonl")
    fit = [(each.text, each.playbook) for each in listed if each.playbook]
    none = [(each.text, "") for each in told("situations_own.jsonl")]
    return [*fit[:fitting], *none[:unfitting]]


def main() -> None:
    """Print the counts of each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--unfitting", type=int, default=10)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    plain = {"plain": asked.plain}
    listed = cases(asked.cases, asked.unfitting)
    ways: dict[str, list[Callable[[Path], Count]]] = {
        "card": [
            partial(counted.card, issue=issue, playbook=playbook, **plain)
            for issue, playbook in listed
        ],
        "card, five lines written": [
            partial(counted.written, issue=issue, playbook=playbook, **plain)
            for issue, playbook in listed[:3]
        ],
        "card, five lines written, seen whole again": [
            partial(
                counted.written, issue=issue, playbook=playbook, whole=True, **plain
            )
            for issue, playbook in listed[:3]
        ],
        "message, six notes": [
            partial(counted.message, notes=counted.NOTES, jotted=(), **plain)
        ],
        "message, three lines jotted": [
            partial(counted.message, notes=(), jotted=counted.JOTTED, **plain)
        ],
        "look back": [partial(counted.look_back, **plain)],
    }
    for name, each in ways.items():
        _report(name, map(_gone, each))


if __name__ == "__main__":
    main()
