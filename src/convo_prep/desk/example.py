"""The journal of the demo: four invented conversations, their dates moved to today."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta

from convo_prep.desk.desk import Desk
from convo_prep.store import library
from convo_prep.text import Tree

FILE = "demo.yaml"
AUTHOR = "Sam"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def example_desk(outer: Desk, folder: str) -> Desk:
    """Return a desk whose journal is the example, written into a folder."""
    tree = library.shipped(FILE)
    anchor = datetime.fromisoformat(str(tree["anchor"]))
    days = timedelta(days=(outer.now.date() - anchor.date()).days)
    journal = os.path.join(folder, "journal")
    # The example plays at nine in the morning, so that its afternoon is still ahead.
    nine = datetime.combine(outer.now.date(), anchor.time()).astimezone()
    environ = {
        **outer.environ,
        "CONVO_STATE": os.path.join(folder, "state"),
        "CONVO_NOW": nine.isoformat(),
        # Whose journal it is.
        "USER": AUTHOR,
    }
    desk = Desk(outer.options._replace(journal=journal), environ)
    desk.said = outer.said
    sessions = tree["sessions"]
    for session in sessions if isinstance(sessions, list) else []:
        moved = _moved(session, days)
        if isinstance(moved, dict):
            desk.journal.create({**moved, "timezone": outer.settings.timezone})
    # What is asked for in the demo comes after this.
    desk.journal.unconfirmed = None
    desk.journal.stored.clear()
    return desk


def _moved(tree: Tree, days: timedelta) -> Tree:
    """Move every date that a value begins with; none stands inside a text."""
    if isinstance(tree, dict):
        return {key: _moved(value, days) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_moved(item, days) for item in tree]
    match = _DATE.match(tree)
    if match is None:
        return tree
    day = datetime.fromisoformat(match[0]) + days
    return day.date().isoformat() + tree[match.end() :]
