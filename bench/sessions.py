"""A journal of invented sessions, the same for the same seed, to measure at.

    python bench/sessions.py 1000 /tmp/journal

The sessions are spread over ten years up to a day; nine of ten are closed, the rest in
every state, half of them the newest. A file has about 3.5 KB. `zorblatt` stands in one
session of 500, once; `budget` in every second one.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from convo_prep import ids
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.store import labels, library
from convo_prep.text import Tree

YEARS = 10
LAST_DAY = date(2026, 11, 20)
RARE_EVERY = 500
# Of the newest sessions so many are open, and of all others one in so many.
NEWEST_OPEN = 0.05
OPEN_EVERY = 20
OPEN_STATES = ("planned", "prepared", "held", "resolved", "reflected")

CLIENTS = (
    *("Acme", "Borealis", "Cobalt", "Dunlin", "Eastgate", "Fenwick", "Garnet"),
    *("Halden", "Ibex", "Juniper", "Kestrel", "Larkspur", "Marlow", "Norrland"),
    *("Osprey", "Petrel", "Quarry", "Rowan", "Sorrel", "Tamarack"),
)
PEOPLE = ("Dana Reyes", "Omar Lund", "Priya Nair", "Tom Vale", "Lena Brandt")
PLAIN_WORDS = (
    "we they you our their the a this that next last offer price scope deadline "
    "release report call mail week month quarter contract renewal invoice cost team "
    "plan version change request meeting question answer reason step option promise "
    "delay test review access support risk result number date list part side half "
    "month's asks wants needs says sends waits moves keeps starts stops agrees expects "
    "finds before after without because until about early late clear open short full "
    "small first second better worse again together instead nothing something"
)
WORDS = PLAIN_WORDS.split()


@dataclass
class _Pen:
    """Writes sentences out of a few plain words, by one session's own chance."""

    chance: Random

    def words(self, low: int, high: int) -> str:
        """Return a few words."""
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(low, high)))

    def sentence(self, low: int = 5, high: int = 13) -> str:
        """Return a sentence; now and then one with a colon, as people write."""
        said = self.words(low, high).capitalize()
        return f"{said}: {self.words(2, 4)}." if self.chance.random() < 0.1 else said

    def sentences(self, low: int, high: int) -> list[Tree]:
        """Return a list of sentences."""
        return [self.sentence() for _ in range(self.chance.randint(low, high))]


def session(number: int, day: date, state: str, seed: int = 1) -> dict[str, Tree]:
    """Return the tree of one session in a state; the same for the same arguments."""
    pen = _Pen(Random(seed * 1_000_003 + number))
    tree: dict[str, Tree] = _header(pen, day)
    if number % RARE_EVERY == RARE_EVERY // 4:
        tree["contact"] = f"{tree['contact']}, zorblatt"
    if number % 2:
        tree["contact"] = f"{tree['contact']}, holds the budget"
    for written, section in _SECTIONS.items():
        if written in _LIVED[state]:
            tree[written] = section(pen, day)
    if state in ("planned", "prepared"):
        ahead = day + timedelta(days=400)
        tree["initiate"] = {"meeting_at": f"{ahead.isoformat()} 15:00"}
    if state == "closed":
        _settle(tree, day)
        tree["closed"] = (day + timedelta(days=20)).isoformat()
    return tree


def _header(pen: _Pen, day: date) -> dict[str, Tree]:
    pick = pen.chance.choice
    characters = pen.chance.choices(ids.CHARACTERS, k=ids.LENGTH)
    return {
        "schema": "1",
        "id": "".join(characters),
        "client": pick(CLIENTS),
        "topic": pen.words(2, 4).capitalize(),
        "contact": f"{pick(PEOPLE)}, {pen.words(2, 5)}",
        "playbook": pick(("price-pushback", "scope-creep", "missed-deadline")),
        "tags": [pick(("renewal", "delivery", "money", "people"))],
        "by": pick(("sam", "mara")),
        "created": f"{day.isoformat()}T17:10+01:00",
        "timezone": "Europe/Berlin",
    }


def _prepare(pen: _Pen, _day: date) -> dict[str, Tree]:
    concerns: list[Tree] = [
        {"says": pen.sentence(), "reply": pen.sentence(), "likely": str(likely)}
        for likely in (70, 50, 30)
    ]
    options: list[Tree] = [
        {"option": pen.sentence(), "pros": pen.sentence(), "cons": pen.sentence()}
        for _ in range(2)
    ]
    return {
        "issue": pen.sentence(10, 20),
        "tension": str(pen.chance.randint(1, 5)),
        "facts": pen.sentences(2, 4),
        "client_view": pen.sentence(),
        "our_part": pen.sentence(),
        "objective": pen.sentence(),
        "fallback": pen.sentence(),
        "concerns": concerns,
        "options": options,
        "boundary": pen.sentence(),
        "if_then": pen.sentence(),
        "confidence": "60",
    }


def _initiate(pen: _Pen, day: date) -> dict[str, Tree]:
    return {
        "meeting_at": f"{(day + timedelta(days=3)).isoformat()} 15:00",
        "minutes": "45",
        "channel": "video",
        "positive_note": pen.sentence(),
        "purpose": pen.sentence(),
        "first_question": pen.sentence(),
    }


def _conduct(pen: _Pen, day: date) -> dict[str, Tree]:
    at = f"{(day + timedelta(days=3)).isoformat()}T15:0"
    notes: list[Tree] = [
        {"at": f"{at}{minute}+01:00", "kind": "point", "text": pen.sentence()}
        for minute in range(pen.chance.randint(2, 5))
    ]
    return {"notes": notes, "heard": pen.sentences(1, 2), "restated": "partly"}


def _resolve(pen: _Pen, day: date) -> dict[str, Tree]:
    due = (day + timedelta(days=10)).isoformat()
    actions: list[Tree] = [
        {"what": pen.sentence(4, 9), "owner": owner, "due": due}
        for owner in ("me", "client")[: pen.chance.randint(1, 2)]
    ]
    return {
        "outcome": pen.chance.choice(("agreed", "partly agreed")),
        "agreed": pen.sentence(),
        "actions": actions,
        "open_points": pen.sentences(0, 2),
        "follow_up_at": due,
        "updates": pen.sentence(),
    }


def _reflect(pen: _Pen, _day: date) -> dict[str, Tree]:
    return {
        "objective_met": pen.chance.choice(("fully", "partly", "not")),
        "surprises": pen.sentences(1, 1),
        "worked": pen.sentence(),
        "next_time": pen.sentence(),
        "relationship": "same",
        "key_points": pen.sentences(1, 2),
    }


_SECTIONS: dict[str, Callable[[_Pen, date], dict[str, Tree]]] = {
    "prepare": _prepare,
    "initiate": _initiate,
    "conduct": _conduct,
    "resolve": _resolve,
    "reflect": _reflect,
}
_ORDER = tuple(_SECTIONS)
_LIVED: dict[str, Sequence[str]] = {
    "planned": (),
    "prepared": _ORDER[:1],
    "held": _ORDER[:3],
    "resolved": _ORDER[:4],
    "reflected": _ORDER,
    "closed": _ORDER,
}


def _settle(tree: dict[str, Tree], day: date) -> None:
    """Mark every action of a session as done."""
    resolve = tree["resolve"]
    actions = resolve["actions"] if isinstance(resolve, dict) else []
    for action in actions:
        if isinstance(action, dict):
            action["done"] = (day + timedelta(days=9)).isoformat()


def state_of(number: int, many: int) -> str:
    """Return the state of a session by its place from the newest on."""
    if number < many * NEWEST_OPEN or number % OPEN_EVERY == OPEN_EVERY - 1:
        return OPEN_STATES[number % len(OPEN_STATES)]
    return "closed"


def write(folder: Path, many: int, last: date = LAST_DAY, seed: int = 1) -> list[Path]:
    """Write a journal of so many sessions, and return its files, newest first."""
    apart = min(7.0, YEARS * 365 / many)
    typed = is_typed(library.guide())
    files = []
    for number in range(many):
        day = last - timedelta(days=int(number * apart))
        tree = session(number, day, state_of(number, many), seed)
        client, topic = str(tree["client"]), str(tree["topic"])
        name = labels.label(day, client, topic, "", number=1)
        path = folder / name
        if path.exists():
            path = folder / labels.label(day, client, topic, "", number=number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(tree, typed), encoding="utf-8")
        files.append(path)
    return files


def main() -> None:
    """Write a journal where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("many", type=int)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    files = write(asked.folder, asked.many)
    size = sum(file.stat().st_size for file in files) / len(files)
    print(f"{len(files)} sessions, {size:.0f} bytes each")


if __name__ == "__main__":
    main()
