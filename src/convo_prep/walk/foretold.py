"""Whether changes would touch what was foretold of a talk that has begun."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from convo_prep.change import Change, ClashError, apply
from convo_prep.session import Session
from convo_prep.session.predictions import FORETOLD, refusal


def touched(session: Session, changes: Iterable[Change], now: datetime) -> str:
    """Say what the changes would take from the predictions, empty if nothing.

    The journal asks the same of the file as it stands when it stores them.
    """
    touching = [change for change in changes if change.path in FORETOLD]
    if not touching or not session.frozen(now):
        return ""
    tree = session.tree
    for change in touching:
        # A file that does not take it says so when it is stored.
        with suppress(ClashError):
            tree = apply(tree, change, session.guide.order())
    return refusal(session, session._replace(tree=tree), now)
