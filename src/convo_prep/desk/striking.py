"""A line of a page struck: a draft for good, an answer taken out and put back."""

from __future__ import annotations

from typing import TypeAlias

from convo_prep import kinds
from convo_prep.advice.suggestions import Suggestion
from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.document import line, warn
from convo_prep.errors import ConvoError
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import NOTES, STRUCK
from convo_prep.session.struck import strike
from convo_prep.text import asked_back, cut, whole_number
from convo_prep.walk.fields import edit
from convo_prep.walk.spot import Ask

BACK = ":back"
NOTHING_OUT = "Nothing was taken out here."
ANOTHER_BY_NOW = "Another answer stands there by now; nothing was put back."
NOTHING_THERE = "Nothing stands there to be taken out."
OF_A_LIST = f"{NOTHING_THERE} Of a list, name a line by its number."
# How what was taken out comes back: below its page, at a question, and without a page.
PUTS_BACK = f"{BACK} puts it back."
BELOW = f"{BACK} below the page puts it back."
BY_UNDO = "To have it back: convo undo"
SHOWN = 60
TakenOut: TypeAlias = tuple[Session, Session]
"""A session as it was before something was taken out, and after that."""


def struck(
    desk: Desk,
    session: Session,
    spot: Spot,
    draft: Suggestion | None,
    comes_back: str = PUTS_BACK,
) -> Session:
    """Strike a draft, else take out what stands there; say which, or why not.

    An answer that is gone says how it `comes_back`.
    """
    question, say = session.guide.question(spot.question), face_of(desk).say
    change = no_draft(question, draft) if draft else without(session, spot)
    if change is None:
        say(line(_why_it_stays(session, question, spot)))
        return session
    try:
        after = desk.journal.apply(session, change, more=True)
    except ConvoError as error:
        say(line(warn(f"{error.sentence} {error.hint}".strip())))
        return session
    saying.tell_unconfirmed(desk)
    out = f"Taken out: {question.label}. {comes_back}"
    say(line(said(draft) if draft else out))
    return after


def put_back(desk: Desk, session: Session, gone: list[TakenOut]) -> Session:
    """Put back what was taken out last; say why not, where another answer stands now.

    It is taken off `gone`.
    """
    say = face_of(desk).say
    if not gone:
        say(line(NOTHING_OUT))
        return session
    before, after = gone.pop()
    paths = _taken(before, after)
    # The journal would keep what was taken out as an answer of another window.
    if any(session.answer(path) != after.answer(path) for path in paths):
        say(line(warn(ANOTHER_BY_NOW)))
        return session
    changes = [
        SetAnswer(path, before.answer(path) or "", after.answer(path) or "")
        for path in paths
    ]
    try:
        return desk.journal.apply(session, *changes)
    except ConvoError as error:
        say(line(warn(f"{error.sentence} {error.hint}".strip())))
        return session


def _taken(before: Session, after: Session) -> list[str]:
    asked = (question.path for question in before.guide.questions())
    every = dict.fromkeys((*asked, NOTES, STRUCK))
    return [path for path in every if before.answer(path) != after.answer(path)]


def _why_it_stays(session: Session, question: Question, spot: Spot) -> str:
    if not session.answer(question.each_of or question.path):
        return NOTHING_THERE
    if spot.item is not None and not question.each_of:
        # A list by its name alone is where its next item would be.
        return OF_A_LIST
    return f"{question.label} cannot be left out; change it."


def of_two(ask: Ask, name: str, found: Spot) -> str:
    """Say that a number is that of a line and of an item here, "" where of one."""
    at, spot = _item(ask, name), ask.spot
    if not at or found[:2] == (spot.question, at - 1):
        return ""
    line_of = found.question.rpartition(".")[2]
    line_of += "" if found.item is None else f".{found.item + 1}"
    ways = f":drop {ask.of.key}.{at}, or :drop {line_of}"
    return f"{at} is a line of the page, and an item here. Type {ways}"


def alone(ask: Ask, name: str) -> str:
    """Say of a number at a line that is asked alone what it could mean."""
    at = _item(ask, name)
    item = f"The item: :drop {ask.of.key}.{at}. " if at else ""
    return f"{item}A line of the page: Enter, and then -{name}."


def _item(ask: Ask, name: str) -> int:
    """Return the number of the item shown that a name is, 0 for none."""
    at = whole_number(name) or 0
    return at if kinds.is_listed(ask.of) and 1 <= at <= len(ask.given) else 0


def no_draft(of: Question, draft: Suggestion) -> Change:
    """Return the change that keeps that a draft was struck."""
    what = strike(of.path, draft.text) if kinds.is_listed(of) else of.path
    return AddItem(STRUCK, what)


def up(here: Spot, gone: Spot) -> Spot:
    """Return where an item stands once one of its list is gone."""
    if here.question != gone.question or here.item is None or gone.item is None:
        return here
    return here._replace(item=here.item - (gone.item < here.item))


def said(draft: Suggestion) -> str:
    """Say which draft was struck, by its beginning."""
    return f"Struck: {cut(asked_back(draft.text), SHOWN)}"


def without(session: Session, spot: Spot) -> Change | None:
    """Return the change that takes out an answer, an item of it, or a part of that.

    None where nothing stands there, and where the answer is never left out.
    """
    question, path = session.guide.question(spot.question), spot.question
    saw = session.answer(path)
    if question.each_of or not saw:
        return None
    if spot.item is None:
        return None if question.required else SetAnswer(path, "", saw)
    items = kinds.items_of(saw)
    first = [field.key for field in question.fields][:1]
    if spot.item >= len(items):
        return None
    if spot.field and spot.field not in first:
        return edit(path, spot.item, {spot.field: ""}, session)
    return EditItem(path, spot.item, "", items[spot.item])
