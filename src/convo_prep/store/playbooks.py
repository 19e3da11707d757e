"""Playbook files of the user's own: begun from a template, judged by the model."""

from __future__ import annotations

import os
import re
from collections.abc import Container

from convo_prep.errors import ConvoError
from convo_prep.notation import reading
from convo_prep.notation.marks import places
from convo_prep.store import library, saving
from convo_prep.store.checking import located, place
from convo_prep.views.problems import Problem

TEMPLATE = "playbook-template.yaml"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_name(name: str) -> bool:
    """Tell whether a text can be a playbook's id, and so a file's name."""
    return _NAME.fullmatch(name) is not None


def begin(folder: str, name: str) -> str | None:
    """Write a template for a new playbook; None when there is one of that id."""
    source = os.path.join(library.PACKAGE, TEMPLATE)
    text = saving.read_bytes(source).replace(
        b"\nid: my-situation", b"\nid: " + name.encode()
    )
    return put_new(folder, name, text)


def put_new(folder: str, name: str, text: bytes) -> str | None:
    """Write a new playbook; None when there is one of that id, which stays."""
    saving.make_folder(folder)
    path = os.path.join(folder, f"{name}.yaml")
    try:
        saving.create(path, text)
    except FileExistsError:
        return None
    return path


def mistakes(path: str, known: Container[str]) -> list[Problem]:
    """Judge one playbook file, each mistake with its line.

    Args:
        path: The file.
        known: The ids of the playbooks that it may extend.
    """
    # Pydantic is slow to start, and only a check needs it.
    from convo_prep.schema import playbook_misfits

    try:
        read = reading.parse(saving.read_own(path), path)
    except (FileNotFoundError, NotADirectoryError):
        return [Problem(path, 0, 0, "There is no such file.")]
    except ConvoError as error:
        return [located(path, error)]
    where = places(read.text)
    found = [
        Problem(path, *place(where, misfit.path), misfit.sentence)
        for misfit in playbook_misfits(read.tree)
    ]
    base = read.tree.get("extends", "")
    if isinstance(base, str) and base and base not in known:
        sentence = f"There is no playbook '{base}' to extend."
        found.append(Problem(path, *place(where, ("extends",)), sentence))
    return found
