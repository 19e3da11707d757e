"""What was learned stands by situation, the newest first, with how often it came."""

from __future__ import annotations

from typing import Any

from convo_prep.advice.learned import by_situation, learned, repeated
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree

GUIDE = library.guide()


def session(day: str, playbook: str = "price", **reflect: Any) -> Session:
    tree: dict[str, Tree] = {
        "client": "Acme",
        "playbook": playbook,
        "created": f"{day}T10:00+01:00",
        "reflect": reflect,
    }
    return Session(tree, GUIDE, f"{day}-{playbook}.yaml")


OLD = session("2025-03-01", next_time="Ask earlier who decides.")
MIDDLE = session("2026-01-10", share="Read the contract first.", playbook="scope")
NEW = session("2026-09-01", next_time="I ask who decides much earlier", share="Wait.")
NOTHING = session("2026-10-01")


def test_situations_and_their_lines_stand_the_newest_first() -> None:
    found = by_situation(learned((OLD, NEW, NOTHING, MIDDLE), "lesson", "next_time"))
    assert [situation.id for situation in found] == ["price", "scope"]
    assert [one.newest.text for one in found[0].learned] == [
        *("Wait.", "I ask who decides much earlier")
    ]


def test_lines_that_say_nearly_the_same_are_counted_by_their_talks() -> None:
    [one] = repeated(learned((OLD, NEW), "next_time"))
    assert one.times == 2
    assert [line.day and line.day.year for line in one.lines] == [2026, 2025]
    twice = session("2026-02-02", surprises=["They wait.", "They wait."])
    [once] = repeated(learned((twice,), "surprise"))
    assert once.times == 1


def test_only_the_kinds_that_are_asked_for_are_told() -> None:
    assert [each.text for each in learned((NEW,), "lesson")] == ["Wait."]
