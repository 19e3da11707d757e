"""Flat rows as CSV: what a spreadsheet takes for text, and never runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# A cell that begins like this may be run as a formula (source: OWASP, CSV Injection).
RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
HARMLESS = "'"


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield each row as a line of CSV, ended by CR and LF as RFC 4180 has it.

    A cell that a spreadsheet would run has an apostrophe before it.
    """
    import csv
    import io

    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(map(harmless, row))
        yield line.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    begins = cell.lstrip(" ")[:1]
    return HARMLESS + cell if begins in (*RUN, *WIDE) and begins else cell
