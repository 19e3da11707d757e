"""The pictures in the documentation are what convo shows now."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from snapshots import settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"


def test_a_picture_is_what_a_run_shows_now(tmp_path: Path) -> None:
    pictures: Callable[[Path], dict[str, str]] = runpy.run_path(
        str(ROOT / "docs" / "screens.py")
    )["pictures"]
    shown = pictures(tmp_path)
    for name, picture in shown.items():
        settle(SCREENS / name, picture)
    assert shown.keys() == {path.name for path in SCREENS.iterdir()}


@pytest.mark.parametrize("path", sorted(SCREENS.iterdir()), ids=lambda path: path.name)
def test_a_picture_needs_nothing_from_elsewhere(path: Path) -> None:
    picture = ElementTree.fromstring(path.read_text("utf-8"))
    names = {each.tag.rpartition("}")[2] for each in picture.iter()}
    assert names <= {"svg", "rect", "text", "g", "set", "animate"}
    assert not any("href" in name for each in picture.iter() for name in each.attrib)
