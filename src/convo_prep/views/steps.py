"""The end of a step: what is still open, when you talk, what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from convo_prep import dates
from convo_prep.document import (
    Block,
    Document,
    Pairs,
    Paragraph,
    good,
    line,
    quiet,
)
from convo_prep.guide import Question, Step
from convo_prep.session import BEFORE, Session
from convo_prep.session.paths import MEETING, OUTCOME, READY, SUPPORT
from convo_prep.text import folded, one_line
from convo_prep.views.greeting import whole_names
from convo_prep.views.phrases import brief

Offers: TypeAlias = tuple[tuple[str, str], ...]
# What comes after a step: a command and what it gives, two at most.
_NEXT: Mapping[str, Offers] = {
    "prepare": (("card", "one screen to hold in the meeting"),),
    "initiate": (
        ("card", "one screen to hold in the meeting"),
        ("conduct", "when the meeting begins"),
    ),
    "conduct": (("resolve", "what was agreed, while it is fresh"),),
    "resolve": (
        ("recap", "the message to the client"),
        ("reflect", "what you take with you"),
    ),
    "reflect": (("show", "everything on one page"),),
    "follow_up": (("show", "everything on one page"),),
}
_BEFORE_THE_TALK = ("prepare", "initiate")
FOLLOW = "follow_up"
STILL_DRAFTS = "Still drafts, and not kept"
THERE_AGAIN = "the drafts again, each under its number"
NO_LOOK = "No next look is set, so it stays open: a day, or none to close it."
_TO_SET: Offers = (("follow", "set the next look, or none"),)
_INSTEAD: Mapping[str, Offers] = {
    "postponed": (("card", "one screen to hold in the meeting"),),
    "cancelled": (),
}
# How an answer to who could back one up begins that names a role, or nobody at all.
_ROLE = ("my", "our", "the", "a", "an", "another")
_NOBODY = (
    "nobody",
    "no",
    "none",
    "not",
    "myself",
    "me",
    "i",
    "ask",
    "maybe",
    "perhaps",
)
_LONGEST_ROLE = 4


class GoneOver(NamedTuple):
    """A page that was gone over: it has just said which of its questions are open.

    `shown` are their paths, `drafts` the labels of lines that nobody has taken.
    """

    shown: Collection[str] = ()
    drafts: Sequence[str] = ()


NO_PAGE = GoneOver()


def end_of_steps(
    session: Session,
    steps: Sequence[Step],
    now: datetime,
    reference: str | None = "",
    gone_over: GoneOver = NO_PAGE,
) -> Document:
    """Return a few lines after one step or two; `reference` goes into the commands.

    Without one, as None, no commands are named.
    Of two, the one that is done needs no words beside one that is not.
    """
    ready = bool(session.text(READY)) and session.state(now) == "prepared"
    unfinished = [step for step in steps if session.missing(step) and not ready]
    told = unfinished or steps[-1:]
    blocks = (
        *(_where(session, step, gone_over.shown) for step in told if not ready),
        *_not_taken(gone_over.drafts),
        *_date(session, told[-1], now),
        *_support(session, steps, now),
        *_next(session, told[0], reference, bool(unfinished), bool(gone_over.drafts)),
    )
    return Document("", blocks, close=True)


def _where(session: Session, step: Step, shown: Collection[str]) -> Block:
    missing = session.missing(step)
    told = [*shown, *(question.path for question in missing)]
    left = [q for q in _unanswered(session, step) if q.path not in told]
    open_parts = quiet(f" Left open: {_labels(left)}.") if left else ""
    if missing:
        needed = f"{step.title} is saved. Still needed: {_labels(missing)}."
        return Paragraph(line(needed, open_parts))
    if _look_left(session, step):
        return Paragraph(line(f"{step.title} is saved.", open_parts))
    return Paragraph(line(good(f"{step.title} is done."), open_parts))


def _look_left(session: Session, step: Step) -> bool:
    """Whether a look was not told when the next one is."""
    return step.id == FOLLOW and not (
        session.text("closed") or session.next_looks()[-1]
    )


def _unanswered(session: Session, step: Step) -> Iterator[Question]:
    for question in step.questions:
        asked = not (question.live or question.stamped or question.recap)
        if asked and session.applies(question) and not session.answered(question):
            yield question


def _not_taken(drafts: Sequence[str]) -> Iterator[Block]:
    if drafts:
        yield Paragraph(line(f"{STILL_DRAFTS}: {', '.join(drafts)}."))


def _labels(questions: Iterable[Question]) -> str:
    return ", ".join(question.label for question in questions)


def _date(session: Session, step: Step, now: datetime) -> Iterator[Block]:
    """Say when the talk is, or when the matter is looked at again."""
    local = session.local(now)
    if _look_left(session, step):
        yield Paragraph(line(NO_LOOK))
        return
    if session.state(now) in BEFORE:
        when, words = session.when(MEETING), "The talk"
    else:
        when, words = session.follow_up_at(), "The next look"
    if when and step.id != "conduct":
        yield Paragraph(line(f"{words}: {brief(when, local)}."))


def _support(session: Session, steps: Sequence[Step], now: datetime) -> Iterator[Block]:
    """Remind of who could back one up, as long as there is time to ask."""
    question = session.guide.question(SUPPORT)
    prepared = any(question in step.questions for step in steps)
    who = _somebody(session.text(SUPPORT)) if session.applies(question) else ""
    if prepared and who and session.state(now) in BEFORE:
        meeting = session.when(MEETING)
        when = dates.short(meeting, session.local(now)) if meeting else "the meeting"
        yield Paragraph(line(f"Talk to {who} before {when}."))


def _somebody(support: str) -> str:
    """Return who is meant, by name or by role; `Mara` of `Mara, who knows them`."""
    lead = one_line(support).partition(",")[0].strip()
    words = folded(lead).split() or [""]
    if words[0] in _ROLE:
        return lead if len(words) <= _LONGEST_ROLE else ""
    return "" if words[0] in _NOBODY else whole_names(support)


def _next(
    session: Session,
    step: Step,
    reference: str | None,
    unfinished: bool,
    drafted: bool,
) -> Iterator[Block]:
    if reference is None:
        return
    outcome = session.text(OUTCOME) if step.id == "resolve" else ""
    offers = _INSTEAD.get(outcome, _NEXT[step.id])
    if _look_left(session, step):
        offers = _TO_SET
    if unfinished and step.id in _BEFORE_THE_TALK:
        offers = (("prep", "what is still needed"), offers[0])
    offers = ((step.id, THERE_AGAIN), *offers) if drafted else offers
    rows = tuple(
        (f"convo {name} {reference}".strip(), line(quiet(gain)))
        for name, gain in offers
    )
    if rows:
        yield Pairs(rows)
