"""The date in the short form of an action: understood, taken away, or only alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import NO_DATE
from convo_prep.text import Tree

# A full stop or comma behind a name is none of it; one inside it is.
OWNER = r"(?:^|(?<=\s))@([^\s@]*[^\s@.,;:!?])(?=[.,;:!?]*(?:\s|$))"
_LEAD = r"(?i)(?<!\S)(by|until|till|due\s+by|due\s+on|due:?|on|before)\s+(?=\S)"
_BY = ("by", "on")
_STOPS = ".,;!"


class Due(NamedTuple):
    """What a line says of its date.

    Attributes:
        text: The line without the date that was understood.
        stored: That date as it is stored, "" where there is none.
        gone: Whether the line says that there is to be none: `by none`.
        unclear: The words that look like a date and are none, "" where none do.
    """

    text: str
    stored: str = ""
    gone: bool = False
    unclear: str = ""

    def fields(self) -> dict[str, Tree]:
        """Return the line as the fields of an action, those it does not give empty."""
        owner, text = re.search(OWNER, self.text), self.text
        if owner:
            text = text[: owner.start()].rstrip() + text[owner.end() :]
        return {
            "what": " ".join(text.split()),
            "owner": owner[1] if owner else "",
            "due": self.stored,
        }


class _Lead(NamedTuple):
    """A word such as `by`, where it stands, and what stands behind it."""

    word: str
    start: int
    behind: str

    @property
    def phrase(self) -> str:
        """What stands behind it, without the name of an owner."""
        return " ".join(re.sub(OWNER, "", self.behind).split())


def due(text: str, now: datetime) -> Due:
    """Find the date at the end of a line; the owner may stand behind it.

    `before friday` leaves open whether that day counts, and is unclear, as is a date
    with words behind it: nothing is guessed.
    """
    unclear = ""
    for lead in _leads(text):
        gone = lead.word == "by" and lead.phrase.lower().rstrip(_STOPS) in NO_DATE
        stored = "" if gone or unclear else _understood(lead, now)
        if gone or stored:
            return Due(_without(text, lead), stored, gone)
        unclear = unclear or _alike(lead)
    return Due(text, unclear=unclear)


def why_unclear(unclear: str, now: datetime) -> InvalidAnswerError:
    """Return the error that says what is wrong with words that look like a date."""
    lead, _, words = unclear.partition(" ")
    try:
        dates.parse(words, now)
    except InvalidAnswerError as error:
        if "is no date I know" not in error.sentence:
            return error
        return InvalidAnswerError(f"'{unclear}' is no date I know.", _EXAMPLES)
    if lead.lower() == "before":
        return InvalidAnswerError(
            f"'{unclear}' leaves open whether that day still counts.",
            "Say 'by' and the last day that does, as in: by thursday",
        )
    return InvalidAnswerError(
        f"Words stand behind the date in '{unclear}'.",
        "Put the date at the end, as in: Send the quote @me by friday",
    )


def _leads(text: str) -> Iterator[_Lead]:
    for match in re.finditer(_LEAD, text):
        word = match[1].lower().split()[-1]
        yield _Lead(word, match.start(), text[match.end() :])


def _understood(lead: _Lead, now: datetime) -> str:
    """Return the date that all words behind a lead are, "" where they are none."""
    if lead.word == "before":
        return ""
    word = lead.word if lead.word in _BY else "by"
    # The end of a sentence is no part of its date, but `3 p.m.` ends so too.
    for typed in (lead.phrase, lead.phrase.rstrip(_STOPS)):
        try:
            return dates.parse(f"{word} {typed}", now).stored()
        except InvalidAnswerError:
            continue
    return ""


def _alike(lead: _Lead) -> str:
    """Return the lead with the words behind it that look like a date, if any do."""
    # Only an action that gives no date comes here.
    from convo_prep.kinds.datelike import datelike

    words = lead.phrase.split()
    many = datelike(words)
    # Much else happens "on" something; all that is said must be a day.
    if not many or (lead.word == "on" and many < len(words)):
        return ""
    said = f"{lead.word} {' '.join(words[:many])}".rstrip(",;!")
    # "1.12." is a day, and "soon." the end of a sentence.
    return said if said[-2:-1].isdigit() else said.rstrip(_STOPS)


def _without(text: str, lead: _Lead) -> str:
    owners = "".join(f" @{name}" for name in re.findall(OWNER, lead.behind))
    return text[: lead.start].rstrip(" ,;") + owners


_EXAMPLES = "Say the day, as in: by friday, by 1 dec, by 2026-12-01"
