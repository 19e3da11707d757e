"""The message in numbered lines: what comes from notes is marked."""

from __future__ import annotations

from typing import Any

import pytest
from canaries import canary_session
from demo_sessions import NOW, session

from convo_prep.formats import plain
from convo_prep.session import Session
from convo_prep.views.message_page import (
    MessagePage,
    Target,
    message_page,
    page_document,
    target,
)
from convo_prep.views.recap import Letter, recap

NOTES = [
    {"kind": "words", "text": "No leads."},
    {"kind": "agreed", "text": "Two versions"},
    {"kind": "action", "text": "Send them @me by friday"},
    {"kind": "point", "text": "A secret point"},
    {"kind": "concern", "text": "A secret worry"},
]
RESOLVED: dict[str, Any] = {
    "outcome": "agreed",
    "agreed": "Two versions\nThe price stays",
    "actions": [{"what": "Send them", "owner": "me"}, {"what": "Choose"}],
}
MADE = session(contact="Ines Vidal", resolve=RESOLVED, conduct={"notes": NOTES})


SAM = Letter("Sam")


def page(of: Session = MADE, letter: Letter = SAM) -> MessagePage:
    return message_page(of, NOW, letter)


def shown(of: Session = MADE, letter: Letter = SAM) -> str:
    return plain.render(page_document(page(of, letter), of, narrow=False))


def number_of(path: str) -> int:
    return next(n for n, each in enumerate(page().lines) if each.path == path)


def test_lines_from_notes_are_marked_and_say_so() -> None:
    text = shown()
    assert '*: You said: "No leads."  (your note)' in text
    assert "a*: Two versions  (your note)" in text
    assert "b: The price stays\n" in text


def test_what_an_action_lacks_is_asked_in_its_line() -> None:
    assert "Choose [who?] [by when?]" in shown()
    assert "[your name?]" in shown(letter=Letter())


def test_what_is_not_sent_is_counted_and_never_shown() -> None:
    text = shown()
    assert "Not in the message: 1 point, 1 concern." in text
    assert "secret" not in text
    assert "secret" not in recap(MADE, NOW).text


def test_without_an_agreement_no_line_says_agreed() -> None:
    none = session(resolve={**RESOLVED, "outcome": "no agreement"})
    lines = [each.text for each in page(none).lines[1:]]
    assert not any("agreed" in text for text in lines)


def test_every_line_of_the_message_is_on_the_page() -> None:
    whole = " ".join(shown(letter=Letter("Sam")).split())
    for line in recap(MADE, NOW, Letter("Sam")).text.split("\n"):
        assert " ".join(line.removeprefix("- ").split()) in whole


def test_no_private_answer_is_on_the_page() -> None:
    made = canary_session()
    text = shown(made)
    for question in made.guide.questions():
        if question.private and made.text(question.path):
            assert made.text(question.path) not in text


@pytest.mark.parametrize(
    ("typed", "item", "out"),
    [
        ("{}", None, False),
        ("{}a", 0, False),
        ("{}B", 1, False),
        ("{}.2", 1, False),
        ("-{}b", 1, True),
    ],
)
def test_a_number_names_a_line_and_a_letter_its_item(
    typed: str, item: int | None, out: bool
) -> None:
    named = typed.format(number_of("resolve.actions"))
    assert target(page(), named, MADE) == Target("resolve.actions", item, out, 2)


def test_an_empty_line_is_named_by_its_word() -> None:
    assert target(page(), "thanks", MADE) == Target("resolve.thanks")
    assert target(page(), "agreed", MADE) == Target("resolve.agreed")
    assert target(page(), "until", MADE) == Target("resolve.updates")


@pytest.mark.parametrize("typed", ["99", "4z", "nonsense", "0.9.9", "-", "a"])
def test_what_names_nothing_is_no_line(typed: str) -> None:
    assert target(page(), typed, MADE) is None


def test_an_item_is_found_in_its_place_whatever_a_hand_left_before_it() -> None:
    actions = [{"owner": "me"}, {"what": "Send them", "owner": "me"}]
    made = session(resolve={"outcome": "agreed", "actions": actions})
    shown = page(made)
    number = next(n for n, e in enumerate(shown.lines) if e.path == "resolve.actions")
    found = target(shown, f"{number}a", made)
    assert found is not None
    assert found.item == 1


def test_a_note_that_is_a_day_asks_whether_it_is_the_next_look() -> None:
    noted = [{"kind": "point", "text": "in 2 weeks", "at": "2026-11-20T15:00+01:00"}]
    resolve = {"outcome": "agreed"}
    made = session(resolve=resolve, conduct={"notes": noted})
    assert "*: [We look at it again on Friday 4 December?]  (your note)" in shown(made)
    assert "4 December" not in recap(made, NOW).text
    set_ = session(
        resolve={**resolve, "follow_up_at": "none"}, conduct=made.tree["conduct"]
    )
    assert "[We look" not in shown(set_)


def test_what_was_noted_as_agreed_is_counted_where_nothing_was() -> None:
    none = session(resolve={"outcome": "no agreement"}, conduct={"notes": NOTES})
    assert "1 line noted as agreed." in shown(none)
