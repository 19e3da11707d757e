"""The list of clients: one row each, the nearest next thing first."""

from __future__ import annotations

from typing import Any

import pytest
from made_sessions import GUIDE, NOW

from convo_prep.document import Paragraph, Table, plain
from convo_prep.formats.table import FORMATS
from convo_prep.session import Session
from convo_prep.session.by_client import by_client
from convo_prep.views.clients import client_rows, clients

DONE = {"needed": "no"}


def talk(number: int, client: str, at: str = "", **sections: Any) -> Session:
    tree = {
        "id": f"{number:06}".replace("0", "a").replace("1", "b"),
        "client": client,
        "topic": "Price",
        "created": "2026-01-10T10:00+01:00",
        "timezone": "Europe/Berlin",
        **({"initiate": {"meeting_at": at}} if at else {}),
        **sections,
    }
    return Session(tree, GUIDE, f"{number}.yaml")


def over(number: int, client: str, at: str, met: str, playbook: str = "") -> Session:
    return talk(
        number,
        client,
        at,
        playbook=playbook,
        resolve={"outcome": "agreed"},
        recap=DONE,
        reflect={"objective_met": met},
    )


def owing(number: int, client: str, owner: str, due: str) -> Session:
    action = {"what": "Send it", "owner": owner, "due": due}
    return talk(
        number,
        client,
        "2026-10-01 10:00",
        resolve={"outcome": "agreed", "actions": [action]},
        recap=DONE,
        reflect={"objective_met": "partly"},
    )


FOUND = by_client(
    (
        over(2, "Nordwind", "2026-09-01 10:00", "fully", "late-payment"),
        over(3, "NORDWIND", "2026-10-01 10:00", "not", "late-payment"),
        over(4, "Cedar", "2026-11-01 10:00", "fully", "price-pushback"),
        talk(5, "Borealis", "2026-11-24 10:00"),
        owing(6, "Acme", "me", "2026-11-19"),
        owing(7, "Acme", "client", "2026-12-24"),
    ),
    NOW,
)


def table(private: bool = True) -> list[list[str]]:
    [block] = clients(FOUND, NOW, str.title, private).blocks
    assert isinstance(block, Table)
    return [list(block.columns), *([plain(cell) for cell in r] for r in block.rows)]


def test_the_nearest_next_thing_comes_first_then_the_latest_talk() -> None:
    assert [one.client for one in FOUND] == ["Acme", "Borealis", "Cedar", "NORDWIND"]


def test_a_row_says_last_talk_next_and_who_owes_what() -> None:
    columns, acme, borealis, *_ = table()
    assert columns == [
        *("Client", "Last talk", "Next", "You owe", "They owe"),
        *("Reached", "Comes back"),
    ]
    assert acme[1:5] == [
        *("Thu 1 Oct · agreed", "Thu · Send it", "1, 1 late", "1"),
    ]
    assert borealis[1:5] == ["none yet", "Tue 10:00 · to prepare", "", ""]


def test_only_a_situation_that_came_twice_comes_back() -> None:
    *_, cedar, nordwind = table()
    assert cedar[6] == ""
    assert nordwind[5:] == ["1 of 2", "Late-Payment (2)"]


@pytest.mark.parametrize("form", FORMATS)
def test_how_often_a_result_was_reached_is_not_shown_where_it_may_leave(
    form: str,
) -> None:
    from convo_prep.formats.look import Look

    look = Look(colour=False, ascii=False, escapes=False)
    page = FORMATS[form](clients(FOUND, NOW, str, private=False), 200, look)
    assert "Reached" not in page
    assert "1 of 2" not in page
    assert all("reached" not in row for row in client_rows(FOUND))
    assert client_rows(FOUND, private=True)[3]["reached"] == 1


def test_where_nobody_is_that_is_said() -> None:
    for filtered, words in ((True, "No client fits."), (False, "No conversations yet")):
        [block] = clients((), NOW, str, filtered=filtered).blocks
        assert isinstance(block, Paragraph)
        assert plain(block.line).startswith(words)
