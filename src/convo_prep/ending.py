"""How a run ends: what is said of an error, and the exit code it has."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

from convo_prep import streams
from convo_prep.errors import (
    ConvoError,
    NoSessionError,
    NotSavedError,
    OutputError,
    SettingsError,
    StoppedError,
    UnreadableFileError,
    UsageError,
)
from convo_prep.text import truth, visible

if TYPE_CHECKING:
    from convo_prep.desk.desk import Desk

FLAGS = ("--set", "--from")
BUG = 99
STOPPED = 130


def is_saved(error: Exception, desk: Desk | None) -> bool:
    """Whether a run ends well though its words are lost: what was given is stored."""
    if not isinstance(error, OutputError) or desk is None or not desk.has_saved:
        return False
    tell(error.sentence, "What was given is saved.")
    return True


def as_meant(error: Exception, desk: Desk | None) -> Exception:
    """Return an error as it is to be said, by what the run knows of itself."""
    unknown = type(error).__name__ == "NoSuchOption"
    if unknown and getattr(error, "option_name", "") in FLAGS:
        return UsageError(
            "Only prep and reflect take answers with --set and --from.",
            "Type: convo set REF KEY=VALUE",
        )
    if desk is None:
        return error
    if isinstance(error, UnreadableFileError):
        desk.unread.told(error)
    if isinstance(error, StoppedError) and desk.options.quiet:
        error.hint = ""
    if isinstance(error, NoSessionError) and "unread" in desk.__dict__:
        from convo_prep.desk.saying import missed

        return missed(desk, error)
    return error


def said(error: BaseException) -> int:
    """Say an error on stderr, and return its code."""
    if isinstance(error, ConvoError):
        return _family(error)
    if isinstance(error, KeyboardInterrupt | EOFError):
        tell("\nStopped.")
        return STOPPED
    if isinstance(error, UnicodeError):
        return _family(_of_letters(error))
    if isinstance(error, OSError):
        return _family(_of_machine(error))
    if type(error).__module__.startswith("typer"):
        return _of_line(error)
    return _bug(error)


def tell(*texts: str) -> None:
    """Write messages to stderr, a line each; empty ones are left out."""
    streams.tell(sys.stderr, *map(visible, texts))


def _family(error: ConvoError) -> int:
    tell(error.sentence, error.hint)
    return error.exit_code


def _of_line(error: BaseException) -> int:
    """Say what Typer has to say about the words on the line."""
    show = getattr(error, "show", None)
    if show is not None:
        shown = StringIO()
        show(shown)
        tell(shown.getvalue().rstrip("\n"))
    # An end by its own means has nothing to show.
    return int(getattr(error, "exit_code", STOPPED))


def _of_letters(error: UnicodeError) -> ConvoError:
    """Name what the machine's encoding cannot say, never the text itself."""
    if isinstance(error, UnicodeDecodeError):
        byte = f"byte 0x{error.object[error.start]:02x}"
        return UsageError(
            f"What came in is not {error.encoding.upper()}: there is a {byte} in it.",
            "Give it in UTF-8, as with: iconv -t utf-8",
        )
    return SettingsError(
        "A name has a letter that this locale cannot say.", "Set LC_ALL=C.UTF-8."
    )


def _of_machine(error: OSError) -> ConvoError:
    """Name what the system refused where nobody expected it."""
    reason = (error.strerror or "it did not say why").lower()
    path = f"{error.filename}: " if isinstance(error.filename, str) else ""
    return NotSavedError(f"The system refused: {path}{reason}.", "Try again.")


def _bug(error: BaseException) -> int:
    """Say where convo itself went wrong; never what it was working on."""
    if truth(os.environ.get("CONVO_DEBUG", "")):
        raise error
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "convo_prep" in frame.filename]
    last = (own or frames)[-1]
    place = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
    tell(
        f"convo itself went wrong ({type(error).__name__} at {place}).",
        "What it said was saved is saved. Set CONVO_DEBUG=1 to see more.",
    )
    return BUG
