"""Actions in short form, `Send the quote @me by friday`, and what became of them."""

from __future__ import annotations

import re
from datetime import datetime

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import Asked
from convo_prep.text import Tree, normal

ACTION_EXAMPLE = "Send the quote @me by friday"
NEWS_EXAMPLE = "done, done friday, dropped: why, or a new date"

# A full stop or comma behind a name is none of it; one inside it is.
_OWNER = r"(?:^|(?<=\s))@([^\s@]*[^\s@.,;:!?])(?=[.,;:!?]*(?:\s|$))"
_DUE = r"(?is)(.*\s|)by\s+(.+)"
_STOPS = ".,;!"
_ANSWERED = r"(?is)(done|dropped)\b[:,.!]?\s*(.*)"


def is_action(question: Asked) -> bool:
    """Tell whether records of this question have an owner and a due date."""
    keys = {field.key for field in question.fields}
    return {"owner", "due"} <= keys


def parse_action(line: str, now: datetime) -> dict[str, Tree]:
    """Read an action in short form, `Send the quote @me by friday`.

    Only what is there is returned; a `by ...` that is no date stays text.
    """
    text, due = _without_due(normal(line).strip(), now)
    owner = re.search(_OWNER, text)
    if owner:
        text = text[: owner.start()].rstrip() + text[owner.end() :]
    said = {
        "what": " ".join(text.split()),
        "owner": owner[1] if owner else "",
        "due": due,
    }
    return {key: value for key, value in said.items() if value}


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
            return {"due": dates.parse(text, now).stored()}
        word, rest = match[1].lower(), match[2].strip()
        if word == "dropped":
            return {"dropped": " ".join(rest.split()) or "dropped"}
        day = dates.parse(rest, now, past=True).day if rest else now.date()
    except InvalidAnswerError as error:
        raise InvalidAnswerError(error.sentence, f"Type: {NEWS_EXAMPLE}.") from None
    return {"done": day.isoformat()}


def _without_due(text: str, now: datetime) -> tuple[str, str]:
    """Take the due date off the end of a text; the owner may stand behind it."""
    match = re.fullmatch(_DUE, text)
    if match is None:
        return text, ""
    due = _date_or_none(" ".join(re.sub(_OWNER, "", match[2]).split()), now)
    if not due:
        return text, ""
    owners = "".join(f" @{name}" for name in re.findall(_OWNER, match[2]))
    return match[1].rstrip() + owners, due


def _date_or_none(text: str, now: datetime) -> str:
    # The end of a sentence is no part of its date, but `3 p.m.` ends so too.
    for typed in (text, text.rstrip(_STOPS)):
        try:
            return dates.parse(typed, now).stored()
        except InvalidAnswerError:
            continue
    return ""
