"""What a walk goes over, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from convo_prep.page import Spot
from convo_prep.session import Session

if TYPE_CHECKING:
    from convo_prep.desk.on_a_page import Sheet


class Ended(NamedTuple):
    """How a walk ended: the session as stored, and whether the person stopped it.

    `lost` is the half-typed line, where the disk would not keep it.
    """

    session: Session
    stopped: bool = False
    interrupted: bool = False
    lost: str = ""


class Over(NamedTuple):
    """What a walk goes over: a page, and from which spot on; None for neither.

    It ends `alone` with what is asked at that spot.
    """

    sheet: Sheet | None = None
    start: Spot | None = None
    alone: bool = False


ANYWHERE = Over()
