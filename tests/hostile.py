"""Hostile values, and journals, configs and playbooks with them in every key.

All of it comes from one `Random`, so that a number names a case.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from command_line import GUIDE, Convo

from convo_prep.advice.playbook import fill
from convo_prep.guide import Question
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.schema.playbooks import PlaybookFile
from convo_prep.text import Tree

ID = "k3v9qd"
# What stands in every private answer, and must not leave unasked.
SECRET = "qzsecretzq"
CONTROL = [chr(code) for code in (*range(32), 0x7F, 0x80, 0x85, 0x9B, 0x9D)]
BIDI = ["\u202e", "\u2066abc\u2069", "\u200f", "\u061c", "\u2028", "\u2029", "\ufeff"]
UNSEEN = ["\u00ad", "\u200b", "\U000e0041\U000e007f", "\ufffe", "\ufff9", "\ue000"]
LONE = ["\ud800", "a\udcffb", "\udfff\ud800"]
TERMINAL = [
    "\x1b]0;owned\x07",
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b]8;;http://x\x07click\x1b]8;;\x07",
    "\x9b31m",
    "a\rb",
    "a\bb",
]
YAML = [
    "- a",
    "? a",
    "a: b",
    "&a *a",
    "!!python/object:os.system",
    "|",
    ">-",
    "...",
    "---",
]
YAML += ["{a: b}", "[a", "'", '"', "# c", "a # b", "null", "~", "<<: *a", "%TAG", "@x"]
MARKUP = [
    "[bold red]x[/]",
    "[/]",
    "[link=x]y",
    "<script>alert(1)</script>",
    "&lt;",
    "]]>",
]
MARKUP += ["**x**", "# x", "`x`", "![x](http://x/y.png)", "<!-- x -->", "|a|b|", "\\"]
TEMPLATES = [
    "{client}",
    "{0.__class__}",
    "{{7*7}}",
    "${HOME}",
    "%(x)s",
    "%s%n",
    "{",
    "}",
]
SHELL = [
    "$(touch x)",
    "`id`",
    "; rm -rf /",
    "| sh",
    "&& id",
    "-rf",
    "--",
    "--yes",
    "'\"'",
]
PATHS = [
    "../../etc/passwd",
    "/etc/passwd",
    "~",
    "~root/x",
    "C:\\x",
    "a/b",
    ".",
    "..",
    "x.yaml",
]
MAIL = [
    "x\nBcc: a@b.example",
    "x\r\nTo: a@b.example\r\n\r\nhi",
    "=?utf-8?q?x?=",
    "\nDTEND:1",
]
MAIL += ["END:VEVENT\nBEGIN:VEVENT", "a;b,c\\n", "a@b", '"a" <b@c>']
NUMBERS = [
    "9" * 5_000,
    "-1",
    "1e999",
    "0x10",
    "٣",
    "²",
    "1_000",
    "NaN",
    "0" * 400 + "1",
]
DATES = [
    "0001-01-01",
    "9999-12-31 23:59",
    "2026-02-30",
    "2026-11-21T25:00+99:99",
    "tomorrow",
]
DATES += ["2026-11-21T08:50+01:00", "2026-11-20 09:00", "2026-11-25", "none", "00:00"]
PLAIN = [
    "",
    " ",
    "x",
    "me",
    "client",
    "Acme",
    "done",
    "agreed",
    "yes",
    "price-pushback",
]
LONG = ["long " * 400, "w" * 3_000, "ä" * 700, "\n".join("line" for _ in range(200))]
LONG += ["e" + "\u0301" * 300, "👩\u200d👩\u200d👧" * 40, "\t" * 80]
VALUES = [
    *(CONTROL + BIDI + UNSEEN + LONE + TERMINAL + YAML + MARKUP + TEMPLATES + SHELL),
    *(PATHS + MAIL + NUMBERS + DATES + PLAIN + LONG),
]
OWN_KEYS = [
    "x_own",
    "mood",
    "a.b",
    "",
    "prepare ",
    "constructor",
    "é",
    "id2",
    "own key",
]


def value(choose: Random) -> str:
    """Return a hostile text: one of the table, two of it, or any characters."""
    how = choose.random()
    if how < 0.65:
        return choose.choice(VALUES)
    if how < 0.85:
        return choose.choice(VALUES) + choose.choice(VALUES)
    many = choose.randrange(12)
    return "".join(chr(choose.randrange(0x110000)) for _ in range(many))


def tree(choose: Random) -> dict[str, Tree]:
    """Return a session with something hostile in most of its keys."""
    found: dict[str, Any] = {
        "schema": "1",
        "id": ID,
        "client": "Acme",
        "topic": "Renewal price",
        "by": "sam",
        "created": "2026-11-20T10:00+01:00",
        "timezone": "Europe/Berlin",
    }
    for key in ("client", "topic", "by", "created", "timezone", "closed"):
        if choose.random() < 0.3:
            found[key] = value(choose)
    if choose.random() < 0.03:
        found[choose.choice(["schema", "id"])] = value(choose)
    for question in GUIDE.questions():
        if question.each_of or choose.random() < 0.25:
            continue
        section = found.setdefault(question.step, {}) if question.step else found
        if question.step or question.key not in found:
            section[question.key] = _answer(question, choose)
    for key in choose.sample(OWN_KEYS, 2):
        choose.choice([found, found.setdefault("prepare", {})])[key] = value(choose)
    return found


def file_of(found: dict[str, Tree], choose: Random) -> bytes:
    """Return a session as the bytes of a file: in our form, or as JSON, or torn."""
    if choose.random() < 0.9:
        try:
            return dump(found, is_typed(GUIDE)).encode("utf-8", "surrogatepass")
        except (UnicodeError, ValueError):
            pass
    text = json.dumps(found).encode("ascii")
    return text[: choose.randrange(len(text))] if choose.random() < 0.1 else text


def prepared(folder: Path, choose: Random) -> Convo:
    """Return a journal with such a session, and maybe such a config and playbook."""
    convo = Convo(folder)
    convo.own |= {"EDITOR": "true", "CONVO_DEBUG": "1"}
    path = convo.write("", "2026/2026-11-20-acme-renewal-price.yaml")
    found = tree(choose)
    config = Path(convo.own["CONVO_CONFIG"])
    if choose.random() < 0.3:
        found["playbook"] = "own"
        (config.parent / "playbooks").mkdir(parents=True, mode=0o700)
        text = json.dumps(_playbook(choose))
        (config.parent / "playbooks" / "own.yaml").write_text(text, "utf-8")
    if choose.random() < 0.1:
        _configured(config, choose)
    path.write_bytes(file_of(found, choose))
    return convo


def _answer(question: Question, choose: Random) -> Any:
    secret = question.private
    if question.fields and choose.random() < 0.85:
        many = choose.randrange(1, 4)
        return [_record(question, choose) for _ in range(many)]
    if question.kind == "list" and choose.random() < 0.8:
        return [_text(choose, secret) for _ in range(choose.randrange(1, 4))]
    if choose.random() < 0.1:
        return choose.choice([[], {}, [[]], {"a": {"b": [_text(choose, secret)]}}])
    if question.choices and choose.random() < 0.6:
        return choose.choice(question.choices)
    if question.kind == "when" and choose.random() < 0.6:
        return choose.choice(DATES)
    return _text(choose, secret)


def _record(question: Question, choose: Random) -> Any:
    if choose.random() < 0.1:
        return _text(choose, question.private)
    record = {}
    for field in question.fields:
        if choose.random() < 0.85:
            secret = question.private or field.private
            if field.choices and choose.random() < 0.6:
                record[field.key] = choose.choice(field.choices)
            elif field.kind == "when" and choose.random() < 0.6:
                record[field.key] = choose.choice(DATES)
            else:
                record[field.key] = _text(choose, secret)
    return record


def _text(choose: Random, secret: bool) -> str:
    found = value(choose)
    if not secret:
        return found
    return choose.choice([f"{SECRET} {found}", f"{found} {SECRET}", SECRET])


def _playbook(choose: Random) -> dict[str, Any]:
    """Return a playbook that has something hostile in most of its keys."""
    found: dict[str, Any] = {}
    for name, field in PlaybookFile.model_fields.items():
        how = choose.random()
        key = field.alias or name
        if how < 0.3:
            found[key] = value(choose)
        elif how < 0.6:
            found[key] = [value(choose) for _ in range(2)]
        elif how < 0.8:
            keys = ("says", "reply", "text", "why", "if", "option", "at", "what")
            found[key] = [{k: value(choose) for k in choose.sample(keys, 4)}]
    sound = {
        "schema": "1",
        "id": "own",
        "title": "Own",
        "summary": "Mine.",
        "concerns": [{"says": fill("{client}", {}), "reply": value(choose)}],
        "questions": [value(choose)],
    }
    return {**found, **sound} if choose.random() < 0.7 else {**sound, **found}


def _configured(config: Path, choose: Random) -> None:
    """Write something hostile into the config, and into what lies beside it."""
    config.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = ("by", "recap_mark", "hints", "drafts", "plain", "editing", "mood", "x_a")
    said = {key: value(choose) for key in choose.sample(keys, 3)}
    config.write_text(json.dumps(said), "utf-8")
    remembered = {key: value(choose) for key in ("name", "dates", "other")}
    (config.parent / "remembered.yaml").write_text(json.dumps(remembered), "utf-8")
    rule = {key: value(choose) for key in ("id", "re", "say", "why", "level", "scope")}
    sound = {"id": "own", "re": "price", "say": value(choose)}
    rules = {"rules": [choose.choice([rule, sound, {**rule, **sound}])]}
    (config.parent / "wording.yaml").write_text(json.dumps(rules), "utf-8")
