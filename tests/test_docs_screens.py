"""The pictures in the documentation are what convo shows now."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import snapshots
from snapshots import settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"
# What moves: a busy machine may draw in two steps what it drew in one.
RECORDING = "recording.svg"
LONG_MS = 2_000
SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_is_what_a_run_shows_now(tmp_path: Path) -> None:
    pictures: Callable[[Path], dict[str, str]] = runpy.run_path(
        str(ROOT / "docs" / "screens.py")
    )["pictures"]
    shown = pictures(tmp_path)
    recording = shown[RECORDING]
    kept = (SCREENS / RECORDING).read_text("utf-8")
    for name, picture in shown.items():
        if name != RECORDING or snapshots.renewing or stays(recording) != stays(kept):
            settle(SCREENS / name, picture)
    assert shown.keys() == {path.name for path in SCREENS.iterdir()}


def stays(recording: str) -> set[tuple[str, str]]:
    """Return what stands there long enough to be read, each line with its place."""
    found = set()
    for group in ElementTree.fromstring(recording):
        lasts = [int(each.get("dur", "0")[:-2]) for each in group.iter(f"{SVG}set")]
        if group.get("visibility") != "hidden" or max(lasts, default=0) >= LONG_MS:
            found |= {(t.get("y", ""), t.text or "") for t in group.iter(f"{SVG}text")}
    return found


@pytest.mark.parametrize("path", sorted(SCREENS.iterdir()), ids=lambda path: path.name)
def test_a_picture_needs_nothing_from_elsewhere(path: Path) -> None:
    picture = ElementTree.fromstring(path.read_text("utf-8"))
    names = {each.tag.rpartition("}")[2] for each in picture.iter()}
    assert names <= {"svg", "rect", "text", "g", "set", "animate"}
    assert not any("href" in name for each in picture.iter() for name in each.attrib)
