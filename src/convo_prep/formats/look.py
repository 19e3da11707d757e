"""What the terminal can and should show: escapes, colour, signs beyond ASCII."""

from collections.abc import Mapping
from typing import NamedTuple

from convo_prep.text import truth, visible

_ASCII = {
    "✓": "v",
    "✗": "x",
    "\u203a": ">",  # where you are
    "→": "->",
    "●": "*",
    "○": "o",
    "…": "...",
    "·": "-",
    "\u2013": "-",  # skipped
    "—": "-",
    "─": "-",
    "“": '"',
    "”": '"',
    "\u2018": "'",
    "\u2019": "'",
    "⟨": "<",
    "⟩": ">",
    "\u2421": "^?",
    **{chr(0x2400 + code): f"^{chr(0x40 + code)}" for code in range(0x20)},
}
_ASCII_TABLE = str.maketrans(_ASCII)


class Look(NamedTuple):
    """How output may look.

    Attributes:
        colour: Colour codes may be used.
        ascii: The signs convo itself writes are kept to ASCII.
        escapes: Bold and dim may be used; without it there is no escape code at all,
            whatever `colour` says.
    """

    colour: bool
    ascii: bool
    escapes: bool = True


def look_from(
    environ: Mapping[str, str], terminal: bool, encoding: str = "utf-8"
) -> Look:
    """Read the look from the environment.

    NO_COLOR (see no-color.org) takes away the colours, not bold and dim, and wins over
    FORCE_COLOR. FORCE_COLOR wins over a pipe and over TERM. A TERM that is missing,
    empty or `dumb` means no escape at all.

    Args:
        environ: The environment variables.
        terminal: Whether the output goes to a terminal.
        encoding: What the output is written in.
    """
    colourless = bool(environ.get("NO_COLOR"))
    asked = environ.get("FORCE_COLOR", "")
    forced = bool(asked) and truth(asked) is not False and not colourless
    able = terminal and environ.get("TERM", "") not in ("", "dumb", "unknown")
    escapes = forced or able
    ascii_only = not _is_utf8(encoding) or _ascii(environ)
    return Look(escapes and not colourless, ascii_only, escapes)


def _ascii(environ: Mapping[str, str]) -> bool:
    # UTF-8 as the encoding of stdout is no witness: Python says so under LC_ALL=C too.
    if truth(environ.get("CONVO_ASCII", "")):
        return True
    names = (environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, names), "C")
    return not _is_utf8(locale)


def _is_utf8(name: str) -> bool:
    return "utf8" in name.lower().replace("-", "")


def shown(text: str, look: Look) -> str:
    """Return a text as this terminal may show it: nothing hidden, signs as it can."""
    text = visible(text)
    return text.translate(_ASCII_TABLE) if look.ascii else text
