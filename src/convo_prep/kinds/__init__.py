"""The six kinds of answer: a typed line to the stored answer, a stored answer to words.

Stored answers are text, lists of text, or (records) mappings of text, as in the file.
"""

from convo_prep.kinds.actions import (
    ACTION_EXAMPLE,
    NEWS_EXAMPLE,
    is_action,
    parse_action,
    parse_news,
)
from convo_prep.kinds.asked import NONE, Asked, items_of
from convo_prep.kinds.misfits import misfit
from convo_prep.kinds.said import as_it_stands, examples, record_words, words
from convo_prep.kinds.typed import parse

__all__ = [
    "ACTION_EXAMPLE",
    "NEWS_EXAMPLE",
    "NONE",
    "Asked",
    "as_it_stands",
    "examples",
    "is_action",
    "items_of",
    "misfit",
    "parse",
    "parse_action",
    "parse_news",
    "record_words",
    "words",
]
