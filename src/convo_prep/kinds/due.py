"""The date in the short form of an action: understood, taken away, or only alike."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.when import in_words
from convo_prep.errors import InvalidAnswerError, OpenDateError, Reading
from convo_prep.kinds.around import out_of_brackets, please, with_sign, without_bullet
from convo_prep.kinds.asked import NO_DATE
from convo_prep.kinds.doer import THEM, Doer, doer
from convo_prep.text import Tree, echoed

# A full stop or comma behind a name is none of it; one inside it is.
# `@10` and `@ 2pm` say when.
_HOUR = r"[0-9]{1,2}(?:[.:]?[0-9]{2})?(?:h|[ap]\.?m\.?)?[.,;:!?]*(?:\s|$)"
OWNER = rf"(?:^|(?<=\s))@(?!{_HOUR})([^\s@]*[^\s@.,;:!?])(?=[.,;:!?]*(?:\s|$))"
_LEAD = (
    r"(?i)(?<!\S)(by|until|till|due\s+by|due\s+on|due:?|on|before|within|w/in"
    r"|no\s+later\s+than|not\s+later\s+than|(?:at\s+the\s+)?latest(?:\s+by|\s+on)?)\s+(?=\S)"
)
_LATEST = r"(?i)[\s,(]+(?:at\s+the\s+)?(?:very\s+)?latest\)?[.!]?(?=\s+@|$)"
_WITHIN = ("within", "w/in")
_BY = ("by", "on")
_ALL_LEADS = ("by", "until", "till", "due", "due:", "on", "before", *_WITHIN)
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

    def doer(self) -> Doer:
        """Return who does it, and what is left then: a sign says so, or the words."""
        # Without its date a line may end with who does it: "Send it - me by friday".
        text = with_sign(self.text)
        owners = list(re.finditer(OWNER, text))
        if not owners:
            return doer(text)
        owner, others = owners[0], owners[1:]
        what = text[: owner.start()].rstrip() + text[owner.end() :]
        # "@you" is whoever the message goes to.
        who = THEM if owner[1].lower() == "you" else owner[1]
        return Doer(who, what, others[0][0] if others else "")

    def fields(self) -> dict[str, Tree]:
        """Return the line as the fields of an action, those it does not give empty."""
        found = self.doer()
        return {
            "what": " ".join(found.what.split()),
            "owner": found.owner,
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
    """Find the date of a line: behind `by` and its like, at the end, or in front.

    The owner may stand behind it. `before friday` leaves open whether that day counts,
    and is unclear, as is a date with words behind it: nothing is guessed.
    """
    typed = with_sign(without_bullet(text))
    plain, thanks = please(typed)
    inside = with_sign(out_of_brackets(plain))
    found = _dated(inside, now) if inside else Due(plain)
    if not (found.stored or found.unclear):
        found = _dated(plain, now)
    if found.stored or found.gone:
        return found._replace(text=f"{found.text} {thanks}".rstrip())
    return Due(typed, unclear="" if _is_undated(typed, found) else found.unclear)


def _is_undated(typed: str, found: Due) -> bool:
    if not found.unclear:
        return False
    from convo_prep.kinds.undated import is_undated

    return is_undated(typed, found.unclear)


def _dated(text: str, now: datetime) -> Due:
    # "by friday at the latest" says no more than "by friday".
    return _found(re.sub(_LATEST, "", text), now)


def _found(text: str, now: datetime) -> Due:
    # "by friday: send it" is nothing with words behind its date.
    if (front := _in_front(text, now)) is not None:
        return front
    unclear = ""
    for lead in _leads(text):
        gone = lead.word == "by" and lead.phrase.lower().rstrip(_STOPS) in NO_DATE
        stored = "" if gone or unclear else _understood(lead, now)
        if gone or stored:
            found = Due(_without(text, lead), stored, gone)
            return _longer(text, lead, now) or found if lead.word == "on" else found
        unclear = unclear or _alike(lead)
    return Due(text, unclear=unclear) if unclear else _bare(text, now)


def _in_front(text: str, now: datetime) -> Due | None:
    if not re.search(r"[:,\u2013-]\s", text):
        return None
    from convo_prep.kinds.bare_due import in_front

    found = in_front(text, now)
    return Due(found.rest, found.stored, unclear=found.unclear) if found else None


def _longer(text: str, lead: _Lead, now: datetime) -> Due | None:
    """Return the date that more words make, as in `a week on monday`."""
    found = _at_the_end(text, now)
    before = len(text[: lead.start].rstrip())
    return found if found.stored and len(found.text) < before else None


def _bare(text: str, now: datetime) -> Due:
    """Return the date that has no word such as `by`: at the end, or first of all."""
    found = _at_the_end(text, now)
    if found.stored or found.unclear:
        return found
    from convo_prep.kinds.bare_due import first

    ahead = first(text, now)
    return Due(ahead.rest, ahead.stored, unclear=ahead.unclear) if ahead else found


def _at_the_end(text: str, now: datetime) -> Due:
    # Only an action that has no word such as `by` comes here.
    from convo_prep.kinds.bare_due import last

    found = last(re.sub(OWNER, "", text), now)
    if found is None or found.unclear:
        return Due(text, unclear=found.unclear if found else "")
    owners = "".join(f" @{name}" for name in re.findall(OWNER, text))
    return Due(f"{found.rest.rstrip(' ,;|-')}{owners}", found.stored)


def why_unclear(unclear: str, now: datetime) -> InvalidAnswerError:
    """Return the error that says what is wrong with words that look like a date."""
    lead, _, words = unclear.partition(" ")
    if lead.lower() not in _ALL_LEADS:
        return _no_date(unclear, now)
    try:
        when = dates.parse(words, now)
    except InvalidAnswerError as error:
        if "is no date I know" not in error.sentence:
            return error
        what = echoed(unclear, f"What stands behind '{lead}'")
        return InvalidAnswerError(f"{what} is no date I know.", _EXAMPLES)
    if lead.lower() == "before":
        return _before(unclear, when)
    return InvalidAnswerError(
        f"Words stand behind {echoed(unclear, 'the date')}.",
        "Put the date at the end, as in: Send the quote @me by friday",
    )


def _no_date(unclear: str, now: datetime) -> InvalidAnswerError:
    """Return the error for a date that has no word such as `by` in front of it."""
    try:
        dates.parse(unclear, now)
    except OpenDateError as error:
        return error
    except InvalidAnswerError:
        pass
    else:
        said = echoed(unclear, "A date in it")
        return InvalidAnswerError(
            f"{said} may be when it is to be done, or only be named in it.",
            f"Put the date at the end, as in: Send the quote @me by friday, {_NONE}",
        )
    what = echoed(unclear, "What looks like a date")
    return InvalidAnswerError(f"{what} is no date I know.", f"{_EXAMPLES}, {_NONE}")


def _before(unclear: str, when: When) -> OpenDateError:
    """Return the error for `before friday`, with the last day that may be meant."""
    days = (When(when.day - timedelta(1)), When(when.day))
    said = [in_words(day, year=True) for day in days]
    readings = tuple(Reading(f"by {each.lower()}", f"by {each}") for each in said)
    return OpenDateError(
        f"'{unclear}' leaves open whether that day still counts.",
        f"Say: {', or '.join(reading.typed for reading in readings)}",
        unclear,
        readings,
    )


def _leads(text: str) -> Iterator[_Lead]:
    for match in re.finditer(_LEAD, text):
        word = match[1].lower().split()[-1]
        yield _Lead(word, match.start(), text[match.end() :])


def _understood(lead: _Lead, now: datetime) -> str:
    """Return the date that all words behind a lead are, "" where they are none."""
    word = lead.word if lead.word in _BY else "by"
    if lead.word in _WITHIN:
        word = "in"
    # The end of a sentence is no part of its date, but `3 p.m.` ends so too.
    for typed in (lead.phrase, lead.phrase.rstrip(_STOPS)):
        try:
            when = dates.parse(f"{word} {typed}", now)
        except InvalidAnswerError:
            continue
        # Before a time, or an end, is the same as by it.
        same = when.time is not None or re.match(r"(?i)(the )?end ", typed)
        return "" if lead.word == "before" and not same else when.stored()
    return ""


def _alike(lead: _Lead) -> str:
    """Return the lead with the words behind it that look like a date, if any do."""
    # Only an action that gives no date comes here.
    from convo_prep.kinds.datelike import datelike

    words = lead.phrase.split()
    # In India "by tom" is by tomorrow.
    many = datelike(words) or int(lead.word != "on" and words[:1] == ["tom"])
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
_NONE = "or that there is none: by none"
