"""The hard sentences of a conversation, one after the other, each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convo_prep.advice.learned import Repeated, learned, repeated
from convo_prep.advice.playbook import Playbook, fill
from convo_prep.session import Session
from convo_prep.session.paths import CONCERNS, IF_THEN, STRUCK
from convo_prep.session.promises import with_client
from convo_prep.session.struck import strike
from convo_prep.text import FILLED, filled, folded, one_line

# What was noted once does not keep coming back.
AGAIN = 2
# Beside a line of ours stands why it is said.
BECAUSE = "Because"
# "If ..., then ...": where a plan turns from the moment to what is done.
_THEN = re.compile(r"(.+?),?\s+(then\b.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard sentence: who says it (`lead`), the sentence, and the answer planned.

    `beside` names the plan; `need` is what is behind such a sentence, or nothing. What
    is not `own` is from the situation alone.
    """

    lead: str
    says: str
    plan: str
    need: str = ""
    beside: str = "Your plan"
    own: bool = True


def hard_sentences(
    session: Session, playbook: Playbook | None, earlier: Sequence[Session] = ()
) -> tuple[Hard, ...]:
    """Return what to rehearse: what keeps coming back, one's own, then the playbook's.

    Each part has its likeliest first; what the session has is not said twice.
    `earlier` are other sessions with the same client or in the same situation.
    """
    taken = {_key(concern["says"]) for _, concern in session.planned()}
    own = tuple(_own(session, playbook))
    again = coming_back(session, earlier)
    return (
        *_coming_back(again, own),
        *(hard for hard in own if not again or not _nearly(hard.says, again)),
        *_moment(session),
        *_others(session, playbook, taken),
        *_ours(session, playbook),
    )


def coming_back(session: Session, earlier: Sequence[Session]) -> Repeated | None:
    """Return what was noted most often after earlier talks, once it came twice.

    A surprise with this client, or a next-time line, of other clients too.
    """
    same = with_client(session.client, earlier)
    found = (
        *repeated(learned(same, "surprise")),
        *repeated(learned(earlier, "next_time")),
    )
    often = max(found, key=lambda each: each.times, default=None)
    return often if often and often.times >= AGAIN else None


def _coming_back(again: Repeated | None, own: Sequence[Hard]) -> Iterator[Hard]:
    if again is None:
        return
    text = _said(again.newest.text)
    if again.newest.kind == "surprise":
        known = next((hard for hard in own if _nearly(hard.says, again)), None)
        lead = f"It came {again.times} times, they say"
        yield Hard(lead, text, known.plan if known else "")
    else:
        lead = f"For next time, you wrote {again.times} times"
        yield Hard(lead, *_moment_and_plan(text))


def _nearly(says: str, again: Repeated) -> bool:
    """Whether a sentence says nearly what keeps coming."""
    from convo_prep.advice.alike import Said

    surprise = again.newest.kind == "surprise"
    return surprise and Said.of(says).nearly(Said.of(again.newest.text))


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
            # Nobody is to practise saying what may not be so.
            text = f"(if {line['if']}) {text}" if line.get("if") else text
            yield Hard(lead, text, line.get("why", ""), beside=BECAUSE, own=False)


def _moment(session: Session) -> Iterator[Hard]:
    text = _said(session.text(IF_THEN))
    if text:
        yield Hard("Your moment", *_moment_and_plan(text))


def _moment_and_plan(text: str) -> tuple[str, str]:
    """Return where a plan turns from the moment to what is done; all, if nowhere."""
    parts = _THEN.fullmatch(text)
    return (parts[1], parts[2]) if parts else (text, text)


def _others(
    session: Session, playbook: Playbook | None, taken: set[str]
) -> Iterator[Hard]:
    if playbook is None:
        return
    words = _words(session)
    struck = set(map(_key, session.items(STRUCK)))
    for concern in playbook.likeliest():
        says = fill(concern.get("says", ""), words)
        if _key(strike(CONCERNS, says)) in struck:
            continue
        if says and _key(says) not in taken:
            taken.add(_key(says))
            reply = fill(concern.get("reply", ""), words)
            need = concern.get("need", "")
            yield Hard("Others heard", _said(says), _said(reply), need, own=False)


def _words(session: Session) -> dict[str, str]:
    return {key: session.text(key) for key in FILLED}


def _said(text: str) -> str:
    return one_line(filled(text))


def _key(text: str) -> str:
    return folded(one_line(text))
