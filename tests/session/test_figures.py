"""The figures of made talks are those they were made with."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, NOW, TREES, session
from talks import TALKS, Talk, sessions

from convo_prep.session import Session
from convo_prep.session.figures import Figure, Practice, practice
from convo_prep.session.how_sure import FEWEST
from convo_prep.text import Tree

PLACES = st.sets(st.sampled_from(range(len(TALKS))))
ONE = Talk("Acme", "price-pushback", 80, "fully")


def told(found: Practice, name: str, of: str = "") -> Figure:
    """Return the one figure of a name."""
    [figure] = [f for f in found.figures if (f.name, f.of) == (name, of)]
    return figure


def of(*talks: Talk) -> Practice:
    return practice(sessions(talks), NOW)


KNOWN: list[tuple[str, str, dict[str, int], int | None]] = [
    ("result", "", {"fully": 5, "partly": 5, "not": 5}, None),
    ("promises", "ours", {"in time": 10, "late": 5, "open": 1}, None),
    ("promises", "theirs", {"in time": 4, "late": 6, "open": 3}, None),
    ("message", "", {"within a day": 8, "later": 5}, 20),
    ("plan", "", {"used it": 4, "came, and I did not": 5, "did not come": 3}, None),
    ("concerns", "", {"expected": 10, "drafted": 3, "surprises": 6}, None),
    ("answers", "", {"helped": 8, "nothing": 3, "worse": 1}, None),
    ("sure", "5 to 6", {"fully": 4, "partly": 1, "not": 1}, None),
    ("sure", "7 to 9", {"fully": 1, "partly": 3, "not": 4}, None),
    ("situation", "price-pushback", {"fully": 3, "partly": 2, "not": 2}, None),
]


@pytest.mark.parametrize(("name", "whose", "counts", "middle"), KNOWN)
def test_each_figure_is_the_one_the_talks_were_made_with(
    name: str, whose: str, counts: dict[str, int], middle: int | None
) -> None:
    figure = told(of(*TALKS), name, whose)
    assert dict(figure.counts) == counts
    assert figure.n == sum(counts.values())
    assert figure.middle == middle


@pytest.mark.parametrize(("side", "n", "days"), [("ours", 5, 3), ("theirs", 6, 4)])
def test_lateness_is_the_middle_of_what_was_done_late(
    side: str, n: int, days: int
) -> None:
    assert told(of(*TALKS), "late", side) == Figure("late", side, n, (), days)


def test_talks_clients_and_since_when() -> None:
    found = of(*TALKS)
    assert (found.talks, found.clients, found.put_off) == (15, 14, 0)
    assert found.since == date(2026, 1, 13)


@pytest.mark.parametrize(
    ("name", "whose", "n"),
    [
        ("sure", "1 to 4", 1),
        ("situation", "scope-creep", 4),
        ("situation", "missed-deadline", 4),
        ("client", "Acme", 2),
    ],
)
def test_of_fewer_than_five_cases_only_their_number_is_known(
    name: str, whose: str, n: int
) -> None:
    assert told(of(*TALKS), name, whose) == Figure(name, whose, n)


@pytest.mark.parametrize("outcome", ["cancelled", "postponed"])
def test_a_talk_put_off_is_no_talk_held(outcome: str) -> None:
    found = of(ONE, ONE._replace(outcome=outcome, ours="0", met="not"))
    assert (found.talks, found.put_off) == (1, 1)
    assert told(found, "result").n == 1
    assert told(found, "promises", "ours").n == 0


def test_a_planned_time_that_has_passed_is_no_talk_held() -> None:
    passed = session(initiate={"meeting_at": "2026-11-02 10:00"})
    assert practice([passed], NOW).talks == 0


def test_what_was_dropped_or_is_not_due_counts_as_neither_kept_nor_not() -> None:
    assert told(of(ONE._replace(ours="xf0")), "promises", "ours").n == 1


@pytest.mark.parametrize(
    "action",
    [
        {"due": "2026-11-01", "done": "2026-11-09", "dropped": "they did it"},
        {"due": "soon"},
        {},
    ],
)
def test_a_promise_that_nobody_can_judge_is_not_counted(action: dict[str, str]) -> None:
    tree: Tree = {"actions": [{"what": "Send it", "owner": "me", **action}]}
    found = practice([session(resolve=tree)], NOW)
    assert told(found, "promises", "ours").n == 0


def test_a_draft_that_came_up_is_nobodys_foresight() -> None:
    found = of(*(ONE._replace(came="d") for _ in range(5)))
    counts = {"expected": 0, "drafted": 5, "surprises": 0}
    assert dict(told(found, "concerns").counts) == counts


def test_what_came_up_counts_once_somebody_has_looked_back() -> None:
    came: Tree = {"concerns": [{"says": "Too dear", "came_up": "came up"}]}
    talk = session(prepare=came, conduct={"started_at": "2026-11-20 10:00"})
    assert told(practice([talk], NOW), "concerns").n == 0


def test_a_message_sent_before_the_talk_was_of_an_earlier_one() -> None:
    assert told(of(ONE._replace(hours=-2)), "message").n == 0


def test_a_message_is_counted_from_the_end_in_the_zone_of_the_talk() -> None:
    talks = [
        session(
            conduct={"ended_at": "2026-11-20T16:00+01:00"},
            initiate={"meeting_at": "2026-11-20 15:00"},
            recap={"sent_at": "2026-11-20T12:30-05:00"},
        )
    ] * 5
    assert told(practice(talks, NOW), "message").middle == 2


def test_a_client_is_one_whatever_the_case_of_its_name() -> None:
    found = of(*(ONE._replace(client=name) for name in ("Acme", "ACME", " acme")))
    assert found.clients == 1
    assert [f.n for f in found.figures if f.name == "client"] == [3]


@given(PLACES, PLACES)
def test_the_figures_of_two_halves_add_up(some: set[int], others: set[int]) -> None:
    halves = [of(*(TALKS[at] for at in half)) for half in (some, others - some)]
    whole = of(*(TALKS[at] for at in some | others))
    cases: Counter[tuple[str, str]] = Counter()
    for half in halves:
        cases.update({(f.name, f.of): f.n for f in half.figures})
    assert +cases == +Counter({(f.name, f.of): f.n for f in whole.figures})
    assert whole.talks == sum(half.talks for half in halves)


@given(PLACES)
def test_counts_add_up_to_their_cases_and_groups_to_the_whole(places: set[int]) -> None:
    found = of(*(TALKS[at] for at in places))
    for figure in found.figures:
        counts = [count for _, count in figure.counts]
        assert not counts or (sum(counts) == figure.n and figure.n >= FEWEST)
    for name in ("sure", "situation", "client"):
        parts = [figure.n for figure in found.figures if figure.name == name]
        assert sum(parts) == told(found, "result").n


@given(st.lists(TREES, max_size=8))
def test_any_files_at_all_give_figures(trees: list[dict[str, Tree]]) -> None:
    found = practice([Session(tree, GUIDE) for tree in trees], NOW)
    assert 0 <= found.talks <= len(trees)
    for figure in found.figures:
        assert figure.told or (figure.counts, figure.middle) == ((), None)
