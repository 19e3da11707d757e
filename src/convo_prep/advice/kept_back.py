"""What of the record stays out of the message: by a mark of its own, or as near law."""

from __future__ import annotations

from convo_prep.advice.safety import alarms
from convo_prep.session import Action, Session
from convo_prep.session.paths import LEFT_OUT
from convo_prep.session.struck import strike
from convo_prep.text import bare

# What is said of a line that the record has and the message has not.
NOT_SENT = "not sent"
NEAR_LAW = "not sent, near law"


def action_held(session: Session, action: Action) -> str:
    """Say why an action stays out, "" where it goes out.

    One near law stays out until it is put in.
    """
    if action.in_message:
        return NOT_SENT if action.in_message == "no" else ""
    return NEAR_LAW if is_near_law(session, action) else ""


def is_near_law(session: Session, action: Action) -> bool:
    """Tell whether an action of our side has a word of law: `Ask our lawyer`.

    A client called Legal Homes is none.
    """
    if not session.ours(action):
        return False
    said = f" {bare(action.what)} ".replace(f" {bare(session.client)} ", " ")
    return alarms(said, session.guide.kept_back)


def line_held(session: Session, path: str, text: str = "") -> str:
    """Say why an answer, or its line with this text, stays out; "" where it goes."""
    return NOT_SENT if mark(path, text) in session.items(LEFT_OUT) else ""


def mark(path: str, text: str = "") -> str:
    """Return how the file keeps that an answer, or a line of it, stays out."""
    return strike(path, text) if text else path
