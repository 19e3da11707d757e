"""What every test may rely on: a journal of its own, a clock, no outside settings."""

from __future__ import annotations

import gc
import os
import re
import time
from itertools import count
from pathlib import Path

import pytest
import snapshots
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "release",
    max_examples=20_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# For a copy of the tree, whose tests are the same ones.
settings.register_profile("few", settings.get_profile("ci"), max_examples=5)
settings.load_profile(os.environ.get("CONVO_TEST_PROFILE", "ci"))

NUMBERS = count()
SETTING_PREFIXES = ("CONVO_", "XDG_", "LC_")
SETTING_NAMES = ("NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "VISUAL", "EDITOR", "PAGER")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the one switch that renews every snapshot."""
    parser.addoption("--renew", action="store_true", help="write snapshots anew")


def pytest_configure(config: pytest.Config) -> None:
    """Tell the snapshots of it."""
    snapshots.renewing = config.getoption("--renew")


def pytest_collection_finish() -> None:
    """Look for no garbage among the tests themselves, which stay to the end."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what of the snapshots was renewed."""
    for difference in snapshots.differences:
        terminalreporter.write_line(difference)


@pytest.fixture
def tmp_path(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """A folder of the test's own, numbered without a look at all others of the run."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = tmp_path_factory.getbasetemp() / f"{next(NUMBERS)}-{name}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point home, journal and state into the test's own folder; fix zone and locale."""
    for name in list(os.environ):
        if name.startswith(SETTING_PREFIXES) or name in SETTING_NAMES:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
