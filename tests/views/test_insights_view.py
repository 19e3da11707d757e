"""One screen of figures: what is told, what is too few, and never an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import NOW, session
from talks import TALKS, Talk, sessions

from convo_prep.document import Bars
from convo_prep.formats import html, plain, terminal
from convo_prep.formats.look import Look
from convo_prep.session.figures import Practice, practice
from convo_prep.views.insights import insight_rows, insights

TITLES = {"price-pushback": "They find the price too high"}
ONE = Talk("Acme", "price-pushback", 80, "fully", hours=100)
QUIET = Look(colour=False, ascii=False, escapes=False)
PLACES = st.sets(st.sampled_from(range(len(TALKS))))
DOCS = Path(__file__).resolve().parents[2] / "docs" / "insights.md"
SCORING = ("great", "well done", "congratulations", "streak", "score", "%")


def found(*talks: Talk) -> Practice:
    return practice(sessions(talks), NOW)


def text(*talks: Talk) -> str:
    """Return the page of talks in plain words."""
    return plain.render(insights(found(*talks), lambda i: TITLES.get(i, ""), NOW))


def test_the_page_begins_with_talks_clients_and_since_when() -> None:
    assert text(*TALKS).startswith("15 talks with 14 clients since Tue 13 Jan\n")
    off = ONE._replace(outcome="cancelled")
    assert text(ONE, off).startswith(
        "1 talk with 1 client since Tue 13 Jan, 1 more put off\n"
    )


def test_each_group_of_figures_has_one_line_on_what_one_could_do() -> None:
    page = insights(found(*TALKS), str, NOW)
    [bars] = [block for block in page.blocks if isinstance(block, Bars)]
    assert len(bars.groups) == 8
    assert all(below for _, _, below in bars.groups)


def test_what_is_too_few_is_one_line_with_its_numbers() -> None:
    assert text(*TALKS).splitlines()[-1] == (
        "Too few yet: sure 1 to 4 (1), other situations (most 4), by client (most 2)."
    )
    assert text(ONE) == (
        "1 talk with 1 client since Tue 13 Jan\n"
        "Told from 5 cases on; so far: result (1), message sent (1), sure 7 to 9 (1), "
        "by situation (most 1), by client (most 1).\n"
    )


def test_days_are_said_where_hours_would_be_many() -> None:
    assert "0 within a day, 5 later, middle 4 d, of 5" in text(*(ONE,) * 5)


def test_a_situation_is_called_by_its_title_and_a_client_by_its_name() -> None:
    page = text(*(ONE,) * 5).splitlines()
    assert "They find the price too high: 5 fully, 0 partly, 0 not, of 5" in page
    assert "Acme: 5 fully, 0 partly, 0 not, of 5" in page


def test_five_clients_are_shown_and_the_rest_is_counted() -> None:
    names = ("Acme", "Borealis", "Cedar", "Dunlin", "Eastgate", "Fenwick", "Garnet")
    talks = [ONE._replace(client=name) for name in names for _ in range(5)]
    page = text(*talks)
    assert "Eastgate" in page
    assert "Fenwick" not in page
    assert "(2 more in --json)" in page


def test_fifteen_talks_fit_a_screen_of_80_by_24_and_wrap_nowhere() -> None:
    page = insights(found(*TALKS), lambda i: TITLES.get(i, ""), NOW)
    rows = terminal.render(page, 80, QUIET).splitlines()
    assert len(rows) <= 23
    assert [row for row in rows if row.startswith(" " * 29)] == []


def test_the_page_in_the_docs_is_the_one_of_the_made_talks() -> None:
    page = insights(found(*TALKS), lambda i: TITLES.get(i, ""), NOW)
    assert terminal.render(page, 80, QUIET) in DOCS.read_text(encoding="utf-8")


def test_without_a_talk_it_says_how_one_begins_or_that_none_fits() -> None:
    none = practice([], NOW)
    assert "convo prep begins one" in plain.render(insights(none, str, NOW))
    assert "No talk fits" in plain.render(insights(none, str, NOW, filtered=True))


@given(PLACES)
def test_no_page_has_an_answer_a_mark_or_praise(places: set[int]) -> None:
    page = insights(found(*(TALKS[at] for at in places)), str, NOW)
    for shown in (plain.render(page), html.render(page).partition("<body")[2]):
        assert "SECRET" not in shown
        assert not [word for word in SCORING if word in shown.lower()]
        assert "warn" not in shown


@given(PLACES)
def test_of_too_few_cases_a_row_has_the_number_and_nothing_else(
    places: set[int],
) -> None:
    for row in insight_rows(found(*(TALKS[at] for at in places)))[1:]:
        n = row["n"]
        assert isinstance(n, int)
        if n < 5:
            assert (row["counts"], row["middle"]) == (None, None)


@pytest.mark.parametrize("client", ["[red]", "<b>x</b>", "a\x1b[31m"])
def test_a_name_is_text_and_nothing_else(client: str) -> None:
    talk = session(client=client, reflect={"objective_met": "not"})
    page = insights(practice([talk] * 5, NOW), str, NOW)
    assert "\x1b" not in plain.render(page)
    assert "<b>" not in html.render(page)
    assert "[red]" in terminal.render(page, 80, QUIET) or client != "[red]"
