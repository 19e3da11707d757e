"""Whatever single call to the disk fails in an import, the same again ends it."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path

from faulty_os import (
    KILLS,
    SPOILT_WRITES,
    FaultyOs,
    KilledError,
    errors_at,
    standing_in,
)
from scenarios import quick_folder

from convo_prep.commands.taking_in import planned, written
from convo_prep.desk.desk import Desk, Options
from convo_prep.errors import ConvoError
from convo_prep.store import spooled

FILES = {
    "2026/one.yaml": "id: k3v9qd\nclient: Acme\ncreated: 2026-11-20T10:00+01:00\n",
    "two.yaml": "client: Borealis  # no id\n",
    "2026/three.yaml": "id: a9r5zp\nclient: Cedar & Co\nprepare:\n  issue: Late\n",
}
ROWS = "".join(json.dumps({"name": n, "text": t}) + "\n" for n, t in FILES.items())


def take_in(folder: Path) -> None:
    environ = {"CONVO_STATE": str(folder / "state"), "CONVO_CONFIG": str(folder / "c")}
    desk = Desk(Options(str(folder / "journal")), environ)
    with spooled.twice(io.BytesIO(ROWS.encode()).read, str(folder / "state")) as kept:
        list(written(desk, kept, planned(desk, kept)))


def held(folder: Path) -> dict[str, str]:
    journal = folder / "journal"
    return {
        str(path.relative_to(journal)): path.read_text(encoding="utf-8")
        for path in journal.rglob("*.yaml")
        if not path.name.startswith(".~")
    }


def test_after_any_fault_each_file_is_whole_and_again_ends_it() -> None:
    clean = FaultyOs()
    with quick_folder() as first, standing_in(clean):
        take_in(Path(first))
    ends = set()
    for at, call in enumerate(clean.calls, 1):
        for kind in (*errors_at(at), *KILLS, *SPOILT_WRITES):
            if kind in SPOILT_WRITES and call.name != "write":
                continue
            with quick_folder() as name:
                folder = Path(name)
                refused = suppress(ConvoError, OSError, KilledError)
                with refused, standing_in(FaultyOs(at, kind)):
                    take_in(folder)
                where = (at, call.name, kind)
                assert held(folder).items() <= FILES.items(), where
                ends.add(len(held(folder)))
                take_in(folder)
                assert held(folder) == FILES, where
    assert ends == {0, 1, 2, 3}
