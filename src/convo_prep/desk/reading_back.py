"""What is said back of an answer: while it is typed, and once it is stored."""

from __future__ import annotations

from convo_prep import dates, kinds
from convo_prep.desk.desk import Desk
from convo_prep.session.paths import ACTIONS
from convo_prep.walk import Ask, Walk
from convo_prep.walk.standing import record_at

PLAYBOOK = "playbook"


def echo(ask: Ask, text: str) -> str:
    """Say the date in a line in full words, as it will be stored; "" for none.

    Raises:
        InvalidAnswerError: the line is no answer.
    """
    if ask.of.each_of == ACTIONS:
        return kinds.news_words(kinds.parse_news(text, ask.now), ask.now)
    if _whole_action(ask):
        return kinds.date_words(kinds.agreed_action(text, ask.now), ask.now)
    if ask.asked.kind != "when":
        return ""
    stored = kinds.read(ask.asked, text, ask.now)
    when = dates.from_stored(stored) if isinstance(stored, str) else None
    return dates.read_back(when, ask.now) if when else ""


def stored_words(desk: Desk, walk: Walk, ask: Ask, text: str) -> str:
    """Say in words what stands at a spot, now that a line was stored there."""
    if ask.of.path == PLAYBOOK:
        return desk.title_of(walk.session.text(PLAYBOOK))
    if ask.of.each_of == ACTIONS:
        return (
            f"{ask.about}: {kinds.news_words(kinds.parse_news(text, ask.now), ask.now)}"
        )
    if _whole_action(ask):
        record = record_at(ask.spot, ask.of.path, walk.session)
        return kinds.action_words(record, walk.local)
    again = walk.ask(ask.spot)
    if again.answer:
        return kinds.say(ask.asked, again.answer, walk.local)
    return ask.about or kinds.say(ask.of, walk.session.answer(ask.of.path))


def _whole_action(ask: Ask) -> bool:
    """Whether an action stands here with its owner and its date in one line."""
    of = ask.of
    return bool(of.fields) and kinds.is_action(of) and ask.asked.key == of.fields[0].key
