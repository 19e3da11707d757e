"""What a search found stands under its session, beside step and question."""

from __future__ import annotations

import json

from demo_sessions import text_of

from convo_prep.document import Paragraph
from convo_prep.views.hits import Hit, hit_rows, hits

FREEZE = Hit(
    id="k3v9qd",
    title="Acme · Renewal price",
    when="Thu 12 Nov",
    name="acme.yaml",
    file="/journal/acme.yaml",
    path="conduct.notes",
    line=61,
    step="Conduct",
    label="Notes",
    text="New spending is frozen until the second quarter",
    before=("a line before",),
    after=("a line after",),
    found=((16, 22),),
)
BUDGET = FREEZE._replace(
    line=30, path="", step="", label="", text="b", before=(), after=(), found=()
)
OTHER = BUDGET._replace(
    title="Borealis · Extra",
    when="",
    file="/journal/borealis.yaml",
    step="Prepare",
    text="c",
)


def test_hits_stand_under_their_session_with_step_and_label() -> None:
    assert text_of(hits([FREEZE, BUDGET, OTHER])).splitlines() == [
        "== Acme · Renewal price · Thu 12 Nov",
        "a line before",
        "Conduct / Notes: New spending is frozen until the second quarter",
        "a line after",
        "b",
        "== Borealis · Extra",
        "Prepare: c",
    ]


def test_what_was_searched_for_stands_out() -> None:
    paragraphs = [b for b in hits([FREEZE]).blocks if isinstance(b, Paragraph)]
    strong = [s.text for p in paragraphs for s in p.line if s.tone == "strong"]
    assert strong == ["frozen"]


def test_two_sessions_of_one_name_are_kept_apart() -> None:
    twin = BUDGET._replace(file="/journal/acme-2.yaml", text="d")
    assert text_of(hits([BUDGET, twin])).count("== Acme") == 2


def test_nothing_found_is_an_empty_document() -> None:
    assert hits([]).blocks == ()


def test_the_rows_name_the_file_and_the_line() -> None:
    (row,) = json.loads(json.dumps(hit_rows([FREEZE])))
    assert (row["name"], row["line"]) == ("acme.yaml", 61)
    assert (row["id"], row["path"]) == ("k3v9qd", "conduct.notes")
    assert (row["before"], row["after"]) == (["a line before"], ["a line after"])
