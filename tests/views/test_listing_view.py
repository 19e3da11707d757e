"""The list of sessions: newest first, states in words, a reference to type."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from weakref import ref

from demo_sessions import NOW, demo, demos, session, text_of

from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.views.listing import listed, listing, listing_rows


def test_the_newest_meeting_comes_first() -> None:
    assert text_of(listing(listed(demos(), NOW))).splitlines() == [
        "When | Client | Topic | State | Reference",
        "Sat 21 Nov 14:00 | Borealis | Extra requests | prepared | b7m2xw",
        "Fri 20 Nov 10:00 | Cedar & Co | Late launch | held | c4t8hn",
        "Thu 12 Nov 15:00 | Acme | Renewal price | reflected | k3v9qd",
        "Thu 9 Oct 2025 11:00 | Acme | Overdue invoices | closed | a9r5zp",
    ]


class Weighed(dict[str, Tree]):
    """A tree that is seen to go."""


def test_no_conversation_is_kept_once_its_line_is_made() -> None:
    kept: list[ref[Weighed]] = []

    def read() -> Iterator[Session]:
        for made in demos():
            gc.collect()
            assert sum(each() is not None for each in kept) <= 1
            tree = Weighed(made.tree)
            kept.append(ref(tree))
            yield made._replace(tree=tree)
            del tree

    assert len(listed(read(), NOW)) == len(list(demos()))
    assert len(list(listing_rows(read(), NOW))) == len(list(demos()))


def test_a_day_of_creation_is_not_taken_for_a_meeting() -> None:
    shown = text_of(listing(listed([session()], NOW)))
    assert "begun Fri 20 Nov | Acme | Price | planned | aaaaaa" in shown


def test_an_empty_list_says_how_to_begin() -> None:
    assert text_of(listing([])) == ("No conversations yet. convo prep begins one.\n")


def test_the_rows_keep_dates_as_they_are_stored() -> None:
    made = demo("Renewal price")
    assert json.loads(json.dumps(listing_rows([made], NOW))) == [
        {
            "id": "k3v9qd",
            "client": "Acme",
            "topic": "Renewal price",
            "state": "reflected",
            "meeting_at": "2026-11-12 15:00",
            "created": "2026-11-09T17:10+01:00",
            "playbook": "price-pushback",
            "tags": ["renewal"],
            "name": "k3v9qd.yaml",
        }
    ]
