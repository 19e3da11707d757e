"""Documents and messages on their way out: the one place that writes for commands."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from convo_prep import streams
from convo_prep.desk.desk import Desk
from convo_prep.errors import (
    ConvoError,
    NothingFoundError,
    UnreadableFileError,
    UsageError,
)
from convo_prep.text import visible

PLAYBOOKS = "playbooks"
UNREAD = "unread"
COPIES = "copies"
NAMED = 3

if TYPE_CHECKING:
    from convo_prep.document import Document
    from convo_prep.formats.look import Look
    from convo_prep.session import Session


def say(desk: Desk, document: Document, form: str | None = None) -> None:
    """Write a document to stdout: with Rich on a terminal, plain into a pipe.

    Args:
        desk: The desk.
        document: What to show.
        form: A format asked for by name.
    """
    write(desk, rendered(desk, document, form), utf8=not for_own_eyes(form))
    if form == "html" and desk.terminal:
        go_on(desk, "As a page to print: the same, with  > page.html  behind it.")


def known_form(form: str | None) -> str | None:
    """Return a format's name as it is, once it is known.

    Raises:
        UsageError: there is no such format.
    """
    if form is None:
        return form
    from convo_prep.formats.table import FORMATS

    form = form.strip().lower()
    if form not in FORMATS:
        raise UsageError(
            f"There is no format '{form}'.", f"Known: {', '.join(FORMATS)}."
        )
    return form


def for_own_eyes(form: str | None) -> bool:
    """Tell whether only the person at the keyboard reads a format."""
    from convo_prep.formats.table import OWN_EYES

    return form is None or form in OWN_EYES


def rendered(desk: Desk, document: Document, form: str | None = None) -> str:
    """Return a document as the text that `say` would write."""
    from convo_prep.formats.table import FORMATS

    name = form or ("terminal" if desk.terminal and not _plain(desk) else "plain")
    text = FORMATS[name](document, width(), look(desk))
    if name != "plain" or not desk.terminal:
        return text
    # A pipe gets whole lines; a terminal would break them within a word.
    from convo_prep.cells import set_out

    return set_out(text, width())


def say_rows(desk: Desk, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows as JSON to stdout."""
    from convo_prep.formats.rows import rows_text

    desk.said_rows = True
    write(desk, rows_text(rows), utf8=True)


def write(desk: Desk, text: str, *, utf8: bool = False) -> None:
    """Write text that a format has made to stdout; what programs read, as UTF-8.

    Raises:
        OutputError: stdout takes nothing more.
    """
    streams.put(desk.out, text, utf8=utf8)


def give_back(desk: Desk, *lines: bytes) -> None:
    """Write lines that came in and could not be kept to stdout, as they came.

    A person sees them as text; where stdout takes nothing either, they go to stderr.
    """
    whole = b"".join(line + b"\n" for line in lines)
    text = visible(whole.decode("utf-8", "backslashreplace"))
    raw = None if desk.terminal else getattr(desk.out, "buffer", None)
    try:
        if raw is None:
            write(desk, text)
        else:
            raw.write(whole)
            raw.flush()
    except OSError:
        tell(desk, text.removesuffix("\n"))


def give_back_line(desk: Desk, line: str) -> None:
    """Write a half-typed line that the disk would not keep, if there is one."""
    if line:
        tell(desk, "The line you had begun could not be kept. It is given back:")
        give_back(desk, line.encode("utf-8", "backslashreplace"))


def tell(desk: Desk, *sentences: str) -> None:
    """Write messages to stderr, a line each; empty ones are left out."""
    # Into a pipe most commands say nothing beside what they print.
    from convo_prep.formats.look import shown

    seen = look(desk)
    streams.tell(desk.err, *(shown(text, seen) for text in sentences))


def next_up(desk: Desk, *commands: tuple[str, str]) -> None:
    """Say at most two commands to go on with, each with what it does, to people."""
    if not (desk.hints and commands):
        return
    longest = max(len(command) for command, _ in commands[:2])
    tell(desk, *(f"  {c.ljust(longest)}  {what}" for c, what in commands[:2]))


def go_on(desk: Desk, *sentences: str) -> None:
    """Say what to type next or instead; nothing where that is not wanted."""
    tell(desk, *(if_wanted(desk, sentence) for sentence in sentences))


def if_wanted(desk: Desk, words: str) -> str:
    """Return words on what to type next, or nothing where they are not wanted."""
    return words if desk.settings.hints and not desk.options.quiet else ""


def go_on_with(desk: Desk, session: Session, sentence: str) -> None:
    """Say how a session goes on; where only its id is wanted, that, for a script."""
    go_on(desk, sentence)
    if desk.options.quiet and not desk.options.json:
        write(desk, f"{session.id}\n")


def tell_session(desk: Desk, session: Session) -> None:
    """Say once in a run which session a command has taken."""
    if session.title and session.id not in desk.said:
        desk.said.add(session.id)
        tell(desk, session.title)


def tell_unreadable(desk: Desk, every: bool = False) -> None:
    """Say once in a run what of the journal was passed over, and why.

    The first few of it are named, or `every` one.
    """
    errors, others = desk.unread.errors, desk.unread.others
    if UNREAD in desk.said or not (errors or others):
        return
    desk.said.add(UNREAD)
    most = len(errors) + len(others) if every else NAMED
    if errors:
        tell(desk, "Left out here, because it cannot be read:")
        _tell_some(desk, [error.sentence for error in errors], most)
    if others:
        files = "1 file is" if len(others) == 1 else f"{len(others)} files are"
        tell(desk, f"{files} never read, by name or place:")
        _tell_some(desk, list(others), most)
    tell(desk, "What is wrong, and where: convo check")


def _tell_some(desk: Desk, lines: Sequence[str], most: int) -> None:
    tell(desk, *(f"  {line}" for line in lines[:most]))
    more = len(lines) - most
    tell(desk, f"  and {more} more" if more > 0 else "")


def tell_missing(desk: Desk) -> None:
    """Say that there is no journal, where that is a slip or a lost disk, no first run.

    A journal named on the line is meant, and so is one whose disk is not there. The
    usual place is neither: on a new machine nothing of its path is there yet.
    """
    meant = desk.options.journal is not None
    if desk.settings.named and desk.unread.is_lost(meant):
        tell(desk, f"There is no folder {desk.unread.missing}.")


def found_or_missed(desk: Desk, found: bool) -> None:
    """End a command that lists; badly where it found nothing and not all could be read.

    Raises:
        UnreadableFileError: that is so.
    """
    if not found and desk.unread:
        raise missed(desk, NothingFoundError(""))


def missed(desk: Desk, error: ConvoError) -> ConvoError:
    """Return the error of a search that finds nothing, where not all could be read."""
    if not desk.unread:
        return error
    if not error.sentence:
        return UnreadableFileError("Nothing was found in what can be read.")
    return UnreadableFileError(error.sentence, "It may be in what cannot be read.")


def tell_playbooks(desk: Desk) -> None:
    """Name once in a run the playbooks that do not load; all goes on without them."""
    from convo_prep.store import library

    if PLAYBOOKS not in desk.said:
        desk.said.add(PLAYBOOKS)
        tell(desk, *library.problems(desk.settings.playbooks))


def tell_unconfirmed(desk: Desk) -> None:
    """Say so when the disk took a save without confirming it."""
    if desk.journal.unconfirmed:
        tell(desk, "Saved, but the disk did not confirm it.")


def look(desk: Desk) -> Look:
    """Return how output may look, by environment and options."""
    from convo_prep.formats.look import Look, look_from

    seen = look_from(desk.environ, desk.terminal, desk.out.encoding)
    return Look(False, seen.ascii, seen.escapes) if desk.options.no_color else seen


def width() -> int:
    """Return the columns of the terminal, 80 where there is none."""
    return shutil.get_terminal_size().columns


def height() -> int:
    """Return the lines of the terminal, 24 where there is none."""
    return shutil.get_terminal_size().lines


def _plain(desk: Desk) -> bool:
    return desk.environ.get("TERM", "") in ("", "dumb", "unknown")
