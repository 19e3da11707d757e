"""The guide to read holds every question, its help and its origin, safety on top."""

from __future__ import annotations

import json

from demo_sessions import guide, text_of

from convo_prep.views.guide_page import guide_page, guide_rows


def test_safety_stands_before_everything() -> None:
    page = text_of(guide_page(guide()), 1000)
    places = [page.index(text) for text in guide().safety]
    assert max(places) < page.index("== Who and what")


def test_the_lines_on_safety_begin_with_the_promise_and_are_read_at_a_glance() -> None:
    first, second = guide().safety
    assert first.startswith("You need not do this alone.")
    assert max(len(first), len(second)) < 80  # the last column may wrap
    assert len(f"{first} {second}".split()) <= 30


def test_every_question_is_there_with_help_and_origin() -> None:
    page = text_of(guide_page(guide()), 1000)
    asked = [*guide().header, *(q for step in guide().steps for q in step.questions)]
    for question in (*asked, *guide().follow_up.questions):
        for text in (question.label, question.ask, question.help, question.origin):
            assert text in page
        for field in question.fields:
            assert field.stamped or field.label in page


def test_what_is_private_says_so() -> None:
    page = text_of(guide_page(guide()), 1000)
    assert "private; from: the best alternative to an agreement" in page


def test_the_rows_are_the_questions_in_file_order() -> None:
    rows = json.loads(json.dumps(guide_rows(guide())))
    assert [row["path"] for row in rows] == [q.path for q in guide().questions()]
    tension = next(row for row in rows if row["path"] == "prepare.tension")
    assert (tension["range"], tension["private"]) == ([1, 5], True)
