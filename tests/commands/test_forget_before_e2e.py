"""Who must delete after years deletes all that is old, knowingly, and nothing else."""

from __future__ import annotations

import os
import signal
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from command_line import Convo
from terminal import CTRL_C, ENTER

from convo_prep.store import forgetting
from convo_prep.store.journal import Journal

OLD = "created: 2016-01-10T10:00+01:00"
OTHERS = ("Borealis", "Cedar")


def head(number: int, client: str, topic: str) -> str:
    own = "abcdefghjkmnpqrstuvwxyz"
    name = own[number % 23] + own[number // 23 % 23] + "aaaa"
    return f"schema: 1\nid: {name}\nclient: {client}\ntopic: {topic}\n"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """`old`, `owing` and `theirs` are from before 2020; all else goes on somehow."""
    convo = Convo(tmp_path)
    rows = {
        "old": f"{OLD}\nclosed: 2016-02-01",
        "owing": f"{OLD}\nresolve:\n  actions:\n    - what: Send\n      owner: me",
        "ahead": f"{OLD}\ninitiate:\n  meeting_at: 2026-12-01 10:00",
        "noted": f"{OLD}\nconduct:\n  notes:\n    - at: 2020-01-01T00:00+01:00",
        "undated": "timezone: Europe/Berlin",
    }
    for number, (topic, more) in enumerate(rows.items()):
        text = f"{head(number, 'Acme', topic)}{more}\n"
        convo.write(text, f"2016/2016-01-10-acme-{topic}.yaml")
    text = f"{head(9, 'Borealis', 'theirs')}{OLD}\n"
    convo.write(text, "2016/2016-01-10-borealis-theirs.yaml")
    return convo


def topics(convo: Convo) -> set[str]:
    return {convo.read(file).topic for file in convo.files()}


def remains(convo: Convo, words: bytes) -> list[Path]:
    """Return every file of journal and state in which these words stand."""
    found = [*convo.journal.rglob("*"), *convo.state.rglob("*")]
    return [path for path in found if path.is_file() and words in path.read_bytes()]


def test_all_that_is_old_goes_and_all_that_is_not_stays(convo: Convo) -> None:
    ran = convo.done("forget", "--before", "2020-01-01", "--yes")
    assert topics(convo) == {"ahead", "noted", "undated"}
    assert "3 conversations are removed" in ran.err
    assert "Not reached from here:" in ran.err


def test_what_is_open_promised_or_undated_is_said_before(convo: Convo) -> None:
    ran = convo("forget", "--before", "2020-01-01")
    assert ran.code == 2
    assert "Acme · old" in ran.err
    assert "Not closed: 2; you promised something in 1 of them." in ran.err
    assert "Without any date, so they stay: 1." in ran.err
    assert ran.err.endswith("Type: convo forget --before 2020-01-01 --yes\n")
    assert len(topics(convo)) == 6


def test_a_client_narrows_it(convo: Convo) -> None:
    ran = convo("forget", "--before", "2020", "--client", "borealis")
    line = ran.err.splitlines()[-1].removeprefix("Type: convo ")
    convo.done(*line.split())
    assert topics(convo) == {"old", "owing", "ahead", "noted", "undated"}


def test_versions_and_half_typed_lines_go_too(convo: Convo) -> None:
    convo.done("set", "aaaaaa", "fallback=Walk away quietly")
    convo.done("set", "aaaaaa", "fallback=Stay")
    for folder in convo.state.glob("aaaaaa*"):
        (folder / "draft.json").write_text("Walk away quietly", "utf-8")
    assert remains(convo, b"Walk away quietly")
    convo.done("forget", "--before", "2020-01-01", "--yes")
    assert not remains(convo, b"Walk away quietly")
    assert not list(convo.state.glob("aaaaaa*"))


def test_so_does_what_is_kept_of_a_file_that_is_gone(convo: Convo) -> None:
    convo.done("set", "kaaaaa", "fallback=Walk away quietly")
    convo.done("set", "kaaaaa", "fallback=Stay")
    (convo.journal / "2016" / "2016-01-10-borealis-theirs.yaml").unlink()
    words = ("--before", "2020-01-01", "--client", "borealis")
    ran = convo.done("forget", *words, "--yes")
    assert "its file is gone: 2016/2016-01-10-borealis-theirs.yaml" in ran.err
    assert not remains(convo, b"Walk away quietly")


def test_so_does_a_half_typed_line_of_one_that_has_no_version(convo: Convo) -> None:
    now = convo.own["CONVO_NOW"]
    convo.own["CONVO_NOW"] = "2016-02-01T10:00+01:00"
    convo.done("prep", "--new", "Cedar", "Late", "--set", "issue=x")
    convo.own["CONVO_NOW"] = now
    [file] = [path for path in convo.files() if "cedar" in path.name]
    [own] = convo.state.glob(f"{convo.read(file).id}-*")
    (own / "draft.json").write_text("half a line", "utf-8")
    file.unlink()
    ran = convo.done("forget", "--before", "2020-01-01", "--client", "acme", "--yes")
    assert own.exists()
    ran = convo.done("forget", "--before", "2020-01-01", "--yes")
    assert "its file is gone: 2016/2016-02-01-cedar-late.yaml" in ran.err
    assert not own.exists()


def test_a_copy_goes_with_its_conversation_and_a_newer_one_keeps_both(
    convo: Convo,
) -> None:
    old = convo.journal / "2016" / "2016-01-10-acme-old.yaml"
    copy = old.with_name("2016-01-10-acme-old (conflicted copy).yaml")
    copy.write_text(f"{old.read_text()}x_mine: 2026-01-01\n", "utf-8")
    convo.done("forget", "--before", "2020-01-01", "--yes")
    assert old.exists()
    assert copy.exists()
    copy.write_text(old.read_text(), "utf-8")
    convo.done("forget", "--before", "2020-01-01", "--yes")
    assert not old.exists()
    assert not copy.exists()


def test_a_file_that_cannot_be_read_stays_and_is_named(convo: Convo) -> None:
    broken = convo.write("client: [Acme\n", "2016/2016-01-10-acme-broken.yaml")
    ran = convo.done("forget", "--before", "2020-01-01", "--yes")
    assert broken.exists()
    assert "2016-01-10-acme-broken.yaml" in ran.err


@pytest.mark.parametrize("typed", ["forget", "y", "yes", ""])
def test_only_the_word_itself_removes_anything(convo: Convo, typed: str) -> None:
    with convo.terminal("forget", "--before", "2020-01-01") as terminal:
        terminal.wait("Acme · old").wait("Type the word forget").idle()
        terminal.type(typed, ENTER)
        assert terminal.end() == (0 if typed == "forget" else 130)
    assert ("old" in topics(convo)) is (typed != "forget")


def test_ctrl_c_at_the_question_leaves_all_as_it_is(convo: Convo) -> None:
    with convo.terminal("forget", "--before", "2020-01-01") as terminal:
        terminal.wait("Type the word forget").idle().type(CTRL_C)
        terminal.wait("Nothing was removed.")
        assert terminal.end() == 130
    assert len(topics(convo)) == 6


def test_ctrl_c_on_the_way_ends_between_two_and_says_what_is_gone(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(journal: Journal, name: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(forgetting, "let_folder_go", interrupted)
    # Whatever runs the tests in its background lets them ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    ran = convo("forget", "--before", "2020-01-01", "--yes")
    signal.signal(signal.SIGINT, before)
    assert ran.code == 130
    assert "1 removed with their kept versions; 2 stay as they are." in ran.err
    gone = ran.err.partition("Removed before it was stopped:\n")[2].splitlines()[0]
    assert gone.split(" · ")[1] not in topics(convo)
    assert len(topics(convo)) == 5
    assert ran.err.endswith("To go on: convo forget --before 2020-01-01\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--before", "tomorrow"),
        ("--before", ""),
        ("--before", "soon"),
        ("acme", "--before", "2026-06-01"),
        ("--client", "acme"),
        ("acme", "--client", "acme"),
    ],
)
def test_what_makes_no_sense_removes_nothing(
    convo: Convo, words: tuple[str, ...]
) -> None:
    assert convo("forget", *words, "--yes").code == 2
    assert len(topics(convo)) == 6


def test_where_nothing_is_that_old_that_is_said(convo: Convo) -> None:
    ran = convo.done("forget", "--before", "2010-01-01", "--yes")
    assert "Nothing was last before 2010-01-01." in ran.err
    assert len(topics(convo)) == 6


def test_of_ten_years_seven_go_and_not_a_word_of_them_stays(tmp_path: Path) -> None:
    convo, choose = Convo(tmp_path), Random(5)
    days = [date(2016, 12, 1) + timedelta(days=9 * n) for n in range(400)]
    kept = set()
    for number, day in enumerate(days):
        words = f"sentence-{number}-of-theirs"
        client = choose.choice(("Acme", *OTHERS))
        text = (
            f"{head(number, client, f'topic {number}')}"
            f"created: {day.isoformat()}T09:00+01:00\nprepare:\n  issue: {words}\n"
        )
        convo.write(text, f"{day.year}/{day.isoformat()}-acme-{number}.yaml")
        if choose.random() < 0.1:
            convo.done("set", head(number, "", "")[14:20], "fallback=Wait")
        if day >= date(2023, 11, 21):
            kept.add(words)
    convo.done("forget", "--before", "3 years ago", "--yes")
    there = {convo.read(file).text("prepare.issue") for file in convo.files()}
    assert there == kept
    stays = b"".join(path.read_bytes() for path in remains(convo, b"sentence-"))
    for number, day in enumerate(days):
        said = f"sentence-{number}-of-theirs".encode() in stays
        assert said is (day >= date(2023, 11, 21))
    assert not (convo.journal / "2017").exists()
