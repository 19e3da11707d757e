"""Answers and edits by turns: no answer is lost, and no line that a hand typed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from a_journal import GUIDE, by_hand, header, journal_in
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.change import AddItem, EditItem, SetAnswer
from convo_prep.store.journal import Journal
from convo_prep.text import Tree

MEMORY = "/dev/shm"
QUESTIONS = [q for q in GUIDE.questions() if q.kind == "text" and q.step == "prepare"]


class Day:
    """A day of a person who types into convo and into the file by turns."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder = folder
        self.random = random
        self.typed: list[str] = []
        self.answers: dict[str, str] = {}
        journal = journal_in(folder)
        self.name = journal.create(header(client="Acme", topic="Price")).name

    def live(self) -> None:
        for count in range(self.random.randint(2, 7)):
            journal = journal_in(self.folder)
            self.random.choice([self.answer, self.edit, self.note])(journal, count)
            self.check(journal)

    def answer(self, journal: Journal, count: int) -> None:
        session = journal.open(self.name)
        question = self.random.choice(QUESTIONS)
        text = self.random.choice(["plain", "it's: #1", "- dash", "no", "two\nlines"])
        value = f"{text} {count}"
        saw = session.text(question.path)
        journal.apply(session, SetAnswer(question.path, value, saw))
        self.answers[question.path] = value

    def note(self, journal: Journal, count: int) -> None:
        session = journal.open(self.name)
        journal.apply(session, AddItem("prepare.facts", f"fact {count}"))

    def edit(self, journal: Journal, count: int) -> None:
        path = Path(journal.path(self.name))
        lines = path.read_text(encoding="utf-8").splitlines()
        starts = [at for at, line in enumerate(lines) if re.match(r"[a-z#]", line)]
        way = self.random.choice(["comment", "own key", "deep comment"])
        at = self.random.choice([*starts, len(lines)])
        line = f"# mine {count}" if "comment" in way else f"mine_{count}: kept"
        if way == "deep comment":
            line, at = f"  # deep {count}", len(lines)
        lines.insert(at, line)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.typed.append(line.strip())

    def check(self, journal: Journal) -> None:
        session = journal.open(self.name)
        text = Path(journal.path(self.name)).read_text(encoding="utf-8")
        for line in self.typed:
            assert line in [each.strip() for each in text.splitlines()], text
        for path, value in self.answers.items():
            assert session.text(path) == value, text


@given(st.integers(0, 2**32))
def test_answers_and_edits_by_turns_lose_no_answer_and_no_typed_line(
    seed: int,
) -> None:
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as day:
        Day(Path(day), Random(seed)).live()


def test_two_who_tick_the_same_item_do_not_clash(tmp_path: Path) -> None:
    one, other = journal_in(tmp_path), journal_in(tmp_path)
    session = by_hand(one)
    [old] = session.records("prepare.concerns")
    saw: dict[str, Tree] = dict(old)
    ticked: dict[str, Tree] = {**saw, "came_up": "came up"}
    for journal in (one, other):
        stored = journal.apply(session, EditItem("prepare.concerns", 0, ticked, saw))
        assert stored.records("prepare.concerns") == (ticked,)
