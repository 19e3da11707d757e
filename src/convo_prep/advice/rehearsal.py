"""The hard sentences of a conversation, one after the other, each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convo_prep.advice.playbook import Playbook, fill
from convo_prep.session import Session
from convo_prep.session.paths import IF_THEN
from convo_prep.text import FILLED, filled, folded, one_line

# "If ..., then ...": where a plan turns from the moment to what is done.
_THEN = re.compile(r"(.+?),?\s+(then\b.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard sentence: who says it (`lead`), the sentence, and the answer planned.

    `beside` names the plan; `need` is what is behind such a sentence, or nothing.
    """

    lead: str
    says: str
    plan: str
    need: str = ""
    beside: str = "Your plan"


def hard_sentences(session: Session, playbook: Playbook | None) -> tuple[Hard, ...]:
    """Return what to rehearse: the session's own, its moment, then the playbook's.

    Each part has its likeliest first; what the session has is not said twice.
    """
    taken = {_key(concern["says"]) for _, concern in session.planned()}
    return (
        *_own(session, playbook),
        *_moment(session),
        *_others(session, playbook, taken),
        *_ours(session, playbook),
    )


def _own(session: Session, playbook: Playbook | None) -> Iterator[Hard]:
    known = playbook.likeliest() if playbook else ()
    needs = {_key(each.get("says", "")): each.get("need", "") for each in known}
    for _, concern in session.planned():
        says, reply = concern["says"], concern.get("reply", "")
        yield Hard("They say", _said(says), _said(reply), needs.get(_key(says), ""))


def _ours(session: Session, playbook: Playbook | None) -> Iterator[Hard]:
    """Yield the lines of the situation to have ready, each with its reason."""
    if playbook is None or not playbook.drafts:
        return
    for lead, at in (("As it goes on, you say", "on"), ("At the end, you say", "end")):
        for line in playbook.said(at):
            text = _said(fill(line.get("text", ""), _words(session)))
            yield Hard(lead, text, line.get("why", ""), beside="Because")


def _moment(session: Session) -> Iterator[Hard]:
    text = _said(session.text(IF_THEN))
    if text:
        parts = _THEN.fullmatch(text)
        yield Hard("Your moment", *((parts[1], parts[2]) if parts else (text, text)))


def _others(
    session: Session, playbook: Playbook | None, taken: set[str]
) -> Iterator[Hard]:
    if playbook is None:
        return
    words = _words(session)
    for concern in playbook.likeliest():
        says = fill(concern.get("says", ""), words)
        if says and _key(says) not in taken:
            taken.add(_key(says))
            reply = fill(concern.get("reply", ""), words)
            need = concern.get("need", "")
            yield Hard("Others heard", _said(says), _said(reply), need)


def _words(session: Session) -> dict[str, str]:
    return {key: session.text(key) for key in FILLED}


def _said(text: str) -> str:
    return one_line(filled(text))


def _key(text: str) -> str:
    return folded(one_line(text))
