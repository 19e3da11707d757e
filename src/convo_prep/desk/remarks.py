"""What is said after an answer: of its wording, and what else it calls for."""

from __future__ import annotations

import re
from collections.abc import Callable

from convo_prep.desk.desk import Desk
from convo_prep.desk.welcome import say_safety
from convo_prep.desk.which_face import face_of
from convo_prep.document import line, quiet
from convo_prep.session import Session
from convo_prep.session.paths import AGREED, ISSUE, MAIL, TENSION
from convo_prep.walk.spot import Ask

TENSE_FROM = 4
AS_ACTION = "+ at the message makes it an action."
# Of ids only those that no sentence could mean otherwise: `late-payment`, `use threat`.
_IDS = r"\b[a-z]+(?:-[a-z]+)+\b|(?<=use )[a-z]+\b"


def remark(desk: Desk, ask: Ask, text: str, session: Session) -> None:
    """Say what an answer that was just stored calls for; mostly nothing."""
    # Costs more than a bare start of Python, which the first question must not.
    from convo_prep.desk.coaching import under_answer

    if hint := under_answer(desk, ask, text, session):
        face_of(desk).say(line(quiet(hint)))
    if ask.of.path == AGREED:
        say_unkept(desk, text, session)
    after = _AFTER.get(ask.of.path)
    if after is not None:
        after(desk, session)


def say_unkept(desk: Desk, text: str, session: Session) -> None:
    """Say once where an action belongs of which only the agreement tells."""
    from convo_prep.session.unkept import promises
    from convo_prep.walk.understood import WITH_A_DAY

    lines, local = text.splitlines(), session.local(desk.now)
    if desk.settings.hints and any(promises(each, session, local) for each in lines):
        face_of(desk).say(line(quiet(f"{WITH_A_DAY} {AS_ACTION}")))


def in_titles(text: str, title_of: Callable[[str], str | None]) -> str:
    """Return a text that leads to other playbooks with their titles for their ids."""

    def titled(found: re.Match[str]) -> str:
        title = title_of(found[0])
        return f"\u201c{title}\u201d" if title else found[0]

    return re.sub(_IDS, titled, text)


def _to_the_tense(desk: Desk, session: Session) -> None:
    """Say what helps who is tense, the lines on safety first."""
    if (session.number(TENSION) or 0) < TENSE_FROM:
        return
    say_safety(desk)
    for sentence in desk.guide.tense:
        face_of(desk).say(line(quiet(sentence)))


def _of_the_issue(desk: Desk, session: Session) -> None:
    """Say the lines on safety where a word calls for them, of ours or of theirs."""
    from convo_prep.desk.near_law import is_alarmed

    said, wrote = [session.text(ISSUE)], session.text(MAIL)
    if wrote:
        from convo_prep.advice.their_message import told

        said.append(told(wrote).text)
    if is_alarmed(desk, said):
        say_safety(desk)


_AFTER: dict[str, Callable[[Desk, Session], None]] = {
    TENSION: _to_the_tense,
    ISSUE: _of_the_issue,
}
