"""Rows as JSON, for `--json`: stable, and safe to print on a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from convo_prep.text import printable, visible

_PERHAPS_HIDDEN = re.compile("[^\n -~]")


def rows_text(rows: Sequence[Mapping[str, object]]) -> str:
    r"""Return the rows as one JSON array, keys in the order given, newline at the end.

    Letters beyond ASCII stay as they are. What a terminal would obey is written as a
    `\u` escape, so that no reader of the JSON loses a character.
    """
    listed = [dict(row) for row in rows]
    text = json.dumps(listed, ensure_ascii=False, indent=2, allow_nan=False)
    return _PERHAPS_HIDDEN.sub(_escaped, text) + "\n"


def row_line(row: Mapping[str, object]) -> str:
    """Return one row as one line of JSON, written as `rows_text` writes its letters."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A whole journal goes through here, and letter by letter takes five times as long.
    shown = text if printable(text) else _PERHAPS_HIDDEN.sub(_escaped, text)
    return shown + "\n"


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return sign if visible(sign) == sign else json.dumps(sign)[1:-1]
