"""Each command that `convo` prints finds the very thing that its line is about."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from command_line import Convo
from hypothesis import given, settings
from hypothesis import strategies as st

from convo_prep.commands.agreed import open_action
from convo_prep.commands.going_on import Meant, to_prepare
from convo_prep.desk import finding
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.meeting import not_closed
from convo_prep.desk.waiting import what_waits, word_for
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.session.waiting import Waiting
from convo_prep.text import Tree

CLIENTS = [
    *("Acme", "Acme", "Acme Nord", "Bright Line", "brightline", "Cedar & Co's"),
    *("Last", "Müller", "muller", "-x", "abc234", "Harlow", "???", "納期", "2026"),
    *("$(touch x)", "prep", "", "Long " * 20),
]
TOPICS = [
    *("Price", "Renewal price", "renewal", "last", "Acme", "abc234", "Ärger", ""),
    *("--in", "the the", "Bright", "O'Brien\u2019s claim", "2", "harlow", "a: b # c"),
]
ACTIONS = [
    *("Send the figures", "Send figures", "Send", "send the figures", "2", "--in x"),
    *("Call Dana", "納期", "-", "Name who decides", "Acme price", "ask", "x" * 70),
]
DATES = [
    *("2026-11-21", "2026-11-20 10:00", "2026-11-25", "2026-11-01", "2019-01-01", ""),
]
IDS = ["abc234", "harlow", "k3v9qd", "aaaaa2", "", "None", "price2"]
RENAMED = ["", "", "", "Dispute About Fees", "acme", "price", "-x"]


def made(
    choose: Random, number: int, dates: Sequence[str] = DATES
) -> tuple[str, dict[str, Tree]]:
    """Return the file and the tree of a session, by chance."""
    pick = choose.choice
    own = pick(IDS) if choose.random() < 0.2 else f"s{number:05}".replace("1", "x")
    own = own.replace("0", "y")
    tree: dict[str, Tree] = {"schema": "1", "id": own}
    tree |= {"client": pick(CLIENTS), "topic": pick(TOPICS)}
    tree |= {"created": f"{pick(dates)[:10] or '2026-01-01'}T10:{number % 60:02}+01:00"}
    tree |= {"timezone": "Europe/Berlin", "initiate": {"meeting_at": pick(dates)}}
    actions: list[Tree] = [
        {"what": pick(ACTIONS), "owner": pick(["me", "client"]), "due": pick(dates)}
        for _ in range(choose.randrange(4))
    ]
    if actions:
        tree["resolve"] = {"outcome": "agreed", "actions": actions}
    if choose.random() < 0.3:
        tree["closed"] = "2026-11-01"
    name = pick(RENAMED)
    return f"2026/{name or f'2026-01-01-{number}-talk'}.yaml", tree


def journal(
    folder: Path, choose: Random, many: int, dates: Sequence[str] = DATES
) -> Desk:
    """Return the desk of a journal with so many sessions."""
    environ = {
        "CONVO_JOURNAL": str(folder / "journal"),
        "CONVO_STATE": str(folder / "state"),
        "CONVO_CONFIG": str(folder / "config.yaml"),
        "CONVO_NOW": "2026-11-21T09:00+01:00",
        "HOME": str(folder),
        "TZ": "Europe/Berlin",
    }
    desk = Desk(Options(None, no_input=True), environ)
    for number in range(many):
        name, tree = made(choose, number, dates)
        path = folder / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        filled = {key: value for key, value in tree.items() if value}
        path.write_text(dump(filled, is_typed(desk.guide)), "utf-8")
    return desk


def must_find(desk: Desk, one: Waiting, command: str) -> None:
    convo, name, *words = shlex.split(command)
    assert (convo, name) == ("convo", one.command)
    assert words
    assert not any(word.startswith("-") and word != "--in" for word in words)
    assert all(words)
    if one.action:
        at = words.index("--in") if "--in" in words else len(words)
        session, action = open_action(desk, words[:at], " ".join(words[at + 1 :]))
        assert (session.name, action) == (one.session.name, one.action)
    elif name == "prep":
        found = to_prepare(desk, Meant(tuple(words)), new=False)
        assert found.name == one.session.name
    else:
        reference = " ".join(words)
        assert finding.names_for(desk, reference) == [one.session.name]
        wanted = not_closed(name)
        found = finding.by_reference(desk, reference, wanted)
        assert found.name == one.session.name


def all_are_found(desk: Desk, most: int = 40) -> int:
    found, known = what_waits(desk)
    for one in Random(1).sample(found, min(most, len(found))):
        command = known.command(one.command, one.session, one.action)
        must_find(desk, one, command)
    return len(found)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_each_command_finds_what_its_line_is_about(choose: Random, many: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        all_are_found(journal(Path(folder), choose, many))


def test_so_it_does_in_a_journal_of_hundreds(tmp_path: Path) -> None:
    assert all_are_found(journal(tmp_path, Random(7), 250)) > 100


TEN_YEARS = [
    (date(2026, 12, 20) - timedelta(days=9 * n)).isoformat() for n in range(406)
]


def test_so_it_does_in_a_journal_of_ten_years_whole(tmp_path: Path) -> None:
    desk = journal(tmp_path, Random(11), 400, TEN_YEARS)
    assert all_are_found(desk, most=10_000) > 250


def test_what_the_page_of_ten_years_prints_are_commands_that_end_well(
    tmp_path: Path,
) -> None:
    journal(tmp_path / "made", Random(11), 400, TEN_YEARS)
    convo = Convo(tmp_path, "2026-11-21T09:00+01:00")
    shutil.copytree(tmp_path / "made" / "journal", convo.journal)
    page = convo.done().out
    rows = json.loads(convo.done("--json").out)
    commands = {row["command"] for row in rows}
    printed = re.findall(r"convo [a-z]+(?:[ ](?:'[^']*'|[^\s,)'])+)*", page)
    assert len(printed) > 3
    for line in map(str.strip, printed):
        assert line in commands or line.startswith("convo next"), line
        if line.startswith("convo next"):
            convo.done(*shlex.split(line)[1:])


def test_done_as_it_is_printed_is_done_for_that_action(tmp_path: Path) -> None:
    journal(tmp_path / "made", Random(11), 400, TEN_YEARS)
    convo = Convo(tmp_path, "2026-11-21T09:00+01:00")
    convo.journal.mkdir()
    shutil.copytree(tmp_path / "made" / "journal", convo.journal, dirs_exist_ok=True)
    rows = json.loads(convo.done("--json").out)
    actions = [row for row in rows if row["kind"] == "action"]
    assert len(actions) > 50
    for row in Random(3).sample(actions, 25):
        shutil.rmtree(convo.journal)
        shutil.copytree(tmp_path / "made" / "journal", convo.journal)
        before = {file: file.read_bytes() for file in convo.files()}
        convo.done(*shlex.split(row["command"])[1:])
        [changed] = [f for f in convo.files() if before.get(f) != f.read_bytes()]
        done = [a for a in convo.read(changed).actions() if a.done]
        assert [(a.what, a.due) for a in done] == [(row["what"], row["due"])]


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_the_name_of_any_session_finds_it_the_closed_ones_too(
    choose: Random, many: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = journal(Path(folder), choose, many)
        for session in desk.journal.select():
            [reference] = shlex.split(word_for(desk, session))
            assert finding.names_for(desk, reference) == [session.name]


def test_a_closed_one_is_named_by_a_word_of_its_own(tmp_path: Path) -> None:
    convo = Convo(tmp_path, "2026-11-21T09:00+01:00")
    convo.done("prep", "Brightline", "Price", "--set=issue=They want less")
    convo.done("prep", "Acme", "Price", "--set=issue=They want less")
    convo.done("close", "brightline")
    with convo.terminal("show", "brightline") as terminal:
        assert terminal.end() == 0
        assert "convo show brightline --full" in terminal.text


def test_the_card_names_the_way_to_its_further_concerns_in_words(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path, "2026-11-21T09:00+01:00")
    told = ["issue=They want less", "meeting_at=tomorrow 10:00"]
    told += [f"concerns+=Concern {number} of them" for number in "abcdefg"]
    convo.done("prep", "Brightline", "Price", *(f"--set={each}" for each in told))
    with convo.terminal("card") as terminal:
        assert terminal.end() == 0
        assert "convo card brightline --full" in terminal.text
