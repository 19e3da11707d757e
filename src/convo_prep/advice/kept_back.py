"""What of the record stays out of the message: by a mark of its own, or as near law."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep.advice.safety import alarms
from convo_prep.change import SetAnswer
from convo_prep.session import Action, Session
from convo_prep.session.paths import AGREED, HEARD, LEFT_OUT, OPEN_POINTS
from convo_prep.session.struck import strike
from convo_prep.text import Tree, bare, one_line

# What is said of a line that the record has and the message has not.
NOT_SENT = "not sent"
NEAR_LAW = "not sent, near law"


def action_held(session: Session, action: Action) -> str:
    """Say why an action stays out, "" where it goes out.

    One near law stays out until it is put in.
    """
    if action.in_message:
        return NOT_SENT if action.in_message == "no" else ""
    return NEAR_LAW if has_word_of_law(session, action) else ""


def has_word_of_law(session: Session, action: Action) -> bool:
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


def still_held(before: Session, tree: Mapping[str, Tree]) -> SetAnswer:
    """Return the change that keeps out, in a new tree, what has other words by now.

    All lines of that answer that are new stay out: which of them was kept out before
    cannot be told.
    """
    after = before._replace(tree=tree)
    marks = list(after.items(LEFT_OUT))
    for path in (AGREED, OPEN_POINTS, HEARD):
        were, are = _marked(before, path), _marked(after, path)
        gone = {each for each in were if each in marks and each not in are}
        new = [each for each in are if each not in were]
        marks = [each for each in marks if each not in gone]
        marks += [each for each in dict.fromkeys(new) if gone and each not in marks]
    return SetAnswer(LEFT_OUT, [*marks], None)


def _marked(session: Session, path: str) -> list[str]:
    """Return what would keep out each line of an answer."""
    if path == AGREED:
        return [mark(path, each) for each in session.text(path).splitlines()]
    items = session.items(path)
    return [mark(path, each if path == HEARD else one_line(each)) for each in items]
