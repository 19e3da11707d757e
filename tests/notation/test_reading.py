from __future__ import annotations

import time
from random import Random
from typing import Any

import pytest
import yaml
from bombs import BOMBS, LARGE_AND_FINE, MISTAKES
from hand_styled import HandStyled, file_by_hand, hand_styled, numbers
from hypothesis import given, settings
from hypothesis import strategies as st

from convo_prep.errors import UnreadableFileError
from convo_prep.notation import own_form, parsing
from convo_prep.notation.reading import header, parse, plain_title
from convo_prep.notation.writing import dump

MUTATED_FILES = max(3_000, settings().max_examples * 10)
SECONDS = 2.0

SPLINTERS = (
    b"\xff",
    b"\xed\xa0\x80",
    *(part.encode() for part in (
        "\n", " ", "  ", "\t", ":", ": ", "- ", "|", ">", "|-", '"', "'", "#", " #",
        "&a ", "*a", "!t ", "!!str ", "[", "]", "{", "}", ",", "? ", "%", "---\n",
        "...\n", "<<: ", "\r", "\r\n", "\ufeff", "\x00", "\x1b", "\x85", "\u2028",
        "\\u", "\\ud800", "@", "`", "<<<<<<< H\n", "0x1", "no", "~", "😀",
    )),
)  # fmt: skip


def tree_of(data: bytes) -> dict[str, Any]:
    return parse(data, "s.yaml").tree


def without_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LOADER", yaml.BaseLoader)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "12:30",
        "2026-13-45",
        "0123",
        "1_000",
        ".5",
        "1e3",
        "true",
        "=",
        "a:b",
    ],
)
def test_no_value_changes_its_meaning(written: str) -> None:
    assert tree_of(f"k: {written}\n".encode()) == {"k": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# gone"])
def test_what_is_empty_is_absent(written: str) -> None:
    data = f"a: 1\nk: {written}\nl:\n  - x\n  - {written}\n  - y\n".encode()
    assert tree_of(data) == {"a": "1", "l": ["x", "y"]}


def test_a_quoted_null_is_the_word() -> None:
    assert tree_of(b"a: 'null'\nb: \"~\"\nc: |\n  null\n") == {
        "a": "null",
        "b": "~",
        "c": "null",
    }


def test_the_line_breaks_around_a_block_do_not_belong_to_its_text() -> None:
    assert tree_of(b"a: |+\n\n  one\n\n  two\n\n\n") == {"a": "one\n\ntwo"}


def test_a_file_of_comments_is_an_empty_tree() -> None:
    assert tree_of(b"# client: Acme\n") == {}
    assert tree_of(b"---\n# client: Acme\n") == {}


def test_the_text_is_the_file_to_the_byte() -> None:
    data = "\ufeffa: 1\r\nb: |\r\n  é\r\n\r\n".encode()
    read = parse(data, "s.yaml")
    assert read.text.encode() == data
    assert read.tree == {"a": "1", "b": "é"}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_place(name: str) -> None:
    data, sentence = MISTAKES[name]
    with pytest.raises(UnreadableFileError) as raised:
        parse(data, "s.yaml")
    assert raised.value.sentence == sentence
    assert raised.value.hint


@pytest.mark.parametrize("name", MISTAKES)
def test_no_mistake_repeats_what_was_said(name: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        parse(MISTAKES[name][0], "s.yaml")
    assert "secret" not in raised.value.sentence + raised.value.hint


@pytest.mark.parametrize("name", MISTAKES)
def test_without_libyaml_a_mistake_is_told_all_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_parser_in_c(monkeypatch)
    with pytest.raises(UnreadableFileError) as raised:
        parse(MISTAKES[name][0], "s.yaml")
    assert raised.value.sentence.startswith("s.yaml:")
    assert "secret" not in raised.value.sentence + raised.value.hint


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_hurt_is_refused_at_once(name: str) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableFileError):
        parse(BOMBS[name], "s.yaml")
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", LARGE_AND_FINE)
def test_a_large_file_is_read(name: str) -> None:
    start = time.process_time()
    assert list(tree_of(LARGE_AND_FINE[name])) == ["a"]
    assert time.process_time() - start < SECONDS


def test_limits_are_the_last_things_allowed() -> None:
    assert tree_of(b"a: " + b"[" * 11 + b"x" + b"]" * 11)
    assert tree_of(b"k" * 200 + b": 1\n")
    assert len(tree_of(b"".join(b"k%d: v\n" % n for n in range(9_999)))) == 9_999


def test_seven_signs_in_a_text_are_no_merge_conflict() -> None:
    assert tree_of(b"a: |\n  <<<<<<< HEAD\nb: 1\n") == {"a": "<<<<<<< HEAD", "b": "1"}


def mutated(number: int) -> bytes:
    random = Random(number)
    data = bytearray(file_by_hand(random).text.encode())
    for _ in range(random.choice([1, 1, 2, 3, 8, 30])):
        place = random.randint(0, len(data))
        way = random.random()
        if way < 0.5:
            data[place:place] = random.choice(SPLINTERS)
        elif way < 0.7:
            del data[place : place + random.randint(1, 40)]
        elif way < 0.85:
            data[place:place] = data[place : place + random.randint(1, 200)]
        elif data:
            data[min(place, len(data) - 1)] = random.randrange(256)
    return bytes(data)


@settings(max_examples=MUTATED_FILES)
@given(numbers.map(mutated))
def test_a_damaged_file_is_read_like_yaml_reads_it_or_refused_with_its_place(
    data: bytes,
) -> None:
    try:
        tree = tree_of(data)
    except UnreadableFileError as error:
        _, line, column, _ = error.sentence.split(":", 3)
        assert 1 <= int(line) <= data.count(b"\n") + 2
        assert int(column) >= 1
    else:
        assert tree == as_yaml_has_it(data)


def as_yaml_has_it(data: bytes) -> Any:
    """What PyYAML makes of it, when null is absent and outer line breaks are cut."""
    loader = parsing.LOADER(data.decode("utf-8-sig"))
    return _meant(loader.get_single_node()) or {}


def _meant(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        pairs = ((key.value, _meant(value)) for key, value in node.value)
        return {key: value for key, value in pairs if value is not None}
    if isinstance(node, yaml.SequenceNode):
        return [item for item in map(_meant, node.value) if item is not None]
    if node is None or (not node.style and node.value in own_form.NULLS):
        return None
    return node.value.strip("\n") if node.style in {"|", ">"} else node.value


@given(hand_styled())
def test_with_and_without_libyaml_the_same_is_read(file: HandStyled) -> None:
    with_it = tree_of(file.text.encode())
    with pytest.MonkeyPatch.context() as patch:
        without_parser_in_c(patch)
        assert tree_of(file.text.encode()) == with_it


OURS = b"""\
# a comment of yours
schema: 1
id: k3v9qd
client: Acme & Sons (Ltd), 100% #1

topic: Renewal: price at 12:30
created: 2026-11-21T17:10+01:00
prepare:
  issue: x
closed: 2026-12-05
"""


def test_the_header_is_read_up_to_the_first_section() -> None:
    data = OURS.replace(b" #1", b"").replace(b"Renewal: price", b"Renewal price")
    assert header(data) == {
        "schema": "1",
        "id": "k3v9qd",
        "client": "Acme & Sons (Ltd), 100%",
        "topic": "Renewal price at 12:30",
        "created": "2026-11-21T17:10+01:00",
    }


@pytest.mark.parametrize(
    "odd",
    [
        "client: Acme # the big one", "client: Acme: the big one", "client: 'Acme'",
        "client: |\n  Acme", "client: Acme\n  and Sons", "client: Acme\n\n  and Sons",
        "client: ~", "client: null", "client: Acme ", "client: Acme\nclient: Bee",
        "client:\tAcme", "client: Acme:", "tags: [a, b]", "client : Acme", "\ufeffa: b",
        "client: A\x85", "<<<<<<< HEAD",
    ],
)  # fmt: skip
def test_the_header_of_anything_unusual_is_left_to_the_parser(odd: str) -> None:
    assert header(f"{odd}\nprepare:\n  issue: x\n".encode()) is None


def test_the_header_of_broken_utf8_is_left_to_the_parser() -> None:
    assert header(b"client: caf\xe9\nprepare:\n") is None


def test_a_header_longer_than_the_limit_is_left_to_the_parser() -> None:
    data = b"client: Acme\ntopic: Price\nprepare:\n  issue: x\n"
    assert header(data, limit=20) is None
    assert header(data[:26], limit=26) is None
    assert header(data[:30], limit=30) is None
    assert header(data[:36], limit=36) == {"client": "Acme", "topic": "Price"}


def test_a_file_without_sections_is_all_header() -> None:
    assert header(b"client: Acme\ntopic: Price") == {"client": "Acme", "topic": "Price"}


def agree(data: bytes) -> None:
    found = header(data)
    if found is None:
        return
    try:
        tree = tree_of(data)
    except UnreadableFileError:
        return
    assert found == {key: tree[key] for key in found}
    assert list(found) == list(tree)[: len(found)]


@settings(max_examples=MUTATED_FILES)
@given(numbers)
def test_the_header_agrees_with_the_whole_reading(number: int) -> None:
    random = Random(number)
    data = bytearray(OURS)
    for _ in range(random.randint(0, 3)):
        place = random.randint(0, len(data))
        data[place:place] = random.choice(SPLINTERS)
    agree(bytes(data))


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_header_of_a_file_of_ours_agrees_with_the_whole_reading(
    client: str, topic: str
) -> None:
    agree(dump({"client": client, "topic": topic, "prepare": {"issue": "x"}}).encode())


BEGINNING = b"""\
schema: 1
id: k3v9qd
client: Acme (Berlin) & Co.
topic: Renewal price, 2nd round
contact: Dana Reyes
prepare:
  issue: They want a discount.
"""


def test_client_and_topic_of_a_file_of_ours_are_read_from_its_first_lines() -> None:
    data = dump(tree_of(BEGINNING), lambda path: path == ("schema",)).encode("ascii")
    assert plain_title(data) == ("Acme (Berlin) & Co.", "Renewal price, 2nd round")


@settings(max_examples=MUTATED_FILES)
@given(numbers)
def test_what_the_first_lines_say_agrees_with_the_whole_reading(number: int) -> None:
    random = Random(number)
    data = bytearray(BEGINNING)
    for _ in range(random.randint(0, 2)):
        place = random.randint(0, BEGINNING.index(b"prepare"))
        data[place:place] = random.choice((*SPLINTERS, b"client: x\n", b"  x\n"))
    found = plain_title(bytes(data))
    if found is None:
        return
    try:
        tree = tree_of(bytes(data))
    except UnreadableFileError:
        return
    assert found == (tree.get("client", ""), tree.get("topic", ""))


@pytest.mark.parametrize(
    "odd",
    [
        *("client: null", "client: Acme  # ours", "client: Acme ", "client: 'Acme'"),
        *("client: Café", "client: Acme\n  Berlin", "client:", "client: A: b"),
    ],
)
def test_what_is_not_plain_in_the_first_lines_is_read_in_another_way(odd: str) -> None:
    data = BEGINNING.decode("ascii").replace("client: Acme (Berlin) & Co.", odd)
    assert plain_title(data.encode("utf-8")) is None
