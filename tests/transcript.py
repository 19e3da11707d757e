"""Terminal transcripts: what is typed, what must come back, and both compared.

A transcript is a text file. `$ ` begins a command, a number before it is the exit
code; `> ` is a line of stdout, `2> ` of stderr, `< ` a line of stdin. `> ...` stands
for any lines. `<id>` is any id, `<journal>` and `<work>` are the folders of the run.
Beside `convo` there are `cat FILE`, `write FILE`, `remove FILE`, `export NAME=VALUE`.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from convo_prep.app import app

NOW = "2026-11-21T09:00+01:00"
ANY_LINES = "..."
_COMMAND = re.compile(r"(\d*)\$ (.*)")
_ID_LINE = re.compile(rb"(?m)^id: ([a-z2-9]{6})$")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_ASSIGNED = re.compile(r"[A-Z_]+=")
_PLACEHOLDERS = {
    "<id>": "[a-z2-9]{6}",
    "<demo>": r"""[^\s"']*convo-demo-\w+""",
}


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str = ""
    err: str = ""
    both: str = ""


@dataclass
class Command:
    """One command of a transcript, with everything that must come of it."""

    line: str
    number: int
    code: int
    before: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)


class Shell:
    """A journal of its own, and just enough of a shell to follow a transcript.

    Args:
        work: A fresh folder; journal, state and config are made inside.
    """

    def __init__(self, work: Path) -> None:
        self.work = work
        self.journal = work / "journal"
        self.environ = {
            "CONVO_JOURNAL": str(self.journal),
            "CONVO_STATE": str(work / "state"),
            "CONVO_CONFIG": str(work / "config" / "config.yaml"),
            "CONVO_NOW": NOW,
            "NO_COLOR": "1",
            "USER": "sam",
        }

    def run(self, line: str, given: list[str]) -> Ran:
        """Run one command line."""
        words = shlex.split(self._placed(line))
        own: dict[str, str] = {}
        while _ASSIGNED.match(words[0]):
            name, _, value = words.pop(0).partition("=")
            own[name] = value
        verb, *rest = words
        if verb == "convo":
            return self._convo(rest, given, own)
        return self._builtin(verb, rest, given)

    def known(self, text: str) -> str:
        """Return output with what differs from run to run as placeholders."""
        for path in sorted(self.journal.glob("**/*.yaml")):
            for found in _ID_LINE.findall(path.read_bytes()):
                text = text.replace(found.decode(), "<id>")
        text = text.replace(str(self.journal), "<journal>")
        text = text.replace(str(self.work), "<work>")
        return re.sub(_PLACEHOLDERS["<demo>"], "<demo>", text)

    def _placed(self, line: str) -> str:
        line = line.replace("<journal>", str(self.journal))
        return line.replace("<work>", str(self.work))

    def _convo(self, words: list[str], given: list[str], own: dict[str, str]) -> Ran:
        stdin = "".join(f"{line}\n" for line in given)
        # Tests can raise from here: an error that nobody expected is none of convo's.
        environ: dict[str, str | None] = {**self.environ, **own}
        result = CliRunner().invoke(app, words, input=stdin, env=environ)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        texts = (result.stdout, result.stderr, result.output)
        return Ran(result.exit_code, *(_STYLE.sub("", text) for text in texts))

    def _builtin(self, verb: str, words: list[str], given: list[str]) -> Ran:
        if verb == "export":
            name, _, value = words[0].partition("=")
            self.environ[name] = value
            return Ran(0)
        path = self.work / words[0]
        if verb == "cat":
            text = path.read_text(encoding="utf-8")
            return Ran(0, text, both=text)
        if verb == "write":
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_text("".join(f"{line}\n" for line in given), encoding="utf-8")
            path.chmod(0o600)
            return Ran(0)
        if verb in ("remove", "rm"):
            os.unlink(path)
            return Ran(0)
        raise ValueError(f"no command {verb}")


def commands(text: str) -> tuple[list[Command], list[str]]:
    """Read a transcript: its commands, and the remarks after the last one."""
    found: list[Command] = []
    remarks: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _COMMAND.fullmatch(line):
            code = int(match[1] or 0)
            found.append(Command(match[2], number, code, remarks))
            remarks = []
        elif not line or line.startswith("#"):
            remarks.append(line)
        else:
            mark, _, rest = line.partition(" ")
            lists = {">": "out", "2>": "err", "<": "given"}
            getattr(found[-1], lists[mark]).append(rest)
    return found, remarks


def blocks(markdown: str) -> list[Command]:
    """Read the `console` blocks of a page: each line under a command is output."""
    found: list[Command] = []
    inside = False
    for number, line in enumerate(markdown.splitlines(), 1):
        if line.startswith("```"):
            inside = line == "```console"
        elif not inside:
            continue
        elif match := _COMMAND.fullmatch(line):
            found.append(Command(match[2], number, int(match[1] or 0)))
        else:
            found[-1].out.append(line)
    return found


def pattern(lines: list[str], shell: Shell) -> re.Pattern[str]:
    """Return an expression for the lines expected."""
    parts = []
    for line in lines:
        if line == ANY_LINES:
            parts.append(r"(?:.*\n)*?")
            continue
        part = re.escape(line.rstrip())
        for name, meant in _PLACEHOLDERS.items():
            part = part.replace(re.escape(name), meant)
        part = part.replace("<journal>", re.escape(str(shell.journal)))
        part = part.replace("<work>", re.escape(str(shell.work)))
        parts.append(part + r"[ ]*\n")
    return re.compile("".join(parts) + r"\n?" * (not lines))


def fits(lines: list[str], text: str, shell: Shell) -> bool:
    """Tell whether the output is what the lines say."""
    if text and not text.endswith("\n"):
        text += "\n"
    return pattern(lines, shell).fullmatch(text) is not None


def written(command: Command, ran: Ran, shell: Shell) -> Iterator[str]:
    """Yield the lines of a command as they would stand in a transcript now."""
    yield from command.before
    yield f"{ran.code or ''}$ {command.line}"
    yield from (f"< {line}".rstrip() for line in command.given)
    for mark, lines, text in (
        (">", command.out, ran.out),
        ("2>", command.err, ran.err),
    ):
        if not fits(lines, text, shell):
            lines = shell.known(text).splitlines()
        yield from (f"{mark} {line}".rstrip() for line in lines)
