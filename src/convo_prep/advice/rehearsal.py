"""The hard sentences of a conversation, one after the other, each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from convo_prep.advice.playbook import Playbook, fill
from convo_prep.session import Session
from convo_prep.session.paths import IF_THEN
from convo_prep.text import filled, folded, one_line, whole_number

# "If ..., then ...": where a plan turns from the moment to what is done.
_THEN = re.compile(r"(.+?),?\s+(then\b.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard sentence: who says it (`lead`), the sentence, and the answer planned."""

    lead: str
    says: str
    plan: str


def hard_sentences(session: Session, playbook: Playbook | None) -> tuple[Hard, ...]:
    """Return what to rehearse: the session's own, its moment, then the playbook's.

    Each part has its likeliest first; what the session has is not said twice.
    """
    taken = {_key(concern["says"]) for _, concern in session.planned()}
    return (*_own(session), *_moment(session), *_others(session, playbook, taken))


def _own(session: Session) -> Iterator[Hard]:
    for _, concern in session.planned():
        yield Hard("They say", _said(concern["says"]), _said(concern.get("reply", "")))


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
    words = {key: session.text(key) for key in ("client", "contact", "topic")}
    for concern in sorted(playbook.records("concerns"), key=_likely, reverse=True):
        says = fill(concern.get("says", ""), words)
        if says and _key(says) not in taken:
            taken.add(_key(says))
            reply = fill(concern.get("reply", ""), words)
            yield Hard("Others heard", _said(says), _said(reply))


def _likely(concern: Mapping[str, str]) -> int:
    return whole_number(concern.get("likely", "")) or 0


def _said(text: str) -> str:
    return one_line(filled(text))


def _key(text: str) -> str:
    return folded(one_line(text))
