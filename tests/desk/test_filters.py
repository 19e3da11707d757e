"""Filters: what list, grep and actions share, by words and by dates."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest
from command_line import Convo


@pytest.fixture(scope="module")
def convo(tmp_path_factory: pytest.TempPathFactory) -> Convo:
    convo = Convo(tmp_path_factory.mktemp("filters"))
    rows = (
        ("acme", "client: Acme", "created: 2026-11-20T10:00+01:00"),
        ("acme-gmbh", "client: 'Acme GmbH'", "created: 2026-10-01T10:00+01:00"),
        ("mueller", 'client: "M\\xfcller"', "created: 2026-09-01T10:00+01:00"),
        ("obrien", "client: 'O''Brien'", "created: 2025-01-01T10:00+01:00"),
        ("closed", "client: Cirrus\nclosed: 2026-01-01", "tags: [legal, 2026]"),
        ("held", "client: Dunes", "initiate:\n  meeting_at: 2026-11-19 15:00"),
    )
    for number, (name, client, more) in enumerate(rows):
        head = f"schema: 1\nid: {'abcdef'[number] * 6}\ntopic: {name}\n"
        action = "resolve:\n  actions:\n    - what: Send\n      owner: me\n"
        text = head + client + "\n" + more + "\n" + (action if name == "acme" else "")
        convo.write(text, f"2026/{name}.yaml")
    return convo


def topics(convo: Convo, *words: str) -> set[str]:
    rows = json.loads(convo.done("list", "--all", "--json", *words).out)
    return {row["topic"] for row in rows}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--client", "acme"), {"acme", "acme-gmbh"}),
        (("--client", "MÜLLER"), {"mueller"}),
        (("--client", "o\u2019brien"), {"obrien"}),
        (("--client", "gmbh acme"), {"acme-gmbh"}),
        (("--client", "acmegmbh"), {"acme-gmbh"}),
        (("--client", "muller"), {"mueller"}),
        (("--client", "obrien"), {"obrien"}),
        (("--client", "acme muller"), set()),
        (("--client", "dunes", "--client", "acmegmbh"), {"held", "acme-gmbh"}),
        (("--tag", "LEGAL", "--tag", "2026 "), {"closed"}),
        (("--client", "nobody"), set()),
        (("--tag", "Legal"), {"closed"}),
        (("--state", "closed"), {"closed"}),
        (("--state", "held"), {"acme", "held"}),
        (("--since", "2026-11-01"), {"acme", "held"}),
        (("--until", "2025-12-31"), {"obrien"}),
        (("--since", "thursday"), {"acme", "held"}),
        (("--since", "yesterday"), {"acme"}),
        (("--since", "this month"), {"acme", "held"}),
        (("--since", "2025", "--until", "2025"), {"obrien"}),
        (("--since", "october", "--until", "october"), {"acme-gmbh"}),
        (("--since", "q3", "--until", "q3"), {"mueller"}),
        (("--since", "last 30 days"), {"acme", "held"}),
        (("--until", "last year"), {"obrien"}),
        (("--client", "dunes", "--client", "gmbh"), {"held", "acme-gmbh"}),
        (("--tag", "Legal", "--tag", "2026"), {"closed"}),
        (("--tag", "Legal", "--tag", "other"), set()),
        (("--state", "Closed", "--state", "HELD"), {"acme", "held", "closed"}),
        (("--state", "open", "--tag", "legal"), set()),
        (("--state", "Open", "--client", "dunes"), {"held"}),
        (("--client", "acme", "--until", "2026-10-31"), {"acme-gmbh"}),
    ],
)
def test_a_filter_lets_through_what_it_says(
    convo: Convo, words: tuple[str, ...], wanted: set[str]
) -> None:
    assert topics(convo, *words) == wanted


def test_every_client_is_found_by_the_name_it_is_shown_with(convo: Convo) -> None:
    for row in json.loads(convo.done("list", "--all", "--json").out):
        assert row["topic"] in topics(convo, "--client", row["client"])


def test_a_period_is_said_back_in_words(convo: Convo) -> None:
    ran = convo.done("list", "--since", "q3", "--until", "last month")
    assert ran.err == "Since Wed 1 Jul 2026.\nUntil Sat 31 Oct 2026.\n"
    assert convo.done("list", "--since", "2026-07-01").err == ""
    assert convo.done("-q", "list", "--since", "q3").err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "last june"), "june 2026, or june 2025"),
        (("--since", "2025", "--since", "2026"), "--since is given 2 times"),
        (("--since", "today", "--until", "yesterday"), "ends before it begins"),
        (("--state", "shut"), "There is no state 'shut'."),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(
    convo: Convo, words: tuple[str, ...], said: str
) -> None:
    ran = convo("list", *words)
    assert ran.code == 2
    assert said in ran.err


def test_a_history_asked_for_twice_is_that_of_both(convo: Convo) -> None:
    rows = json.loads(
        convo.done("show", "--client", "acme", "--client", "dunes", "--json").out
    )
    alone = [
        json.loads(convo.done("show", "--client", name, "--json").out)
        for name in ("acme", "dunes")
    ]
    assert {row["client"] for row in rows} == {"Acme", "Dunes"}
    assert sorted(map(str, rows)) == sorted(map(str, chain.from_iterable(alone)))


def test_a_side_asked_for_twice_is_both(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "--set=issue=x", "--set=contact=Dana")
    convo.done("set", "actions+=Send it @me", "actions+=Pay it @Dana")
    sides = ("--side", "ours"), ("--side", "Theirs"), ("--side=ours", "--side=theirs")
    one, other, both = (
        json.loads(convo.done("actions", *side, "--json").out) for side in sides
    )
    assert (len(one), len(other), len(both)) == (1, 1, 2)


LISTS = ("list", "clients", "insights", "grep acme", "actions", "lessons", "calendar")


@pytest.mark.parametrize("line", LISTS)
def test_every_command_with_filters_takes_them_all(convo: Convo, line: str) -> None:
    many = ("--client", "acme", "--client", "Dunes", "--tag", "x", "--state", "Open")
    more = ("--state", "CLOSED", "--since", "Last Year", "--until", "today")
    ran = convo(*line.split(), *many, *more, "--playbook", "Price Pushback")
    assert ran.code in (0, 1), ran
    assert "Since Wed 1 Jan 2025." in ran.err


@pytest.mark.parametrize(
    "line",
    [
        ("actions", "--by", "friday", "--by", "monday"),
        ("note", "x", "--in", "acme", "--in", "dunes"),
        ("clients", "--format", "html", "--format", "plain"),
    ],
)
def test_of_what_is_taken_once_the_last_never_wins_in_silence(
    convo: Convo, line: tuple[str, ...]
) -> None:
    ran = convo(*line)
    assert ran.code == 2
    assert f"{line[-2]} is given more than once." in ran.err
    assert len(json.loads(convo.done("list", "-n", "9", "-n", "1", "--json").out)) == 1


@pytest.mark.parametrize(
    ("line", "loud"),
    [
        (("completion", "zsh"), ("completion", "ZSH")),
        (("words", "--explain", "your-fault"), ("words", "--explain", "Your-Fault")),
        (("actions", "--side", "ours"), ("actions", "--side", "Ours")),
        (("grep", "x", "--step", "prepare"), ("grep", "x", "--step", "PREPARE")),
        (("next", "--within", "2d"), ("next", "--within", "2D")),
        (("playbook", "show", "our-error"), ("playbook", "show", "OUR-Error")),
    ],
)
def test_capital_letters_in_a_choice_are_fine(
    convo: Convo, line: tuple[str, ...], loud: tuple[str, ...]
) -> None:
    assert convo(*loud) == convo(*line)
    assert convo(*loud).code != 2


def test_grep_and_actions_take_the_same_filters(convo: Convo) -> None:
    found = convo.done("grep", "acme", "--client", "acme", "-l").out
    assert {Path(path).stem for path in found.split()} == {"acme", "acme-gmbh"}
    rows = json.loads(convo.done("actions", "--client", "acme", "--json").out)
    assert [row["what"] for row in rows] == ["Send"]
    assert json.loads(convo.done("actions", "--client", "dunes", "--json").out) == []


def test_the_history_with_a_client_takes_any_words_that_no_other_has(
    convo: Convo,
) -> None:
    assert "Acme GmbH" in convo.done("show", "--client", "gmbh").out
    assert "Müller" in convo.done("show", "--client", "muller").out
    whole = json.loads(convo.done("show", "--client", "ACME", "--json").out)
    assert [row["topic"] for row in whole] == ["acme"]
    several = convo("show", "--client", "m")
    assert several.code == 21
    assert "'Acme GmbH'" in several.err
