"""Texts that must come out as they did: compared, or with `--renew` written anew.

What was renewed is shown as a difference at the end of the run; read it before you
keep it.
"""

from __future__ import annotations

import difflib
from pathlib import Path

# Set by `pytest --renew`, see conftest.py.
renewing = False
differences: list[str] = []


def settle(path: Path, text: str) -> None:
    """Assert that a file holds a text; with `--renew`, let it hold that from now on."""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if renewing and text != kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        differences.append(_difference(path, kept, text))
        return
    assert text == kept, f"{path.name} has changed; pytest --renew writes it anew"


def _difference(path: Path, kept: str, text: str) -> str:
    rows = difflib.unified_diff(
        kept.splitlines(), text.splitlines(), f"{path.name} before", "now", lineterm=""
    )
    return "\n".join(rows)
