"""The look back as a page: planned beside what came, and each line has its place."""

from __future__ import annotations

from hypothesis import given
from made_sessions import GUIDE, NOW, TREES, session

from convo_prep.advice.hindsight import hindsight
from convo_prep.page import Line, Page
from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.views.look_back import look_back_page, round_page

PREPARED: dict[str, Tree] = {
    "issue": "x",
    "objective": "They choose",
    "if_then": "If they push, then I ask for time",
    "concerns": [
        {"says": "Too dear", "reply": "Compared with what?", "came_up": "came up"},
        {"says": "Why now"},
    ],
}


def page(of: Session) -> Page:
    return look_back_page(of, hindsight(of), NOW)


def lines(of: Page) -> list[str]:
    return [_in_words(number, line) for number, line in of.numbered()]


def _in_words(number: int, line: Line) -> str:
    mark = "*" if line.draft else ""
    return f"{number or ''}{mark} {line.label}: {line.text}".strip()


def test_what_was_planned_stands_beside_what_came() -> None:
    made = session(
        prepare=PREPARED,
        resolve={"outcome": "agreed", "follow_up_at": "none"},
        reflect={"plan_used": "used it"},
    )
    assert lines(page(made)) == [
        "1 Outcome: agreed",
        "2 If-then: If they push, then I ask for time",
        "Plan used: used it",
        "3 Result wanted: They choose",
        "Result reached: open",
        "4 They say: Too dear",
        "You answer: Compared with what?",
        "Came up: came up",
        "5 They say: Why now",
        "Came up: open",
        "6 Surprises: open",
        "7 Next time: open",
        "8 What helped: open",
        "9 Lesson: open",
    ]


def test_the_plan_that_stood_on_the_card_as_a_draft_had_its_moment_too() -> None:
    at: Tree = {"at": "prepare.if_then", "text": "If they shout, then I pause"}
    made = session(prepare={"issue": "x"}, drafted=[at])
    found = lines(page(made))
    # It is looked at, and cannot be taken: no draft.
    assert "2 If-then: If they shout, then I pause  (the card's draft)" in found
    assert "Plan used: open" in found


def test_a_talk_nobody_prepared_begins_with_what_they_said_and_need() -> None:
    notes: list[Tree] = [{"kind": "words", "text": "We need it back"}]
    made = session(conduct={"notes": notes})
    found = lines(page(made))
    assert found[:3] == [
        "1* Their words: We need it back",
        "2 What they need: open",
        "3 Issue: open",
    ]
    assert not any("Result" in line for line in found)


def test_a_round_shows_what_is_to_be_done_and_what_it_found() -> None:
    made = session(
        resolve={"actions": [{"what": "Send"}, {"what": "Call", "done": "2026-11-20"}]},
        follow_up={
            "came_back": "came back",
            "next_check_at": "2026-11-20",
            "rounds": [{"on": "2026-11-20", "came_back": "stayed away"}],
        },
    )
    assert lines(round_page(made, {}, NOW)) == [
        "1 Action: Send",
        "2 The problem: stayed away",
        "3 Client said: open",
        "4 Beyond: open",
        "5 Look again: open",
    ]


@given(TREES)
def test_every_number_leads_to_a_place_of_its_own(tree: dict[str, Tree]) -> None:
    made = Session({**session().tree, **tree}, GUIDE)
    for shown in (page(made), round_page(made, {}, NOW)):
        there = [line.spot for number, line in shown.numbered() if number]
        assert len(set(there)) == len(there)
        for number, line in shown.numbered():
            assert not number or shown.spot(str(number)) == line.spot


def test_a_round_shows_first_what_was_agreed_and_no_number_leads_there() -> None:
    agreed = {"outcome": "agreed", "agreed": "They pay by Friday\nOne of two"}
    shown = round_page(session(resolve=agreed), {}, NOW)
    assert [(line.label, line.text, line.spot) for line in shown.lines[:2]] == [
        ("Agreed", "They pay by Friday", None),
        ("Agreed", "One of two", None),
    ]
    agreed["outcome"] = "no agreement"
    shown = round_page(session(resolve=agreed), {}, NOW)
    assert "Agreed" not in [line.label for line in shown.lines]
