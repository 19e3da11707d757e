"""convo as tests call it: in this process, as a process of its own, on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from terminal import Terminal
from typer.testing import CliRunner

from convo_prep.app import app
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.store import library

NOW = "2026-11-21T17:10+01:00"
PROGRAM = (sys.executable, "-m", "convo_prep")


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code, what went to stdout and to stderr."""

    code: int
    out: str
    err: str


class Convo:
    """A journal of its own, and convo working on it.

    Args:
        folder: A fresh folder; journal and state are made inside.
        now: The moment that all commands take for the present.
    """

    def __init__(self, folder: Path, now: str = NOW) -> None:
        self.journal = folder / "journal"
        self.state = folder / "state"
        self.own = {
            "CONVO_JOURNAL": str(self.journal),
            "CONVO_STATE": str(self.state),
            "CONVO_CONFIG": str(folder / "config" / "config.yaml"),
            "CONVO_NOW": now,
            "USER": "sam",
        }

    @cached_property
    def environ(self) -> dict[str, str]:
        """The environment of a process of its own."""
        source = str(Path(library.PACKAGE).parent)
        return {**os.environ, **self.own, "PYTHONPATH": source}

    def __call__(self, *words: str, stdin: str = "") -> Ran:
        """Run a command in this process, with no terminal."""
        result = CliRunner().invoke(app, list(words), input=stdin, env=self.own)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    def done(self, *words: str, stdin: str = "") -> Ran:
        """Run a command that must end well."""
        ran = self(*words, stdin=stdin)
        assert ran.code == 0, ran
        return ran

    def start(self, *words: str, **more: Any) -> subprocess.Popen[bytes]:
        """Start a command as a process of its own, unheard."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
        return subprocess.Popen([*PROGRAM, *words], env=self.environ, **quiet)

    def terminal(self, *words: str, **environ: str) -> Terminal:
        """Start a command on a terminal, asking in the plain face."""
        plain = {**self.environ, "CONVO_PLAIN": "1", **environ}
        return Terminal([*PROGRAM, "--plain", *words], plain)

    def close(self, part: str) -> None:
        """Close the session with these words in its file's name."""
        [file] = [path for path in self.files() if part in path.name]
        self.done("close", file.stem)

    def files(self) -> list[Path]:
        """Return the session files, oldest name first."""
        found = self.journal.glob("**/*.yaml")
        return sorted(path for path in found if ".conflict-" not in path.name)

    def conflicts(self) -> list[Path]:
        """Return the conflict files."""
        return sorted(self.journal.glob("**/*.conflict-*.yaml"))

    @property
    def file(self) -> Path:
        """The only session file."""
        [found] = self.files()
        return found

    def read(self, path: Path | None = None) -> Session:
        """Return a session as it stands on disk; the only one unless named."""
        path = path or self.file
        return Session(reading.parse(path.read_bytes(), path.name).tree, GUIDE)

    def write(self, text: str, name: str = "2026/2026-11-21-acme-renewal.yaml") -> Path:
        """Write a file by hand."""
        path = self.journal / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        return path


GUIDE = library.guide()
