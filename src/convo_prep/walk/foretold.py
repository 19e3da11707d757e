"""What of a talk that has begun was foretold, so that nobody changes it any more."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from convo_prep.change import Change, ClashError, apply
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import CONCERNS
from convo_prep.session.predictions import (
    FORETOLD,
    FORETOLD_OF_EACH,
    refusal,
    stays,
)

REPLY = "reply"


class Way(NamedTuple):
    """The way to a spot: where to it leads, None for nowhere, and why if elsewhere."""

    spot: Spot | None
    why: str = ""


def way_to(spot: Spot, session: Session, now: datetime) -> Way:
    """Return the way to a spot: of a concern that was foretold, to its answer."""
    path = spot.question
    if path not in FORETOLD or not session.frozen(now):
        return Way(spot)
    field = spot.field or FORETOLD_OF_EACH[0]
    there = path == CONCERNS and (spot.item or 0) < len(session.records(path))
    if there and field not in FORETOLD_OF_EACH:
        return Way(spot)
    answer = spot._replace(field=REPLY, item=spot.item or 0) if there else None
    return Way(answer, stays(session, (path,), now))


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
