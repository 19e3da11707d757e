"""`convo insights` counts what the files of a journal say, in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command_line import Convo
from talks import texts

KNOWN: dict[tuple[str, str], tuple[int, dict[str, int] | None, int | None]] = {
    ("result", ""): (15, {"fully": 5, "partly": 5, "not": 5}, None),
    ("promises", "ours"): (16, {"in time": 10, "late": 5, "open": 1}, None),
    ("late", "ours"): (5, None, 3),
    ("promises", "theirs"): (13, {"in time": 4, "late": 6, "open": 3}, None),
    ("late", "theirs"): (6, None, 4),
    ("message", ""): (13, {"within a day": 8, "later": 5}, 20),
    ("plan", ""): (
        12,
        {"used it": 4, "came, and I did not": 5, "did not come": 3},
        None,
    ),
    ("concerns", ""): (19, {"expected": 10, "drafted": 3, "surprises": 6}, None),
    ("answers", ""): (12, {"helped": 8, "nothing": 3, "worse": 1}, None),
    ("sure", "1 to 4"): (1, None, None),
    ("sure", "5 to 6"): (6, {"fully": 4, "partly": 1, "not": 1}, None),
    ("sure", "7 to 9"): (8, {"fully": 1, "partly": 3, "not": 4}, None),
    ("situation", "price-pushback"): (7, {"fully": 3, "partly": 2, "not": 2}, None),
    ("situation", "missed-deadline"): (4, None, None),
    ("situation", "scope-creep"): (4, None, None),
    ("client", "Acme"): (2, None, None),
}
LINES = (
    "15 talks with 14 clients since Tue 13 Jan",
    "Result: 5 fully, 5 partly, 5 not, of 15",
    "You promised: 10 in time, 5 late (middle 3 d), 1 overdue, of 16",
    "They promised: 4 in time, 6 late (middle 4 d), 3 overdue, of 13",
    "Message sent: 8 within a day, 5 later, middle 20 h, of 13",
    "Your plan: 4 used it, 5 came unused, 3 did not come, of 12",
    "Concerns: 10 expected, 3 drafted, 6 surprises, of 19",
    "Your answers: 8 helped, 3 did nothing, 1 made it worse, of 12",
    "Sure 5 to 6: 4 fully, 1 partly, 1 not, of 6",
    "Sure 7 to 9: 1 fully, 3 partly, 4 not, of 8",
    "They find the price too high: 3 fully, 2 partly, 2 not, of 7",
)
PLANNED = "schema: 1\nid: bbbbbb\nclient: Nemo\ncreated: 2026-11-20T10:00+01:00\n"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """A journal of the made talks, and one that is only planned."""
    convo = Convo(tmp_path)
    for name, text in {**texts(), "2026/planned.yaml": PLANNED}.items():
        path = convo.journal / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return convo


def rows(convo: Convo, *words: str) -> list[dict[str, Any]]:
    found = json.loads(convo.done("insights", "--json", *words).out)
    assert isinstance(found, list)
    return found


def test_json_has_every_number_that_is_known_and_no_other(convo: Convo) -> None:
    talks, *others = rows(convo)
    assert (talks["n"], talks["counts"]) == (15, {"clients": 14, "put off": 0})
    assert talks["since"] == "2026-01-13"
    found = {
        (row["figure"], row["of"]): (row["n"], row["counts"], row["middle"])
        for row in others
    }
    alone = {key for key in found if key[0] == "client"} - {("client", "Acme")}
    assert [found.pop(key) for key in alone] == [(1, None, None)] * 13
    assert found == KNOWN


def test_a_pipe_gets_the_same_numbers_in_words_without_signs(convo: Convo) -> None:
    out = convo.done("insights").out
    assert set(LINES) <= set(out.splitlines())
    assert out.isascii()


def test_a_terminal_gets_them_beside_bars(convo: Convo) -> None:
    out = convo.done("insights", "--format", "terminal").out
    shown = re.sub("\x1b\\[[0-9;]*m", "", out)
    for line in LINES:
        label, _, said = line.partition(": ")
        assert label in shown
        assert said in shown
    assert "\u2588" in shown


def test_html_gets_them_with_bars_of_their_lengths(convo: Convo) -> None:
    out = convo.done("insights", "--format", "html").out
    words = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", out)).replace(" ,", ",")
    for line in LINES:
        label, _, said = line.partition(": ")
        assert f"{label} {said}".strip() in words
    drawn = re.findall(r"<svg .*?</svg>", out)
    widths = [list(map(int, re.findall(r' width="(\d+)"', bar))) for bar in drawn]
    assert widths[:4] == [[5, 5, 5], [10, 5, 1], [4, 6, 3], [8, 5]]


@pytest.mark.parametrize("form", ["plain", "terminal", "markdown", "html"])
def test_no_format_prints_what_anybody_wrote(convo: Convo, form: str) -> None:
    assert "SECRET" not in convo.done("insights", "--format", form).out


def test_filters_are_those_of_list(convo: Convo) -> None:
    assert rows(convo, "--client", "acme")[0]["n"] == 2
    assert rows(convo, "--playbook", "scope-creep")[0]["n"] == 4
    assert rows(convo, "--since", "2026-09-30")[0]["n"] == 2
    assert rows(convo, "--until", "2026-01-31")[0]["n"] == 1
    assert rows(convo, "--state", "closed")[0]["n"] == 0
    assert "No talk fits" in convo.done("insights", "--client", "nobody").out


def test_a_file_by_hand_counts_as_one_that_convo_wrote(convo: Convo) -> None:
    written = 'client: "Acme"\n"resol\\x76e": {outcome: agreed}\n'
    (convo.journal / "by-hand.yaml").write_text(written, encoding="utf-8")
    assert rows(convo)[0]["n"] == 16


def test_what_cannot_be_read_is_said(convo: Convo) -> None:
    (convo.journal / "broken.yaml").write_text("resolve: [\n", encoding="utf-8")
    ran = convo.done("insights")
    assert "15 talks" in ran.out
    assert "broken.yaml" in ran.err
