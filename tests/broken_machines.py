"""Machines on which something is broken: how the process starts, and what may come."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from every_command import FILE

SESSION = "2026/2026-11-20-acme-renewal-price.yaml"
# Exit codes that say what was broken: nothing to write on, no sense in the settings.
REFUSED, GONE, SENSELESS, EDITOR, UNREADABLE = 23, 141, 28, 29, 22


class Machine(NamedTuple):
    """One way in which a machine can be broken.

    Attributes:
        codes: The exit codes that say so; a line may also end as it does elsewhere.
        stdin: As a shell would write it behind the command; "" where it is fine.
        stdout: The same.
        stderr: The same.
        python: Variables that Python itself reads when it starts.
        environ: Variables that convo reads; None takes one away, {place} is the folder
            of the run, with journal, state and config in it.
        files: What stands in that folder: text, or "-> " and where a link leads.
        before: Done to the running process, see PREPARATIONS.
    """

    codes: tuple[int, ...] = ()
    stdin: str = ""
    stdout: str = ""
    stderr: str = ""
    python: Mapping[str, str] = {}
    environ: Mapping[str, str | None] = {}
    files: Mapping[str, str] = {}
    before: str = ""


def environ(*codes: int, **values: str | None) -> Machine:
    """A machine with other variables."""
    return Machine(codes, environ=values)


def config(text: str, *codes: int) -> Machine:
    """A machine with a config file."""
    return Machine(codes, files={"config/config.yaml": text})


def session(old: str, new: str, *codes: int) -> Machine:
    """A machine whose session holds something else in one place."""
    return Machine(codes, files={f"journal/{SESSION}": FILE.replace(old, new)})


NINES = "9" * 5000
BROKEN: dict[str, Machine] = {
    "stdout full": Machine((REFUSED,), stdout=">/dev/full"),
    "stdout closed": Machine((REFUSED,), stdout=">&-"),
    "stdout read-only": Machine((REFUSED,), stdout="1</dev/null"),
    "stdout without a reader": Machine((GONE,), stdout="|"),
    "stdin closed": Machine((2,), stdin="<&-"),
    "stdin write-only": Machine((2,), stdin="0>/dev/null"),
    "stderr closed": Machine(stderr="2>&-"),
    "stderr full": Machine(stderr="2>/dev/full"),
    "stderr without a reader": Machine(stderr="2|"),
    "all closed": Machine((REFUSED, 2), "<&-", ">&-", "2>&-"),
    "all full": Machine((REFUSED,), "", ">/dev/full", "2>/dev/full"),
    "ASCII": Machine(python={"PYTHONIOENCODING": "ascii"}),
    "Latin-1": Machine(python={"PYTHONIOENCODING": "latin-1"}),
    "UTF-16": Machine((2,), python={"PYTHONIOENCODING": "utf-16"}),
    "LC_ALL=C": Machine(python={"LC_ALL": "C"}),
    "LC_ALL=POSIX without UTF-8": Machine(
        python={"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ),
    "a locale that is not there": Machine(python={"LC_ALL": "xx_YY.UTF-8"}),
    "no HOME": environ(HOME=None),
    "an empty HOME": environ(HOME=""),
    "a HOME that is not there": environ(
        SENSELESS, HOME="{place}/no/home", CONVO_JOURNAL=None, CONVO_CONFIG=None
    ),
    "a HOME that is a file": environ(
        SENSELESS, HOME="{place}/stdin", CONVO_STATE=None, CONVO_CONFIG=None
    ),
    "a relative HOME": environ(SENSELESS, HOME="home", CONVO_CONFIG=None),
    "no USER": environ(USER=None),
    "a USER that is no text": environ(USER="\udcff"),
    "no TMPDIR": environ(TMPDIR="{place}/none"),
    "a TMPDIR that is a file": environ(TMPDIR="{place}/stdin"),
    "no TERM": environ(TERM=None),
    "a dumb TERM": environ(TERM="dumb"),
    "an unknown TERM": environ(TERM="nonsense"),
    "COLUMNS=0": environ(COLUMNS="0"),
    "COLUMNS=abc": environ(COLUMNS="abc"),
    "COLUMNS=-5": environ(COLUMNS="-5"),
    "COLUMNS=100000": environ(COLUMNS="100000"),
    "COLUMNS of many digits": environ(COLUMNS=NINES),
    "no PATH": environ(EDITOR, PATH="", EDITOR=None),
    "an open quote in EDITOR": environ(EDITOR, EDITOR="'vim"),
    "an empty EDITOR": environ(EDITOR, EDITOR="", PATH=""),
    "an EDITOR that is a folder": environ(EDITOR, EDITOR="/"),
    "an EDITOR that is no program": environ(EDITOR, EDITOR="{place}/stdin"),
    "an EDITOR that is killed": environ(EDITOR, EDITOR="sh -c 'kill -9 $$'"),
    "an EDITOR with arguments": environ(EDITOR="true -n --wait"),
    "an EDITOR that is no text": environ(EDITOR, EDITOR="\udcff"),
    "a TZ that is none": environ(SENSELESS, 27, TZ="Nowhere/Never"),
    "a TZ that climbs": environ(SENSELESS, 27, TZ="../../etc/passwd"),
    "a TZ that is no text": environ(SENSELESS, 27, TZ="\udcff/\udcff"),
    "an empty TZ": environ(TZ=""),
    "a CONVO_NOW that is none": environ(SENSELESS, CONVO_NOW="soon"),
    "a CONVO_NOW before all time": environ(SENSELESS, CONVO_NOW="0001-01-01T00:00"),
    "a CONVO_NOW after all time": environ(SENSELESS, CONVO_NOW="9999-12-31T23:59Z"),
    "a CONVO_PLAIN that says nothing": environ(SENSELESS, CONVO_PLAIN="perhaps"),
    "a journal of nobody's": environ(SENSELESS, CONVO_JOURNAL="~nobody-here/talks"),
    "a journal with a variable": environ(SENSELESS, CONVO_JOURNAL="$TALKS/journal"),
    "a journal that is a file": environ(SENSELESS, 27, CONVO_JOURNAL="{place}/stdin"),
    "a journal that is a device": environ(SENSELESS, 27, CONVO_JOURNAL="/dev/null"),
    "a session that leads to a device": Machine(
        (21, UNREADABLE, 27), files={"journal/2026/z.yaml": "-> /dev/zero"}
    ),
    "a session that leads nowhere": Machine(
        (21, UNREADABLE, 27), files={"journal/2026/z.yaml": "-> nowhere"}
    ),
    "a year that is a device": Machine(
        (UNREADABLE, 27), files={"journal/2025": "-> /dev/zero"}
    ),
    "a year that leads nowhere": Machine(
        (UNREADABLE, 27), files={"journal/2025": "-> nowhere"}
    ),
    "a session that cannot be read": Machine((UNREADABLE, 27), before="shut session"),
    "a year that cannot be read": Machine(
        (REFUSED, UNREADABLE, 27), before="shut year"
    ),
    "a state that is a file": environ(REFUSED, CONVO_STATE="{place}/stdin"),
    "a state that is a device": environ(REFUSED, CONVO_STATE="/dev/zero"),
    "a config of nonsense": config("journal: [\n", SENSELESS, 27),
    "a config that says nothing": config(""),
    "a config of comments": config("# by: Sam\n"),
    "a config with slips": config("jurnal: x\ncolour: red\n"),
    "a config that says perhaps": config("plain: perhaps\n", SENSELESS, 27),
    "a config that is Latin-1": config("by: Gr\udcf6\udcdfe\n", SENSELESS, 27),
    "a config that is a device": config("-> /dev/zero", SENSELESS, 27),
    "a config that is a folder": config("-> /", SENSELESS, 27),
    "a config that leads nowhere": config("-> nowhere.yaml", SENSELESS, 27),
    "a config that is a link": Machine(
        files={"config/config.yaml": "-> real", "config/real": "by: Sam\n"}
    ),
    "a config that cannot be read": Machine(
        (SENSELESS, 27),
        files={"config/config.yaml": "by: Sam\n"},
        before="shut config",
    ),
    "own playbooks and wording that are devices": Machine(
        (27, 30),
        files={
            "config/playbooks/x.yaml": "-> /dev/zero",
            "config/wording.yaml": "-> /dev/zero",
        },
    ),
    "a folder that is gone": Machine(before="nowhere"),
    "a folder that is gone, and a relative journal": Machine(
        (SENSELESS,), environ={"CONVO_JOURNAL": "talks"}, before="nowhere"
    ),
    "a umask that takes all": Machine((REFUSED,), before="umask 0777"),
    "a umask that takes nothing": Machine((27,), before="umask 0"),
    "few open files": Machine(
        (1, 2, 20, UNREADABLE, REFUSED, SENSELESS, EDITOR, 27, 30), before="few files"
    ),
    "a limit of no bytes": Machine(
        (REFUSED,), stdout="|cat", stderr="2|cat", before="small files"
    ),
    "a state that can only be read": Machine((REFUSED,), before="read-only state"),
    "a journal that can only be read": Machine((REFUSED,), before="read-only journal"),
    "a journal that cannot be read": Machine((UNREADABLE, 27), before="shut journal"),
    "foreign owners, all may look": Machine((1, REFUSED, 27), before="foreign, open"),
    "foreign owners": Machine((SENSELESS, UNREADABLE, 27), before="foreign"),
    "a schema of many digits": session("schema: 1", f"schema: {NINES}", 25, 27),
    "a tension of many digits": session(
        "prepare:", f"prepare:\n  tension: {NINES}\n  confidence: {NINES}", 27
    ),
    "a meeting of many minutes": session(
        "initiate:", f"initiate:\n  minutes: {'9' * 9}", 27
    ),
    "a meeting before all time": session("2026-11-21 15:00", "0001-01-01 00:00", 1, 27),
    "a meeting after all time": session("2026-11-21 15:00", "9999-12-31 23:59", 27),
    "an action due after all time": session("2026-11-25", "9999-12-31", 27),
    "an action due before all time": session("2026-11-25", "0001-01-01", 27),
    "a session begun before all time": session(
        "2026-11-20T10:00+01:00", "0001-01-01T00:00+14:00", 27
    ),
    "a session begun after all time": session(
        "2026-11-20T10:00+01:00", "9999-12-31T23:59-14:00", 27
    ),
    "a zone that climbs": session("Europe/Berlin", "../../etc/passwd", 27),
}
# On some systems there is no such device.
if not os.path.exists("/dev/full"):
    BROKEN = {name: how for name, how in BROKEN.items() if "full" not in name}
