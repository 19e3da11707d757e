"""Whatever two clients' files have in common, no command mixes what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo
from every_command import EVERY, Line

from convo_prep.ids import is_id

FILE = """\
schema: 1
{id}client: {client}
topic: Renewal price
{created}timezone: Europe/Berlin
# a comment of {client}
prepare:
  issue: The {word} went up.
initiate:
  meeting_at: 2026-11-21 15:00
resolve:
  outcome: agreed
  actions:
    - what: Send the figures
      owner: me
      due: 2026-11-25
{client}_key: {word}
"""
WORDS = {"alpha": "apricot", "bravo": "blueberry"}
SAME = "created: 2026-11-20T10:00+01:00\n"
OTHER = "created: 2026-11-20T11:30+01:00\n"
# The id and the moment of either file.
WORLDS = {
    "no id": (("", SAME), ("", SAME)),
    "no id and no moment": (("", ""), ("", "")),
    "the same bad id": (("id: acme-2\n", SAME), ("id: acme-2\n", SAME)),
    "the same id in capitals": (("id: K3V9QD\n", SAME), ("id: K3V9QD\n", SAME)),
    "an id that is a path": (("id: ../../x\n", SAME), ("id: ../../x\n", SAME)),
    "an id that is a list": (("id: [k3v9qd]\n", SAME), ("id: [k3v9qd]\n", SAME)),
    "odd text in quotes": (('id: "k3 v9"\n', SAME), ('id: "k3 v9"\n', SAME)),
    "a file that was a template": (("id: k3v9qd\n", SAME), ("id: k3v9qd\n", SAME)),
    "a template, once in quotes": (("id: k3v9qd\n", SAME), ("id: 'k3v9qd'\n", SAME)),
    "one id, two moments": (("id: k3v9qd\n", SAME), ("id: k3v9qd\n", OTHER)),
    "one id, one moment": (("id: k3v9qd\n", SAME), ("id: k3v9qd\n", "")),
}


def label(client: str) -> str:
    return f"2026-11-20-{client}-renewal"


def begun(folder: Path, world: str) -> Convo:
    """A journal of two clients whose files a hand has written."""
    convo = Convo(folder)
    convo.own["EDITOR"] = "true"
    for client, (own, created) in zip(WORDS, WORLDS[world], strict=True):
        text = FILE.format(id=own, created=created, client=client, word=WORDS[client])
        convo.write(text, f"2026/{label(client)}.yaml")
    return convo


def assert_unmixed(convo: Convo) -> None:
    """No file has words of two clients, and no folder of state has."""
    for path in convo.journal.rglob("*.yaml"):
        data = path.read_bytes()
        assert len([word for word in WORDS.values() if word.encode() in data]) < 2
    for folder in convo.state.glob("*"):
        inside = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
        found = [word for word in WORDS.values() if word.encode() in inside]
        assert len(found) < 2, folder


def ran_for_both(convo: Convo, line: Line) -> None:
    """Run a line for the one client, and for the other."""
    for client in WORDS:
        ran = convo(*line.with_reference(label(client)), stdin=line.stdin)
        assert ran.code in (0, 1, 2, 20, 27), ran
    assert_unmixed(convo)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(
    "line",
    [line for line in EVERY if line.writes],
    ids=lambda line: " ".join(line.words),
)
def test_no_command_mixes_two_clients(tmp_path: Path, world: str, line: Line) -> None:
    convo = begun(tmp_path, world)
    ran_for_both(convo, line)
    for client in WORDS:
        convo("set", label(client), "fallback=Wait")
        convo("restore", label(client), "--list")
        convo("restore", label(client))
    assert_unmixed(convo)


@pytest.mark.parametrize("world", WORLDS)
def test_looking_changes_nothing_and_mixes_nothing(tmp_path: Path, world: str) -> None:
    convo = begun(tmp_path, world)
    before = {path: path.read_bytes() for path in convo.files()}
    for line in EVERY:
        if not line.writes:
            ran_for_both(convo, line)
    assert {path: path.read_bytes() for path in convo.files()} == before


@pytest.mark.parametrize("world", WORLDS)
def test_the_first_write_gives_each_an_id_of_its_own_and_keeps_the_rest(
    tmp_path: Path, world: str
) -> None:
    convo = begun(tmp_path, world)
    ids = []
    for client, word in WORDS.items():
        convo.done("set", label(client), "fallback=Wait")
        path = convo.journal / "2026" / f"{label(client)}.yaml"
        text = path.read_text(encoding="utf-8")
        assert f"# a comment of {client}\n" in text
        assert f"{client}_key: {word}\n" in text
        ids.append(convo.read(path).id)
    assert all(map(is_id, ids))
    assert len(set(ids)) == 2
    assert convo("show", ids[0]).code == convo("show", ids[1].upper()).code == 0


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("first", WORDS)
def test_restore_brings_back_what_the_very_file_said(
    tmp_path: Path, world: str, first: str
) -> None:
    convo = begun(tmp_path, world)
    paths = {c: convo.journal / "2026" / f"{label(c)}.yaml" for c in WORDS}
    before = {client: path.read_bytes() for client, path in paths.items()}
    for client in sorted(WORDS, key=lambda each: each != first):
        convo.done("set", label(client), "fallback=Wait")
    for client in WORDS:
        convo.done("restore", label(client))
    assert {client: path.read_bytes() for client, path in paths.items()} == before


@pytest.mark.parametrize("world", WORLDS)
def test_forgetting_one_leaves_the_other_and_its_versions(
    tmp_path: Path, world: str
) -> None:
    convo = begun(tmp_path, world)
    other = convo.journal / "2026" / f"{label('alpha')}.yaml"
    before = other.read_bytes()
    for client in WORDS:
        convo.done("set", label(client), "fallback=Wait")
    convo.done("forget", label("bravo"), "--yes")
    everything = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert not [p for p in everything if b"blueberry" in p.read_bytes()]
    convo.done("restore", label("alpha"))
    assert other.read_bytes() == before


def test_a_conversation_whose_client_was_renamed_keeps_its_versions(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set", "issue=apricot")
    own = convo.read().id
    convo.done("set", own, "client=Acme Holding")
    convo.done("set", own, "issue=quince")
    assert convo.read().id == own
    assert '"client": "Acme"' in convo.done("restore", own, "--json").out
    path = convo.file
    path.write_text(path.read_text().replace("Acme Holding", "Borealis"))
    convo.done("set", own, "issue=medlar")
    assert convo.read().id == own
    kept = convo.done("restore", own, "--json").out
    assert '"client": "Acme Holding"' in kept


def test_restore_takes_a_version_with_another_client_only_by_its_number(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set", "issue=apricot")
    own = convo.read().id
    convo.done("set", own, "client=Borealis")
    before = convo.file.read_bytes()
    ran = convo("restore", own)
    assert ran.code == 1
    assert "--list" in ran.err
    assert convo.file.read_bytes() == before
    assert "Acme" in convo.done("restore", own, "--list").out
    convo.done("restore", own, "--version", "1")
    assert convo.read().client == "Acme"
