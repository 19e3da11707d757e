"""A line that takes in what they say, where no answer of a playbook surely fits it.

It asks back or buys time, and so may be said to nearly anything: what they asked, what
they want, or what they tell. It concedes nothing, and knows nothing of the matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from convo_prep.advice.safety import alarms
from convo_prep.guide import Guide

ASKED, WANTED, TOLD = "asked", "wanted", "told"
_ASKED = (
    r"(?i)\?\W*$|^(?:(?:and|but|so) )?(?:how|what|when|where|why|who|which|can|could"
    r"|will|would|do|does|did|is|are|was|were|have|has|should|may) "
)
_WANTED = (
    r"(?i)\b(?:i|we)(?:['\u2019]d| would)? (?:\w+ly )?(?:want|need|expect|demand|insist"
    r"|like|rather|prefer|ask)\b|\bplease\b|^(?:give|send|show|tell|let|make|take|put"
    r"|use|do|fix|stop|start|keep|bring|call|pay|refund|return|release|remove|add|change"
    r"|cut|drop|lower|move|record|finish|deliver|redo|cancel|wait|hold|leave|get|find"
    r"|forget|explain|prove|promise)\b"
)
# To a threat or an advance nobody should have to answer; these are words of both that
# no line on safety is said for.
_NOT_TO = (
    *("kill*", "hurt", "beat", "die", "dead", "gun", "knife", "burn*", "regret"),
    *("kiss*", "dress", "sexy", "hot", "pretty", "beautiful", "gorgeous", "drink*"),
    *("dinner", "hotel", "lonely", "love", "alone", "tonight", "body", "legs"),
)


def receiving(says: str, guide: Guide, used: Collection[str] = ()) -> str:
    """Return a line that takes in a sentence, "" for what no line should be drafted to.

    The first one is taken that is not in `used`.
    """
    if not says.strip() or alarms(says, (*guide.alarm, *_NOT_TO)):
        return ""
    lines = dict(guide.receiving)[_form(says)]
    return next((line for line in lines if line not in used), "")


def _form(says: str) -> str:
    if re.search(_ASKED, says.strip()):
        return ASKED
    return WANTED if re.search(_WANTED, says.strip()) else TOLD
