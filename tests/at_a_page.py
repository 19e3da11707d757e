"""A desk with somebody at it, and the commands that go over a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from convo_prep.commands import follow, prep, reflect, resolve
from convo_prep.desk.desk import Desk, Options
from convo_prep.errors import ConvoError, StoppedError
from convo_prep.notation import reading
from convo_prep.store import disk
from convo_prep.text import Tree

COMMANDS = ("prep", "resolve", "reflect", "follow")
NOW = "2026-11-21T17:10+01:00"
LATER = "2026-12-09T10:00+01:00"


class Killed(BaseException):
    """The process is gone, whatever it was doing."""


@contextmanager
def a_desk(folder: Path, command: str) -> Iterator[Desk]:
    """A desk with somebody at it; who follows up comes two weeks later."""
    now = LATER if command == "follow" else NOW
    places = {"CONVO_STATE": str(folder / "state"), "HOME": str(folder / "home")}
    environ = {"TERM": "dumb", "USER": "sam", "CONVO_NOW": now, **places}
    can_ask = patch.object(Desk, "can_ask", property(lambda _desk: True))
    # Nobody cuts the power here, and each wait for the disk is one of hundreds.
    with can_ask, patch.object(disk, "sync"):
        yield Desk(Options(journal=str(folder / "journal")), environ)


def run(desk: Desk, command: str, client: str = "Acme") -> None:
    """Run a command over its page; it ends well, or says in words why not."""
    ctx: Any = SimpleNamespace(obj=desk)
    commands: dict[str, Any] = {
        "prep": lambda: prep.prep(ctx, client, ["Price"]),
        "resolve": lambda: resolve.resolve(ctx, [client]),
        "reflect": lambda: reflect.reflect(ctx, [client]),
        "follow": lambda: follow.follow(ctx, [client]),
    }
    try:
        commands[command]()
    except (StoppedError, ConvoError, Killed):
        return


def latest(folder: Path) -> dict[str, Tree]:
    """Return what the file holds that was written last."""
    files = (folder / "journal").glob("**/*.yaml")
    path = max(files, key=lambda path: path.stat().st_mtime_ns, default=None)
    return dict(reading.parse(path.read_bytes(), path.name).tree) if path else {}
