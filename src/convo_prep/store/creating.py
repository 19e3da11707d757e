"""A new session: its stamps, its first file, and the state that is its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime

from convo_prep import dates
from convo_prep.session import SCHEMA, Session
from convo_prep.session.identity import key
from convo_prep.store import labels, saving, states
from convo_prep.store.ground import Ground
from convo_prep.text import Tree


def new_tree(
    header: Mapping[str, Tree], by: str, now: datetime, timezone: str
) -> dict[str, Tree]:
    """Return the tree of a new session: its stamps around the header answers given."""
    return {
        "schema": str(SCHEMA),
        "id": labels.new_id(),
        **header,
        "by": by,
        "created": dates.stamp(now),
        "timezone": timezone,
    }


def created(journal: Ground, tree: Mapping[str, Tree]) -> Session:
    """Write a new session as `Journal.create` promises."""
    session = Session(dict(tree), journal.guide, "", journal.reader)
    data = journal.text(session.tree).encode("utf-8")
    moment = session.when("created")
    day = moment.day if moment else journal.today
    number = 1
    while True:
        client, topic = session.client, session.topic
        name = labels.label(day, client, topic, session.id, number)
        path = journal.path(name)
        saving.make_folder(os.path.dirname(path))
        # Without a place for its versions nothing could be answered in it.
        saving.make_folder(os.path.join(journal.state, key(session)))
        try:
            journal.unconfirmed = not saving.create(path, data)
        except FileExistsError:
            number += 1
            continue
        session = session._replace(name=name)
        begin_state(journal, session, data)
        return session


def begin_state(journal: Ground, session: Session, data: bytes) -> None:
    """Remember and log that convo wrote a new file; its id must be nobody else's yet.

    So nothing is looked for.
    """
    folder = os.path.join(journal.state, key(session))
    journal.versions_in(folder).wrote(data)
    states.remember(journal, session, folder)
