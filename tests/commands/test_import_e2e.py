"""`convo import`: the same files again, to the byte, and nothing of anybody's lost."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from a_journal import BY_HAND
from command_line import PROGRAM, Convo
from every_command import FILE
from hand_styled import file_by_hand, numbers
from hypothesis import given, settings

from convo_prep.errors import UnreadableFileError
from convo_prep.ids import CHARACTERS
from convo_prep.notation import reading
from convo_prep.notation.writing import dump

RELEASE = os.environ.get("CONVO_TEST_PROFILE") == "release"
MANY = 10_000 if RELEASE else 300
SLIPS = (
    *("", " ", "\n", "\t", ":", "-", "# ", "'", '"', "|", "{", "}", "[", "]", ",", "~"),
    *("é", "\u00a0", "x", "\\", "\r\n", "client: A\n", "? "),
)
FOLDERS = ("2024/", "2025/", "2026/", "", "own folder/", "Überblick/")
NAMES = ("2026-11-21-acme-price", "Müller's call", "x y", "-dash", "UPPER", "a'b\"c")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path) -> Convo:
    return Convo(tmp_path / "two")


def put(convo: Convo, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = convo.journal / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def held(convo: Convo) -> dict[str, bytes]:
    """Every file of a journal by its name in it, but one that goes while one looks."""
    found = {}
    for path in convo.journal.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file():
                found[str(path.relative_to(convo.journal))] = path.read_bytes()
    return found


def own_id(random: Random) -> str:
    return "2" + "".join(random.choices(CHARACTERS, k=5))


def a_file(random: Random) -> bytes:
    """A file as convo writes it, as a hand does, or as a hand left what convo wrote."""
    tree: dict[str, Any] = {
        "schema": "1",
        "id": own_id(random),
        "client": random.choice(["Acme", "Borealis", "Zoë & Söhne"]),
        "created": f"2026-11-{random.randint(1, 28):02}T10:00+01:00",
    }
    by_hand = file_by_hand(random)
    way = random.randint(0, 4)
    if way == 0:
        return by_hand.text.encode()
    if way == 4:
        return slipped(random, by_hand.text)
    text = dump({**tree, "prepare": by_hand.tree})
    if way == 1:
        return text.encode()
    if way == 2:
        return ("\ufeff" + text.replace("\n", "\r\n")).encode()
    quoted = text.replace(f"id: {tree['id']}\n", f"id: '{tree['id']}'  # mine\n")
    return f"# above\n{quoted}mine: a key of my own\n# the end".encode()


def slipped(random: Random, text: str) -> bytes:
    """What a slip of the finger left, where it can still be read."""
    for _ in range(random.randint(1, 40)):
        at = random.randrange(len(text) + 1)
        new = text[:at] + random.choice(SLIPS) + text[at + random.randint(0, 2) :]
        with suppress(UnreadableFileError):
            reading.parse(new.encode(), "")
            text = new
    return text.encode()


def a_journal(random: Random, many: int) -> dict[str, bytes]:
    return {
        f"{random.choice(FOLDERS)}{random.choice(NAMES)} {at}.yaml": a_file(random)
        for at in range(many)
    }


def rows(*trees: dict[str, Any], **more: Any) -> str:
    return "".join(json.dumps({"session": tree, **more}) + "\n" for tree in trees)


def test_many_files_come_back_to_the_byte_and_are_not_taken_in_twice(
    convo: Convo, other: Convo
) -> None:
    files = a_journal(Random(7), MANY)
    put(convo, files)
    ran = convo.done("export")
    came = other.done("import", "-", stdin=ran.out)
    assert held(other) == files
    assert came.out.count("\n") == MANY
    again = other.done("import", "-", stdin=ran.out)
    assert again.out == ""
    assert again.err == f"0 imported, {MANY} here already.\n"
    assert held(other) == files
    assert other.done("export").out == ran.out


@given(numbers)
@settings(max_examples=2_000 if RELEASE else 25)
def test_any_journal_comes_back(
    tmp_path_factory: pytest.TempPathFactory, number: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    random = Random(number)
    files = a_journal(random, random.randint(1, 6))
    convo, other = Convo(folder / "one"), Convo(folder / "two")
    put(convo, files)
    text = convo.done("export").out
    other.done("import", "-", stdin=text)
    assert held(other) == files
    assert other.done("import", "-", stdin=text).out == ""


def test_each_row_says_id_and_path_and_the_file_is_for_its_owner_alone(
    convo: Convo, other: Convo
) -> None:
    convo.write(FILE)
    file = convo.journal.parent / "all.jsonl"
    file.write_text(convo.done("export").out, encoding="utf-8")
    umask = os.umask(0)
    ran = other.done("import", str(file))
    os.umask(umask)
    assert ran.out == f"k3v9qd {other.file}\n"
    assert ran.err == "1 imported, 0 here already.\n"
    for path in (other.journal, other.file.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE(other.file.stat().st_mode) == 0o600


def test_a_dry_run_says_what_would_come_of_it_and_writes_nothing(convo: Convo) -> None:
    ran = convo.done("import", "-", "--dry-run", stdin=json.dumps({"text": FILE}))
    name = "2026/2026-11-20-acme-renewal-price.yaml"
    assert ran.out == f"k3v9qd {convo.journal / name}\n"
    assert "nothing was written" in ran.err
    assert not convo.journal.exists()
    assert not convo.state.exists()


def test_what_is_here_stays_and_one_that_differs_is_named(convo: Convo) -> None:
    file = convo.write(FILE)
    changed = FILE.replace("went up", "fell")
    both = json.dumps({"text": FILE}) + "\n" + json.dumps({"text": changed}) + "\n"
    ran = convo.done("import", "-", stdin=both)
    assert ran.out == ""
    assert "row 2 differs from 2026/2026-11-21-acme-renewal.yaml" in ran.err
    assert held(convo) == {"2026/2026-11-21-acme-renewal.yaml": FILE.encode()}
    assert file.read_text(encoding="utf-8") == FILE


def test_another_conversation_under_the_same_id_gets_a_new_one_and_is_named(
    convo: Convo,
) -> None:
    convo.write(FILE)
    theirs = BY_HAND.replace("id: k3v9qd\n", "id: k3v9qd  # ours\n")
    line = json.dumps({"name": "mine.yaml", "text": theirs})
    ran = convo.done("import", "-", stdin=line)
    new = ran.out.split()[0]
    assert new != "k3v9qd"
    assert f"row 1, Acme · Renewal price: its id is {new} now" in ran.err
    text = (convo.journal / "mine.yaml").read_text(encoding="utf-8")
    assert text == theirs.replace("k3v9qd", new)
    again = convo.done("import", "-", stdin=line)
    assert (again.out, again.err) == ("", "0 imported, 1 here already.\n")


def test_a_copy_that_began_another_conversation_is_another_one(
    convo: Convo, other: Convo
) -> None:
    """Same id, same moment, another client: one was the template of the other."""
    convo.write(FILE)
    convo.write(FILE.replace("Acme", "Borealis"), "2026/borealis.yaml")
    text = convo.done("export").out
    ran = other.done("import", "-", stdin=text)
    assert len(other.files()) == 2
    assert "another conversation" in ran.err
    assert {other.read(path).client for path in other.files()} == {"Acme", "Borealis"}
    assert other.done("import", "-", stdin=text).out == ""


def test_two_files_that_say_the_same_without_an_id_both_come_once(
    convo: Convo,
) -> None:
    line = json.dumps({"name": "x.yaml", "text": "client: Acme\n"}) + "\n"
    ran = convo.done("import", "-", stdin=line * 2)
    assert ran.out == f"- {convo.journal}/x.yaml\n- {convo.journal}/x-2.yaml\n"
    assert convo.done("import", "-", stdin=line * 2).out == ""
    assert len(convo.done("import", "-", stdin=line * 3).out.splitlines()) == 1


def test_a_name_that_is_taken_gives_way_to_the_next(convo: Convo) -> None:
    there = convo.write("client: Borealis\n", "2026/x.yaml")
    ran = convo.done(
        "import", "-", stdin=json.dumps({"name": "2026/x.yaml", "text": FILE})
    )
    assert ran.out == f"k3v9qd {convo.journal}/2026/x-2.yaml\n"
    assert there.read_text(encoding="utf-8") == "client: Borealis\n"


HOSTILE = (
    "/etc/x.yaml", "../x.yaml", "2026/../../x.yaml", "a/b/c.yaml", ".hidden.yaml",
    ".git/x.yaml", "~/x.yaml/..", "x.yml", "x", "", "x.conflict-1.yaml", "x\n.yaml",
    "x\x1b[2J.yaml", "\ud800.yaml", "a\x00.yaml", "n" * 300 + ".yaml", "//x.yaml",
    "x.yaml/y.yaml", "..", "./x.yaml", "\u202ex.yaml", "a\\..\\x.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_never_a_path(convo: Convo, name: str) -> None:
    line = json.dumps({"name": name, "text": FILE})
    ran = convo.done("import", "-", stdin=line)
    label = "2026/2026-11-20-acme-renewal-price.yaml"
    assert held(convo) == {label: FILE.encode()}
    assert ran.out == f"k3v9qd {convo.journal / label}\n"
    assert sorted(os.listdir(convo.journal.parent)) == ["journal", "state"]


def test_a_folder_that_is_a_file_here_is_not_needed(convo: Convo) -> None:
    convo.write("x", "own")
    line = json.dumps({"name": "own/x.yaml", "text": FILE})
    assert "2026/2026-11-20-acme" in convo.done("import", "-", stdin=line).out


WRONG = {
    "no JSON": ("{", "row 2: this is no JSON, from its character 2 on."),
    "no object": ("[]", "row 2: it is no object"),
    "nothing": ("{}", "row 2: session is missing, and so is text."),
    "a number": ('{"text": 3, "session": 1}', "row 2: session is key: value pairs."),
    "twice": ('{"text": "a", "text": "b"}', 'row 2: key "text" appears twice.'),
    "damaged": (json.dumps({"text": "a: 1\na: 2"}), "row 2: text:2:1: key"),
    "empty": ('{"text": ""}', "row 2: text:1:1: the file is empty"),
    "surrogate": ('{"text": "a: \\ud800"}', "row 2: text is not UTF-8."),
    "differs": (
        json.dumps({"text": "client: A", "session": {"client": "B"}}),
        "row 2: session and text do not say the same",
    ),
    "misfit": (
        rows({"client": "A", "prepare": {"tension": "zimtzicke", "facts": "x"}}),
        "row 2: session.prepare.tension",
    ),
    "a boolean": (rows({"client": True}), "row 2: session.client is text"),
    "control": (rows({"client": "a\x1bb"}), "row 2: session.client has an ESC"),
    "newer": (rows({"schema": 9, "client": "A"}), "row 2: session.schema"),
    "bad id": (rows({"id": "../../x"}), "row 2: session.id has not the right form."),
    "deep": ('{"session": ' + '{"a": ' * 30 + "1" + "}" * 31, "too deep"),
    "endless": ("[" * 100_000, "nested without end"),
    "a bomb": (rows({"a": ["x"] * 30_000}), "row 2: session:"),
    "NaN": ('{"text": NaN}', "row 2: it has a number in it that is none."),
}


@pytest.mark.parametrize(("line", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_named_and_nothing_is_imported(
    convo: Convo, line: str, said: str
) -> None:
    good = json.dumps({"text": FILE})
    ran = convo("import", "-", stdin=f"{good}\n{line.strip()}\n")
    assert ran.code == 2
    assert said in ran.err
    assert "Nothing was imported (1 wrong, 1 good)." in ran.err
    assert "zimtzicke" not in ran.err
    assert ran.out == ""
    assert not convo.journal.exists()


def test_what_is_not_utf_8_is_named_with_its_row(convo: Convo) -> None:
    file = convo.journal.parent
    file.mkdir(parents=True)
    (file / "all").write_bytes(b'{"text": "client: M\xfcller"}\n')
    ran = convo("import", str(file / "all"))
    assert ran.code == 2
    assert "row 1: byte 0xfc in it is not UTF-8." in ran.err


def test_a_row_of_any_length_is_refused_without_being_read_whole(convo: Convo) -> None:
    long = '{"text": "' + "x" * (17 * 1024 * 1024) + '"}\n'
    ran = convo("import", "-", stdin=long + json.dumps({"text": FILE}))
    assert ran.code == 2
    assert "row 1: it has more than 16,777,216 bytes." in ran.err
    assert "(1 wrong, 1 good)" in ran.err


def test_much_is_kept_beside_the_journal_and_gone_afterwards(convo: Convo) -> None:
    text = f"client: Acme\nprepare:\n  issue: {'x' * 1_900_000}\n"
    lines = [json.dumps({"text": f"{text}  # {n}\n"}) + "\n" for n in range(12)]
    ran = convo.done("import", "-", stdin="".join(lines))
    assert ran.out.count("\n") == 12
    left = {path.name for path in convo.state.rglob("*") if path.is_file()}
    assert left == {"runs", "whose", "written", ".import.lock"}


def test_many_mistakes_are_counted_and_the_first_are_named(convo: Convo) -> None:
    ran = convo("import", "-", stdin="{\n" * 50)
    assert ran.err.count("row ") == 20
    assert "(50 wrong, 0 good)" in ran.err


def test_a_row_without_text_is_written_from_its_tree(convo: Convo) -> None:
    tree = {
        "client": "Acme",
        "prepare": {"tension": 4, "facts": ["One", "no"], "fallback": None},
    }
    ran = convo.done("import", "-", stdin=rows(tree))
    assert ran.out == f"- {convo.file}\n"
    assert convo.file.read_text(encoding="utf-8") == (
        "schema: 1\nclient: Acme\nprepare:\n  tension: 4\n  facts:\n"
        "    - One\n    - |\n      no\n"
    )
    assert convo.done("import", "-", stdin=rows(tree)).out == ""


def test_what_was_exported_without_private_answers_comes_back_without_them(
    convo: Convo, other: Convo
) -> None:
    convo.write(FILE + "# mine\nreflect:\n  share: Ask first.\n")
    text = convo.done("export", "--without-private").out
    other.done("import", "-", stdin=text)
    tree = other.read().tree
    assert tree == {k: v for k, v in convo.read().tree.items() if k != "reflect"}
    assert other.done("import", "-", stdin=text).out == ""


def test_a_talk_comes_as_it_was_with_what_was_foretold_frozen(convo: Convo) -> None:
    convo.done("import", "-", stdin=json.dumps({"text": FILE}))
    ran = convo("set", "k3v9qd", "objective=Another")
    assert ran.code == 2
    assert convo.file.read_text(encoding="utf-8") == FILE


def test_an_answer_that_does_not_fit_comes_as_it_is_and_is_said(convo: Convo) -> None:
    text = FILE.replace("  issue:", "  tension: often\n  issue:")
    ran = convo.done("import", "-", stdin=json.dumps({"text": text}))
    assert "does not fit: convo check" in ran.err
    assert convo.file.read_text(encoding="utf-8") == text


def test_there_may_be_blank_lines_and_a_mark_before_the_first(convo: Convo) -> None:
    line = json.dumps({"text": FILE})
    convo.done("import", "-", stdin=f"\ufeff{line}\r\n\r\n")
    assert convo.file.read_text(encoding="utf-8") == FILE


def test_nothing_is_no_mistake_and_no_file_is_one(convo: Convo) -> None:
    assert "0 imported, 0 here already.\n" in convo.done("import", "-").err
    ran = convo("import", "nowhere.jsonl")
    assert ran.code == 2
    assert ran.err == "There is no file nowhere.jsonl.\n"


def test_a_pipe_will_do(convo: Convo) -> None:
    convo.journal.parent.mkdir(parents=True)
    pipe = convo.journal.parent / "pipe"
    os.mkfifo(pipe)
    with convo.start("import", str(pipe)) as process:
        pipe.write_text(json.dumps({"text": FILE}), encoding="utf-8")
        assert process.wait(60) == 0
    assert convo.file.read_text(encoding="utf-8") == FILE


def whole(convo: Convo) -> dict[str, bytes]:
    """Every file that is no temporary one of a save cut short."""
    found = held(convo).items()
    return {n: data for n, data in found if not Path(n).name.startswith(".~")}


def test_killed_at_any_moment_all_files_are_whole_and_again_ends_it(
    convo: Convo, other: Convo
) -> None:
    random = Random(3)
    files = a_journal(random, 200)
    put(convo, files)
    file = convo.journal.parent / "all.jsonl"
    file.write_text(convo.done("export").out, encoding="utf-8")
    cut_short = 0
    while len(whole(other)) < len(files):
        aim = len(whole(other)) + random.randint(1, 60)
        process = other.start("import", str(file))
        while len(held(other)) < aim and process.poll() is None:
            time.sleep(random.random() / 200)
        process.send_signal(signal.SIGKILL)
        cut_short += process.wait() == -signal.SIGKILL
        assert whole(other).items() <= files.items()
    assert cut_short > 2
    assert other.done("import", str(file)).out == ""
    assert whole(other) == files


def test_two_imports_at_once_take_each_conversation_in_once(
    convo: Convo, other: Convo
) -> None:
    files = a_journal(Random(5), 60)
    put(convo, files)
    file = convo.journal.parent / "all.jsonl"
    file.write_text(convo.done("export").out, encoding="utf-8")
    both = [other.start("import", str(file)) for _ in range(3)]
    assert [each.wait() for each in both] == [0, 0, 0]
    assert whole(other) == files


def test_what_stands_is_named_though_the_disk_is_full_in_the_middle(
    convo: Convo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from convo_prep.errors import NotSavedError
    from convo_prep.store import saving

    create = saving.create

    def full(path: str, data: bytes) -> bool:
        if "second" in path:
            raise NotSavedError("the disk is full")
        return create(path, data)

    monkeypatch.setattr(saving, "create", full)
    lines = "".join(
        json.dumps({"name": f"{name}.yaml", "text": f"client: {name}\n"}) + "\n"
        for name in ("first", "second")
    )
    ran = convo("import", "-", stdin=lines)
    assert ran.code == 23
    assert ran.out == f"- {convo.journal}/first.yaml\n"
    assert "imported" not in ran.err


def test_words_that_cannot_be_written_undo_nothing(convo: Convo) -> None:
    convo.journal.parent.mkdir(parents=True)
    command = [*PROGRAM, "import", "-"]
    with open("/dev/full", "w", encoding="utf-8") as full:
        ran = subprocess.run(
            command,
            env=convo.environ,
            input=json.dumps({"text": FILE}),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 0
    assert "What was given is saved." in ran.stderr
    assert convo.file.read_text(encoding="utf-8") == FILE
