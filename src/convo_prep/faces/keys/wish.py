"""What a person may want of the face before the question goes on."""

from __future__ import annotations

from enum import Enum, auto
from typing import TypeAlias

from convo_prep.faces.face import Reply


class Wish(Enum):
    """Something that is done off the question, which then comes back as it was."""

    EDITOR = auto()
    OUTLINE = auto()


Outcome: TypeAlias = Reply | Wish
