"""The walk through questions: which is next, and what a typed line changes.

Pure: it knows no terminal and no disk. A face shows an Ask and reads the line typed
there through the walk, once: an Answer, with the change it makes. Whoever keeps the
journal stores that and goes on with the session as it is then.
"""

from convo_prep.page import Spot, spot_from
from convo_prep.walk.answering import Answer
from convo_prep.walk.few import few
from convo_prep.walk.route import (
    Pace,
    Route,
    asking,
    beginning,
    deeper,
    looking_again,
    looking_back,
    on_card,
    preparing,
    stepping,
)
from convo_prep.walk.spot import Ask
from convo_prep.walk.walking import Walk

__all__ = [
    "Answer",
    "Ask",
    "Pace",
    "Route",
    "Spot",
    "Walk",
    "asking",
    "beginning",
    "deeper",
    "few",
    "looking_again",
    "looking_back",
    "on_card",
    "preparing",
    "spot_from",
    "stepping",
]
