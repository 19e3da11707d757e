"""The quiet lines about wording: under an answer, below a page, for a text given."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from convo_prep.advice.playbook import Playbook
from convo_prep.advice.wording import (
    Hit,
    Rule,
    answer_hits,
    hint_line,
    is_english,
    session_hits,
)
from convo_prep.advice.wording.budget import TooSlowError
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.near_law import is_near_law
from convo_prep.session import Session
from convo_prep.session.paths import ISSUE, PLAYBOOK
from convo_prep.session.sure_name import sure_name
from convo_prep.store import library
from convo_prep.text import cut, folded
from convo_prep.walk.spot import Ask

Found = TypeVar("Found")
MARK = "~ "
PHRASE = 40
MOST = 3
PAGE_LEVELS = ("stop", "warn")
_SIGNS = re.compile(r"[^\w\s]")


def rules(desk: Desk) -> tuple[Rule, ...]:
    """Return the rules, shipped and the user's own; a bad file of theirs is named."""
    if desk.rules is None:
        desk.rules, problems = library.rules(desk.settings.wording)
        saying.tell(desk, *problems)
    return desk.rules


def within_bounds(desk: Desk, look: Callable[[tuple[Rule, ...]], Found]) -> Found:
    """Look at wording by the rules; one that takes too long is named, and left out."""
    while True:
        try:
            return look(rules(desk))
        except TooSlowError as slow:
            desk.rules = tuple(rule for rule in rules(desk) if rule.id != slow.rule)
            saying.tell(
                desk,
                f"The wording rule {slow.rule} takes too long, so it is left out.",
                f"Mend its `re:` in {desk.settings.wording}",
            )


def under_answer(desk: Desk, ask: Ask, text: str, session: Session) -> str:
    """Return the one quiet line about an answer just given, or nothing."""
    if not (desk.settings.hints and is_english(session.text(ISSUE))):
        return ""
    playbook = desk.playbook(session.text(PLAYBOOK))
    if playbook and (instead := _avoided(playbook, text)):
        return f'{MARK}"{cut(text, PHRASE)}": say instead: {instead}'
    found = within_bounds(
        desk, lambda known: answer_hits(desk.guide, _path(ask), text, known)
    )
    # To know whether it is near the law, all that was said is looked through.
    held = (hit for hit in found if not hit.rule.where or is_near_law(desk, session))
    first = next(held, None)
    return MARK + hint_line(first) if first else ""


def below_page(desk: Desk, session: Session) -> None:
    """Say on a terminal what in a session's wording is worth another look."""
    if not desk.hints:
        return
    found = [hit for hit in of_session(desk, session) if hit.rule.level in PAGE_LEVELS]
    saying.tell(desk, *(MARK + hint_line(hit) for hit in found[:MOST]))
    if len(found) > MOST:
        saying.tell(desk, f"{MARK}and more: convo words {sure_name(session)}")


def of_session(desk: Desk, session: Session) -> tuple[Hit, ...]:
    """Return what the rules meet in a whole session."""
    playbook = desk.playbook(session.text(PLAYBOOK))
    fault = bool(playbook and playbook.record("apology"))
    return within_bounds(
        desk, lambda known: session_hits(desk.guide, session.tree, known, fault=fault)
    )


def _path(ask: Ask) -> str:
    """Return the place of an answer as the rules name it: prepare.concerns[0].reply."""
    if ask.spot.item is None or ask.of.each_of:
        return ask.of.path
    field = f".{ask.spot.field}" if ask.spot.field else ""
    return f"{ask.of.path}[{ask.spot.item}]{field}"


def _avoided(playbook: Playbook, text: str) -> str:
    said = _bare(text)
    for line in playbook.records("avoid"):
        if (bare := _bare(line.get("text", ""))) and bare in said:
            return line.get("instead", "")
    return ""


def _bare(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", folded(text)).split())
