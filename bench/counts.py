"""Count what the way to a card costs: prompts, words to read, keys to press.

Each case is gone through on a real terminal, in an empty journal: the client, no date,
the issue as it was written, the situation by its id, or Enter where none fits. What
the screen has shown before the card is counted, the lines on safety apart, and with
the times of KEY, PROMPT and a reader it makes seconds.

    .venv/bin/python bench/counts.py [--cases 20] [--unfitting 10]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from situations import cases as told
from terminal import CTRL_C, ENTER, Terminal

# What a key and a prompt take, and how much one reads.
KEY_S, PROMPT_S, WORDS_A_MINUTE = 0.28, 1.35, 230
CLIENT = "Acme"
CARD = "* draft from"
ASKED = ("Who is it with", "When do you talk", "What is the problem", "Which situation")


class Count(NamedTuple):
    """What one way to a card took: before the card was there, and to read it whole."""

    prompts: int
    words: int
    keys: int
    card_words: int

    @property
    def shown_s(self) -> float:
        """Seconds until the card is shown, thinking apart."""
        reading = self.words / WORDS_A_MINUTE * 60
        return self.keys * KEY_S + self.prompts * PROMPT_S + reading

    @property
    def read_s(self) -> float:
        """Seconds until the card is read."""
        return self.shown_s + self.card_words / WORDS_A_MINUTE * 60


def counted(issue: str, playbook: str) -> Count:
    """Go from nothing to the card, and count."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "CONVO_JOURNAL": str(Path(folder, "journal")),
            "CONVO_STATE": str(Path(folder, "state")),
            "XDG_CONFIG_HOME": folder,
            "TERM": "xterm-256color",
        }
        program = [sys.executable, "-m", "convo_prep", "prep"]
        with Terminal(program, environ) as terminal:
            return _through(terminal, (CLIENT, "", issue, playbook))


def _through(terminal: Terminal, lines: tuple[str, ...]) -> Count:
    read: list[str] = []
    for asked, line in zip(ASKED, lines, strict=True):
        terminal.wait(asked).idle()
        read.append(_question(terminal.text, asked))
        terminal.type(line, ENTER)
    terminal.wait(CARD).idle()
    text = terminal.text
    card = text[text.rindex(f"{CLIENT} · ") : text.index(CARD)]
    terminal.type(CTRL_C).end()
    keys = sum(len(line) + 1 for line in lines)
    words = sum(len(each.split()) for each in read)
    return Count(len(lines), words, keys, len(card.split()))


def _question(text: str, asked: str) -> str:
    """Return a question with all that is shown around it."""
    start = text.rindex(asked)
    return text[text.rfind("\n\n", 0, start) :]


def _report(counts: Iterable[Count]) -> None:
    listed = list(counts)
    for name in ("prompts", "words", "keys", "card_words", "shown_s", "read_s"):
        values = [getattr(count, name) for count in listed]
        print(
            f"{name:12} median {statistics.median(values):6.1f}  max {max(values):.1f}"
        )


def cases(fitting: int, unfitting: int) -> list[tuple[str, str]]:
    """Return (issue, playbook) of some situations, "" where none fits."""
    listed = told("situations.jsonl")
    fit = [(each.text, each.playbook) for each in listed if each.playbook]
    none = [(each.text, "") for each in told("situations_own.jsonl")]
    return [*fit[:fitting], *none[:unfitting]]


def main() -> None:
    """Print the counts over some cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--unfitting", type=int, default=10)
    asked = parser.parse_args()
    _report(counted(*case) for case in cases(asked.cases, asked.unfitting))


if __name__ == "__main__":
    main()
