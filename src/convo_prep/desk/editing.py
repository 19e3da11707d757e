"""The user's editor on a file of the journal, or on one answer."""

from __future__ import annotations

import os

from convo_prep.desk.desk import Desk
from convo_prep.errors import EditorError
from convo_prep.store import saving
from convo_prep.text import normal

FALLBACKS = ("nano", "vi")


def open_editor(desk: Desk, path: str) -> None:
    """Run the editor on a file and wait for it; nothing goes through a shell.

    Raises:
        EditorError: there is none, or it failed.
    """
    # Every walk can come here, and hardly any does: 3 ms that the rest need not pay.
    import subprocess

    command = _editor(desk)
    try:
        done = subprocess.run([*command, path], check=False)  # noqa: S603 - the user's own
    except OSError as error:
        raise EditorError(
            f"The editor '{command[0]}' did not start: {error.strerror}.",
            "Set VISUAL or EDITOR to the editor you use.",
        ) from None
    if code := done.returncode:
        how = f"ended with code {code}" if code > 0 else f"was ended by signal {-code}"
        raise EditorError(
            f"The editor '{command[0]}' {how}.", "The file is as the editor left it."
        )


def edit_text(desk: Desk, session_id: str, text: str) -> str:
    """Let the editor change one answer, and return it in its normal form.

    The text lies in the session's private folder of state meanwhile, and is removed
    after, never in a folder that others share.
    """
    folder = desk.journal.own_state(session_id)
    saving.make_folder(folder)
    path = os.path.join(folder, "answer.txt")
    saving.overwrite(path, (text + "\n" if text else "").encode("utf-8"), sync=False)
    try:
        open_editor(desk, path)
        return normal(saving.read_bytes(path).decode("utf-8", "replace"))
    finally:
        os.unlink(path)


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
    for fallback in FALLBACKS:
        if found := shutil.which(fallback):
            return [found]
    raise EditorError("No editor is set.", "Set VISUAL or EDITOR to the one you use.")
