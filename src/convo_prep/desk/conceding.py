"""What a message near the law concedes, said before it goes out."""

from __future__ import annotations

from convo_prep.advice.playbook import CHECK_FIRST
from convo_prep.advice.wording import hint_line
from convo_prep.advice.wording.hits import hits
from convo_prep.desk import saying
from convo_prep.desk.coaching import MARK, within_bounds
from convo_prep.desk.desk import Desk
from convo_prep.desk.near_law import is_near_law
from convo_prep.session import Session

MOST = 2


def say_conceded(desk: Desk, session: Session, text: str) -> bool:
    """Say on a terminal what a message near the law concedes, and tell if it does."""
    if not (desk.hints and is_near_law(desk, session)):
        return False
    found = within_bounds(
        desk,
        lambda known: hits(
            text, "recap", [rule for rule in known if rule.where == CHECK_FIRST]
        ),
    )
    saying.tell(desk, *(MARK + hint_line(hit) for hit in found[:MOST]))
    return bool(found)
