"""What was learned and names nobody, so that it may leave the talk it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from convo_prep.advice.learned import Learned
from convo_prep.advice.telltale import Telltale
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk


class Unnamed:
    """Tells lines that name a client or somebody there from those that do not."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def among(self, found: Iterable[Learned]) -> list[Learned]:
        """Return the lines that name nobody, and say how many were left out."""
        every = list(found)
        kept = [one for one in every if not self._names.tells(one.text, one.session)]
        left = len(every) - len(kept)
        many = "1 line names" if left == 1 else f"{left} lines name"
        said = f"Left out: {many} a client or somebody there. To see: convo lessons"
        saying.tell(self._desk, said if left else "")
        return kept

    def title_of(self, playbook: str) -> str:
        """Return the title of a situation, "" where that names a client."""
        title = self._desk.title_of(playbook) or playbook
        return "" if self._names.names_client(f"{title} {playbook}") else title

    @cached_property
    def _names(self) -> Telltale:
        return Telltale(client for _, client, _ in self._desk.journal.titles())
