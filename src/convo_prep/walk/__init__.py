"""The walk through questions: which is next, and what a typed line changes.

Pure: it knows no terminal and no disk. A face shows an Ask and brings back a line; the
walk turns the line into a Change; whoever keeps the journal stores it and goes on with
the session as it is then.
"""

from convo_prep.walk.route import Pace, Route, asking, looking_back, preparing, stepping
from convo_prep.walk.spot import Ask, Spot, spot_from
from convo_prep.walk.walking import Walk

__all__ = [
    "Ask",
    "Pace",
    "Route",
    "Spot",
    "Walk",
    "asking",
    "looking_back",
    "preparing",
    "spot_from",
    "stepping",
]
