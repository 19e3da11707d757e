"""Where written paths lead: to what was meant, or to a refusal; never to `~`."""

from __future__ import annotations

import contextlib
import os
import pwd
from pathlib import Path

import pytest

from convo_prep.errors import SettingsError
from convo_prep.store.folders import expanded, home, on_line, own_folder

OWN = {"HOME": "/home/sam"}


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("~", "/home/sam"),
        ("~/talks", "/home/sam/talks"),
        ("$HOME/talks", "/home/sam/talks"),
        ("${HOME}/talks", "/home/sam/talks"),
        ("/a/../b/", "/b"),
        ("/a/~b", "/a/~b"),
        ("./~", "/beside/~"),
        ("talks", "/beside/talks"),
        ("/costs 5$", "/costs 5$"),
    ],
)
def test_a_written_path_leads_where_it_was_meant_to(written: str, leads: str) -> None:
    assert expanded(written, OWN, "/beside") == leads


def test_another_user_s_home_is_known() -> None:
    root = pwd.getpwuid(0)
    assert expanded(f"~{root.pw_name}/x", OWN) == f"{root.pw_dir}/x"


@pytest.mark.parametrize(
    "written", ["~nobody-here/x", "$TALKS/x", "/a/${TALKS}", "$HOMES", "/x/$USER"]
)
def test_a_path_that_cannot_be_resolved_is_refused(written: str) -> None:
    with pytest.raises(SettingsError):
        expanded(written, OWN)


def test_a_folder_with_such_a_name_that_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "$TALKS").mkdir()
    assert expanded(f"{tmp_path}/$TALKS", OWN) == f"{tmp_path}/$TALKS"


def test_a_relative_path_in_a_folder_that_is_gone_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(SettingsError, match="is gone"):
        expanded("talks", OWN)
    assert expanded("/talks", OWN) == "/talks"


def test_the_home_is_the_user_s_where_none_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = pwd.getpwuid(os.getuid()).pw_dir
    assert home({}) == home({"HOME": ""}) == own

    def unknown(_number: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for environ in ({}, {"HOME": ""}, {"HOME": "home"}):
        with pytest.raises(SettingsError, match="not known"):
            home(environ)
        with pytest.raises(SettingsError, match="not known"):
            expanded("~/talks", environ)


def test_a_named_place_needs_no_home(tmp_path: Path) -> None:
    given = {"HOME": "", "XDG_STATE_HOME": str(tmp_path)}
    assert own_folder("state", given) == f"{tmp_path}/convo"


@pytest.mark.parametrize("typed", ["~/x.yaml", "$HOME/x.yaml", "${HOME}/x.yaml"])
def test_a_path_on_the_line_leads_home_where_the_shell_has_left_it_so(
    typed: str,
) -> None:
    assert on_line(typed, OWN) == "/home/sam/x.yaml"


def test_a_path_on_the_line_that_begins_plainly_stands_as_it_is(tmp_path: Path) -> None:
    for typed in ("x.yaml", "./~x", "-", "/dev/stdin", "a$b", ""):
        assert on_line(typed, OWN) == typed
    there = tmp_path / "~x"
    there.touch()
    with contextlib.chdir(tmp_path):
        assert on_line("~x", OWN) == "~x"


def test_a_path_on_the_line_that_leads_nowhere_is_refused() -> None:
    for typed in ("~nobody-here/x", "$TALKS/x"):
        with pytest.raises(SettingsError):
            on_line(typed, OWN)
