"""Whether a conversation comes near the law, and what is to be said of that first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from convo_prep.advice.playbook import CHECK_FIRST
from convo_prep.advice.safety import alarms
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import Tree

# Names, and what was only proposed, here or by a playbook: nobody has said it.
_UNSAID = ("client", "contact", "by", "tags", "drafted", "struck")


def is_near_law(desk: Desk, session: Session) -> bool:
    """Tell whether the situation has something to check first, or a word says so.

    A talk that nobody prepared has no situation, but words that were noted.
    """
    return bool(_to_check(desk, session)) or is_alarmed(desk, words_of(session))


def say_check_first(desk: Desk, session: Session) -> None:
    """Say what is to be checked before a message goes out, if anything is."""
    if text := _to_check(desk, session):
        saying.tell(desk, f"{desk.guide.label('check')}: {text}")
    elif is_alarmed(desk, words_of(session)):
        saying.tell(desk, *desk.guide.safety)


def is_alarmed(desk: Desk, said: Iterable[str]) -> bool:
    """Tell whether a word of some texts is one after which the lines on law come."""
    return alarms("\n".join(said), desk.guide.alarm)


def words_of(session: Session) -> Iterator[str]:
    """Yield what was said in a conversation, without names: Sue sues nobody."""
    names = (session.client, *session.text("contact").partition(",")[0].split())
    every = "|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True)))
    named = re.compile(rf"(?<!\w)(?:{every})(?!\w)")
    said = (value for key, value in session.tree.items() if key not in _UNSAID)
    return (named.sub(" ", text) for each in said for text in _texts(each))


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
