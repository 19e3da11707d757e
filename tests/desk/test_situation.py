"""Which situation it is: two numbers lead to any, words find it, Enter is none."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, ENTER, Terminal

from convo_prep.advice.picking import Ranked, ranked
from convo_prep.desk import situation
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.situation import Situations
from convo_prep.errors import InvalidAnswerError
from convo_prep.session import Session
from convo_prep.store import library

GUIDE = library.guide()
NO_GROUP = {"general"}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def situations(convo: Convo) -> Situations:
    return Situations(Desk(Options(), convo.own))


def told(issue: str = "", mail: str = "") -> Session:
    prepare = {"issue": issue, "mail": mail}
    return Session({"client": "Acme", "prepare": dict(prepare)}, GUIDE)


def test_any_situation_is_two_numbers_away(convo: Convo) -> None:
    reached = set()
    for first in range(1, 10):
        there = situations(convo)
        if not there.enter(str(first), told()):
            continue
        for second in range(1, len(there.rows(told())) + 1):
            reached.add(there.chosen(str(second), told()))
    assert reached == library.shelf("").playbooks.keys() - NO_GROUP


def own(convo: Convo, name: str, **keys: str) -> None:
    folder = Path(convo.own["CONVO_CONFIG"]).parent / "playbooks"
    folder.mkdir(parents=True, exist_ok=True)
    told = {"title": "The lorry is gone", "use_when": "gone", "summary": "It is gone."}
    lines = (f"{key}: {value}" for key, value in (told | keys).items())
    text = "\n".join(("schema: 1", f"id: {name}", *lines, "concerns: []", ""))
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_ones_own_that_name_no_group_are_two_numbers_away_too(convo: Convo) -> None:
    own(convo, "lorry")
    there = situations(convo)
    assert there.rows(told())[-1][:2] == ("Your own", "")
    assert there.enter("8", told())
    assert there.chosen("1", told()) == "lorry"


def test_two_of_one_title_are_told_apart(convo: Convo) -> None:
    own(convo, "lorry")
    own(convo, "lorry-again", group="money")
    there = situations(convo)
    assert [row.text for row in there.found("lorry")] == [
        "The lorry is gone (lorry-again)",
        "The lorry is gone (lorry)",
    ]
    for row in there.found("lorry"):
        assert there.chosen(row.text, told()) in row.text
    there.enter("1", told())
    assert there.chosen(str(len(there.rows(told()))), told()) == "lorry-again"


def test_the_journal_is_looked_through_once_for_all_keys_of_a_line(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = situations(convo)
    asked: list[str] = []

    def counted(words: str, *rest: Any) -> tuple[Ranked, ...]:
        asked.append(words)
        return ranked(words, *rest)

    monkeypatch.setattr(situation, "ranked", counted)
    for typed in ("c", "ch", "cha", "chasing"):
        there.group_of(typed, told("They do not pay."))
        there.rows(told("They do not pay."))
    assert len(asked) == 1


def test_the_numbers_are_those_of_the_rows_whatever_stands_out(convo: Convo) -> None:
    text = "They say our price is too high and want a discount, or they go elsewhere."
    for issue in ("", text):
        rows = situations(convo).rows(told(issue))
        assert [row.text for row in rows[-7:]] == [words for _, words in GUIDE.groups]
        for number, row in enumerate(rows, 1):
            there = situations(convo)
            if there.enter(str(number), told(issue)):
                assert there.group is not None
                assert there.group.words == row.text
            else:
                chosen = there.chosen(str(number), told(issue))
                assert chosen == there.chosen(row.text, told(issue))
    assert len(rows) > 7


def test_nothing_stands_out_where_nothing_was_said(convo: Convo) -> None:
    for issue in ("", "zzz", "Hello there."):
        assert [rank for rank in situations(convo).ranks(issue) if rank.offered] == []


def test_where_safety_comes_first_no_situation_is_suggested(convo: Convo) -> None:
    text = "They threaten with a lawyer since our price is too high, want a discount."
    assert situations(convo).rows(told(text)) == situations(convo).rows(told())


@pytest.mark.parametrize(
    "typed", ["late-payment", "An invoice is still open", "overdue"]
)
def test_a_name_of_it_chooses_a_situation(convo: Convo, typed: str) -> None:
    assert situations(convo).chosen(typed, told()) == "late-payment"


def test_words_find_what_people_say_of_it(convo: Convo) -> None:
    titles = [row.text for row in situations(convo).found("owe money")]
    assert "An invoice is still open" in titles
    assert situations(convo).found("") == ()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("broken", "Something went wrong on our side"),
        ("they terminate it", "They may go elsewhere"),
        ("unpayed bill since may", "An invoice is still open"),
    ],
)
def test_words_that_no_situation_has_find_what_they_come_nearest_to(
    convo: Convo, typed: str, title: str
) -> None:
    found = [row.text for row in situations(convo).found(typed)]
    assert title in found
    assert len(found) <= 3


@pytest.mark.parametrize("typed", ["zzz", "0", "8", "12", "99", "100"])
def test_what_names_no_situation_is_refused(convo: Convo, typed: str) -> None:
    there = situations(convo)
    assert not there.enter(typed, told())
    with pytest.raises(InvalidAnswerError, match=f"'{typed}' fits no situation"):
        there.chosen(typed, told())


def test_words_that_fit_several_lead_to_a_list_of_these(convo: Convo) -> None:
    there = situations(convo)
    assert there.enter("price", told())
    rows = there.rows(told())
    assert 1 < len(rows) < 9
    assert there.chosen("2", told()) == there.chosen(rows[1].text, told())
    assert there.leave()
    assert there.rows(told()) == situations(convo).rows(told())


def test_what_was_chosen_before_for_such_words_comes_first(convo: Convo) -> None:
    issue = "The pump at the fountain makes odd noises again."
    convo.done(
        "prep", "Acme", "Pump", "--set", f"issue={issue}", "--playbook=our-error"
    )
    convo.done("prep", "Acme", "Old", "--set=issue=x")
    first = situations(convo).ranks("The fountain pump has odd noises, again.")[0]
    assert first.id == "our-error"


def test_pick_prints_all_in_rank_order(convo: Convo) -> None:
    rows = json.loads(convo.done("playbook", "pick", "--json", "an overdue bill").out)
    assert {tuple(row) for row in rows} == {("id", "title", "score", "offered")}
    assert rows[0]["id"] == "late-payment"
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    piped = convo("playbook", "pick", "-", "--json", stdin="an overdue bill\n")
    assert json.loads(piped.out) == rows


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_two_keys_choose_on_the_screen_and_back_leads_out(convo: Convo) -> None:
    convo.done("prep", "Acme", "Bill", "--set=issue=zzz", "--set=tension=2")
    world = {**convo.environ, "TERM": "xterm-256color"}
    with Terminal([*PROGRAM, "prep", "Acme"], world) as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("Safety and law").idle().type("3")
        terminal.wait(lambda: "\u203a 3  Time" in terminal.text).idle().type(ENTER)
        terminal.wait("We will not make the date").idle().type("\x1b[Z")
        terminal.wait(lambda: "7  Safety and law" in terminal.text).idle()
        terminal.type("1", ENTER)
        terminal.wait("An invoice is still open").idle().type("chasing payment", ENTER)
        terminal.wait("Check first: ").idle().type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().text("playbook") == "late-payment"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_two_lines_choose_on_the_plain_face(convo: Convo) -> None:
    convo.done("prep", "Acme", "Bill", "--set=issue=zzz", "--set=tension=2")
    with convo.terminal("prep", "Acme") as terminal:
        terminal.wait("Date and time:").idle().type(ENTER)
        terminal.wait("7. Safety and law").idle().type("12", ENTER)
        terminal.wait("'12' fits no situation").wait("none): 12", 2)
        terminal.idle().type("\x15", "1", ENTER)
        terminal.wait("Among: Money").wait("1. They dispute the work")
        terminal.idle().type("1", ENTER)
        terminal.wait("Saved. Situation: They dispute the work")
        terminal.wait("Check first: ").type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().text("playbook") == "disputed-work"


PUSHBACK = "They find the price too high"
DEAR = "Hi,\n\nyour price is too high, we want 20% off the renewal.\n\nBest\nDana"


def test_where_ones_own_words_say_nothing_what_they_wrote_stands_out(
    convo: Convo,
) -> None:
    first = situations(convo).rows(told("Tuesday", DEAR))[0]
    assert first.text == PUSHBACK
    assert situations(convo).rows(told("Tuesday"))[0].text != PUSHBACK


def test_ones_own_words_stand_out_before_what_they_wrote(convo: Convo) -> None:
    issue = "They have not paid the invoice, which is six weeks overdue."
    rows = situations(convo).rows(told(issue))
    assert situations(convo).rows(told(issue, DEAR)) == rows


def test_where_they_write_of_danger_nothing_stands_out(convo: Convo) -> None:
    mail = DEAR + "\n\nOur lawyer will be in touch."
    assert situations(convo).rows(told("Tuesday", mail.replace("Best\nDana", ""))) == (
        situations(convo).rows(told())
    )
