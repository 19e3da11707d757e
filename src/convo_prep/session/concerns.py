"""The concerns expected: likeliest first, and against what came."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from convo_prep.text import whole_number

# What the file holds of a concern: whether it came up, and how its answer landed.
CAME_UP, DID_NOT = "came up", "did not"
HELPED, NOTHING, WORSE = "helped", "nothing", "worse"


class Foreseen(NamedTuple):
    """Expected concerns against what came: in the client's words as foreseen."""

    came: tuple[str, ...]
    stayed_away: tuple[str, ...]
    surprises: tuple[str, ...]


def foreseen(
    concerns: Sequence[Mapping[str, str]], surprises: tuple[str, ...]
) -> Foreseen:
    """Tell which expected concerns came up, beside what came unexpected."""
    return Foreseen(
        came=_saying(concerns, CAME_UP),
        stayed_away=_saying(concerns, DID_NOT),
        surprises=surprises,
    )


def likeliest_first(
    concerns: Iterable[dict[str, str]],
) -> tuple[tuple[int, dict[str, str]], ...]:
    """Return the concerns that say something, each with its place in the file."""
    placed = ((n, concern) for n, concern in enumerate(concerns) if concern.get("says"))
    return tuple(sorted(placed, key=lambda pair: -_percent(pair[1])))


def _percent(concern: Mapping[str, str]) -> int:
    likely = whole_number(concern.get("likely", ""))
    return -1 if likely is None else likely


def _saying(concerns: Iterable[Mapping[str, str]], answer: str) -> tuple[str, ...]:
    return tuple(c.get("says", "") for c in concerns if c.get("came_up") == answer)
