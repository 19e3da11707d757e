"""Hostile text in every answer, through every looking command in every format."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from command_line import GUIDE, Convo, Ran

from convo_prep.guide import Question
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.text import Tree

ID = "k3v9qd"
POISON = {
    "markup": "[red]cheap[/b]",
    "link": "[link=http://x]y",
    "emoji name": ":smile:",
    "format field": "{0.__class__}",
    "template": "${HOME}$(id)`id`",
    "percent": "100%s%(x)d",
    "html": "<script>alert(1)</script>",
    "entity": "&lt;b&gt;&",
    "markdown": "**b**_i_[a](b)",
    "table": "a|b|c",
    "quotes": "\"a'b\\",
    "bidi": "abc\u202edef\u2066",
    "zero width": "a\u200bb\u200e",
    "right to left": "שלום",
}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e]")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")
STYLED = re.compile(r"\x1b\[[0-9;]*m")
LOOKS = (
    (),
    ("list",),
    ("list", "--all", "--json"),
    ("actions",),
    ("actions", "--json"),
    ("show", ID),
    ("show", ID, "--json"),
    ("grep", "e"),
    ("grep", "e", "--json"),
    ("grep", "e", "-C", "2"),
    ("grep", "e", "-l"),
    ("path", ID),
    ("card", ID),
    *(("show", ID, "--private", "--format", f) for f in ("plain", "markdown", "html")),
    *(("card", ID, "--private", "--format", f) for f in ("plain", "markdown", "html")),
)
STYLES = (("show", ID, "--format", "terminal"), ("card", ID, "--format", "terminal"))


def answer(question: Question, text: str) -> Tree:
    """Any right answer, with the text wherever a text may stand."""
    if question.fields:
        return [{field.key: answer(field, text) for field in question.fields}]
    if question.kind == "list":
        return [text]
    if question.kind == "choice":
        return question.choices[0]
    if question.kind == "scale":
        return str(question.range[1])
    return "2026-11-20" if question.kind == "when" else text


def poisoned(folder: Path, text: str) -> Convo:
    """A journal with one session that says this everywhere."""
    tree: dict[str, Any] = {"schema": "1", "id": ID, "client": "", "topic": ""}
    for question in GUIDE.questions():
        if question.step == "follow_up" or question.each_of:
            continue
        section = tree.setdefault(question.step, {}) if question.step else tree
        section[question.key] = answer(question, text)
    tree["resolve"]["actions"][0] |= {"done": "", "dropped": ""}
    tree |= {"created": "2026-11-20T10:00+01:00", "timezone": "Europe/Berlin"}
    tree["mine"] = text
    convo = Convo(folder)
    convo.write(dump(tree, is_typed(GUIDE)))
    return convo


def shown_as_it_is(ran: Ran, words: tuple[str, ...], text: str) -> bool:
    """Whether a show holds the text, once its format is undone."""
    if "--json" in words:
        return text in leaves(json.loads(ran.out))
    if "html" in words:
        assert "<script" not in ran.out.lower()
        return text in html.unescape(ran.out)
    if "markdown" in words:
        assert not re.search(r"(?<!\\)<script", ran.out)
        return text in ESCAPED.sub(lambda m: m[1] or html.unescape(m[0]), ran.out)
    return text in ran.out


def leaves(tree: Any) -> list[str]:
    """Every text in what JSON holds."""
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        return [leaf for part in tree for leaf in leaves(part)]
    return [str(tree)]


@pytest.mark.parametrize("text", POISON.values(), ids=POISON)
def test_no_answer_is_taken_for_anything_but_text(tmp_path: Path, text: str) -> None:
    convo = poisoned(tmp_path, text)
    visible = CONTROL.search(text) is None
    for words in LOOKS:
        ran = convo.done(*words)
        assert not CONTROL.search(ran.out + ran.err), words
        if words[:1] == ("show",) and visible:
            assert shown_as_it_is(ran, words, text), (words, ran.out)
    for words in STYLES:
        ran = convo.done(*words)
        assert not CONTROL.search(STYLED.sub("", ran.out)), words
        if words[0] == "show" and visible:
            assert text in STYLED.sub("", ran.out), words


@pytest.mark.parametrize("text", POISON.values(), ids=POISON)
def test_a_message_to_the_client_says_the_text_as_it_is(
    tmp_path: Path, text: str
) -> None:
    convo = poisoned(tmp_path, text)
    convo.write(convo.file.read_text(encoding="utf-8").replace("recap:", "own_recap:"))
    ran = convo("recap", ID)
    assert not CONTROL.search(ran.out + ran.err)
    if "{" in text:
        assert ran.code == 2
        return
    assert ran.code == 0
    assert CONTROL.search(text) or text in ran.out


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "\x1b]8;;http://x\x07y", "\x1b]52;c;aGk=\x07", "a\x9b1mb"]
)
def test_what_a_terminal_would_obey_is_never_stored(tmp_path: Path, text: str) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", f"Acme{text}", f"T{text}", "--set", f"issue={text}")
    convo.done("note", f"N{text}", "--in", "acme")
    stored = convo.file.read_text(encoding="utf-8")
    assert not CONTROL.search(stored)
    for words in ((), ("list",), ("show", "last"), ("grep", "e")):
        assert not CONTROL.search(convo.done(*words).out)


@pytest.mark.parametrize("text", ["\x1b[31m", "\x9b31m", "\x00", "\u202e"])
def test_a_file_with_raw_escapes_shows_none_of_them(tmp_path: Path, text: str) -> None:
    convo = Convo(tmp_path)
    convo.write(f"schema: 1\nid: {ID}\nclient: Acme\nmine: red {text}\n")
    for words in ((), ("list",), ("show", ID), ("grep", "red"), ("check",)):
        ran = convo(*words)
        assert ran.code in (0, 1, 22, 27), ran
        assert not CONTROL.search(ran.out + ran.err), words


@pytest.mark.parametrize("text", POISON.values(), ids=POISON)
def test_what_is_typed_on_the_line_comes_back_without_escapes(
    tmp_path: Path, text: str
) -> None:
    convo = Convo(tmp_path)
    hostile = f"\x1b[31m{text}"
    for words in (
        ("show", hostile),
        ("grep", hostile),
        ("list", "--state", hostile),
        ("list", "--since", hostile),
        ("prep", "Acme", "--set", f"{hostile}=x"),
        ("prep", "Acme", "--set", f"tension={hostile}"),
        ("prep", "Acme", "--playbook", hostile),
        ("show", "--format", hostile),
        (hostile,),
        ("restore", hostile),
        ("grep", "-E", f"({hostile}"),
    ):
        ran = convo(*words)
        assert ran.code in (1, 2, 20, 28), (words, ran)
        assert not CONTROL.search(ran.out + ran.err), words
    assert convo.files() == []
