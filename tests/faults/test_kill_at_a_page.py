"""kill -9 in a walk over the pages: what was said to be saved is in the file."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

import pytest
from at_a_page import a_desk, run
from faulty_os import RELEASE, killed

from convo_prep.document import Document, Line
from convo_prep.errors import InvalidAnswerError
from convo_prep.faces.face import NOTHING_YET, Begun, Prompt, Reply, Typed
from convo_prep.notation import reading

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

# Before a release many, of a commit some.
KILLS = 100 if RELEASE else 40
MAX_SPIN = 400_000
NOT_WORDS = {"choice": "1", "scale": "3", "when": ""}

Acknowledge = Callable[[int], None]


class Diligent:
    """A face whose person answers all there is, each time with another number."""

    def __init__(self, first: int, acknowledge: Acknowledge) -> None:
        self.number = first
        self.acknowledge = acknowledge

    def put(self, prompt: Prompt) -> Reply:
        ask = prompt.ask
        line = NOT_WORDS.get(ask.asked.kind, f"word-{self.number}.")
        enough = ask.of.key == "playbook" or (ask.adding and bool(ask.given))
        try:
            return Typed((prompt.read("" if enough else line),))
        except InvalidAnswerError:
            return Typed((prompt.read(""),))

    def saved(self, label: str, words: str) -> None:
        if f"word-{self.number}." in words:
            self.acknowledge(self.number)
            self.number += 1

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
        if "add" in label:
            return ""
        raise EOFError

    def confirm(self, question: str, default: bool) -> bool:
        return default

    def say(self, line: Line) -> None: ...

    def show(self, document: Document) -> None: ...

    def left(self, label: str, kept: bool, drafted: bool = False) -> None: ...

    def close(self) -> None: ...


class AtPages:
    """Conversation after conversation, prepared, looked back on and looked at again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def there(self) -> set[int]:
        """Return the numbers that the files hold; each file is whole."""
        found: set[int] = set()
        for path in (self.folder / "journal").glob("**/*.yaml"):
            data = path.read_bytes()
            reading.parse(data, path.name)
            found |= {int(number) for number in re.findall(rb"word-(\d+)\.", data)}
        return found

    def walk_for_ever(self, acknowledge: Acknowledge) -> None:
        number = max(self.there(), default=0) + 1
        for turn in count(len(list(self.folder.glob("journal/**/*.yaml"))) or 1):
            # No client's name is near another's.
            client = uuid5(NAMESPACE_DNS, str(turn)).hex
            for command in ("prep", "reflect", "follow"):
                number = self._gone_over(command, client, number, acknowledge)

    def _gone_over(
        self, command: str, client: str, number: int, acknowledge: Acknowledge
    ) -> int:
        with a_desk(self.folder, command) as desk:
            face = Diligent(number, acknowledge)
            desk.face = face
            run(desk, command, client)
        return face.number


def test_what_was_said_to_be_saved_is_there_after_any_kill(tmp_path: Path) -> None:
    pages = AtPages(tmp_path)
    chance = random.Random(1)
    confirmed: set[int] = set()
    for _ in range(KILLS):
        acks, spin = chance.randrange(1, 4), chance.randrange(MAX_SPIN)
        last = killed(pages.walk_for_ever, acks, spin)
        assert last is not None
        confirmed |= set(range(1, last + 1))
        there = pages.there()
        assert confirmed - there == set()
        assert there <= confirmed | {last + 1}
    assert len(confirmed) > KILLS
