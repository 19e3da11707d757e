"""`convo export`: every conversation is in it, or named as one that is not."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command_line import PROGRAM, Convo
from every_command import FILE

from convo_prep.notation import reading

SECRET = "zimtzicke"
WITH_SECRETS = f"""\
# {SECRET} told me
schema: 1
id: k3v9qd
client: Acme  # {SECRET}
topic: Price
created: 2026-11-20T10:00+01:00
prepare:
  issue: The price went up.
  fallback: {SECRET} goes
  mail: |
    {SECRET} wrote
  concerns:
    - says: Too dear
      landed: {SECRET}
x_mine: {SECRET}
struck:
  - "prepare.concerns: {SECRET}"
"""


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_row_is_the_tree_and_the_very_text_of_a_file(convo: Convo) -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n") + "# bye"
    file = convo.write("", "odd name.yaml")
    file.write_bytes(text.encode())
    [row] = rows(convo.done("export").out)
    assert row["name"] == "odd name.yaml"
    assert row["text"].encode() == file.read_bytes()
    assert row["session"] == reading.parse(file.read_bytes(), "").tree


def test_the_filters_are_those_of_list(convo: Convo) -> None:
    convo.write(FILE)
    other = FILE.replace("Acme", "Borealis").replace("k3v9qd", "a9r5zp")
    convo.write(other, "2026/other.yaml")
    [row] = rows(convo.done("export", "--client", "borealis").out)
    assert row["session"]["client"] == "Borealis"
    assert row["text"] == other
    assert len(rows(convo.done("export", "--state", "open").out)) == 2
    assert rows(convo.done("export", "--since", "2027").out) == []


def test_words_about_it_go_to_stderr(convo: Convo) -> None:
    convo.write(FILE)
    assert convo.done("export").err == "1 conversation, private answers too.\n"
    ran = convo.done("export", "--client", "nobody")
    assert (ran.out, ran.err) == ("", "No conversation fits.\n")


def test_a_file_that_cannot_be_read_is_named_and_the_code_is_22(convo: Convo) -> None:
    convo.write(FILE)
    for number in range(5):
        convo.write("a: 1\na: 2\n", f"2026/broken-{number}.yaml")
    convo.write(FILE, "2026/other.yml")
    ran = convo("export")
    assert ran.code == 22
    assert len(rows(ran.out)) == 1
    assert "Not all is in it" in ran.err
    for number in range(5):
        assert f"2026/broken-{number}.yaml:2:1" in ran.err
    assert "2026/other.yml" in ran.err
    assert convo("export", "--format", "csv").code == 22


def test_without_private_nothing_is_in_it_that_may_be_private(convo: Convo) -> None:
    convo.write(WITH_SECRETS, f"{SECRET}.yaml")
    assert SECRET in convo.done("export").out
    for words in ((), ("--format", "csv")):
        ran = convo.done("export", "--without-private", *words)
        assert SECRET not in ran.out + ran.err
        assert "The price went up." in ran.out
        assert "Too dear" in ran.out
    [row] = rows(convo.done("export", "--without-private").out)
    assert list(row) == ["session"]


def test_csv_has_a_row_of_answers_under_the_names_of_their_keys(convo: Convo) -> None:
    convo.write(WITH_SECRETS)
    out = convo.done("export", "--format", "csv").out
    [row] = csv.DictReader(io.StringIO(out, newline=""))
    assert row["client"] == "Acme"
    assert row["prepare.mail"] == f"{SECRET} wrote"
    assert row["state"] == "planned"


def test_a_format_that_there_is_not_is_refused(convo: Convo) -> None:
    ran = convo("export", "--format", "xml")
    assert ran.code == 2
    assert "Known: jsonl, csv." in ran.err


def test_it_is_utf_8_whatever_the_locale_says(convo: Convo) -> None:
    convo.write(FILE.replace("price went", "Preis für Zoë stieg"))
    environ = {**convo.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    command = [*PROGRAM, "export"]
    ran = subprocess.run(command, env=environ, capture_output=True, check=True)
    assert "für Zoë".encode() in ran.stdout


def test_a_full_disk_and_a_reader_that_has_gone_have_their_codes(convo: Convo) -> None:
    for number in range(40):
        own = f"k3v9{'abcdefgh'[number % 8]}{'abcdefgh'[number // 8]}"
        text = FILE.replace("k3v9qd", own).replace("went up", "up " * 900)
        convo.write(text, f"2026/{number}.yaml")
    with open("/dev/full", "wb") as full:
        process = convo.start("export", stdout=full, stderr=subprocess.PIPE)
        _, said = process.communicate()
    assert process.returncode == 23
    assert b"The output was not written: the disk is full." in said
    process = convo.start("export", stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b'{"name":"2026/')
    process.stdout.close()
    assert process.wait() == 141


def test_a_name_that_is_no_text_comes_through(convo: Convo) -> None:
    file = convo.write(FILE)
    os.rename(os.fsencode(file), os.fsencode(file.parent) + b"/caf\xe9.yaml")
    [row] = rows(convo.done("export").out)
    assert os.fsencode(row["name"]) == b"2026/caf\xe9.yaml"
