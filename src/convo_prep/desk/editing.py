"""The user's editor, on a file of the journal or on the text of one answer."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import EditorError
from convo_prep.signals import meanwhile
from convo_prep.text import normal, one_line

if TYPE_CHECKING:
    from convo_prep.store.edited import Edited

FALLBACKS = ("nano", "vi")
# Nobody reads a text and leaves it as it is in less.
AT_ONCE_S = 2.0
WAIT = (
    "The editor came back at once and changed nothing. If it is still open, it has to "
    "wait, as in: export EDITOR='code --wait'"
)


def open_editor(desk: Desk, path: str) -> bool:
    """Run the editor on a file and wait for it; nothing goes through a shell.

    Ctrl-C is for the editor meanwhile.

    Returns:
        Whether it came back at once, the file as it was; that is told.

    Raises:
        EditorError: there is none, or it failed.
    """
    before, began = _seen(path), time.monotonic()
    _run(_editor(desk), path)
    at_once = _seen(path) == before and time.monotonic() - began < AT_ONCE_S
    saying.tell(desk, WAIT if at_once else "")
    return at_once


def edit_text(desk: Desk, edited: Edited, text: str) -> str:
    """Let the editor change the text of one answer, and return it in its normal form.

    It lies in a file of its own until `settled` says that it is stored; what was not
    stored last time is in the editor.

    Raises:
        EditorError: the editor failed, or what it left is no text; its file is named.
        NotSavedError: the disk does not take the file.
    """
    if edited.saved and _bytes(edited).strip():
        saying.tell(desk, f"{_AGAIN} {edited.path}")
    else:
        edited.begin(text)
    try:
        at_once = open_editor(desk, edited.path)
    except EditorError as error:
        raise _with_place(edited, error) from None
    found = _text(edited)
    if edited.saved:
        return found
    if at_once:
        saying.tell(desk, _LATER.format(edited.path))
    else:
        edited.remove()
    return normal(text)


def settled(edited: Edited, text: str, given: bool = False) -> None:
    """Remove the file of an answer that is stored now.

    It stays where it holds another text than that, unless the text was `given` from
    there, and maybe changed since.
    """
    if not edited.saved:
        return
    with suppress(EditorError):
        if given or one_line(_text(edited)) == one_line(normal(text)):
            edited.remove()


def place(edited: Edited) -> str:
    """Say where a text is that an editor saved and that is not stored, if one is."""
    return _KEPT.format(edited.path) if edited.saved else ""


def _with_place(edited: Edited, error: EditorError) -> EditorError:
    """Return the error with the place of the text, which nobody has lost."""
    if edited.saved:
        return EditorError(error.sentence, _KEPT.format(edited.path))
    edited.remove()
    return EditorError(
        error.sentence, _UNCHANGED if error.hint == _LEFT else error.hint
    )


def _bytes(edited: Edited) -> bytes:
    try:
        return edited.read()
    except OSError:
        raise EditorError(
            f"There is no text any more: {edited.path} was removed.",
            "The answer is as it was.",
        ) from None


def _text(edited: Edited) -> str:
    """Return the text that the editor left.

    Raises:
        EditorError: it is gone, or is no UTF-8.
    """
    data = _bytes(edited)
    try:
        return normal(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = error.start - data.rfind(b"\n", 0, error.start)
        raise EditorError(
            f"The text is not UTF-8: line {line}, byte {byte}.",
            f"{_KEPT.format(edited.path)} Save it there as UTF-8.",
        ) from None


def _seen(path: str) -> tuple[int, ...]:
    """Return what changes when a file is saved."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _run(command: list[str], path: str) -> None:
    # Every walk can come here, and hardly any does: 3 ms that the rest need not pay.
    import subprocess

    try:
        with undisturbed():
            done = subprocess.run([*command, path], check=False)  # noqa: S603 - the user's own
    except OSError as error:
        raise EditorError(
            f"The editor '{command[0]}' did not start: {error.strerror}.",
            "Set VISUAL or EDITOR to the editor you use.",
        ) from None
    if code := done.returncode:
        how = f"ended with code {code}" if code > 0 else f"was ended by signal {-code}"
        raise EditorError(f"The editor '{command[0]}' {how}.", _LEFT)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C reach the program that is run alone: it may mean something there."""
    # A handler, unlike none at all, is not handed on to the program that is started.
    with meanwhile(lambda _number, _frame: None, "SIGINT", "SIGQUIT"):
        yield


def _editor(desk: Desk) -> list[str]:
    import shlex
    import shutil

    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(desk.environ.get(name, ""))
        except ValueError:
            raise EditorError(
                f"{name} has a quote that is not closed, or ends with a backslash.",
                f"Write it as in a shell: export {name}='vim -n'",
            ) from None
        if words:
            return words
    # These fill a screen; without one they wait for keys that never come.
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise EditorError(
            "There is no terminal here for an editor, and none is set.",
            "Set VISUAL or EDITOR, or give the answer: convo set REF KEY=VALUE",
        )
    for fallback in FALLBACKS:
        if found := shutil.which(fallback):
            return [found]
    raise EditorError("No editor is set.", "Set VISUAL or EDITOR to the one you use.")


_AGAIN = "Your text of last time, which was not stored, is in the editor:"
_LATER = "What you save there is then in {}; the next edit of this answer has it."
_LEFT = "The file is as the editor left it."
_UNCHANGED = "Nothing was changed."
_KEPT = "Your text is kept in {}; the next edit of this answer begins with it."
