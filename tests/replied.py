"""What a face replied, without what was read of the lines in it."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from convo_prep.faces.face import Back, Go, Reply, Stop, Struck, Typed


class Given(NamedTuple):
    """The lines of a reply that gives an answer."""

    lines: tuple[str, ...]


Replied: TypeAlias = Given | Back | Struck | Go | Stop


def replied(reply: Reply) -> Replied:
    """Return a reply, of an answer the lines alone."""
    if isinstance(reply, Typed):
        return Given(tuple(answer.line for answer in reply.answers))
    return reply
