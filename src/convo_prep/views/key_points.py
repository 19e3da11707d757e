"""The documented key points of a session: what was agreed, and plan beside outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convo_prep.document import Block, Heading, Line, Pairs, Table, line, quiet
from convo_prep.guide import Question
from convo_prep.kinds import say
from convo_prep.session import Session
from convo_prep.session.paths import (
    ACTIONS,
    AGREED,
    CONCERNS,
    CONFIDENCE,
    FOLLOW_UP,
    NEXT_CHECK,
    OBJECTIVE,
    OBJECTIVE_MET,
    OPEN_POINTS,
    OUTCOME,
    SURPRISES,
)
from convo_prep.views.answers import LabelledLine, joined, rows_at
from convo_prep.views.phrases import dated, owner, standing

TITLE = "Key points"


def key_points(session: Session, local: datetime, private: bool) -> tuple[Block, ...]:
    """Return what was agreed, who does what, what is open, and plan beside outcome.

    Nothing at all before the meeting has left an answer.
    """
    if not session.tree.get("resolve") and not session.tree.get("reflect"):
        return ()
    agreed = rows_at(session, (OUTCOME, AGREED), local, private)
    blocks = (
        Pairs(agreed),
        action_table(session, local),
        Pairs((*_ahead(session, local, private), *_beside(session, private))),
    )
    return (Heading(TITLE), *(block for block in blocks if block.rows))


def in_short(session: Session, local: datetime) -> tuple[LabelledLine, ...]:
    """Return the key points in pairs, of the actions those that are open."""
    if not session.tree.get("resolve") and not session.tree.get("reflect"):
        return ()
    actions = session.guide.question(ACTIONS).label
    todo = [
        line(f"{a.what}: {owner(session, a)}, ", standing(a, local))
        for a in session.open_actions()
    ]
    return (
        *rows_at(session, (OUTCOME, AGREED), local, True),
        *([(actions, joined(todo))] if todo else ()),
        *_ahead(session, local, True),
        *(
            row
            for row in _beside(session, True)
            if row[0] != _label(session, CONFIDENCE)
        ),
    )


def action_table(session: Session, local: datetime) -> Table:
    """Return who does what by when; overdue is said in words."""
    question = session.guide.question(ACTIONS)
    names = tuple(question.field(key).label for key in ("what", "owner", "due"))
    return Table(
        names,
        tuple(
            (line(a.what), line(owner(session, a)), (standing(a, local),))
            for a in session.actions()
        ),
    )


def _ahead(session: Session, local: datetime, private: bool) -> Iterator[LabelledLine]:
    yield from rows_at(session, (OPEN_POINTS,), local, private)
    after = session.text(NEXT_CHECK)
    text = after or session.text(FOLLOW_UP)
    if text:
        label = session.guide.question(FOLLOW_UP).label
        yield label, line(dated(text, local))


def _beside(session: Session, private: bool) -> Iterator[LabelledLine]:
    """What was wanted, guessed and expected, each beside what came."""
    if not session.tree.get("reflect") or not private:
        return
    met = session.text(OBJECTIVE_MET)
    objective = session.text(OBJECTIVE)
    if objective or met:
        yield _label(session, OBJECTIVE), _arrow(objective, _reached(met))
    confidence = session.text(CONFIDENCE)
    if confidence:
        said = say(session.guide.question(CONFIDENCE), confidence)
        yield _label(session, CONFIDENCE), _arrow(said, _reached(met))
    yield from _foreseen(session)


def _foreseen(session: Session) -> Iterator[LabelledLine]:
    concerns = session.guide.question(CONCERNS)
    said = [_concern(c, concerns) for c in session.records(CONCERNS)]
    if said:
        yield concerns.label, joined(said)
    surprises = session.items(SURPRISES)
    if surprises:
        yield _label(session, SURPRISES), line("\n".join(surprises))


def _concern(concern: dict[str, str], question: Question) -> Line:
    likely = concern.get("likely", "")
    guess = f" ({say(question.field('likely'), likely)})" if likely else ""
    came = concern.get("came_up") or "not said whether it came up"
    landed = say(question.field("landed"), concern.get("landed", ""))
    return _arrow(
        concern.get("says", "") + guess, f"{came}, {landed}" if landed else came
    )


def _reached(met: str) -> str:
    return f"reached: {met}" if met else ""


def _arrow(before: str, after: str) -> Line:
    if not before:
        return line(after)
    return line(before, quiet(" → "), after) if after else line(before)


def _label(session: Session, path: str) -> str:
    return session.guide.question(path).label
