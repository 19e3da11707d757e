"""What stands on a page where nobody has answered: one draft for each of its lines.

A draft is no answer: it is shown, marked, and stored only by who takes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from convo_prep.advice.landed import by_how_they_landed
from convo_prep.advice.playbook import blanks
from convo_prep.advice.suggestions import Sources, Suggestion, offered
from convo_prep.advice.their_words import their_words, written_words
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.expected import THEIR_MAIL, YOUR_NOTE, expected
from convo_prep.session.paths import (
    BOUNDARY,
    CONCERNS,
    DRAFTED,
    ISSUE,
    MAIL,
    STRUCK,
)
from convo_prep.session.struck import strike
from convo_prep.text import bare, filled, folded

Drafts: TypeAlias = Mapping[Spot, Suggestion]
# As many concerns as the card has room for.
MOST_CONCERNS = 3
# A no is the person's own: ways to say it are offered, and none stands there unasked.
_NEVER = (BOUNDARY,)


def proposals(session: Session, sources: Sources, page: str) -> Drafts:
    """Return the draft of each line of a page that has no answer yet.

    Concerns are drafted up to as many as the card has room for, each with its answer
    where one fits. What was struck does not come back; nothing said by another client
    is drafted, nor any line of a situation whose lines are none to be said unasked.
    """
    playbook = sources.playbook
    if playbook is None or not playbook.drafts:
        return {}
    found: dict[Spot, Suggestion] = {}
    for line in session.guide.page(page):
        question = session.guide.find(line.path)
        if question is None or question.path in _NEVER or line.minor:
            continue
        if question.path == CONCERNS:
            found.update(_concerns(question, session, sources))
        elif not session.answered(question) and session.applies(question):
            lines = offered(question, "", "", session, sources)
            if best := _best(_unstruck(question, lines, session)):
                found[Spot(question.path)] = best
    return found


def in_mail(session: Session) -> Drafts:
    """Return the concerns that only their mail knows, behind all that are there."""
    says = session.guide.question(CONCERNS).fields[0].key
    known = {_said(each["says"]) for each in expected(session)}
    private = (each for each in written(session) if each.learned)
    lines = _unstruck(session.guide.question(CONCERNS), private, session)
    new = [each for each in lines if _said(each.text) not in known]
    first = len(session.records(CONCERNS)) + len(session.records(DRAFTED))
    return {Spot(CONCERNS, at, says): each for at, each in enumerate(new, first)}


def best_reply(
    question: Question,
    says: str,
    session: Session,
    sources: Sources,
    used: Collection[str] = (),
) -> Suggestion | None:
    """Return the drafted answer to a sentence, None where none should be drafted.

    An answer to something else would stand there as if it fitted: where none is sure to
    fit, a line is drafted that takes in what they say, and what is nearest is only
    offered. Answers in `used` are not drafted twice.
    """

    def landed(lines: Sequence[Suggestion]) -> list[Suggestion]:
        return by_how_they_landed(lines, says, session, sources.earlier)

    lines = landed(offered(question, "reply", says, session, sources))
    fits = [each for each in _drafted(lines) if each.answers and each.text not in used]
    found = fits or landed(_taken_in(says, session, sources, used))
    return _best(_unstruck(question, found, session))


def _taken_in(
    says: str, session: Session, sources: Sources, used: Collection[str]
) -> list[Suggestion]:
    """Return a line to say to what has no answer, none where none should be drafted."""
    from convo_prep.advice.receiving import receiving

    guide, playbook = session.guide, sources.playbook
    # Without a word of its own it knows none in that language; near safety what is said
    # needs more than a line that fits most things.
    if playbook is None or not playbook.tree or playbook.is_of_safety:
        return []
    text = receiving(says, guide, used)
    return [Suggestion(text, guide.label("receiving"))] if text else []


def _concerns(
    question: Question, session: Session, sources: Sources
) -> Iterator[tuple[Spot, Suggestion]]:
    records = session.records(CONCERNS)
    says = question.fields[0].key
    told = [record.get(says, "") for record in records]
    said = set(map(_said, told))
    theirs = [line for line in _said_by_them(session) if _said(line.text) not in said]
    known = offered(question, says, "", session, sources)
    met = {*said, *_met((*told, *(line.text for line in theirs)), sources)}
    new = (line for line in _drafted(known) if _said(line.text) not in met)
    lines = list(_once((*theirs, *new)))
    kept = list(_unstruck(question, lines, session))
    # Who strikes one wants fewer, and no other one in its place.
    struck = len(lines) - len(kept)
    kept = kept[: max(MOST_CONCERNS - len(records) - struck, 0)]
    drafted = list(enumerate(kept, len(records)))
    yield from ((Spot(CONCERNS, item, says), line) for item, line in drafted)
    used = {record.get("reply", "") for record in records}
    for item, text in (*_open(records), *((item, line.text) for item, line in drafted)):
        if found := best_reply(question, text, session, sources, used):
            used.add(found.text)
            yield Spot(CONCERNS, item, "reply"), found


def _met(told: Sequence[str], sources: Sources) -> Iterator[str]:
    """Yield the concerns of the playbook that stand there already, in other words."""
    if not told:
        return
    # Stems and groups, which a card without words of theirs should not pay for.
    from convo_prep.advice.nearest import nearest

    concerns = sources.playbook.likeliest() if sources.playbook else ()
    for text in told:
        yield from (_said(each.fits) for each in nearest(text, concerns)[:1])


def _said_by_them(session: Session) -> Iterator[Suggestion]:
    """Yield their own words: what their mail is for, the account, the rest of it."""
    from convo_prep.advice.telling import stems

    account, mail = session.text(ISSUE), bare(session.text(MAIL))
    told = [
        Suggestion(text, THEIR_MAIL if bare(text) in mail else YOUR_NOTE)
        for text in their_words(account)
    ]
    wrote = written(session)
    said: list[set[str]] = []
    for line in (*wrote[:1], *told, *wrote[1:]):
        # "I want it" of an account is the "We want it" that they wrote.
        words = set(stems(line.text)) or {line.text}
        if words not in said:
            said.append(words)
            yield line


def written(session: Session) -> tuple[Suggestion, ...]:
    """Return what they say in their mail, as drafts of concerns.

    A mail is private, but for what the person's own account took over.
    """
    account = bare(session.text(ISSUE))
    return tuple(
        Suggestion(text, THEIR_MAIL, learned=bare(text) not in account)
        for text in written_words(session.text(MAIL))
    )


def _open(records: Iterable[dict[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield what is said in each concern that has no answer yet, with its place."""
    for item, record in enumerate(records):
        if record.get("says") and not record.get("reply"):
            yield item, record["says"]


def _unstruck(
    question: Question, lines: Iterable[Suggestion], session: Session
) -> Iterator[Suggestion]:
    struck = set(map(folded, session.items(STRUCK)))
    for line in _drafted(lines):
        if (
            not {folded(question.path), folded(strike(question.path, line.text))}
            & struck
        ):
            yield line


def _drafted(lines: Iterable[Suggestion]) -> list[Suggestion]:
    """Leave out what is only offered: other clients' words, and what has no source."""
    return [line for line in lines if line.source and not line.others]


def _best(lines: Iterable[Suggestion]) -> Suggestion | None:
    """Return the first line with no blank and no condition, else with few of both."""

    def lacking(line: Suggestion) -> tuple[bool, bool, bool]:
        return line.worse, bool(blanks(line.text)), bool(line.condition)

    ranked = sorted(lines, key=lacking)
    return ranked[0] if ranked else None


def _once(lines: Iterable[Suggestion]) -> Iterator[Suggestion]:
    seen: set[str] = set()
    for line in lines:
        if (said := _said(line.text)) not in seen:
            seen.add(said)
            yield line


def _said(text: str) -> str:
    return bare(filled(text))
