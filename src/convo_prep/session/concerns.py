"""The concerns expected: the likeliest first, and what a file holds of what came."""

from collections.abc import Iterable, Mapping

from convo_prep.text import whole_number

# What the file holds of a concern: whether it came up, and how its answer landed.
CAME_UP, DID_NOT = "came up", "did not"
HELPED, NOTHING, WORSE = "helped", "nothing", "worse"


def likeliest_first(
    concerns: Iterable[dict[str, str]],
) -> tuple[tuple[int, dict[str, str]], ...]:
    """Return the concerns that say something, each with its place in the file."""
    placed = ((n, concern) for n, concern in enumerate(concerns) if concern.get("says"))
    return tuple(sorted(placed, key=lambda pair: -_percent(pair[1])))


def _percent(concern: Mapping[str, str]) -> int:
    likely = whole_number(concern.get("likely", ""))
    return -1 if likely is None else likely
