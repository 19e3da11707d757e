"""A convo that is started once in some broken way, and run once for every line asked.

Starting Python for each of them would take minutes: this loads everything, and each
line runs in a fork, where it ends as a program of its own does.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import convo_prep
from convo_prep.__main__ import main
from convo_prep.formats.calendar import calendar_text

NOBODY = 65534
# What takes long to load, and what is not there for somebody else.
HEAVY = ("pydantic", "rich.console", "yaml", "zoneinfo", "pwd", "getpass", "tempfile")


def load() -> None:
    """Load whatever a line may need, but for what only a terminal does."""
    for found in pkgutil.walk_packages(convo_prep.__path__, "convo_prep."):
        if ".faces" not in found.name and "__main__" not in found.name:
            importlib.import_module(found.name)
    for name in (
        *HEAVY,
        "shlex",
        "shutil",
        "subprocess",
        "difflib",
        "select",
        "rapidfuzz.fuzz",
    ):
        importlib.import_module(name)
    # What writes a calendar loads its letters as it writes.
    calendar_text(())


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def _stand_nowhere(place: Path) -> None:
    (place / "gone").mkdir()
    os.chdir(place / "gone")
    os.rmdir(place / "gone")


def _as_somebody_else(place: Path) -> None:
    """Let root's privileges go, if it has them: what is root's is foreign then."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _given_away(place: Path) -> None:
    if os.geteuid() == 0:
        for path in (place, *place.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    _as_somebody_else(place)


def _with_no_rights(place: Path) -> None:
    _given_away(place)
    os.umask(0o777)


def _do(_done: object) -> None:
    """Take what a call returns, so that a preparation returns nothing."""


def _open_to_all(place: Path) -> None:
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    _as_somebody_else(place)


def _shut(mode: int, *names: str) -> Callable[[Path], None]:
    def shut(place: Path) -> None:
        _given_away(place)
        for name in names:
            if (place / name).exists():
                os.chmod(place / name, mode)

    return shut


# What is done to the process itself, once it runs and before convo begins.
PREPARATIONS: dict[str, Callable[[Path], None]] = {
    "": lambda _: None,
    "umask 0777": _with_no_rights,
    "umask 0": lambda _: _do(os.umask(0)),
    "few files": lambda _: _limit(resource.RLIMIT_NOFILE, 4),
    "small files": lambda _: _limit(resource.RLIMIT_FSIZE, 0),
    "nowhere": _stand_nowhere,
    "foreign, open": _open_to_all,
    "foreign": _as_somebody_else,
    "read-only state": _shut(0o500, "state", "state/journal"),
    "read-only journal": _shut(0o500, "journal", "journal/2026"),
    "shut journal": _shut(0, "journal"),
    "shut year": _shut(0, "journal/2026"),
    "shut session": _shut(0, "journal/2026/2026-11-20-acme-renewal-price.yaml"),
    "shut config": _shut(0, "config/config.yaml"),
}


def run(job: dict[str, str], broken: list[int]) -> None:
    """Become convo for one line; does not come back."""
    place = Path(job["place"])
    _connect(place, broken)
    PREPARATIONS[job["before"]](place)
    for name, value in json.loads(job["environ"]).items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environb[os.fsencode(name)] = os.fsencode(value.format(place=place))
    time.tzset()
    sys.argv = ["convo", *json.loads(job["words"])]
    main()


def _connect(place: Path, broken: list[int]) -> None:
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if number not in broken:
            how = os.O_RDWR | os.O_CREAT
            opened = os.open(place / name, how, 0o666)
            os.dup2(opened, number)
            if opened != number:
                os.close(opened)


def serve(folder: Path) -> bool:
    """Run every job of a folder and write down how each ended; False in a fork."""
    asked = json.loads((folder / "jobs.json").read_bytes())
    codes = []
    for job in asked["jobs"]:
        shutil.copytree(asked["template"], job["place"], symlinks=True)
        (Path(job["place"]) / "stdin").write_text(job["stdin"], encoding="utf-8")
        child = os.fork()
        if not child:
            run(job, asked["broken"])
            return False
        _, status = os.waitpid(child, 0)
        codes.append(os.waitstatus_to_exitcode(status))
    (folder / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
    return True


def serve_all() -> None:
    """Serve folder after folder as they are named on stdin, until that ends."""
    while (folder := sys.stdin.readline()) and serve(Path(folder.strip())):
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    load()
    if folders := sys.argv[1:]:
        serve(Path(folders[0]))
    else:
        serve_all()
