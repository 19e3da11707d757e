"""Real bash, zsh and fish on a terminal, and what convo got from the lines typed there.

On their PATH stands a convo that writes down its arguments and does nothing else; only
what a shell asks at the Tab key goes on to the real one, which is started for it or,
where very many names are tried, waits in a process of its own.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import pytest
from terminal import CTRL_C, ENTER, TAB, Terminal
from typer.main import get_group

from convo_prep.app import app
from convo_prep.completion.replying import reply
from convo_prep.completion.scripts import script

PROMPT = "READY>"
WIDE = 200
STUB = """#!/bin/sh
if [ -n "$_CONVO_COMPLETE" ] && [ $# = 0 ]; then
    {program}
    echo >> {asked}
    exit
fi
printf '%s\\0' "$@" > {got}.new
mv {got}.new {got}
"""
# What stands there for the program where one waits: it is told whom to answer.
ASKING = """cat > {asked}.$$
    echo $$ > {asked}.line
    while [ ! -e {asked}.$$.reply ]; do sleep 0.01; done
    cat {asked}.$$.reply"""
RC_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
STARTS = {
    "bash": ("bash", "--noprofile", "--rcfile", ".bashrc", "-i"),
    "zsh": ("zsh", "-d", "-i"),
    "fish": ("fish", "-i"),
}
PROMPTS = {
    "bash": f"PS1='{PROMPT} '\n",
    "zsh": f"PS1='{PROMPT} '\n",
    "fish": f"function fish_prompt; echo '{PROMPT} '; end\nset -g fish_greeting\n",
}
SOURCES = {
    "bash": ". ~/script\n",
    "zsh": "autoload -Uz compinit\ncompinit -D -u\n. ~/script\n",
    "fish": "source ~/script\n",
}


def present(shell: str) -> str:
    """Return a shell that is there; without it the test is skipped, and says so."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} on this machine")
    return shell


class Shell:
    """A shell that knows how to complete convo.

    Args:
        name: bash, zsh or fish.
        home: A fresh folder, its home and where it stands.
        environ: Where the real convo finds its journal.
        rc: What it reads at its start, the script by default; before the prompt.
        waiting: Whether one convo answers all that is asked, and none is started.
    """

    def __init__(
        self,
        name: str,
        home: Path,
        environ: Mapping[str, str],
        rc: str = "",
        waiting: bool = False,
    ) -> None:
        self.name = name
        self.home = home
        self.canary = home / "canary"
        self._got, self._asked = home / "got", home / "asked"
        self._answering = 0
        program = f"{shlex.quote(sys.executable)} -m convo_prep"
        if waiting:
            program = ASKING.format(asked=shlex.quote(str(self._asked)))
        self._prepare(rc or SOURCES[name], program)
        if waiting:
            self._answering = self._answers(environ)
        given = {k: v for k, v in environ.items() if k.startswith(("CONVO_", "PYTHON"))}
        own = {
            "HOME": str(home),
            "ZDOTDIR": str(home),
            "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
            "INPUTRC": str(home / "inputrc"),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }
        # What a hostile name reaches without a path lies in here.
        start = ("sh", "-c", 'cd "$HOME" && exec "$@"', "sh", *STARTS[name])
        self.terminal = Terminal(start, {**given, **own}, WIDE)

    def __enter__(self) -> Self:
        self.terminal.__enter__()
        self.terminal.wait(PROMPT)
        return self

    def __exit__(self, *gone: object) -> None:
        self.terminal.__exit__(*gone)
        if self._answering:
            os.kill(self._answering, signal.SIGKILL)
            os.waitpid(self._answering, 0)

    def tab(self, *typed: str) -> Self:
        """Type something, then the Tab key, and wait until convo has been asked."""
        before = self._times_asked()
        self.terminal.type(*typed, TAB)
        self.terminal.wait(lambda: self._times_asked() > before)
        return self

    def enter(self, *typed: str) -> list[str]:
        """Type the rest of a line and Enter; return what convo got as its arguments."""
        self._got.unlink(missing_ok=True)
        self.terminal.type(*typed, ENTER)
        self.terminal.wait(self._got.exists)
        return self._got.read_bytes().decode("utf-8").split("\0")[:-1]

    def drop(self) -> Self:
        """Give up the line."""
        self.terminal.type(CTRL_C)
        return self

    def _answers(self, environ: Mapping[str, str]) -> int:
        """Start a convo that answers one question after the other; return its id."""
        line = f"{self._asked}.line"
        os.mkfifo(line)
        if process := os.fork():
            return process
        try:
            os.environ.update(environ)
            # Open for writing too: so it never ends.
            with os.fdopen(os.open(line, os.O_RDWR), encoding="ascii") as asking:
                while name := asking.readline().strip():
                    asked = Path(f"{self._asked}.{name}")
                    said = reply(get_group(app), self.name, asked.read_bytes())
                    made = asked.with_suffix(".made")
                    made.write_text(said, encoding="utf-8")
                    made.rename(f"{asked}.reply")
        finally:
            os._exit(1)

    def _prepare(self, rc: str, program: str) -> None:
        files = {
            "inputrc": "set enable-bracketed-paste off\n",
            "script": script(self.name),
            RC_FILES[self.name]: rc + PROMPTS[self.name],
            "bin/convo": STUB.format(
                program=program,
                got=shlex.quote(str(self._got)),
                asked=shlex.quote(str(self._asked)),
            ),
        }
        for name, text in files.items():
            path = self.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (self.home / "bin" / "convo").chmod(0o755)

    def _times_asked(self) -> int:
        return len(self._asked.read_bytes()) if self._asked.exists() else 0


def in_quotes(text: str) -> str:
    """Return a text as a scalar of YAML, whatever is in it."""
    return f'"{"".join(map(_in_quotes, text))}"'


def _in_quotes(sign: str) -> str:
    return json.dumps(sign, ensure_ascii=not sign.isprintable())[1:-1]
