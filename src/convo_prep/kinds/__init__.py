"""The kinds of answer: a typed line to the stored answer, a stored answer to words.

Stored answers are text, lists of text, or (records) mappings of text, as in the file.
"""

from convo_prep.kinds.actions import (
    ACTION_EXAMPLE,
    NEWS_EXAMPLE,
    action_beside,
    action_news,
    action_words,
    agreed_action,
    date_words,
    is_action,
    is_promise,
    new_date,
    news_words,
    no_words,
    open_date,
    parse_action,
    parse_news,
    says_none,
    unclear_date,
    unsure_doer,
)
from convo_prep.kinds.asked import Asked
from convo_prep.kinds.scale import of_tenths
from convo_prep.kinds.table import (
    KINDS,
    example,
    is_listed,
    is_worded,
    judge,
    read,
    read_part,
    say,
)
from convo_prep.kinds.when import beside, happened, time_gone
from convo_prep.stored import NONE, as_it_stands, items_of

__all__ = [
    "ACTION_EXAMPLE",
    "KINDS",
    "NEWS_EXAMPLE",
    "NONE",
    "Asked",
    "action_beside",
    "action_news",
    "action_words",
    "agreed_action",
    "as_it_stands",
    "beside",
    "date_words",
    "example",
    "happened",
    "is_action",
    "is_listed",
    "is_promise",
    "is_worded",
    "items_of",
    "judge",
    "new_date",
    "news_words",
    "no_words",
    "of_tenths",
    "open_date",
    "parse_action",
    "parse_news",
    "read",
    "read_part",
    "say",
    "says_none",
    "time_gone",
    "unclear_date",
    "unsure_doer",
]
