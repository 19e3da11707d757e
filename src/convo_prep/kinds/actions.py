"""Actions in short form, `Send the quote @me by friday`, and what became of them.

Both ways: a typed line to the fields of the record, and the fields in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.kinds.asked import NO_DATE, Asked
from convo_prep.kinds.when import beside, happened
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree, echoed, normal, one_line

if TYPE_CHECKING:
    from convo_prep.kinds.due import Due

ACTION_EXAMPLE = "Send the quote @me by friday"
NEWS_EXAMPLE = "done, done friday, dropped: why, or a new date"
_STOPS = ".,;!"
_ANSWERED = r"(?is)(done|dropped)\b[:,.!]?\s*(.*)"


def is_action(question: Asked) -> bool:
    """Tell whether records of this question have an owner and a due date."""
    keys = {field.key for field in question.fields}
    return {"owner", "due"} <= keys


def parse_action(line: str, now: datetime) -> dict[str, Tree]:
    """Read an action in short form as it was noted, `Send the quote @me by friday`.

    Only what is there is returned. What looks like a date and is none stays text:
    nobody can be asked then, and `unclear_date` finds it again.
    """
    return _filled(_due(line, now).fields())


def agreed_action(line: str, now: datetime) -> dict[str, Tree]:
    """Read an action in short form where somebody can be told what is not understood.

    Raises:
        InvalidAnswerError: it has no words, or what looks like its date is none.
    """
    return _filled(action_news(line, now))


def action_news(line: str, now: datetime) -> dict[str, Tree]:
    """Read an action in short form over one that is there.

    Returns the fields to set: what and, where they are said, owner and due; `by none`
    empties due.

    Raises:
        InvalidAnswerError: as for `agreed_action`.
    """
    found = _due(line, now)
    if found.unclear:
        from convo_prep.kinds.due import why_unclear

        raise why_unclear(found.unclear, now)
    if unsure := found.doer().unsure:
        raise _unsure(unsure)
    news = found.fields()
    if not news["what"]:
        raise no_words()
    return {**_filled(news), **({"due": ""} if found.gone else {})}


def new_date(line: str, now: datetime) -> dict[str, Tree]:
    """Read the new date of an action, or `none`.

    Raises:
        InvalidAnswerError: it is neither.
    """
    return {"due": "" if says_none(line) else dates.parse(line, now).stored()}


def says_none(line: str) -> bool:
    """Tell whether a line takes a date away: `none`, `by none`, `-`."""
    return line.strip().lower().removeprefix("by ").rstrip(_STOPS) in NO_DATE


def unclear_date(line: str, now: datetime) -> str:
    """Return what looks like a date in an action and is none, "" where nothing does."""
    return _due(line, now).unclear


def open_date(unclear: str, now: datetime) -> OpenDateError | None:
    """Return the ways to read words that are no date as they stand; None for none."""
    from convo_prep.kinds.due import why_unclear

    error = why_unclear(unclear, now)
    return error if isinstance(error, OpenDateError) else None


def unsure_doer(line: str, now: datetime) -> str:
    """Return the words of an action that only may say who does it, "" for none."""
    return _due(line, now).doer().unsure


def is_promise(line: str, now: datetime) -> bool:
    """Tell whether a line reads as an action that says who does it and by when."""
    from convo_prep.kinds.doer import is_deed

    found = _due(line, now)
    who = found.doer()
    return bool(found.stored and who.owner) and is_deed(who.what)


def parse_news(line: str, now: datetime) -> dict[str, Tree]:
    """Read what became of an action: `done`, `done friday`, `dropped: why`, a date.

    Returns the fields to set in the action: `done`, `dropped` or a new `due`.

    Raises:
        InvalidAnswerError: it is none of these.
    """
    text = normal(line).strip()
    match = re.fullmatch(_ANSWERED, text)
    try:
        if match is None:
            return new_date(text, now)
        word, rest = match[1].lower(), match[2].strip()
        if word == "dropped":
            return {"dropped": " ".join(rest.split()) or "dropped"}
        day = happened(rest, now).day if rest else now.date()
    except InvalidAnswerError as error:
        raise InvalidAnswerError(error.sentence, f"Type: {NEWS_EXAMPLE}.") from None
    return {"done": day.isoformat()}


def action_words(record: Mapping[str, Tree], now: datetime) -> str:
    """Say an action as it is typed: `Send it @me, by Fri 27 Nov 2026 (in 6 days)`."""
    owner = one_line(as_it_stands(record.get("owner", ""))).removeprefix("@")
    said = f"{as_it_stands(record.get('what', ''))}{owner and f' @{owner}'}"
    return ", ".join(filter(None, (one_line(said), date_words(record, now))))


def date_words(record: Mapping[str, Tree], now: datetime) -> str:
    """Say when an action is due, "" where no date is set."""
    when = dates.from_stored(as_it_stands(record.get("due", "")))
    return f"by {dates.read_back(when, now)}" if when else ""


def action_beside(line: str, record: Mapping[str, Tree], now: datetime) -> str:
    """Say what whoever typed an action should hear beside its date, as in `beside`."""
    found = _due(line, now)
    left = found.text.split()
    date = [word for word in line.split() if word not in left]
    typed = " ".join(date).strip(_STOPS)
    return beside("due", record.get("due", ""), now, typed if found.stored else "")


def news_words(news: Mapping[str, Tree], now: datetime) -> str:
    """Say what became of an action: `done Fri 20 Nov 2026 (yesterday)`, `by ...`."""
    for key, lead in (("due", "by"), ("done", "done"), ("dropped", "dropped:")):
        if key in news:
            when = dates.from_stored(str(news[key]))
            said = dates.read_back(when, now) if when else news[key]
            return f"{lead} {said}" if said else "no date any more"
    return ""


def no_words() -> InvalidAnswerError:
    """Return the error for an action that is only a name or a date."""
    return InvalidAnswerError(
        "An action says what is to be done.", f"For example: {ACTION_EXAMPLE}"
    )


def _unsure(words: str) -> InvalidAnswerError:
    """Return the error for words that may say who does it."""
    name = re.split(r"[\s,/+&:@]", words.lstrip("@"))[0]
    return InvalidAnswerError(
        f"{echoed(words, 'The beginning')} may say who does it, and that is not clear.",
        f"Say who with @, one name: Send the quote @{name} by friday",
    )


def _due(line: str, now: datetime) -> Due:
    # Only where an action is typed or noted are there words to find a date in.
    from convo_prep.kinds.due import due

    return due(normal(line).strip(), now)


def _filled(fields: dict[str, Tree]) -> dict[str, Tree]:
    return {key: value for key, value in fields.items() if value}
