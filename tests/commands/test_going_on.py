"""`prep` finds as every other command finds, and no line reaches another's file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from command_line import Convo
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session import Session
from convo_prep.text import bare

ISSUE = "--set=issue=x"
WAIT = "--set=fallback=Wait"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def sessions(convo: Convo) -> list[Session]:
    return [convo.read(path) for path in convo.files()]


def waiting(convo: Convo) -> list[str]:
    """The titles of what holds the answer of WAIT."""
    return [s.title for s in sessions(convo) if s.text("prepare.fallback") == "Wait"]


@pytest.mark.parametrize(
    "words",
    [
        ("harlow",),
        ("Harlow", "Interiors"),
        ("harlow-interiors",),
        ("HARLOWINTERIORS",),
        ("harlow", "kitchen"),
        ("2026-11-21-harlow-interiors-kitchen-plan",),
        ("kitchen",),
        ("Kitchen", "plan"),
        ("last",),
    ],
)
def test_words_that_fit_go_on_with_what_is_ahead(
    convo: Convo, words: tuple[str, ...]
) -> None:
    convo.done("prep", "Harlow Interiors", "Kitchen plan", ISSUE)
    ran = convo.done("prep", *words, WAIT)
    assert waiting(convo) == ["Harlow Interiors · Kitchen plan"]
    assert "Going on with Harlow Interiors" in ran.err
    assert len(convo.files()) == 1


def test_a_known_client_keeps_its_spelling(convo: Convo) -> None:
    convo.done("prep", "Jörg Müller", "Renewal", ISSUE)
    convo.close("jorg")
    for number, name in enumerate(("jorg muller", "JÖRG-MÜLLER", "Jo\u0308rgMüller")):
        convo.done("prep", name, f"Talk {number}", ISSUE)
    assert {session.client for session in sessions(convo)} == {"Jörg Müller"}
    assert len(convo.files()) == 4


def test_a_near_name_is_a_new_client_and_it_is_said(convo: Convo) -> None:
    convo.done("prep", "Initech", "Renewal", ISSUE)
    ran = convo.done("prep", "Initec", WAIT)
    assert "Initec is a new client here. Near it: Initech." in ran.err
    assert waiting(convo) == ["Initec"]


def test_a_name_in_anothers_title_is_a_new_client(convo: Convo) -> None:
    convo.done("prep", "Borealis", "Acme migration", ISSUE)
    ran = convo.done("prep", "Acme", WAIT)
    assert "Borealis · Acme migration" in ran.err
    assert waiting(convo) == ["Acme"]


def test_beside_a_clients_whole_name_no_other_client_is_meant(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", ISSUE)
    convo.close("renewal")
    convo.done("prep", "Acme Studio", "Logo", ISSUE)
    convo.done("prep", "Acme", WAIT)
    assert waiting(convo) == ["Acme"]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_an_id_never_becomes_a_client(convo: Convo, quote: str) -> None:
    text = f"schema: 1\nid: {quote}k3v9qd{quote}\nclient: Acme\n"
    convo.write(text + "created: 2026-11-21T10:00+01:00\n")
    for own in ("k3v9qd", "K3V9QD"):
        convo.done("prep", own, WAIT)
    assert waiting(convo) == ["Acme"]
    convo.file.unlink()
    for words in (("k3v9qd",), ("K3V9QD", "Renewal"), ("--new", "k3v9qd"), ("last",)):
        assert convo("prep", *words, ISSUE).code == 20, words
    assert convo.files() == []


def test_what_was_an_id_without_a_digit_is_known_by_its_versions(convo: Convo) -> None:
    convo.write(
        "schema: 1\nid: harlow\nclient: Acme\ncreated: 2026-11-21T10:00+01:00\n"
    )
    convo.done("prep", "harlow", ISSUE)
    convo.done("prep", "harlow", "--set=issue=y")
    convo.file.unlink()
    assert convo("prep", "harlow", ISSUE).code == 20


@pytest.mark.parametrize(
    "words",
    [
        ("acme-renewal",),
        ("Acme renewal",),
        ("2026 11 21 acme renewal",),
        ("2026/2026-11-21-ACME-renewal.yaml",),
        ("2026-11-21-acme-renewal",),
        ("Acme", "Renewal"),
    ],
)
def test_the_whole_name_of_what_was_held_is_no_new_client(
    convo: Convo, words: tuple[str, ...]
) -> None:
    convo.done("prep", "Acme", "Renewal", ISSUE)
    convo.done("set", "acme", "meeting_at=2026-11-20 10:00")
    ran = convo("prep", *words, "--set=issue=y")
    assert ran.code in (0, 2)
    assert len(convo.files()) == 1


def test_the_name_of_a_file_never_becomes_a_client(convo: Convo) -> None:
    for name in ("nothing.yaml", "2026/nothing.YAML", "/tmp/nothing"):
        assert convo("prep", name, ISSUE).code == 20
    assert convo.files() == []


def test_a_word_of_six_letters_is_a_client(convo: Convo) -> None:
    convo.done("prep", "harlow", WAIT)
    assert waiting(convo) == ["harlow"]


FILE = "client: Borealis\ntopic: Late delivery\nissue: x\nfallback: Wait\n"


def test_answers_say_whom_they_mean(convo: Convo) -> None:
    convo.done("prep", "--from=-", stdin=FILE)
    convo.done("prep", "Acme", "Renewal", ISSUE)
    ran = convo.done("prep", "--from=-", stdin=FILE.replace("Borealis", "BOREALIS"))
    assert "Going on with Borealis · Late delivery" in ran.err
    assert waiting(convo) == ["Borealis · Late delivery"]
    assert len(convo.files()) == 2


def test_answers_with_a_client_leave_the_only_open_one_alone(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", ISSUE)
    before = convo.file.read_bytes()
    convo.done("prep", "--from=-", stdin=FILE)
    assert convo.files()[0].read_bytes() == before
    assert waiting(convo) == ["Borealis · Late delivery"]


def test_no_conversation_is_given_another_client(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", ISSUE)
    before = convo.file.read_bytes()
    own = convo.read().id
    for reference in ("acme", own, "renewal", "last"):
        for line in (("--from=-",), ("--set=client=Borealis",)):
            ran = convo("prep", reference, *line, stdin=FILE)
            assert ran.code == 2, (reference, line)
            assert "client" in ran.err
            assert "Wait" not in ran.err
    assert convo.file.read_bytes() == before


def test_an_id_in_the_answers_names_the_conversation(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", ISSUE)
    convo.done("prep", "Acme", "Scope", ISSUE)
    first, second = sessions(convo)
    convo.done("prep", "--from=-", stdin=f"id: {first.id}\nfallback: Wait\n")
    assert waiting(convo) == [first.title]
    ran = convo("prep", second.id, "--from=-", stdin=f"id: {first.id}\ntension: 2\n")
    assert ran.code == 2
    assert "id" in ran.err


def test_wrong_answers_begin_nothing(convo: Convo) -> None:
    for line in ("client=Acme", "client=Acme\ntension: 9\n", "client=", "client= "):
        given = [f"--set={line.splitlines()[0]}", "--set=tension=9"]
        assert convo("prep", *given).code == 2
    assert convo("prep", "--set=client=A", "--set=client=B", ISSUE).code == 2
    assert convo("prep", ISSUE).code == 2
    assert convo.files() == []


def test_with_another_title_in_the_answers_it_is_another_talk(convo: Convo) -> None:
    convo.done("prep", "Acme", "--set=topic=Renewal", ISSUE)
    convo.done("prep", "Acme", "--set=topic=Scope", WAIT)
    assert [s.topic for s in sessions(convo)] == ["Renewal", "Scope"]
    assert waiting(convo) == ["Acme · Scope"]


def test_answers_that_any_talk_may_have_are_no_line_given_before(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", "--set=tension=3")
    convo.close("acme")
    convo.own["CONVO_NOW"] = "2026-12-21T17:10+01:00"
    convo.done("prep", "Acme", "--set=tension=3")
    assert len(convo.files()) == 2


LINES = (
    ("prep", "Acme", "Renewal", "--set=issue=x", "--set=confidence=60"),
    ("prep", "--set=client=Acme", "--set=topic=Renewal", "--set=concerns=Too dear"),
    ("prep", "--set=client=Acme", "--set=issue=x"),
    ("prep", "Acme", "--set=issue=x", "--set=meeting_at=2026-11-20 10:00"),
)
LATER = (
    ("set", "last", "objective=y", "purpose=z", "concerns=Late"),
    ("note", "They nod"),
    ("set", "last", "meeting_at=2026-11-20 10:00"),
    ("set", "last", "outcome=agreed", "follow_up_at=none"),
    ("reflect", "last", "--set=worked=Asking"),
    ("close", "last"),
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("later", LATER, ids=lambda words: " ".join(words[:3]))
def test_the_same_line_again_never_begins_a_second_one(
    convo: Convo, line: tuple[str, ...], later: tuple[str, ...]
) -> None:
    convo.done(*line)
    own = convo.read().id
    assert convo(*later).code in (0, 2)
    ran = convo(*line)
    assert ran.code in (0, 2), ran
    assert [session.id for session in sessions(convo)] == [own]
    convo.done("prep", "--new", *line[1:])
    assert len(convo.files()) == 2


def test_a_line_of_reflect_given_again_reaches_no_other_conversation(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "Renewal", "--set=meeting_at=2026-11-20 10:00")
    convo.done("set", "acme", "outcome=agreed")
    convo.done("prep", "Borealis", "Delivery", ISSUE)
    line = ("reflect", "--set=worked=Asking")
    for _ in range(2):
        convo.done(*line)
    held = [s.client for s in sessions(convo) if s.text("reflect.worked")]
    assert held == ["Acme"]


def test_a_line_given_again_reaches_no_talk_that_was_begun_since(convo: Convo) -> None:
    named = ("prep", "Acme", ISSUE, "--set=client=Acme")
    unnamed = ("prep", ISSUE)
    part = ("prep", "harlow", "--set=issue=They left")
    convo.done("prep", "Acme", "Renewal", ISSUE)
    convo.done("prep", "Harlow Interiors", "Kitchen", "--set=issue=They left")
    for client in ("acme", "harlow"):
        convo.done("set", client, "meeting_at=2026-11-20 10:00")
    convo.done("prep", "Acme", "Scope", WAIT)
    convo.done("prep", "Harlow Interiors", "Garden", WAIT)
    before = [path.read_bytes() for path in convo.files()]
    for line in (named, unnamed, part):
        assert convo(*line).code in (0, 21), line
        assert [path.read_bytes() for path in convo.files()] == before


def test_where_common_answers_may_have_been_given_before_it_is_asked(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "--set=meeting_at=2026-11-20 10:00")
    convo.done("set", "acme", "outcome=agreed")
    convo.done("reflect", "--set=objective_met=partly")
    convo.done("reflect", "--set=objective_met=partly")
    convo.done("prep", "Borealis", ISSUE)
    ran = convo("reflect", "--set=objective_met=partly")
    assert ran.code == 21
    assert "Acme" in ran.err
    assert "Borealis" in ran.err
    convo.done("reflect", "--set=objective_met=fully")
    assert convo.read(convo.files()[1]).text("reflect.objective_met") == "fully"


def test_answers_of_reflect_say_whom_they_mean(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", "--set=meeting_at=2026-11-20 10:00")
    before = convo.file.read_bytes()
    convo.done("reflect", "--from=-", stdin="client: Borealis\nworked: Asking\n")
    assert convo.files()[0].read_bytes() == before
    assert len(convo.files()) == 2
    convo.done("reflect", "--from=-", stdin="client: borealis\nworked: Asking\n")
    assert len(convo.files()) == 2
    ran = convo("reflect", "acme", "--from=-", stdin="client: Borealis\nworked: x\n")
    assert ran.code == 2
    assert convo("reflect", "--new", "Acme", "--set=client=Borealis").code == 2
    assert len(convo.files()) == 2


CLIENTS = ("Acme", "Acme Studio", "Studio Nord", "Jörg", "Borealis")
TOPICS = ("", "Renewal", "Studio move", "Acme migration", "Renewal price")
WORDS = ("acme", "Acme", "studio", "Renewal", "jorg", "price", "move", "NORD", "New")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(CLIENTS),
            st.sampled_from(TOPICS),
            st.booleans(),
            st.booleans(),
        ),
        max_size=4,
        unique_by=lambda row: row[:2],
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
)
def test_whatever_is_typed_the_session_fits_and_no_client_changes(
    journal: list[tuple[str, str, bool, bool]], words: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        convo = Convo(Path(folder))
        for number, (client, topic, held, closed) in enumerate(journal):
            name = f"2026/2026-11-{10 + number}-made-by-hand-{number}.yaml"
            text = f"schema: 1\nid: aaaaa{number + 2}\nclient: {client}\n"
            text += f"topic: {topic}\n" if topic else ""
            text += "created: 2026-11-10T10:00+01:00\n"
            text += "initiate:\n  meeting_at: 2026-11-12 10:00\n" if held else ""
            convo.write(text + ("closed: 2026-11-13\n" if closed else ""), name)
        before = {session.id: session for session in sessions(convo)}
        ran = convo("prep", *words, WAIT)
        after = {session.id: session for session in sessions(convo)}
        assert ran.code in (0, 2, 21)
        changed = [s for s in after.values() if s.text("prepare.fallback")]
        assert len(changed) == (ran.code == 0)
        for own, session in before.items():
            assert after[own].client == session.client
        for session in changed:
            there = bare(session.title).replace(" ", "")
            assert all(bare(word) in there for word in words)
        assert convo("prep", *words, WAIT).code == ran.code
        assert len(convo.files()) == len(after)
