"""What stands on the screen of a meeting: the card in short, and the notes so far."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from convo_prep import dates, kinds
from convo_prep.advice.drafting import reminders
from convo_prep.advice.playbook import Playbook, fill
from convo_prep.document import Document, Line, Table, line, quiet
from convo_prep.session import Action, Session
from convo_prep.session.concerns import CAME_UP
from convo_prep.session.expected import with_replies
from convo_prep.session.paths import (
    CONCERNS,
    MINUTES,
    NOTES,
    STARTED,
)
from convo_prep.session.promises import PROMISED, promised_at
from convo_prep.text import FILLED, asked_back, bare, filled
from convo_prep.views.phrases import owed

# Stands behind the label of a line that nobody has taken as their own.
DRAFT = "*"
NEED = "need"
# Which lines of a situation have their time now, and how that moment is called.
MOMENTS = {"on": "As it goes on", "end": "At the end"}
# Stands behind an action whose words look like a date and are none.
NO_DATE = "(no date understood)"
_ANY_TIME = datetime(2000, 1, 1)
# Longer than any meeting: whoever comes back then adds to the notes of a past one.
LONGEST = timedelta(hours=8)


class Planned(NamedTuple):
    """A planned concern under the number that is typed for it, with its reply.

    `need` is what the situation knows to be behind such a sentence, or nothing.
    """

    number: int
    says: str
    reply: str
    came_up: bool
    need: str = ""


class Saying(NamedTuple):
    """A line of the situation to say as the talk goes on, or at its end, and why."""

    moment: str
    text: str
    why: str = ""


class Noted(NamedTuple):
    """A note as it is shown; `at` is its time of day, or nothing."""

    at: str
    kind: str
    text: str


class Sheet(NamedTuple):
    """The screen of a meeting.

    `words` and `limits` are (label, text) above and below the concerns, the one that
    matters most first; `sayings` are there to be unfolded.
    """

    title: str
    words: tuple[tuple[str, str], ...]
    concerns: tuple[Planned, ...]
    limits: tuple[tuple[str, str], ...]
    notes: tuple[Noted, ...]
    sayings: tuple[Saying, ...] = ()


def sheet(
    session: Session,
    now: datetime,
    promises: Sequence[Action] = (),
    playbook: Playbook | None = None,
) -> Sheet:
    """Return the screen of a meeting; what is private is only what was noted on it.

    `promises` are ours to this client from other sessions, `playbook` is the situation.
    """
    local = session.local(now)
    said = {"pause": session.guide.pause}
    for name in PROMISED:
        owing = (owed(a, local) for a in promises if promised_at(a) == name)
        said[name] = "; ".join(owing)
    paths = [each.path for each in session.guide.page("live")]
    at = paths.index(CONCERNS)
    return Sheet(
        session.title,
        tuple(_labelled(session, paths[:at], said)),
        tuple(_planned(session, playbook)),
        tuple(_labelled(session, paths[at + 1 :], said)),
        tuple(_notes(session)),
        (*sayings(session, playbook), _at_the_end(session)),
    )


def sayings(session: Session, playbook: Playbook | None) -> Iterator[Saying]:
    """Yield the lines of a situation that have their time once the talk is open."""
    if playbook is None or not playbook.drafts:
        return
    words = {key: session.text(key) for key in FILLED}
    for at, moment in MOMENTS.items():
        for each in playbook.said(at):
            text = filled(fill(each.get("text", ""), words))
            if text and each.get("if"):
                text = f"(if {each['if']}) {text}"
            if text:
                yield Saying(moment, text, each.get("why", ""))


def _at_the_end(session: Session) -> Saying:
    return Saying(MOMENTS["end"], " ".join(session.guide.closing))


def clock(session: Session, now: datetime) -> tuple[int | None, int | None]:
    """Return the whole minutes since the meeting began, and how many are planned.

    None for a meeting that has not begun, or is long over; and for no plan.
    """
    planned = session.number(MINUTES)
    started = session.stamped(STARTED, now)
    if started is None:
        return None, planned
    since = session.local(now) - started.moment()
    if not timedelta(0) <= since < LONGEST:
        return None, planned
    return since // timedelta(minutes=1), planned


def notes_page(session: Session) -> Document:
    """Return the notes as a page to read after the meeting."""
    rows = tuple(_row(note) for note in _notes(session))
    blocks = (Table(("At", "Kind", "Note"), rows),) if rows else ()
    many = "1 note" if len(rows) == 1 else f"{len(rows) or 'No'} notes"
    return Document(f"{session.title}: {many}", blocks)


def _labelled(
    session: Session, paths: Sequence[str], said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for path in paths:
        if text := said.get(path) or filled(session.text(path)):
            yield session.guide.label(path), text
        elif draft := session.drafted_line(path):
            yield f"{session.guide.label(path)}{DRAFT}", asked_back(draft)


def _planned(session: Session, playbook: Playbook | None) -> Iterator[Planned]:
    question = session.guide.question(CONCERNS)
    for number, concern in enumerate(with_replies(session), 1):
        came_up = concern.get("came_up") == CAME_UP
        reply = asked_back(concern.get("reply", ""))
        says = concern["says"]
        beside = reminders(playbook, question, "reply", says) if playbook else []
        need = next((text for label, text in beside if label == NEED), "")
        yield Planned(number, filled(says), reply, came_up, need)


def _notes(session: Session) -> Iterator[Noted]:
    for record in session.records(NOTES):
        when = dates.from_stored(record.get("at", ""))
        at = f"{when.time:%H:%M}" if when and when.time else ""
        text = record.get("text", "")
        concern = record.get("concern", "")
        if concern and bare(concern) != bare(text):
            text = f"{concern} - {text}"
        kind = record.get("kind", "")
        moment = when.moment() if when else _ANY_TIME
        if kind == "action" and kinds.unclear_date(text, moment):
            text = f"{text} {NO_DATE}"
        yield Noted(at, kind, text)


def _row(note: Noted) -> tuple[Line, ...]:
    return line(quiet(note.at)), line(note.kind), line(note.text)
