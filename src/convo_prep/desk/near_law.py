"""Whether a conversation comes near the law, and what is to be said of that first."""

from __future__ import annotations

from collections.abc import Iterator

from convo_prep.advice.safety import alarms
from convo_prep.advice.wording.rules import CHECK_FIRST
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import Tree


def is_near_law(desk: Desk, session: Session) -> bool:
    """Tell whether the situation has something to check first, or a word says so.

    A talk that nobody prepared has no situation, but words that were noted.
    """
    return bool(_to_check(desk, session)) or is_alarmed(desk, session)


def say_check_first(desk: Desk, session: Session) -> None:
    """Say what is to be checked before a message goes out, if anything is."""
    if text := _to_check(desk, session):
        saying.tell(desk, f"{desk.guide.label('check')}: {text}")
    elif is_alarmed(desk, session):
        saying.tell(desk, *desk.guide.safety)


def is_alarmed(desk: Desk, session: Session) -> bool:
    """Tell whether a word of it is one after which the lines on law come first."""
    # What was only drafted is no word of anybody's here.
    own = (value for key, value in session.tree.items() if key != "drafted")
    said = "\n".join(text for each in own for text in _texts(each))
    return alarms(said, desk.guide.alarm)


def _to_check(desk: Desk, session: Session) -> str:
    playbook = desk.playbook(session.text(PLAYBOOK))
    return playbook.text(CHECK_FIRST) if playbook else ""


def _texts(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    else:
        for each in value:
            yield from _texts(each)
