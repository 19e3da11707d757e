"""Other words laid over the guide are shown; the file keeps what it stores."""

from __future__ import annotations

from typing import Any

import pytest
from made_sessions import NOW

from convo_prep.change import apply
from convo_prep.document import Pairs
from convo_prep.guide_reading import guide_from, overlaid
from convo_prep.kinds import read, say
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.views.answers import rows_at
from convo_prep.views.card_fit import card
from convo_prep.walk.route import asking
from convo_prep.walk.walking import Walk

GERMAN: dict[str, Any] = {
    "steps": [
        {
            "id": "prepare",
            "questions": [
                {
                    "key": "objective",
                    "label": "Ziel",
                    "ask": "Was soll am Ende feststehen?",
                    "help": "Etwas, das man mit Ja oder Nein beantworten kann.",
                }
            ],
        },
        {
            "id": "resolve",
            "questions": [
                {
                    "key": "outcome",
                    "label": "Ergebnis",
                    "ask": "Wie ging es aus?",
                    "choices": {
                        "agreed": "einig",
                        "partly agreed": "teils einig",
                        "no agreement": "nicht einig",
                        "postponed": "verschoben",
                        "cancelled": "abgesagt",
                    },
                }
            ],
        },
    ],
    "labels": {"pause": "Zur Pause"},
}
SHIPPED = library.guide()
GUIDE = guide_from(overlaid(library.shipped("guide.yaml"), GERMAN))
OUTCOME = GUIDE.question("resolve.outcome")


def test_prompts_and_labels_are_the_other_words_and_the_rest_stands() -> None:
    walk = Walk(asking(GUIDE, ("prepare.objective",)), Session({}, GUIDE), NOW)
    assert walk.ask(Spot("prepare.objective")).asked.ask.startswith("Was soll")
    assert GUIDE.question("prepare.objective").label == "Ziel"
    assert GUIDE.question("prepare.issue") == SHIPPED.question("prepare.issue")
    assert GUIDE.order() == SHIPPED.order()


def test_a_card_says_the_labels_of_the_overlay() -> None:
    session = Session({"client": "Acme", "prepare": {"objective": "x"}}, GUIDE)
    (block,) = card(session, NOW, private=False).blocks
    assert isinstance(block, Pairs)
    labels = [label for label, _ in block.rows]
    assert {"Ziel", "Zur Pause"} <= set(labels)


@pytest.mark.parametrize("typed", ["teils einig", "Teils Einig", "teils", "2"])
def test_a_choice_typed_in_the_other_words_is_stored_as_ever(typed: str) -> None:
    assert read(OUTCOME, typed, NOW) == "partly agreed"


def test_what_is_stored_is_still_read_and_shown_in_the_other_words() -> None:
    assert read(OUTCOME, "partly agreed", NOW) == "partly agreed"
    assert say(OUTCOME, "partly agreed") == "teils einig"
    shipped = SHIPPED.question("resolve.outcome")
    assert say(shipped, "partly agreed") == "partly agreed"


def test_a_walk_in_the_other_words_leaves_the_same_file() -> None:
    session = Session({"client": "Acme"}, GUIDE)
    walk = Walk(asking(GUIDE, ("resolve.outcome",)), session, NOW)
    change = walk.read(walk.ask(Spot("resolve.outcome")), "einig").change
    assert change is not None
    assert apply(session.tree, change, GUIDE.order())["resolve"] == {
        "outcome": "agreed"
    }


def test_a_summary_shows_the_other_words() -> None:
    session = Session({"client": "A", "resolve": {"outcome": "agreed"}}, GUIDE)
    ((label, line),) = rows_at(session, ("resolve.outcome",), NOW, private=True)
    assert (label, "".join(span.text for span in line)) == ("Ergebnis", "einig")
