"""How long every command takes, beside the bare interpreter and `grep -r`.

    python bench/commands.py [--convo PATH] [--sessions 1000] [--rounds 11] [--gate]

P is what `python -c pass` takes in the environment that convo is installed in, G what
`grep -r` takes over the same files. Every round runs everything once, and each ratio
is the median of the ratios within a round, so that a busy machine slows both sides.
Ceilings hold for CPU time, which other programs stretch least; by the clock, which sees
what waits, three times as much is let through. Measure an ordinary install: an editable
one starts later. The launcher is what pip puts on the path, without convo behind it:
older ones load `re` first, which is not ours.

With --gate the run fails when a command is above its ceiling times --slack.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import sessions
from running import run_on_screen, run_piped

P, G, LAUNCHER = "python -c pass", "grep -r", "launcher"
NOW = "2026-11-21T17:10+01:00"
RARE, COMMON = "zorblatt", "budget"
# The ceilings at 1,000 sessions, in P; through Rich so much more.
RICH = 3.5
LOOK, OPEN, SAVE, PROMPT, LIVE, HELP, VERSION = 7.5, 9.5, 8.0, 15.0, 16.0, 6.0, 1.3
# What reads the whole journal, in runs of `list --all`, which does so too.
WHOLE, ALL = 1.5, "list --all"
# However many sessions there are.
FIRST_HIT = 12.0
# Of the question that `convo prep` asks first, once client and topic are given.
FIRST = b"do you talk"
# What only the line editor sends, once it takes keys: the arrows are to come as usual.
TAKES_KEYS = b"\x1b[?1l"
# Stands behind the first sentence of a rehearsal.
ALOUD = b"Say your answer aloud"
# The last thing drawn on the screen of a meeting: the key that ends it.
DRAWN = b"^D"
WARM = 1
# By the clock, so many times a ceiling: on a busy machine it stretches that far.
CLOCK = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to time: its name, its command line, its ceiling in `unit`s.

    Of what waits for the disk the clock is not looked at: the disk's time is not ours.
    """

    name: str
    line: list[str]
    ceiling: float = 0.0
    unit: str = P
    screen: bool = False
    until: bytes = b""
    waits: bool = False
    before: Callable[[], None] = lambda: None

    @property
    def unit_name(self) -> str:
        """The unit of its ceiling, in short."""
        return "P" if self.unit == P else self.unit


@dataclass(slots=True)
class Times:
    """What the rounds gave for one row, in seconds, one of each a round."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


class World:
    """A journal to measure at, an environment, and the rows."""

    def __init__(self, convo: Path, folder: Path, many: int) -> None:
        self.convo = str(convo)
        self.python = str(convo.parent / "python")
        self.journal = folder / "journal"
        self.state = folder / "state"
        self.launcher = folder / "launcher"
        self.files = sessions.write(self.journal, many)
        self.environ = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder / "home"),
            "USER": "kim",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "TZ": "Europe/Berlin",
            "CONVO_JOURNAL": str(self.journal),
            "CONVO_STATE": str(self.state),
            "CONVO_NOW": NOW,
        }
        script = Path(self.convo).read_text(encoding="utf-8")
        script = script.replace("from convo_prep.__main__ import main", "main = int")
        self.launcher.write_text(script, encoding="utf-8")
        self.launcher.chmod(0o700)

    def rows(self) -> list[Row]:
        """Return everything that is timed, what it is compared with first."""
        return [
            Row(P, [self.python, "-c", "pass"]),
            Row(G, self._grep("-r", RARE)),
            Row(LAUNCHER, [str(self.launcher)]),
            Row("--version", [self.convo, "--version"], VERSION, LAUNCHER),
            Row("--help", [self.convo, "--help"], HELP),
            *self._looking(),
            *self._changing(),
        ]

    def _looking(self) -> list[Row]:
        newest = self._id(self.files[len(self.files) // 2])
        looks: list[tuple[list[str], float]] = [
            (["list"], LOOK),
            (["list", "--all"], 0.0),
            (["show", newest], 0.0),
            (["grep", RARE], LOOK),
            (["grep", COMMON], 0.0),
            (["grep", "-E", "zor[bp]l\\w+"], 0.0),
            (["card", newest], 0.0),
            ([], OPEN),
            (["actions"], OPEN),
        ]
        piped = [
            Row(" ".join(words) or "(bare)", [self.convo, *words], ceiling)
            for words, ceiling in looks
        ]
        on_screen = [
            Row(
                f"{' '.join(words) or '(bare)'}, on a terminal",
                [self.convo, *words],
                ceiling and ceiling + RICH,
                screen=True,
            )
            for words, ceiling in looks
        ]
        # Read by other programs, or now and then: one row each is enough.
        rest = [
            Row(name, [self.convo, name]) for name in ("next", "lessons", "calendar")
        ]
        whole = [
            Row(name, [self.convo, name], WHOLE, ALL)
            for name in ("clients", "insights")
        ]
        common = Row(f"grep -r {COMMON}", self._grep("-ri", COMMON))
        first = [self._first_hit(), self._rehearsing(newest)]
        return [common, *piped, *rest, *whole, *on_screen, *first]

    def _first_hit(self) -> Row:
        name, line = f"grep {COMMON}, first hit", [self.convo, "grep", COMMON]
        return Row(name, line, FIRST_HIT, screen=True, until=COMMON.encode())

    def _rehearsing(self, session: str) -> Row:
        line = [self.convo, "rehearse", session]
        return Row("rehearse, first sentence", line, screen=True, until=ALOUD)

    def _changing(self) -> list[Row]:
        open_one = next(file for file in self.files if _has_open_action(file))
        kept = open_one.read_bytes()

        def put_back() -> None:
            open_one.write_bytes(kept)
            shutil.rmtree(self.state, ignore_errors=True)

        def none_begun() -> None:
            for file in self.journal.glob("*/*-zephyr-*"):
                file.unlink()

        own = self._id(open_one)
        what = next(x for x in kept.decode().split("\n") if x.startswith("    - what:"))
        words = what.partition(": ")[2].split()
        note = [self.convo, "note", "--in", own, "Budget frozen until spring"]
        done = [self.convo, "done", *words, "--in", own]
        prep = [self.convo, "prep", "Zephyr", "renewal", "price"]
        return [
            Row("note", note, SAVE, waits=True, before=put_back),
            Row("done", done, SAVE, waits=True, before=put_back),
            Row(
                "prep, first question",
                prep,
                PROMPT,
                screen=True,
                until=FIRST,
                before=none_begun,
            ),
            Row(
                "prep, keys taken",
                prep,
                screen=True,
                until=TAKES_KEYS,
                before=none_begun,
            ),
            Row(
                "conduct, live screen",
                [self.convo, "conduct", own],
                LIVE,
                screen=True,
                until=DRAWN,
                before=put_back,
            ),
            Row(
                "conduct, keys taken",
                [self.convo, "conduct", own],
                screen=True,
                until=TAKES_KEYS,
                before=put_back,
            ),
        ]

    def _grep(self, how: str, words: str) -> list[str]:
        return [shutil.which("grep") or "grep", how, words, str(self.journal)]

    def _id(self, file: Path) -> str:
        text = file.read_text(encoding="utf-8")
        return text.partition("\nid: ")[2].partition("\n")[0]


def _chosen(rows: list[Row], only: str) -> list[Row]:
    """Return the rows whose name has a text, and those they are compared with."""
    chosen = [row for row in rows if only in row.name]
    beside = {P, G, LAUNCHER, *(row.unit for row in chosen)}
    return [row for row in rows if row in chosen or row.name in beside]


def _has_open_action(file: Path) -> bool:
    text = file.read_text(encoding="utf-8")
    return "what:" in text and "closed:" not in text


def measured(world: World, rows: list[Row], rounds: int) -> list[Times]:
    """Run every row once a round, up and down in turn, after a round to warm up."""
    times = [Times() for _ in rows]
    for number in range(rounds + WARM):
        places = list(range(len(rows)))
        for place in places if number % 2 else reversed(places):
            row = rows[place]
            row.before()
            if row.screen:
                wall, cpu = run_on_screen(row.line, world.environ, row.until)
            else:
                wall, cpu = run_piped(row.line, world.environ)
            if number >= WARM:
                times[place].wall.append(wall)
                times[place].cpu.append(cpu)
    return times


def ratio(mine: list[float], base: list[float]) -> float:
    """Return the median of the ratios, each taken within one round."""
    pairs = zip(mine, base, strict=True)
    return statistics.median(a / b for a, b in pairs if b)


def report(rows: list[Row], times: list[Times], slack: float) -> list[str]:
    """Print the table, and return the names of the rows above their ceilings."""
    by_name = {row.name: took for row, took in zip(rows, times, strict=True)}
    width = max(len(row.name) for row in rows)
    print(f"{'command':<{width}}     ms    x P  cpu x P    x G  ceiling")
    above = []
    for row, took in zip(rows, times, strict=True):
        in_p, in_g = (ratio(took.wall, by_name[name].wall) for name in (P, G))
        cpu = ratio(took.cpu, by_name[P].cpu)
        verdict = ""
        if row.ceiling:
            reached = _reached(row, took, by_name[row.unit])
            verdict = f"{row.ceiling:4.1f} {row.unit_name}  ok"
            if reached > row.ceiling:
                within = reached <= row.ceiling * slack
                word = "above, within the slack" if within else "ABOVE"
                verdict = f"{row.ceiling:4.1f} {row.unit_name}  {word}"
                above += [] if within else [row.name]
        middle = statistics.median(took.wall) * 1000
        line = f"{row.name:<{width}}  {middle:5.1f}  {in_p:5.2f}    {cpu:5.2f}"
        print(f"{line}  {in_g:5.2f}  {verdict}".rstrip())
    return above


def _reached(row: Row, took: Times, base: Times) -> float:
    """Return what a row took, in the unit of its ceiling."""
    clock = 0.0 if row.waits else ratio(took.wall, base.wall)
    return max(ratio(took.cpu, base.cpu), clock / CLOCK)


def main() -> None:
    """Measure, print the table, and with --gate exit 1 when something is above."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(sys.executable).parent / "convo"
    parser.add_argument("--convo", type=Path, default=beside)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--slack", type=float, default=1.0)
    parser.add_argument("--only", default="", help="rows whose name has this")
    parser.add_argument("--gate", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="convo-bench-") as folder:
        world = World(asked.convo.absolute(), Path(folder), asked.sessions)
        rows = _chosen(world.rows(), asked.only)
        above = report(rows, measured(world, rows, asked.rounds), asked.slack)
    print(f"{asked.sessions} sessions, {asked.rounds} rounds")
    if above:
        print(f"Above the ceiling: {', '.join(above)}")
        if asked.gate:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
