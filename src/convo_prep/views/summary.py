"""A session on one page: its key points first, then every answer in guide order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convo_prep.document import Block, Document, Heading, Line, Pairs, line, quiet
from convo_prep.guide import STAMPS_AFTER, STAMPS_BEFORE, Guide, Question, Step
from convo_prep.page import spot_from
from convo_prep.session import Session
from convo_prep.session.paths import (
    DRAFTED,
    FIRST_QUESTION,
    ISSUE,
    MEETING,
    OBJECTIVE,
    PURPOSE,
)
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import Tree
from convo_prep.views.answers import LabelledLine, labelled, rows_at
from convo_prep.views.key_points import in_short, key_points
from convo_prep.views.phrases import dated, day_of
from convo_prep.views.rows import Row, action_row

NOT_ASKED = "  (not in the guide)"
IN_TITLE = ("client", "topic")
CLOSED = "closed"
# What a talk to come is known by.
ABOUT = (PURPOSE, FIRST_QUESTION, OBJECTIVE)
_KEYS_OF_DRAFTS = {"at", "text", "from"}


def summary(
    session: Session, now: datetime, private: bool = True, situation: str = ""
) -> Document:
    """Return the whole session; `situation` is the playbook's title, if at hand.

    Private answers carry a mark, or are left out where `private` is false; so is what
    the guide does not know, since nobody can tell what it is.
    """
    local = session.local(now)
    blocks = [
        Pairs(tuple(_header(session, now, situation))),
        *key_points(session, local, private),
        *_steps(session, local, private),
        *(_leftovers(session) if private else ()),
    ]
    return Document(session.title, tuple(blocks))


def glance(session: Session, now: datetime, situation: str = "") -> Document:
    """Return what matters first, in few lines: before the talk what it is about."""
    local = session.local(now)
    points = in_short(session, local) or (
        *rows_at(session, (ISSUE,), local, True),
        *((("Situation", line(situation)),) if situation else ()),
        *rows_at(session, ABOUT, local, True),
    )
    when = _planned(session, local)
    state = ("State", line(_state(session, now)))
    return Document(session.title, (Pairs((*when, state, *points)),))


def summary_rows(session: Session, now: datetime) -> list[Row]:
    """Return the session as one row: the file's tree, its state and open actions."""
    actions = [action_row(session, action, now) for action in session.open_actions()]
    return [{**session.tree, "state": session.state(now), "open_actions": actions}]


def _header(session: Session, now: datetime, situation: str) -> Iterator[LabelledLine]:
    local = session.local(now)
    for question in session.guide.header:
        answer = session.answer(question.path)
        if question.key in IN_TITLE and isinstance(answer, str):
            continue
        if question.key == "playbook" and situation:
            yield question.label, line(situation)
        else:
            yield from labelled(session, (question,), local, True)
    yield from _planned(session, local)
    yield "State", line(_state(session, now))
    yield "Answered", line(_counts(session))
    yield "Reference", line(session.id, quiet(_begun(session, local)))


def _planned(session: Session, local: datetime) -> Iterator[LabelledLine]:
    if when := session.text(MEETING):
        label = session.guide.question(MEETING).label
        yield label, line(dated(when, local))


def _state(session: Session, now: datetime) -> str:
    state = session.state(now)
    closed = session.text(CLOSED)
    return f"{state} {day_of(closed, session.local(now))}" if closed else state


def _begun(session: Session, local: datetime) -> str:
    created, by = session.text("created"), session.text("by")
    begun = f"  begun {day_of(created, local)}" if created else ""
    return f"{begun} by {by}" if begun and by else begun


def _counts(session: Session) -> str:
    return ", ".join(_count(session, step) for step in session.guide.steps)


def _count(session: Session, step: Step) -> str:
    asked = [q for q in step.questions if _is_asked(session, q)]
    answered = sum(map(session.answered, asked))
    return f"{step.id} {answered} of {len(asked)}"


def _is_asked(session: Session, question: Question) -> bool:
    if question.live or question.stamped or question.recap:
        return False
    if question.each_of and not session.records(question.each_of):
        return False
    return session.applies(question)


def _steps(session: Session, local: datetime, private: bool) -> Iterator[Block]:
    guide = session.guide
    sections = [(s.id, s.title, s.questions) for s in guide.steps]
    sections.append(("recap", guide.recap[0].label, guide.recap))
    follow_up = guide.follow_up
    sections.append((follow_up.id, follow_up.title, follow_up.questions))
    for name, title, questions in sections:
        rows = list(labelled(session, questions, local, private))
        if private:
            rows += _unknown(session.tree.get(name, ""), questions)
        if rows:
            yield Heading(title)
            yield Pairs(tuple(rows))
    if drafts := tuple(_drafts(session, local, private)):
        yield Heading(guide.question(DRAFTED).label)
        yield Pairs(drafts)


def _drafts(session: Session, local: datetime, private: bool) -> Iterator[LabelledLine]:
    """Yield what stood on the card as a draft: beside the answers, and none of them."""
    whole = items_of(session.answer(DRAFTED))
    well_made = all(map(_is_draft, whole))
    for record in session.records(DRAFTED) if well_made else ():
        source = f"  ({record['from']})" if record.get("from") else ""
        label = _label(record.get("at", ""), session.guide)
        yield f"* {label}", line(record.get("text", ""), quiet(source))
    rest = (q for q in session.guide.kept if q.path != DRAFTED or not well_made)
    yield from labelled(session, tuple(rest), local, private)


def _is_draft(entry: Tree) -> bool:
    if not isinstance(entry, dict) or not set(entry) <= _KEYS_OF_DRAFTS:
        return False
    return all(isinstance(value, str) for value in entry.values())


def _label(place: str, guide: Guide) -> str:
    """Return the label of a place such as `prepare.concerns 2 says`, else itself."""
    spot = spot_from(place)
    question = guide.find(spot.question) if spot else None
    if spot is None or question is None:
        return place
    fields = {field.key: field.label for field in question.fields}
    return fields.get(spot.field, question.label)


def _unknown(section: Tree, questions: tuple[Question, ...]) -> Iterator[LabelledLine]:
    """Yield what stands in a section under keys that the guide does not have."""
    known = {question.key for question in questions if not question.each_of}
    entries = section.items() if isinstance(section, dict) else ()
    for key, value in entries:
        if key not in known and value:
            yield key, _marked(value)


def _leftovers(session: Session) -> Iterator[Block]:
    """Yield what stands at the top of the file and belongs to no part of it."""
    guide = session.guide
    sections = {*(step.id for step in guide.steps), "recap", guide.follow_up.id}
    header = {question.key for question in (*guide.header, *guide.kept)}
    stamps = {*STAMPS_BEFORE, *STAMPS_AFTER, CLOSED}
    if session.tree.get("id") != session.id:
        stamps.discard("id")  # what is no id is shown, since nothing else names it
    rows = tuple(
        (key, _marked(value))
        for key, value in session.tree.items()
        if value
        and key not in header
        and not (key in stamps and isinstance(value, str))
        and not (key in sections and isinstance(value, dict))
    )
    if rows:
        yield Heading("Also in the file")
        yield Pairs(rows)


def _marked(value: Tree) -> Line:
    return line(as_it_stands(value), quiet(NOT_ASKED))
