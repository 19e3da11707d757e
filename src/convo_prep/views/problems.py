"""What `check` found to mend, each where an editor can jump to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convo_prep.document import Document, Paragraph, good, line, quiet
from convo_prep.views.rows import Row


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file; `line` and `column` count from 1, 0 if not known."""

    file: str
    line: int
    column: int
    sentence: str
    hint: str = ""

    @property
    def place(self) -> str:
        """`acme.yaml:12:3`, with as much as is known."""
        numbers = (number for number in (self.line, self.column) if number)
        return ":".join((self.file, *map(str, numbers)))


def problems(found: Sequence[Problem], checked: int) -> Document:
    """Return the problems by file and line; `checked` is the number of files read."""
    if not found:
        files = "1 file" if checked == 1 else f"{checked} files"
        words = line(good(f"Nothing to mend in {files}."))
        return Document("", (Paragraph(words),), close=True)
    lines = (
        line(
            f"{each.place}: {each.sentence}",
            quiet(f" ({each.hint.rstrip('.')})" if each.hint else ""),
        )
        for each in sorted(found)
    )
    return Document("", tuple(map(Paragraph, lines)), close=True)


def problem_rows(found: Sequence[Problem]) -> list[Row]:
    """Return the problems as rows, by file and line."""
    return [
        {
            "name": each.file,
            "line": each.line,
            "column": each.column,
            "sentence": each.sentence,
            "hint": each.hint,
        }
        for each in sorted(found)
    ]
