"""A copy of the golden journal, as convo 0.1 would have left it in a folder."""

from __future__ import annotations

import os
import shutil
import zlib
from pathlib import Path

from command_line import Convo

GOLDEN = Path(__file__).parent / "golden"
NOW = "2026-11-21T10:00+01:00"
HALF_TYPED = "Mara or"
READABLE = (
    "2025/2025-10-07-acme-overdue-invoices.yaml",
    "2026/2026-10-02-mueller-soehne-uebergabe.yaml",
    "2026/2026-10-03-tern-bad-id.yaml",
    "2026/2026-10-04-later.yaml",
    "2026/2026-11-01-cedar-co-scope.yaml",
    "2026/2026-11-09-acme-renewal-price.yaml",
    "2026/2026-11-18-borealis-extra-requests.yaml",
    "2026/2026-11-18-cedar-co-late-launch.yaml",
    "2026/2026-11-18-harlow-interiors-old-matter.yaml",
    "2026/2026-11-18-osprey-price.yaml",
    "2026/2026-11-19-kestrel-foods.yaml",
    "2026/2026-11-20-borealis-late-invoice.yaml",
    "2026/2026-11-20-delta-print-rush-job.yaml",
    "2026/2026-11-21-wren-handover.yaml",
    "2026/hand made.yaml",
)
BROKEN = "2026/2026-10-05-plover.yaml"
NEWER = "2026/2026-10-04-later.yaml"


def reference(name: str) -> str:
    """What a person types to name a file of the golden journal."""
    return "initech" if name == "2026/hand made.yaml" else Path(name).stem


def golden(folder: Path, moved: bool = False) -> Convo:
    """Return convo on a copy of the golden journal.

    Args:
        folder: Where journal and state are put.
        moved: The journal has been moved since, so that its state bears another name.
    """
    convo = Convo(folder, NOW)
    shutil.copytree(GOLDEN / "journal", convo.journal)
    mark = f"journal-{_mark(convo.journal)}" if not moved else "journal-0a1b2c3d"
    shutil.copytree(GOLDEN / "state" / "journal-mark", convo.state / mark)
    for place in (convo.journal, convo.state):
        for path in (place, *place.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
    return convo


def _mark(journal: Path) -> str:
    """The end of the name that 0.1 gave a journal's folder of state."""
    return f"{zlib.crc32(os.fsencode(os.path.realpath(journal))):08x}"
