"""A date that several readings fit: asked on a terminal, once, refused without one."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from command_line import PROGRAM, Convo
from terminal import ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
FOLLOW_UP = "resolve.follow_up_at"
FACES = ("keys", "plain")
ORDER = "leaves open which is the day and which the month"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set", "issue=x", "--set", "objective=y")
    return convo


def on(face: str, convo: Convo, *words: str) -> Terminal:
    if face == "plain":
        return convo.terminal(*words)
    return Terminal([*PROGRAM, *words], convo.environ)


def meeting(convo: Convo) -> str:
    return convo.read().text("initiate.meeting_at")


@pytest.mark.parametrize("face", FACES)
def test_two_numbers_are_asked_about_once(convo: Convo, face: str) -> None:
    with on(face, convo, "set", "acme", "meeting_at=10/12") as terminal:
        terminal.wait(ORDER).wait("2 Tue 12 Oct 2027").wait("none):").idle()
        terminal.type("2", ENTER)
        assert terminal.end() == 0
    assert meeting(convo) == "2027-10-12"
    remembered = Path(convo.own["CONVO_CONFIG"]).parent / "remembered.yaml"
    assert remembered.read_text(encoding="utf-8") == "dates: month\n"
    convo.done("set", "acme", "meeting_at=11/12 14:00")
    assert meeting(convo) == "2027-11-12 14:00"
    convo.done("note", "+Send it by 9/12")
    assert convo.read().records("resolve.actions")[0]["due"] == "2027-09-12"


@pytest.mark.parametrize("face", FACES)
def test_a_question_asks_which_day_is_meant(convo: Convo, face: str) -> None:
    with on(face, convo, "prep", "Borealis") as terminal:
        terminal.wait("When do you talk").idle().type("next sunday", ENTER)
        terminal.wait("may be the coming one").wait("none):").idle()
        terminal.type("2", ENTER).wait("Sun 29 Nov 2026 (in 8 days)", 2).idle()
        terminal.type("\x03")
        terminal.end()
    [file] = [path for path in convo.files() if "borealis" in path.name]
    assert convo.read(file).text("initiate.meeting_at") == "2026-11-29"


@pytest.mark.parametrize("face", FACES)
def test_a_question_left_at_that_choice_keeps_the_line(convo: Convo, face: str) -> None:
    with on(face, convo, "prep", "Borealis") as terminal:
        terminal.wait("When do you talk").idle().type("saturday", ENTER)
        terminal.wait("may be today or a week away").wait("none):").idle()
        terminal.type(ENTER).wait("When do you talk").idle()
        terminal.type(" 19:00", ENTER)
        terminal.wait("may be today or a week away", 2).wait("none):", 2).idle()
        read_back = "Sat 21 Nov 2026 19:00 (in 1 h 50 min)"
        terminal.type("1", ENTER).wait(read_back, 2).idle().type("\x03")
        terminal.end()


@pytest.mark.parametrize("face", FACES)
def test_after_a_talk_the_day_of_the_next_look_is_asked_about(
    convo: Convo, face: str
) -> None:
    with on(face, convo, "resolve", "acme") as terminal:
        terminal.wait("Where did it end").idle().type("1", ENTER)
        terminal.wait("Anything to add").wait("not sent.").idle()
        terminal.type("look again saturday", ENTER)
        terminal.wait("may be today or a week away").wait("none):").idle()
        terminal.type("2", ENTER)
        terminal.wait(lambda: convo.read().text(FOLLOW_UP) == "2026-11-28")
        terminal.idle().type("\x03")
        terminal.end()


def test_a_new_date_of_an_action_and_its_day_are_asked_about(convo: Convo) -> None:
    convo.done("note", "+Send it")
    with convo.terminal("done", "send", "--due", "10/12") as terminal:
        terminal.wait("none):").idle().type("1", ENTER)
        assert terminal.end() == 0
        assert "From now on the day is first" in terminal.said
    assert convo.read().records("resolve.actions")[0]["due"] == "2026-12-10"


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        (("set", "acme", "meeting_at=10/12"), ("thu 10 dec 2026", "tue 12 oct 2027")),
        (("note", "+Send it by saturday"), ("today", "next sat")),
        (("note", "+Send it before fri"), ("by thu 26 nov", "by fri 27 nov")),
        (("list", "--since", "10/12"), ("10 dec", "12 oct")),
    ],
)
def test_without_a_terminal_it_is_refused_with_words_for_each_reading(
    convo: Convo, words: tuple[str, ...], ways: tuple[str, str]
) -> None:
    before = convo.read().tree
    ran = convo(*words)
    assert ran.code == 2
    assert all(way in ran.err for way in ways)
    assert convo.read().tree == before


def test_what_lies_behind_or_is_not_kept_is_said(convo: Convo) -> None:
    ran = convo.done("set", "acme", "meeting_at=20 nov 2026")
    assert "Fri 20 Nov 2026 (yesterday); that lies behind" in ran.err
    ran = convo.done("note", "+Send it by friday morning")
    assert "by Fri 27 Nov 2026 (in 6 days); no time for 'morning'." in ran.err


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"])
@pytest.mark.parametrize(
    "zone", ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]
)
def test_a_date_is_of_the_day_that_it_is_where_one_sits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, locale: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LC_ALL", locale)
    time.tzset()
    convo = Convo(tmp_path, "2026-11-21T13:10+01:00")
    today = datetime.fromisoformat(convo.own["CONVO_NOW"]).astimezone(ZoneInfo(zone))
    convo.done("prep", "Acme", "--set", "issue=x", "--set", "meeting_at=Friday 9")
    days = (4 - today.weekday()) % 7
    friday = (today + timedelta(days)).date()
    assert meeting(convo) == f"{friday} 09:00"
    ran = convo("set", "acme", f"meeting_at={today:%A}")
    assert ran.code == 2
    # Of a Sunday's next one some say `next`, and some mean the one after it.
    lead = "coming" if today.weekday() == 6 else "next"
    name = ("sat", "sun")[today.weekday() - 5]
    assert f"Say: today, or {lead} {name}" in ran.err
    convo.done("set", "acme", "meeting_at=TOMORROW MORNING AT 9")
    assert meeting(convo) == f"{today.date() + timedelta(1)} 09:00"
