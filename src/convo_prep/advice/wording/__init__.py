"""The wording rules: which of a user's own sentences could be said better, and how."""

from __future__ import annotations

from convo_prep.advice.wording import structure
from convo_prep.advice.wording.answers import (
    answer_hits,
    is_told_in_english,
    own_answers,
    scopes,
    session_hits,
)
from convo_prep.advice.wording.hits import Hit, hint_line, hits
from convo_prep.advice.wording.language import is_english
from convo_prep.advice.wording.rules import Rule, rules_from, with_user_rules

__all__ = [
    "Hit",
    "Rule",
    "answer_hits",
    "hint_line",
    "hits",
    "is_english",
    "is_told_in_english",
    "own_answers",
    "rules_from",
    "scopes",
    "session_hits",
    "structure",
    "with_user_rules",
]
