from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hand_styled import any_text, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convo_prep.notation.reading import parse
from convo_prep.notation.writing import dump, normal_form
from convo_prep.text import Tree, normal

WRITTEN_TEXTS = max(3_000, settings().max_examples * 10)

SESSION: dict[str, Tree] = {
    "schema": "1",
    "client": "Acme",
    "contact": "",
    "prepare": {
        "issue": "Acme asks for 20% off the renewal; our costs rose 6%.",
        "facts": ["12:30 call: they said 'no'", "no"],
        "concerns": [{"says": "Others do it for half.", "likely": "50"}],
        "options": [],
    },
    "initiate": {"meeting_at": "2026-11-24 15:00"},
    "reflect": {"worked": "  indented\n\n# no comment\n- no item"},
}
WRITTEN = """\
schema: 1
client: Acme
prepare:
  issue: Acme asks for 20% off the renewal; our costs rose 6%.
  facts:
    - |
      12:30 call: they said 'no'
    - |
      no
  concerns:
    - says: Others do it for half.
      likely: 50
initiate:
  meeting_at: 2026-11-24 15:00
reflect:
  worked: |2
      indented

    # no comment
    - no item
"""
TYPED = {
    ("schema",),
    ("prepare", "concerns", 0, "likely"),
    ("initiate", "meeting_at"),
}

# The core schema of YAML 1.2.2, section 10.3.2.
CORE = re.compile(
    r"|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+"
    r"|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


def spread(text: str, other: str) -> dict[str, Any]:
    """Texts at every kind of place a session has."""
    return {
        "client": text,
        "prepare": {"issue": other, "facts": [text, other], "x": [[text], [other]]},
        "resolve": {"actions": [{"what": text}, {"what": other, "owner": text}]},
    }


def lines_cut(tree: Any) -> Any:
    """A tree as another reader has it, without the last line break of each block."""
    if isinstance(tree, dict):
        return {key: lines_cut(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [lines_cut(item) for item in tree]
    return tree.removesuffix("\n") if isinstance(tree, str) else tree


def test_a_session_is_written_as_documented() -> None:
    assert dump(SESSION, lambda path: path in TYPED) == WRITTEN


@settings(max_examples=WRITTEN_TEXTS)
@example("...", "---")
@example("a\u00a0#b", "a\u00a0")
@example("-", "?")
@example("\u2028x", "x\ufeff")
@example("<<", "<<<<<<< HEAD")
@given(texts, any_text)
def test_any_text_that_is_written_is_read_again(text: str, other: str) -> None:
    tree = spread(text, other)
    written = dump(tree)
    if written:
        assert parse(written.encode(), "s.yaml").tree == normal_form(tree)


@given(texts, any_text)
def test_every_reader_takes_what_is_written_for_the_same_text(
    text: str, other: str
) -> None:
    tree = spread(text, other)
    written = dump(tree) or "{}"
    expected = normal_form(tree)
    assert lines_cut(yaml.load(written, yaml.BaseLoader)) == expected
    assert lines_cut(yaml.load(written, yaml.SafeLoader)) == expected
    for event in yaml.parse(written):
        if isinstance(event, yaml.ScalarEvent):
            assert event.style in {None, "|"}
            assert event.style or not CORE.fullmatch(event.value)


@given(texts.filter(normal))
def test_each_line_of_a_text_is_one_line_of_the_file_as_it_was_typed(text: str) -> None:
    lines = dump({"prepare": {"facts": [text]}}).splitlines()
    for line in normal(text).split("\n"):
        assert any(found.endswith(line) for found in lines)
    assert len(lines) <= len(normal(text).split("\n")) + 3


@pytest.mark.parametrize(
    "phrase",
    [
        "it's", '"half"', "Müller", "שלום", "😀 fine", "- a dash", "they: no",
        "#3 and # 4", "C:\\new", "100 %", "'quoted'", "{x} [y]",
        "a paragraph " * 60 + "of one line",
    ],
)  # fmt: skip
def test_grep_finds_a_phrase_as_it_was_typed(phrase: str) -> None:
    assert phrase in dump({"prepare": {"issue": phrase, "facts": [f"so {phrase}"]}})


@pytest.mark.parametrize(
    "text",
    ["no", "On", "12:30", "2026-11-21", "~", "null", "0123", "1e3", ".inf", "0x1F", "y",
     "2026-11-21 15:00", "2026-11-21T15:00:00+01:00", "-5", "1_000", "=", "<<", "3.5"],
)  # fmt: skip
def test_free_text_that_a_reader_might_take_for_something_else_is_a_block(
    text: str,
) -> None:
    assert dump({"k": text}) == f"k: |\n  {text}\n"


@pytest.mark.parametrize(
    "text", ["no", "50", "2026-11-24 15:00", "2026-11-24T15:02+01:00", "not", "1"]
)
def test_a_typed_value_stands_plain(text: str) -> None:
    assert dump({"k": text}, lambda _path: True) == f"k: {text}\n"


@pytest.mark.parametrize("text", ["null", "~", "a: b", "x # y", "- z", "two\nlines"])
def test_a_typed_value_that_would_be_read_as_another_is_a_block(text: str) -> None:
    written = dump({"k": text}, lambda _path: True)
    assert written.startswith("k: |\n")
    assert parse(written.encode(), "s.yaml").tree == {"k": text}


def test_whether_a_value_is_typed_is_asked_by_its_path() -> None:
    asked: list[tuple[str | int, ...]] = []

    def plain(path: tuple[str | int, ...]) -> bool:
        asked.append(path)
        return False

    dump({"a": {"b": [{"c": "x"}, "y"]}}, plain)
    assert asked == [("a", "b", 0, "c"), ("a", "b", 1)]


def test_what_is_empty_is_left_out() -> None:
    tree: dict[str, Tree] = {
        "a": "",
        "b": [],
        "c": {"d": "", "e": [{}, ""]},
        "f": " \n\t\n",
    }
    assert dump(tree) == ""
    assert dump({**tree, "g": "x"}) == "g: x\n"


@pytest.mark.parametrize(
    "key", ["own key", "a: b", "# c", "x" * 200, "12", "no", "'", "-"]
)
def test_an_unknown_key_is_kept(key: str) -> None:
    written = dump({key: {key: "x"}})
    assert parse(written.encode(), "s.yaml").tree == {key: {key: "x"}}


@given(st.lists(st.text("abc", min_size=1), unique=True))
def test_keys_keep_their_order(keys: list[str]) -> None:
    written = dump(dict.fromkeys(keys, "x"))
    assert list(parse(written.encode() or b"#", "s.yaml").tree) == keys
