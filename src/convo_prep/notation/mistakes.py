"""What can be wrong with a file, in the user's words and at its line and column."""

from __future__ import annotations

import re
from typing import TypeAlias

from convo_prep.errors import UnreadableFileError
from convo_prep.text import printable

Place: TypeAlias = tuple[int, int]

START: Place = (1, 1)
# A session has a few kilobytes; whoever reads one stops here.
MOST = 2 * 1024 * 1024
SIZE_HINT = "a session is a few kilobytes; look whether this is one"
TEXT_HINT = 'if it is text, put it in quotes, or after "|" on a line of its own'
QUOTE_HINT = 'close it, or put the text after "|" on a line of its own'
BACKSLASH_HINT = r'write "\\" for a backslash, or put the text in single quotes'

# Compiled when a file first needs them; most have nothing of it.
_REFUSED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
_CONFLICT = r"(?m)^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)"
_CHARACTERS = {
    0x00: "a NUL character",
    0x0D: "a carriage return without a line feed",
    0x1B: "an ESC character",
    0x7F: "a DEL character",
    0x85: "U+0085 (an invisible line break)",
    0x2028: "U+2028 (an invisible line break)",
    0x2029: "U+2029 (an invisible paragraph break)",
    0xFEFF: "U+FEFF (a byte-order mark)",
}
_DIRECTIVE = r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%"

# Parts of the problems that libyaml and PyYAML report, most telling first.
_YAML = (
    ("mapping values are not allowed", 'a ": " inside unquoted text', TEXT_HINT),
    (
        "cannot start any token",
        "unquoted text cannot begin like this",
        f"{TEXT_HINT}; indent with blanks, never with a tab",
    ),
    ("tab character", "a tab where blanks are needed", "indent with blanks"),
    (
        "could not find expected ':'",
        'a line without "key:"',
        "if it belongs to the text above, indent it like that text",
    ),
    (
        "expected key",
        "this does not fit in here",
        "line it up with the keys around it; nothing may follow a closing quote",
    ),
    (
        "expected '-' indicator",
        'a line without "- " inside a list',
        "line it up with the list, or with its key",
    ),
    (
        "expected <block end>",
        "this does not fit in here",
        "line it up with the lines around it; nothing may follow a closing quote",
    ),
    ("entries are not allowed", 'a "- " where no list can begin', TEXT_HINT),
    ("keys are not allowed", 'a "? " where no key can begin', TEXT_HINT),
    ("unexpected end of stream", "a quote that is never closed", QUOTE_HINT),
    ("unexpected document", "a quote is still open here", QUOTE_HINT),
    ("expected ',' or", "a bracket or brace is not closed before this", TEXT_HINT),
    ("escape", "a backslash that begins nothing known", BACKSLASH_HINT),
    ("hexdecimal", "a backslash that begins nothing known", BACKSLASH_HINT),
    ("Unicode character", "a backslash that names no character", BACKSLASH_HINT),
    ("indentation indicator", 'text behind "|" or ">"', TEXT_HINT),
    ("expected chomping", 'text behind "|" or ">"', TEXT_HINT),
    ("line break", 'text behind "|", ">" or "!"', TEXT_HINT),
    ("node content", "a value cannot begin like this", TEXT_HINT),
    (
        "<document start>",
        "this does not fit in here",
        "line it up with the first key of the file",
    ),
    ("alphabetic or numeric", 'unquoted text begins with "&" or "*"', TEXT_HINT),
    ("alphabetical or numeric", 'unquoted text begins with "&" or "*"', TEXT_HINT),
)


def mistake(
    name: str, place: Place, what: str, hint: str = TEXT_HINT
) -> UnreadableFileError:
    """Return the error for one mistake: ``NAME:LINE:COLUMN: what is wrong``."""
    return UnreadableFileError(f"{name}:{place[0]}:{place[1]}: {what}", hint)


def place_after(before: str) -> Place:
    """Return line and column of what follows a text, both counted from 1."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def in_text(text: str) -> tuple[Place, str, str] | None:
    """Find what no editor would leave in a text: place, what it is, and a hint."""
    refused = () if printable(text) else re.finditer(_REFUSED, text)
    if found := next(filter(_is_alone, refused), None):
        hint = "delete it, or press Enter there if a line break was meant"
        what = f"{_named(found)} is not allowed in the text"
        return place_after(text[: found.start()]), what, hint
    if "%" in text and (found := re.match(_DIRECTIVE, text)):
        place = place_after(text[: found.end() - 1])
        return place, 'directives ("%...") are not supported', "delete the line"
    if "<<<<<<<" in text and (found := re.search(_CONFLICT, text)):
        hint = "keep the lines that are right and delete the marker lines"
        place = place_after(text[: found.start()])
        return place, "an unresolved merge conflict marker", hint
    return None


def _is_alone(found: re.Match[str]) -> bool:
    """Tell whether it is no carriage return that begins a CRLF."""
    return found[0] != "\r" or found.string[found.end() : found.end() + 1] != "\n"


def escaped(value: str) -> str:
    """Name the character that a value holds only by an escape; "" if there is none."""
    found = re.search(_REFUSED, value)
    return _named(found) if found else ""


def located(error: Exception, name: str) -> UnreadableFileError:
    """Put a parser's mistake in our words: its own might quote what was said."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and (mark is None or "end of stream" in problem):
        mark = context
    place = START if mark is None else (mark.line + 1, mark.column + 1)
    for part, what, hint in _YAML:
        if part in problem:
            return mistake(name, place, what, hint)
    return mistake(name, place, "this is not valid YAML")


def _named(found: re.Match[str]) -> str:
    code = ord(found[0][0])
    return _CHARACTERS.get(code, f"U+{code:04X} (a control character)")
