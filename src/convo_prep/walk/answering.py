"""A typed line at a question, read once: the change it makes, and how it is said."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.errors import OpenDateError
from convo_prep.session import Session
from convo_prep.session.paths import ACTIONS, CAME_UP
from convo_prep.text import Tree
from convo_prep.walk import landing
from convo_prep.walk.fields import edit, filled
from convo_prep.walk.spot import Ask


class Answer(NamedTuple):
    """A typed line as it was read.

    `change` is what it changes, None for nothing; `said` says what stands there once
    that is stored; `dated` says in words what may be read otherwise than meant: a date,
    tenths. `open` is what is wrong with a date that can be read in several ways:
    nothing is changed then. `along` is the item, a draft until now, that a part of it
    takes along.
    """

    line: str
    change: Change | None = None
    said: str = ""
    dated: str = ""
    open: OpenDateError | None = None
    along: str = ""


def read(ask: Ask, line: str, session: Session) -> Answer:
    """Read a line typed at a question.

    An empty line changes nothing, but takes out an item it stands at.

    Raises:
        InvalidAnswerError: the line is no answer here.
    """
    question = ask.of
    if question.each_of or question.kind == "records":
        return _in_records(ask, line, session)
    saw = session.answer(question.path)
    # What stands there may be a digit, and means what it says.
    in_tens = question.tenths and line.strip() != saw
    value = kinds.read(question, kinds.of_tenths(line) if in_tens else line, ask.now)
    said = kinds.say(question, value, ask.now)
    if question.kind == "when":
        said += kinds.beside(question.key, value, ask.now, line)
        said += kinds.time_gone(saw, value)
    dated = said if question.kind == "when" or question.tenths else ""
    if question.kind == "list":
        return Answer(line, _item(ask, value, kinds.items_of(saw)), said)
    change = SetAnswer(question.path, value, saw) if value not in ("", saw) else None
    return Answer(line, change, said, dated)


def _item(ask: Ask, value: Tree, stored: Sequence[Tree]) -> Change | None:
    item = ask.spot.item or 0
    if item >= len(stored):
        return AddItem(ask.of.path, value) if value else None
    if value == stored[item]:
        return None
    return EditItem(ask.of.path, item, value, stored[item])


def _in_records(ask: Ask, line: str, session: Session) -> Answer:
    path, item = ask.of.each_of or ask.of.path, ask.spot.item or 0
    stored = kinds.items_of(session.answer(path))
    there = item < len(stored)
    if not line.strip():
        gone = EditItem(path, item, "", stored[item]) if there else None
        return Answer(line, gone if ask.editing_item else None)
    news, said, dated = _news(ask, line, stored[item] if there else "")
    if there:
        change = edit(path, item, news, session)
        return Answer(line, change, said or ask.about, dated)
    # Nobody can answer what was not said: a part takes what it belongs to along.
    first = ask.of.fields[0].key
    along = "" if ask.spot.field in ("", first) else ask.about
    record = filled({**({first: along} if along else {}), **news})
    added = AddItem(path, record) if record else None
    return Answer(line, added, said or ask.about, dated, along=along)


def _news(ask: Ask, line: str, standing: Tree) -> tuple[Mapping[str, Tree], str, str]:
    """Return the fields that a line sets in a record, all in words, and its date."""
    if ask.of.each_of == ACTIONS:
        news = kinds.parse_news(line, ask.now)
        words = kinds.news_words(news, ask.now)
        # What is new comes first: the end of a long action is cut where it is said.
        return news, f"{words}: {ask.about}", words
    if ask.of.path == CAME_UP:
        chosen = kinds.read(ask.asked, line, ask.now)
        news = landing.news(str(chosen), ask.of)
        return news, kinds.say(ask.asked, chosen, ask.now), ""
    if not ask.whole_action:
        news = kinds.read_part(ask.asked, line, ask.now)
        said = kinds.say(ask.asked, news[ask.asked.key], ask.now)
        said += kinds.beside(ask.asked.key, news[ask.asked.key], ask.now, line)
        said += kinds.time_gone(ask.answer, news[ask.asked.key])
        return news, said, said if ask.asked.kind == "when" else ""
    record = standing if isinstance(standing, dict) else {}
    # Read again on another day, its words could mean another date.
    same = record.get(ask.asked.key) == line.strip()
    news = {} if same else kinds.action_news(line, ask.now)
    said = kinds.action_words({**record, **news}, ask.now)
    beside = kinds.action_beside(line, news, ask.now)
    beside += kinds.time_gone(record.get("due", ""), news.get("due", ""))
    dated = kinds.date_words(news, ask.now)
    return news, f"{said}{beside}", f"{dated}{beside}"
