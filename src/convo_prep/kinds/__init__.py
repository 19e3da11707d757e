"""The six kinds of answer: a typed line to the stored answer, a stored answer to words.

Stored answers are text, lists of text, or (records) mappings of text, as in the file.
"""

from convo_prep.kinds.actions import (
    ACTION_EXAMPLE,
    NEWS_EXAMPLE,
    action_news,
    agreed_action,
    is_action,
    new_date,
    no_words,
    parse_action,
    parse_news,
    says_none,
    unclear_date,
)
from convo_prep.kinds.asked import NONE, Asked, items_of
from convo_prep.kinds.misfits import misfit
from convo_prep.kinds.said import (
    action_words,
    as_it_stands,
    date_words,
    examples,
    news_words,
    record_words,
    words,
)
from convo_prep.kinds.typed import parse

__all__ = [
    "ACTION_EXAMPLE",
    "NEWS_EXAMPLE",
    "NONE",
    "Asked",
    "action_news",
    "action_words",
    "agreed_action",
    "as_it_stands",
    "date_words",
    "examples",
    "is_action",
    "items_of",
    "misfit",
    "new_date",
    "news_words",
    "no_words",
    "parse",
    "parse_action",
    "parse_news",
    "record_words",
    "says_none",
    "unclear_date",
    "words",
]
