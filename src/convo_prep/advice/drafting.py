"""What a playbook drafts at a question, and what it calls to mind there.

A draft is proposed as an answer; a reminder stands beside the question and is never
one. Which key of a playbook is whose, the guide says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from convo_prep.advice.playbook import CHECK_FIRST, Playbook
from convo_prep.guide import Question
from convo_prep.text import folded, whole_number

OPENING, ACTIONS, BOUNDARY, REPLY = "opening", "actions", "boundary", "reply"
FAULT = "the fault is ours, and we may say so"
# The parts of an apology that make a first sentence; the others have their time later.
_FIRST_PARTS = ("own", "effect")
_ALL_PARTS = ("own", "effect", "explain", "repair", "change")
# To a sentence that the playbook does not know, more would only be read in vain.
MOST_ANSWERS = 3


class Draft(NamedTuple):
    """A line proposed as an answer; `condition` is what must be true for it, or "".

    `answers` is what they say in the playbook, where what they are heard to say is near
    to that: then the answer fits. "" where it is only one of several to choose from.
    """

    text: str
    condition: str = ""
    answers: str = ""


class Reminder(NamedTuple):
    """A line beside a question; `label` is a name in the labels of the guide."""

    label: str
    text: str


def drafts(
    playbook: Playbook, question: Question, field: str, about: str
) -> list[Draft]:
    """Return what a playbook drafts at a question, the first choice first.

    Args:
        playbook: The situation chosen.
        question: The question; its `draft` names the key of the playbook.
        field: The field of a record that is asked, "" elsewhere.
        about: The item that the field belongs to, as the person worded it.
    """
    if not playbook.drafts or not question.draft:
        return []
    if question.draft == ACTIONS:
        actions = playbook.records(ACTIONS) if field in ("", "what") else ()
        return [Draft(_action(record)) for record in actions]
    if question.fields:
        return _of_records(playbook, question, field, about)
    return _of_key(playbook, question.draft)


def reminders(
    playbook: Playbook, question: Question, field: str, about: str
) -> list[Reminder]:
    """Return what a playbook calls to mind at a question; see `drafts`."""
    asked = _asked(question, field)
    found = [Reminder("check", playbook.text(CHECK_FIRST))] if question.check else []
    found += [Reminder("think", text) for text in playbook.texts(question.think)]
    if asked.behind:
        record = _behind(playbook, question, about)
        found.append(Reminder(asked.behind, record.get(asked.behind, "")))
    return [reminder for reminder in found if reminder.text]


def _of_key(playbook: Playbook, key: str) -> list[Draft]:
    if key == OPENING:
        return [*map(_draft, playbook.said("open")), *_apology(playbook)]
    if key == BOUNDARY:
        return _ways_to_say_no(playbook)
    lines = [_draft(record) for record in playbook.records(key)]
    return [*(line for line in lines if line.text), *map(Draft, playbook.texts(key))]


def _ways_to_say_no(playbook: Playbook) -> list[Draft]:
    """Return the no with its offer, each of them alone, and what else holds a line."""
    record = playbook.record(BOUNDARY)
    parts = ("refuse", "offer"), ("refuse",), ("offer",)
    found = [Draft(_joined(record, keys), record.get("if", "")) for keys in parts]
    said = (each for at in ("on", "end") for each in playbook.said(at))
    found += [_draft(each) for each in said if each.get("if")]
    return [draft for draft in dict.fromkeys(found) if draft.text]


def _draft(record: Mapping[str, str]) -> Draft:
    return Draft(record.get("text", ""), record.get("if", ""))


def _apology(playbook: Playbook) -> list[Draft]:
    """Return what may be said first where the fault is ours, or may be."""
    apology = playbook.record("apology")
    first, whole = _joined(apology, _FIRST_PARTS), _joined(apology, _ALL_PARTS)
    found = [Draft(apology.get("regret", "")), Draft(first, FAULT), Draft(whole, FAULT)]
    return [draft for draft in found if draft.text]


def _of_records(
    playbook: Playbook, question: Question, field: str, about: str
) -> list[Draft]:
    records = _records(playbook, question)
    first, asked = question.fields[0], _asked(question, field)
    if asked in (first, question):
        # What they say needs no condition; what we offer may.
        told = "" if question.draft == "concerns" else "if"
        return _drafts_of(records, first.draft, told)
    same = [r for r in records if _same(r.get(first.draft, ""), about)]
    if asked.draft != REPLY:
        return _drafts_of(same, asked.draft, "")
    if same:
        return [draft for draft in map(_answer, same) if draft.text]
    return _answers(about, records)


def _answer(record: Mapping[str, str]) -> Draft:
    return Draft(record.get(REPLY, ""), record.get("if", ""), record.get("says", ""))


def _answers(about: str, records: Sequence[Mapping[str, str]]) -> list[Draft]:
    """Return the answers to what is nearest to a sentence in the person's own words.

    Behind them come the first ones, which fit no better than any other.
    """
    from convo_prep.advice.nearest import nearest

    said = {record.get("says", ""): record for record in records}
    fits = {near.says: near.fits for near in nearest(about, records)}
    order = dict.fromkeys((*fits, *said))
    found = (_answer(said[says])._replace(answers=fits.get(says, "")) for says in order)
    return [draft for draft in found if draft.text][:MOST_ANSWERS]


def _asked(question: Question, field: str) -> Question:
    """Return the field of that name, the question itself where it has none."""
    return next((each for each in question.fields if each.key == field), question)


def _drafts_of(
    records: Iterable[Mapping[str, str]], key: str, condition: str
) -> list[Draft]:
    return [Draft(r[key], r.get(condition, "")) for r in records if r.get(key)]


def _behind(playbook: Playbook, question: Question, about: str) -> Mapping[str, str]:
    if not question.fields:
        return playbook.record(question.draft)
    first = question.fields[0].draft
    records = _records(playbook, question)
    return next((r for r in records if _same(r.get(first, ""), about)), {})


def _records(playbook: Playbook, question: Question) -> Sequence[dict[str, str]]:
    if question.draft == "concerns":
        return playbook.likeliest()
    return playbook.records(question.draft)


def _action(record: Mapping[str, str]) -> str:
    owner = {"us": "me", "client": "them"}.get(record.get("owner", ""), "")
    days = record.get("days", "")
    parts = [record.get("what", "")]
    parts += [f"@{owner}"] if owner else []
    parts += [f"by in {days} days"] if whole_number(days) is not None else []
    return " ".join(parts)


def _joined(record: Mapping[str, str], keys: Iterable[str]) -> str:
    return " ".join(record[key] for key in keys if record.get(key))


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
