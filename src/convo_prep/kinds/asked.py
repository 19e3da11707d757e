"""What a kind must know of a question, of a line, and of an answer as it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from convo_prep.stored import NONE

NO_DATE = (NONE, "-")


class Asked(Protocol):
    """What a kind must know of a question; the guide's questions and fields have it."""

    @property
    def key(self) -> str:
        """The name in the file."""

    @property
    def kind(self) -> str:
        """A name of the table: text, list, choice, scale, when, records."""

    @property
    def label(self) -> str:
        """The name in summaries."""

    @property
    def long(self) -> bool:
        """Whether a text keeps its line ends."""

    @property
    def none(self) -> bool:
        """Whether "none" is an answer."""

    @property
    def stamped(self) -> bool:
        """Whether the clock fills it, and nobody types it."""

    @property
    def choices(self) -> tuple[str, ...]:
        """What a choice chooses from, as it is stored."""

    @property
    def said(self) -> tuple[str, ...]:
        """What is shown for each of the choices."""

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and the highest number of a scale."""

    @property
    def fields(self) -> Sequence[Asked]:
        """The fields of a record, in order."""
