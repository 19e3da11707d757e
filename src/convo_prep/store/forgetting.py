"""A conversation removed for good: its file, its versions, and what else is left."""

from __future__ import annotations

import contextlib
import os

from convo_prep.errors import NotSavedError
from convo_prep.session import Session
from convo_prep.store import (
    contents,
    disk,
    earlier,
    kept,
    locking,
    run_log,
    saving,
    selecting,
    states,
)
from convo_prep.store.journal import Journal
from convo_prep.store.kept import Kept


def forget(journal: Journal, session: Session, *, copy: bool = False) -> None:
    """Remove a session and its state, and what a clash or a crash left of it.

    Of a `copy` only the file goes, and what lies beside it.

    Raises:
        NotSavedError: something cannot be removed.
    """
    saving.make_folder(journal.state)
    try:
        with locking.lock(journal.state):
            folder, versions = ("", []) if copy else state_of(journal, session)
            # First of all: no line may be left that leads to what is gone.
            run_log.forget(journal.state, folder)
            for name in [session.name, *left_over(journal, session, copy)]:
                os.unlink(journal.path(name))
            _forget_state(journal, folder, versions)
    except OSError as error:
        raise NotSavedError(
            f"{session.name} was not removed: {error.strerror}."
        ) from None


def left_beside(journal: Journal, name: str) -> list[str]:
    """Return what editors have left beside a file, such as `x.yaml~`."""
    folder, base = os.path.split(name)
    return sorted(
        os.path.join(folder, each)
        for each in states.listed(journal.path(folder))
        if base in each and each != base and not each.startswith(contents.UNFINISHED)
    )


def let_folder_go(journal: Journal, name: str) -> None:
    """Remove the folder that a file was in, if nothing is left there."""
    if folder := os.path.dirname(name):
        # Others' files in it keep it there.
        with contextlib.suppress(OSError):
            os.rmdir(journal.path(folder))


def forget_versions(journal: Journal, lost: Kept) -> None:
    """Remove what is kept of a session whose file is gone.

    Raises:
        NotSavedError: something cannot be removed.
    """
    import shutil  # 7 ms that no other command should pay

    with locking.lock(journal.state):
        run_log.forget(journal.state, lost.folder)
        try:
            shutil.rmtree(lost.folder)
        except OSError as error:
            where = f"Not all in {lost.folder} was removed"
            raise disk.not_saved(where, error) from error


def state_of(journal: Journal, session: Session) -> tuple[str, list[str]]:
    """Return the folder of state of a session, and versions that lie elsewhere."""
    if not session.tree:
        return kept.of_damaged(journal, session.name), []
    folder = states.own(journal, session) or states.before(journal, session)
    return folder, list(earlier.left_of(journal, session))


def _forget_state(journal: Journal, folder: str, versions: list[str]) -> None:
    import shutil  # 7 ms that no other command should pay

    if folder and os.path.isdir(folder):
        journal.versions_in(folder).forget()
        if os.path.isdir(folder):
            shutil.rmtree(folder)
    for path in versions:
        disk.remove(path)


def left_over(journal: Journal, session: Session, copy: bool) -> list[str]:
    """Return conflict files of a session, and saves of it that were cut short."""
    conflicts = session.name.removesuffix(contents.ENDING) + contents.CONFLICT
    return [
        name
        for name in contents.strays(journal.folder)
        if name.startswith(conflicts)
        or (
            os.path.basename(name).startswith(contents.UNFINISHED)
            and session.id
            and not copy
            and selecting.id_in(journal.path(name)) == session.id
        )
    ]
