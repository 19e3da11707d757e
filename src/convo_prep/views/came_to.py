"""What a message calls that which a talk came to: no agreement where law is near."""

from __future__ import annotations

from convo_prep.session import Session
from convo_prep.session.paths import KIND, OUTCOME
from convo_prep.views.invitation import SETTLED

RECORD, OFFERED = "record", "offer"
NOT_YET = "We have not found an agreement yet."
# Nothing of it was up for agreement, and nothing is conceded by saying so.
NOTHING_SETTLED = "Nothing has been settled."
# What is no agreement must not say that something was agreed.
NO_AGREEMENT = {RECORD: "What was said", OFFERED: "What I offer"}


def lead(session: Session, guarded: bool) -> str:
    """Return what stands above the lines of what was agreed, "" without an outcome.

    In `guarded` matters, of safety and law, they are what was said, until the person
    says that the message is an agreement.
    """
    kind = session.text(KIND) or (RECORD if guarded else "")
    settled = SETTLED.get(session.text(OUTCOME), "")
    return settled and NO_AGREEMENT.get(kind, settled)


def nothing(guarded: bool) -> str:
    """Return what is said where there is no agreement."""
    return NOTHING_SETTLED if guarded else NOT_YET
