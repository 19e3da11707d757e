"""What the keys of a meeting do, in the place of its card."""

from __future__ import annotations

from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row, wrapped
from convo_prep.walk.signs import SIGNS

LABELS = 8
LINES = (
    ("Enter", "saves the line as a note; on an empty line it closes what is open."),
    ("", f"Begin with {', '.join(f'{sign} {kind}' for sign, kind in SIGNS.items())}."),
    ("15 dec", "alone, or behind: look again - the next look, where none is set."),
    ("2", "shows your answer to concern 2. Again: it came up. Again: taken back."),
    ("2: ...", "it came up, with words about it."),
    ("Tab", "makes the line the next kind of note."),
    ("Up", "brings the last note back, to correct it."),
    ("PgDn", "shows more of the card, PgUp what is above."),
    ("F2", "hides the card, :hide does too."),
    ("F3", "shows lines to say, :say does too."),
    ("^C", "clears the line."),
    ("^D", "ends the meeting, on an empty line."),
)


def help_rows(look: Look, width: int) -> list[Row]:
    """Return what each key does, wrapped to a width."""
    rows: list[Row] = []
    for key, does in LINES:
        label = ("class:key", look.text(key).ljust(LABELS))
        rows += wrapped([label, ("", look.text(does))], width, LABELS)
    return rows
