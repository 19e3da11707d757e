"""What is offered at a question: playbook, learned, past answers, the guide's own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.advice.drafting import drafts
from convo_prep.advice.playbook import Playbook, fill
from convo_prep.guide import Question
from convo_prep.ids import name_key
from convo_prep.session import Session
from convo_prep.session.concerns import CAME_UP, DID_NOT
from convo_prep.session.paths import (
    CONCERNS,
    HEARD,
    IF_THEN,
    NEXT_TIME,
    NOTES,
    SURPRISES,
)
from convo_prep.text import FILLED, folded, one_line

CAME_OR_NOT = (CAME_UP, DID_NOT)
LEARNED_FROM = {
    CONCERNS: SURPRISES,
    IF_THEN: NEXT_TIME,
}
MOST = 9
FIRST = 5
LEARNED_AFTER = 5
"""Earlier conversations looked back on, before one's own counts say anything."""


class Suggestion(NamedTuple):
    """A line to take and change.

    `source` says in a few words where it is from, `condition` what must be true before
    it is said. What was `learned` comes from private answers, from `others` than this
    client too. An answer that fits says which concern it `answers`, and any whether it
    made something `worse` with this client before.
    """

    text: str
    source: str = ""
    condition: str = ""
    learned: bool = False
    others: bool = False
    answers: str = ""
    worse: bool = False

    @property
    def shown(self) -> str:
        """The line with what must be true for it in front."""
        return f"(if {self.condition}) {self.text}" if self.condition else self.text


class Sources(NamedTuple):
    """What suggestions are drawn from: the playbook chosen, and earlier sessions.

    `earlier` are the user's own sessions with the same client or playbook, newest
    first.
    """

    playbook: Playbook | None = None
    earlier: Sequence[Session] = ()


def offered(
    question: Question, field: str, about: str, session: Session, sources: Sources
) -> tuple[Suggestion, ...]:
    """Return at most nine suggestions for a question, none twice."""
    drafted = _from_playbook(question, field, about, session, sources)
    learned = _learned(question, field, session, sources)
    found = [
        *_from_notes(question, session),
        *(line for line in learned if not line.others),
        *drafted[:FIRST],
        # However much a playbook knows, there is room for what one has learned.
        *(line for line in learned if line.others),
        *drafted[FIRST:],
        *(Suggestion(text) for text in question.suggest if not _covered(sources)),
    ]
    taken = {folded(text) for text in _given(question, session)}
    return tuple(_once(found, taken))[:MOST]


def past(
    question: Question, field: str, earlier: Iterable[Session]
) -> tuple[Suggestion, ...]:
    """Return what earlier sessions answered to this same question, newest first."""
    found = (
        Suggestion(text, session.title)
        for session in earlier
        for text in _answers(question, field, session)
    )
    return tuple(_once(found, set()))


def _from_notes(question: Question, session: Session) -> list[Suggestion]:
    if question.path != HEARD:
        return []
    notes = session.records(NOTES)
    return [
        Suggestion(note["text"], "noted live")
        for note in notes
        if note.get("kind") == "words" and note.get("text")
    ]


def _from_playbook(
    question: Question, field: str, about: str, session: Session, sources: Sources
) -> list[Suggestion]:
    if sources.playbook is None:
        return []
    words = _words(session)
    found = drafts(sources.playbook, question, field, about)
    counted = question.path == CONCERNS and field in ("", "says")
    answered = _answered(sources.earlier) if counted else []
    title = sources.playbook.title
    return [
        Suggestion(
            fill(draft.text, words),
            title + _how_often(draft.text, answered),
            draft.condition,
            answers=draft.answers,
        )
        for draft in found
    ]


def _answered(earlier: Iterable[Session]) -> list[tuple[Session, dict[str, str]]]:
    """Return each session's concerns with what came of them, once there are enough."""
    found = []
    for session in earlier:
        came = {
            _same(concern.get("says", "")): concern["came_up"]
            for concern in session.records(CONCERNS)
            if concern.get("came_up") in CAME_OR_NOT
        }
        if came:
            found.append((session, came))
    return found if len(found) >= LEARNED_AFTER else []


def _how_often(text: str, answered: list[tuple[Session, dict[str, str]]]) -> str:
    """Say how often a concern of the playbook came up where one had expected it."""
    came = [
        concerns[said]
        for session, concerns in answered
        if (said := _same(fill(text, _words(session)))) in concerns
    ]
    return f"; came up {came.count(CAME_UP)} of {len(came)}" if came else ""


def _learned(
    question: Question, field: str, now: Session, sources: Sources
) -> list[Suggestion]:
    path = LEARNED_FROM.get(question.path)
    first = question.fields[0].key if question.fields else ""
    if path is None or field != first:
        return []
    lines = [one_line(text) for s in sources.earlier for text in s.items(path)]
    counts = Counter(folded(text) for text in lines)
    found = []
    for session in sources.earlier:
        others = name_key(session.client) != name_key(now.client)
        for text in map(one_line, session.items(path)):
            often = counts[folded(text)]
            where = session.title + (f", {often} times" if often > 1 else "")
            found.append(Suggestion(text, where, learned=True, others=others))
    return found


def _words(session: Session) -> dict[str, str]:
    return {key: session.text(key) for key in FILLED}


def _same(text: str) -> str:
    return folded(one_line(text))


def _covered(sources: Sources) -> bool:
    return sources.playbook is not None


def _given(question: Question, session: Session) -> list[str]:
    if question.kind == "list":
        return list(session.items(question.path))
    if question.kind == "records":
        first = question.fields[0].key
        return [record.get(first, "") for record in session.records(question.path)]
    return []


def _answers(question: Question, field: str, session: Session) -> list[str]:
    if question.kind == "records":
        return [r[field] for r in session.records(question.path) if r.get(field)]
    if question.kind == "list":
        return list(session.items(question.path))
    answer = session.answer(question.path)
    return [kinds.say(question, answer)] if answer else []


def _once(found: Iterable[Suggestion], taken: set[str]) -> list[Suggestion]:
    kept = []
    for suggestion in found:
        key = folded(suggestion.text)
        if key and key not in taken:
            taken.add(key)
            kept.append(suggestion)
    return kept
