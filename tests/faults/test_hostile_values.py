"""Whatever stands in files, settings and arguments: no crash, no leak, no control.

Each line of each command runs on journals with hostile values in every key, in each
format, a few times here and 20,000 times in all before a release.
"""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_string, policy
from pathlib import Path
from random import Random

import hostile
import pytest
from command_line import Convo, Ran
from every_command import EVERY, Line
from hypothesis import settings

from convo_prep.formats.table import FORMATS

RUNS = max(2, settings().max_examples // len(EVERY))
SECONDS = 30
CODES = {0, 1, 2, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 130}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# What a terminal obeys, or what turns text around, as `text.visible` knows it.
OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
HANDED_ON = {"card", "recap", "calendar"}
HEADERS = {
    *("subject", "x-unsent", "mime-version", "content-type", "to", "from", "date"),
    *("content-transfer-encoding",),
}


def with_format(line: Line, choose: Random) -> tuple[str, ...]:
    """Return the words of a line, in another format where it takes one."""
    words = line.with_reference(hostile.ID)
    if "--format" in words:
        at = words.index("--format") + 1
        return (*words[:at], choose.choice(list(FORMATS)), *words[at + 1 :])
    takes_one = words[:1] in (("card",), ("show",), ("insights",), ("clients",))
    if takes_one and "--json" not in words and choose.random() < 0.6:
        return (*words, "--format", choose.choice(list(FORMATS)))
    return words


def spoiled(words: tuple[str, ...], choose: Random) -> tuple[str, ...]:
    """Return words, maybe one of them, or the value in it, hostile."""
    places = [
        at
        for at in range(1, len(words))
        # The file that a mail is written to is anybody's choice.
        if not words[at].startswith("--") and words[at - 1] != "--eml"
    ]
    if not places or choose.random() < 0.7:
        return words
    at = choose.choice(places)
    found = hostile.value(choose).replace("\0", "")
    key, sign, _ = words[at].partition("=")
    return (*words[:at], f"{key}={found}" if sign else found, *words[at + 1 :])


def given(line: Line, choose: Random) -> str:
    """Return what comes in on stdin, now and then something hostile."""
    if not line.stdin or choose.random() < 0.7:
        return line.stdin
    return hostile.value(choose).encode("utf-8", "ignore").decode("utf-8")


@contextmanager
def in_time() -> Iterator[None]:
    """Fail what takes longer than anybody waits."""

    def late(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def form_of(words: tuple[str, ...]) -> str:
    return words[words.index("--format") + 1] if "--format" in words else ""


def is_handed_on(words: tuple[str, ...]) -> bool:
    """Whether what a line prints is for somebody else, or may lie on the table."""
    if "--private" in words or not words:
        return False
    shared = form_of(words) in ("markdown", "html")
    return words[0] in HANDED_ON or (words[0] in ("show", "clients") and shared)


def must_be_harmless(words: tuple[str, ...], ran: Ran) -> None:
    assert ran.code in CODES, ran.err
    assert "Traceback" not in ran.out + ran.err
    assert not OBEYED.search(COLOUR.sub("", ran.err)), ran.err
    assert hostile.SECRET not in ran.err
    if is_handed_on(words):
        assert hostile.SECRET not in ran.out
    shown = ran.out
    if "--json" in words:
        json.loads(shown or "[]")
    elif words[:1] == ("calendar",):
        assert shown.count("BEGIN:VEVENT\r\n") == shown.count("\r\nEND:VEVENT")
        shown = shown.replace("\r\n", "\n")
    elif "--eml" in words and ran.code == 0:
        mail = message_from_string(shown, policy=policy.default)
        assert {name.lower() for name in dict(mail)} <= HEADERS
        shown = shown.replace("\r\n", "\n")
    elif words[:1] == ("note",) and ran.code:
        # What could not be kept goes back into the pipe to the byte.
        shown = ""
    elif form_of(words) == "html":
        assert "<script" not in shown.lower()
    elif form_of(words) == "terminal":
        shown = COLOUR.sub("", shown)
    assert not OBEYED.search(shown), OBEYED.search(shown)


@pytest.mark.parametrize("line", EVERY, ids=lambda line: " ".join(line.words) or "bare")
def test_a_command_meets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: Line
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for number in range(RUNS):
        choose = Random(f"{line.words} {number}")
        convo = hostile.prepared(tmp_path / str(number), choose)
        words = spoiled(with_format(line, choose), choose)
        ran = run(convo, words, given(line, choose), number)
        must_be_harmless(words, ran)
        assert not list(here.iterdir())


def run(convo: Convo, words: tuple[str, ...], stdin: str, number: int) -> Ran:
    try:
        with in_time():
            return convo(*words, stdin=stdin)
    except Exception as error:
        raise AssertionError(f"case {number}: {words!r}"[:2_000]) from error
