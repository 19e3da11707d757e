"""Where everything lies: the line, the environment, the config, in that order."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convo_prep.errors import SettingsError
from convo_prep.store.settings import settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def environ(config: Path, **more: str) -> dict[str, str]:
    home = os.environ["HOME"]
    return {"CONVO_CONFIG": str(config), "USER": "sam", "HOME": home, **more}


def test_nothing_must_be_set_up(tmp_path: Path, config: Path) -> None:
    found = settings(environ(config))
    home = str(tmp_path / "home")
    assert found.journal.startswith(home)
    assert found.state.startswith(home)
    assert (found.by, found.hints, found.plain) == ("sam", True, False)
    assert not found.vi
    assert not list((tmp_path / "home").iterdir())


def test_the_line_goes_before_the_environment_and_that_before_the_config(
    config: Path,
) -> None:
    config.write_text(
        "journal: /from/config\nby: Sam Hill\nhints: off\nplain: yes\nediting: vi\n"
    )
    assert settings(environ(config)).journal == "/from/config"
    told = environ(config, CONVO_JOURNAL="/from/environment")
    assert settings(told).journal == "/from/environment"
    found = settings(told, "/from/line")
    assert found.journal == "/from/line"
    assert (found.by, found.hints, found.plain) == ("Sam Hill", False, True)
    assert found.vi


def test_a_folder_may_be_given_from_home_or_from_here(
    tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings(environ(config), "talks").journal == str(tmp_path / "talks")
    home = str(tmp_path / "home" / "talks")
    assert settings(environ(config), "~/talks").journal == home


def test_the_state_does_not_depend_on_where_the_journal_lies(config: Path) -> None:
    told = environ(config, CONVO_STATE="/state")
    assert settings(told, "/a/talks").state == settings(told, "/b/notes").state


def test_the_present_can_be_set_for_a_run(config: Path) -> None:
    now = settings(environ(config, CONVO_NOW="2026-11-21T17:10+01:00")).now
    assert now == datetime(2026, 11, 21, 16, 10, tzinfo=UTC)
    with pytest.raises(SettingsError, match="soon"):
        settings(environ(config, CONVO_NOW="soon"))
    for strange in ("0001-01-01T00:00", "9999-12-31T23:59+00:00"):
        with pytest.raises(SettingsError, match="no moment"):
            settings(environ(config, CONVO_NOW=strange))


@pytest.mark.parametrize("name", ["CONVO_PLAIN", "CONVO_ASCII", "CONVO_DEBUG"])
def test_a_switch_in_the_environment_says_yes_or_no_or_is_refused(
    config: Path, name: str
) -> None:
    for word in ("", "1", "0", "Yes", "NO", "on", "Off", "TRUE", "false"):
        settings(environ(config, **{name: word}))
    with pytest.raises(SettingsError, match=name):
        settings(environ(config, **{name: "perhaps"}))


def test_a_journal_in_the_config_starts_from_the_config(
    tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    config.write_text("journal: talks\n")
    assert settings(environ(config)).journal == str(tmp_path / "talks")
    config.write_text("journal: $HOME/talks\n")
    assert settings(environ(config)).journal == str(tmp_path / "home" / "talks")


def test_a_journal_that_leads_nowhere_is_a_fault_unless_another_is_named(
    config: Path,
) -> None:
    config.write_text("journal: ~nobody-of-this-name/talks\n")
    found = settings(environ(config))
    assert found.guessed
    assert "config.yaml: journal: There is no user" in found.faults[0].sentence
    assert not settings(environ(config), "/talks").guessed


def test_every_place_is_looked_up_from_home(tmp_path: Path) -> None:
    told = {"HOME": str(tmp_path), "USER": "sam"}
    names = ("CONVO_JOURNAL", "CONVO_STATE", "CONVO_CONFIG")
    found = settings({**told, **dict.fromkeys(names, "~/here")})
    assert found.journal == found.config == str(tmp_path / "here")
    assert found.state.startswith(str(tmp_path / "here/"))


def test_a_home_that_is_not_there_is_named_before_anything_is_made_in_it(
    tmp_path: Path,
) -> None:
    for home in (tmp_path / "gone", tmp_path / "file"):
        (tmp_path / "file").touch()
        with pytest.raises(SettingsError, match="no home folder"):
            settings({"HOME": str(home)})
        named = {"CONVO_JOURNAL": "/j", "CONVO_STATE": "/s", "HOME": str(home)}
        assert settings(named).journal == "/j"


def test_a_zone_that_there_is_not_is_a_fault_and_the_rest_holds() -> None:
    found = settings({"HOME": "/", "CONVO_STATE": "/s", "TZ": "Nowhere/Never"}, "/j")
    [fault] = found.faults
    assert "TZ='Nowhere/Never'" in fault.sentence
    assert found.timezone[0] in "+-"


def test_where_the_machine_knows_no_user_the_session_is_still_signed(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert settings(environ(config, USER="")).by == "me"
