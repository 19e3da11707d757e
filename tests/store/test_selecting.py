"""Which files are looked at: never too few, newest first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from a_journal import BY_HAND, GUIDE, NAME, journal_in, write
from hypothesis import assume, given
from hypothesis import strategies as st

from convo_prep.errors import UnreadableFileError
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.store import contents, selecting
from convo_prep.store.journal import Journal
from convo_prep.text import folded, normal, one_line


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_in(tmp_path)


def minimal(client: str, more: str = "") -> str:
    return f"schema: 1\nclient: {client}\n{more}"


def test_sessions_come_newest_first_over_the_years(journal: Journal) -> None:
    for name in ("2024/2024-12-31-b", "2026/2026-01-05-a", "2025/2025-07-01-c"):
        write(journal, minimal("Acme"), f"{name}.yaml")
    write(journal, minimal("Acme"), "2026/2026-02-01-d.yaml")
    write(journal, minimal("Acme"), "loose.yaml")
    assert [session.name for session in journal.select()] == [
        "2026/2026-02-01-d.yaml",
        "2026/2026-01-05-a.yaml",
        "2025/2025-07-01-c.yaml",
        "2024/2024-12-31-b.yaml",
        "loose.yaml",
    ]


def test_what_is_no_session_file_is_no_session_but_a_stray(journal: Journal) -> None:
    for name in ("a.yaml", "a.conflict-1.yaml", ".~a.yaml", "a.yaml~", "notes.txt"):
        write(journal, minimal("Acme"), f"2026/{name}")
    assert list(journal.names()) == ["2026/a.yaml"]
    strays = set(contents.strays(journal.folder))
    assert {"2026/a.conflict-1.yaml", "2026/a.yaml~", "2026/notes.txt"} <= strays


@pytest.mark.parametrize(
    "line", ["closed: 2026-12-05", "closed: '2026-12-05'", "closed: |\n  2026-12-05"]
)
def test_closed_sessions_are_passed_over_however_that_is_written(
    journal: Journal, line: str
) -> None:
    write(journal, minimal("Acme", f"{line}\n"))
    assert list(journal.select(closed=False)) == []
    assert len(list(journal.select())) == 1


@pytest.mark.parametrize("line", ["closed:", "closed: ~", "# closed: 2026-12-05", ""])
def test_an_open_session_is_never_passed_over(journal: Journal, line: str) -> None:
    write(journal, minimal("Acme", f"{line}\n"))
    assert len(list(journal.select(closed=False))) == 1


def test_a_broken_file_is_passed_over_and_named(journal: Journal) -> None:
    write(journal, "client: Acme\n  topic: [\n", "2026/broken.yaml")
    write(journal)
    assert [session.client for session in journal.select()] == ["Acme"]
    [error] = journal.unread.errors
    assert "2026/broken.yaml:2:" in error.sentence
    with pytest.raises(UnreadableFileError):
        journal.open("2026/broken.yaml")


def test_a_journal_that_is_not_there_yet_is_empty(journal: Journal) -> None:
    assert list(journal.select()) == []
    assert selecting.newest(journal.folder) == []


clients = st.one_of(
    st.sampled_from(
        ["O'Brien", "O\u2019Brien", "Müller & Söhne", "Straße 7", "Acme   Corp", "ﬁn",
         "\u212aelvin", "İstanbul", "#1 Ltd", "a: b", "- dash", '"Quoted"', "C:\\x"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=20),
)  # fmt: skip


def double_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def escaped(text: str) -> str:
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in text) + '"'


def broken(text: str) -> str:
    return double_quoted(text).replace(" ", "\n    ")


SPELLINGS = (
    str,
    double_quoted,
    escaped,
    broken,
    lambda text: "'" + text.replace("'", "''") + "'",
    lambda text: "|\n  " + text,
    lambda text: ">\n  " + text.replace(" ", "\n  "),
    lambda text: text.replace(" ", "\n    "),
)


@given(clients, st.sampled_from(SPELLINGS), st.booleans())
def test_a_client_is_found_however_its_name_is_spelled_in_the_file(
    client: str, spelling: Callable[[str], str], loud: bool
) -> None:
    data = minimal(spelling(client)).encode("utf-8")
    try:
        tree = reading.parse(data, "a.yaml").tree
    except UnreadableFileError:
        assume(False)
    read = Session(tree, GUIDE).client
    typed = read.upper() if loud and folded(read.upper()) == folded(read) else read
    assert selecting.may_say(typed)(data)
    assert selecting.may_be_with(typed)(data)
    assert selecting.may_say(one_line(normal(typed)))(data)
    for word in folded(typed).split():
        assert selecting.may_say(word)(data)


# What may stand in a file above, at and below the line that names the client.
PUZZLING = (
    "schema: 1\n",
    "client: Acme\n",
    "client: Bo & Co, Ltd.\n",
    "client: Acme\n  Group\n",
    "client: Acme\n\n  Group\n",
    "client: Acme # Group\n",
    "client: Acme: Group\n",
    "client: 'Acme'\n",
    'client: "Ac\\x6de"\n',
    "client: |\n  Acme\n",
    "client: null\n",
    "client:\n",
    "client:   Acme  \n",
    '"client": Bo\n',
    "topic: 'a\nclient: Bo\n  b'\n",
    'topic: "a\nclient: Bo\n"\n',
    "topic: >\n  a\n  client: Bo\n",
    "topic: a\n  b\n",
    "prepare:\n  issue: client\n",
    "by: Kim\r\n",
    "# client: Bo\n",
    "---\n",
    "\n",
)


@given(clients, st.text(max_size=3))
def test_a_part_of_a_client_is_enough(client: str, part: str) -> None:
    data = minimal(double_quoted(client)).encode("utf-8")
    try:
        read = Session(reading.parse(data, "a.yaml").tree, GUIDE).client
    except UnreadableFileError:
        assume(False)
    assume(folded(part) in folded(read))
    assert selecting.may_say(part)(data)


@given(st.lists(st.sampled_from(PUZZLING), max_size=6).map("".join))
def test_a_file_with_a_client_is_never_passed_over_however_it_is_made(
    text: str,
) -> None:
    data = text.encode("utf-8")
    try:
        tree = reading.parse(data, "a.yaml").tree
    except UnreadableFileError:
        assume(False)
    client = Session(tree, GUIDE).client
    assume(client)
    assert selecting.may_be_with(client.upper())(data)


def test_a_file_that_does_not_say_a_word_is_not_parsed_for_it() -> None:
    data = BY_HAND.encode()
    assert not selecting.may_be_with("Borealis")(data)
    assert not selecting.may_say("Borealis")(data)
    assert not selecting.may_say("Borealis")(data.replace(b"Acme", "Müller".encode()))


def test_a_session_is_found_by_id_whole_name_and_path(journal: Journal) -> None:
    path = write(journal)
    write(journal, minimal("Acme"), "2026/2026-11-20-acme.yaml")
    assert selecting.with_id(journal.folder, "k3v9qd") == [NAME]
    assert selecting.with_id(journal.folder, "zzzzzz") == []
    assert selecting.named(journal.folder, "renewal price") == []
    assert selecting.named(journal.folder, NAME) == [NAME]
    assert selecting.named(journal.folder, str(path)) == [NAME]
    exact = "2026-11-20-acme"
    assert selecting.named(journal.folder, exact) == [f"2026/{exact}.yaml"]


def test_the_file_changed_last_is_the_newest(journal: Journal) -> None:
    first, second = write(journal), write(journal, minimal("B"), "2026/b.yaml")
    os.utime(first, (2_000_000_000, 2_000_000_000))
    os.utime(second, (1_000_000_000, 1_000_000_000))
    assert selecting.newest(journal.folder) == [NAME]


def test_the_id_is_known_even_where_the_file_does_not_parse(journal: Journal) -> None:
    path = write(journal, BY_HAND + "  broken: [\n")
    assert selecting.id_in(str(path)) == "k3v9qd"
    assert selecting.id_in(str(path) + "x") == ""


def test_words_are_common_where_two_names_have_them(journal: Journal) -> None:
    for name in ("2026/2026-02-01-acme-scope-scope", "2025/2025-02-01-acme_price"):
        write(journal, minimal("Acme"), f"{name}.yaml")
    names = selecting.all_names(journal.folder)
    found = {"acme", "acme price", "ACME-scope", "scope", "price", "dana"}
    common = {words for words in found if selecting.is_common(names, words)}
    assert common == {"acme"}
    assert not selecting.is_common("", "acme")


@pytest.mark.parametrize(
    ("contact", "may"),
    [
        ("contact: Dana Reyes, procurement", True),
        ("contact: 'Dana  REYES'", True),
        ("contact: Däna Réyes", True),
        ("contact: |\n  Dana Reyes", True),
        ("contact: Dan Reyes", False),
        ("topic: Dana Reyes", False),
    ],
)
def test_whom_one_talks_to_is_seen_from_the_line_that_says_it(
    contact: str, may: bool
) -> None:
    data = f"schema: 1\nid: aaaaaa\nclient: Müller\n{contact}\nby: sam\n".encode()
    assert selecting.may_talk_to("reyes dana")(data) is may
    assert not selecting.may_talk_to("reyes dana")(b"")
