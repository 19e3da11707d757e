"""The machine's zone has a name, however the machine was told of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convo_prep.errors import SettingsError
from convo_prep.store.machine_zone import ZONES, zone_name

SYSTEM = Path(ZONES[0])
pytestmark = pytest.mark.skipif(
    not (SYSTEM / "Europe" / "Berlin").is_file(), reason="no zones on this system"
)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("EST5EDT", "EST5EDT"),
        ("CET", "CET"),
        ("UTC", "UTC"),
        ("", "UTC"),
        (":", "UTC"),
        (f"{SYSTEM}/Asia/Kathmandu", "Asia/Kathmandu"),
        (f":{SYSTEM}/Europe/Berlin", "Europe/Berlin"),
        ("posix/Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_a_zone_in_tz_is_known_by_its_name(given: str, name: str) -> None:
    assert zone_name({"TZ": given}) == name


@pytest.mark.parametrize("given", ["JST-9", "<+05>-5", "UTC0", "<-03>3:00"])
def test_a_zone_that_never_changes_is_its_offset(given: str) -> None:
    assert zone_name({"TZ": given})[0] in "+-"


@pytest.mark.parametrize(
    "given",
    [
        *("Nowhere/Never", "Nonsense", "Europe", "zone.tab", "/nowhere", "\udcff/x"),
        *("CET-1CEST", "CET-1CEST,M3.5.0,M10.5.0/3", "../../etc/passwd", "UTC "),
        "Europe/Berlin/../Berlin",
    ],
)
def test_a_zone_that_nobody_knows_or_that_changes_by_a_rule_is_refused(
    given: str,
) -> None:
    with pytest.raises(SettingsError, match="no time zone") as caught:
        zone_name({"TZ": given})
    assert zone_name({"TZ": caught.value.hint.partition("TZ=")[2]})


def test_a_link_says_the_zone(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to(SYSTEM / "Asia" / "Kathmandu")
    assert zone_name({}, str(tmp_path)) == "Asia/Kathmandu"


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
def test_a_plain_file_is_the_zone_that_it_is_a_copy_of(
    tmp_path: Path, name: str
) -> None:
    shutil.copy(SYSTEM / name, tmp_path / "localtime")
    found = zone_name({}, str(tmp_path))
    assert (SYSTEM / found).read_bytes() == (SYSTEM / name).read_bytes()
    (tmp_path / "timezone").write_text(f"{name}\n")
    assert zone_name({}, str(tmp_path)) == name
    (tmp_path / "timezone").write_text("Asia/Kathmandu\n")
    assert zone_name({}, str(tmp_path)) == found


def test_a_plain_file_that_is_no_copy_leaves_the_offset(tmp_path: Path) -> None:
    (tmp_path / "timezone").write_text("Europe/Berlin\n")
    assert zone_name({}, str(tmp_path))[0] in "+-"
    (tmp_path / "localtime").write_bytes(b"TZif")
    assert zone_name({}, str(tmp_path))[0] in "+-"
