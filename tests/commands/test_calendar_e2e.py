"""`convo calendar`: imported once or often, each entry is there once, at its time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest
from command_line import Convo

KHAL = Path(sys.executable).parent / "khal"
LONG_AGO = 1_700_000_000
SETTINGS = """\
[calendars]
[[convo]]
path = {0}/calendar
[default]
default_calendar = convo
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {0}/khal.db
"""


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


class Khal:
    """A calendar program with a calendar of its own, where clocks are Berlin's."""

    def __init__(self, folder: Path) -> None:
        (folder / "calendar").mkdir(parents=True)
        self.folder = folder
        self.settings = folder / "settings"
        self.settings.write_text(SETTINGS.format(folder), encoding="utf-8")

    def run(self, *words: str) -> list[str]:
        command = [str(KHAL), "-c", str(self.settings), *words]
        own = {"HOME": str(self.folder), "TZ": "Europe/Berlin"}
        done = subprocess.run(
            command,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def take(self, convo: Convo) -> None:
        """Import what convo prints now."""
        file = self.folder / "convo.ics"
        file.write_text(convo.done("calendar").out, encoding="utf-8", newline="")
        self.run("import", "--batch", "-a", "convo", str(file))

    def shown(self, day: str) -> list[str]:
        """Return the entries of a day as `start end title`."""
        form = "{start-time} {end-time} {title} [{status}"
        lines = self.run("list", "--day-format", "", "--format", form, day, "1d")
        return [f"{line.strip()}]" for line in lines if line.strip()]


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path / "khal")


def meets(convo: Convo, topic: str, at: str, *more: str) -> Path:
    """Make a conversation about a topic; returns its file, last written long ago."""
    before = convo.files()
    given = (f"meeting_at={at}", *more)
    convo.done("prep", "Acme", topic, *(f"--set={each}" for each in given))
    [file] = set(convo.files()) - set(before)
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


def events(convo: Convo, *words: str) -> dict[str, Any]:
    """Return what is printed now, by its title."""
    text = convo.done("calendar", *words).out
    found: list[Any] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {str(event["SUMMARY"]): event for event in found}


def test_a_calendar_shows_each_meeting_at_its_local_time_beyond_a_change_of_clocks(
    convo: Convo, khal: Khal
) -> None:
    meets(convo, "Summer", "2027-03-27 15:00")
    meets(convo, "Winter", "2027-03-28 15:00", "minutes=45")
    khal.take(convo)
    assert khal.shown("2027-03-27") == ["15:00 15:30 Acme · Summer [CONFIRMED]"]
    assert khal.shown("2027-03-28") == ["15:00 15:45 Acme · Winter [CONFIRMED]"]


def test_imported_again_an_entry_is_there_once_as_it_stands_now(
    convo: Convo, khal: Khal
) -> None:
    own = meets(convo, "Renewal", "2026-11-24 15:00")
    khal.take(convo)
    khal.take(convo)
    assert khal.shown("2026-11-24") == ["15:00 15:30 Acme · Renewal [CONFIRMED]"]
    convo.done("set", own.stem, "meeting_at=2026-11-25 16:30")
    khal.take(convo)
    assert khal.shown("2026-11-24") == []
    assert khal.shown("2026-11-25") == ["16:30 17:00 Acme · Renewal [CONFIRMED]"]


def test_what_is_done_is_over_in_the_calendar_too(convo: Convo, khal: Khal) -> None:
    own = meets(convo, "Renewal", "2026-11-20 15:00")
    promise = "actions=Send the figures @me by 2026-11-27"
    convo.done("set", own.stem, "outcome=agreed", promise)
    khal.take(convo)
    said = "Promised to Acme: Send the figures"
    assert khal.shown("2026-11-27") == [f"{said} [CONFIRMED]"]
    convo.done("done", "send", "figures")
    khal.take(convo)
    assert khal.shown("2026-11-27") == [f"Done: {said} [CANCELLED]"]


def test_a_cancelled_talk_is_cancelled_in_the_calendar(
    convo: Convo, khal: Khal
) -> None:
    own = meets(convo, "Renewal", "2026-11-24 15:00")
    khal.take(convo)
    convo.done("set", own.stem, "outcome=cancelled")
    khal.take(convo)
    said = "15:00 15:30 Cancelled: Acme · Renewal [CANCELLED]"
    assert khal.shown("2026-11-24") == [said]


def test_what_did_not_change_is_printed_the_same_to_the_letter(convo: Convo) -> None:
    meets(convo, "Renewal", "2026-11-24 15:00")
    meets(convo, "Extra pages", "2026-11-26 15:00")
    before = convo.done("calendar").out
    convo.own["CONVO_NOW"] = "2026-12-24T09:00+01:00"
    assert convo.done("calendar").out == before


def test_what_changed_has_a_higher_sequence_and_its_old_name(convo: Convo) -> None:
    own = meets(convo, "Renewal", "2026-11-24 15:00")
    meets(convo, "Extra pages", "2026-11-26 15:00")
    before = events(convo)
    convo.done("set", own.stem, "place=Room 4")
    after = events(convo)
    changed, same = "Acme · Renewal", "Acme · Extra pages"
    assert after[changed]["UID"] == before[changed]["UID"]
    assert after[changed]["SEQUENCE"] > before[changed]["SEQUENCE"]
    assert after[same] == before[same]


def test_it_takes_the_filters_of_other_lists(convo: Convo) -> None:
    meets(convo, "Renewal", "2026-11-24 15:00")
    meets(convo, "Extra pages", "2026-12-24 15:00")
    assert set(events(convo, "--client", "acme", "--since", "2026-12-01")) == {
        "Acme · Extra pages"
    }


BY_HAND = """\
schema: 1
client: Acme
topic: Renewal
created: 2026-11-20T10:00+01:00
initiate:
  meeting_at: 2026-11-24 15:00
"""


def test_what_has_no_id_is_left_out_and_named(convo: Convo) -> None:
    file = convo.write(BY_HAND)
    ran = convo.done("calendar")
    assert "VEVENT" not in ran.out
    assert f"apart: 2026/{file.name}" in ran.err


def test_no_entry_takes_the_place_of_another_clients(convo: Convo) -> None:
    own = BY_HAND.replace("schema: 1", "schema: 1\nid: k3v9qd")
    convo.write(own, "2026/2026-11-21-acme.yaml")
    other = own.replace("Acme", "Borealis")
    file = convo.write(other, "2026/2026-11-20-borealis.yaml")
    ran = convo.done("calendar")
    assert "Borealis" not in ran.out
    assert f"apart: 2026/{file.name}" in ran.err


def test_without_any_date_it_is_an_empty_calendar_and_says_so(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", "--set", "issue=Price")
    ran = convo.done("calendar")
    assert ran.out.startswith("BEGIN:VCALENDAR")
    assert ran.err == "Nothing in it has a date.\n"


def test_a_calendar_that_lacks_what_cannot_be_read_says_so(convo: Convo) -> None:
    convo.write("a: 1\na: 2\n")
    ran = convo("calendar")
    assert ran.code == 22
    assert "cannot be read" in ran.err
