"""What may stand at a place, by the name that help has for it: REF, CLIENT, DATE."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from convo_prep.completion.found import Found, Head
from convo_prep.guide import Guide, Question
from convo_prep.ids import CHARACTERS, LAST, name_key
from convo_prep.store import library, saving, selecting
from convo_prep.store.labels import undated
from convo_prep.text import bare, folded, printable, run_together, visible

LONGEST = 200
MOST = 400
DATES = ("today", "tomorrow", "yesterday")
_WORD = re.compile(r"\w+(?:[-.'\u2019]\w+)*")
_PLAYBOOK = re.compile(rb"(?m)^(id|title): *(.+?) *$")


class Offer(NamedTuple):
    """What is put on the line when it is chosen, and a few words about it.

    `goes_on` says that something must be typed right behind it.
    """

    text: str
    about: str = ""
    goes_on: bool = False


class Asked(NamedTuple):
    """What is asked for: the rest of a word, where sessions and playbooks are found.

    `given` is what stands before it in its command, options left out; `own` the
    folders and files of the user's own, as the settings name them.
    """

    typed: str
    given: tuple[str, ...]
    found: Found
    playbooks: str
    wording: str

    @property
    def guide(self) -> Guide:
        """The guide."""
        return library.guide()


Offers: TypeAlias = Callable[[Asked], Iterable[Offer]]


def is_safe(text: str) -> bool:
    """Tell whether a text may be put on a line: short, and all of it to be seen."""
    shown = printable(text) or visible(text) == text
    return shown and 0 < len(text) <= LONGEST and "\n" not in text


def fits(text: str, typed: str) -> bool:
    """Tell whether a text begins as typed, in any case."""
    return folded(text).startswith(folded(typed))


def sounds_like(text: str, typed: str) -> bool:
    """Tell whether a text begins as typed, whatever its accents, blanks and hyphens."""
    wanted = run_together(typed)
    return typed[:1] != "-" and run_together(text).startswith(wanted)


def clients(asked: Asked) -> Iterator[Offer]:
    """Yield the names of clients, latest first."""
    for head in asked.found.heads():
        yield Offer(head.client, head.topic)


def clients_or_ids(asked: Asked) -> Iterator[Offer]:
    """Yield the names of clients, and ids: of those whose name cannot be put in too."""
    for head in asked.found.heads():
        named = is_safe(head.client) and head.client[:1] != "-"
        yield Offer(head.client, head.topic) if named else Offer(head.id)
    yield from _ids(asked)


def topics(asked: Asked) -> Iterator[Offer]:
    """Yield the titles of the conversations with a client, the latest first."""
    client = name_key(asked.given[0])
    for head in asked.found.heads():
        if name_key(head.client) == client and len(asked.given) == 1:
            yield Offer(head.topic, head.id)


def references(asked: Asked) -> Iterator[Offer]:
    """Yield what names a session: parts of files' names, ids, words of its title."""
    if asked.given:
        yield from _words(asked, map(_title, asked.found.heads()))
        return
    whole = asked.typed[:1].isdecimal()
    names = [each if whole else undated(each) for each in asked.found.labels()]
    yield from map(Offer, names)
    yield from _ids(asked)
    if asked.typed:
        yield Offer(LAST, "the one changed last")
        if not any(sounds_like(name, asked.typed) for name in names):
            yield from _words(asked, map(_title, asked.found.heads()))


def settings(asked: Asked) -> Iterator[Offer]:
    """Yield what may stand on a line of `set`: a reference, then keys."""
    named = not any("=" in word for word in asked.given)
    if named and "=" not in asked.typed:
        yield from references(asked)
    yield from keys(asked)


def keys(asked: Asked) -> Iterator[Offer]:
    """Yield the guide's keys as `KEY=`; behind one, what it can be answered with."""
    key, sign, _ = asked.typed.partition("=")
    questions = [each for each in asked.guide.questions() if not each.stamped]
    if not sign:
        yield from (Offer(f"{each.key}=", each.label, True) for each in questions)
        return
    for question in questions:
        if key.rstrip("+-") in (question.key, question.path):
            for offer in _answers(asked, question):
                yield Offer(f"{key}={offer.text}", offer.about)


def open_actions(asked: Asked) -> Iterator[Offer]:
    """Yield words of the open actions that have the words given before."""
    sessions = asked.found.sessions(lambda data: b"actions:" in data)
    said = (
        f"{action.what} {action.owner} {session.title}"
        for session in sessions
        for action in session.open_actions()
    )
    return _words(asked, said)


def tags(asked: Asked) -> Iterator[Offer]:
    """Yield the tags in use."""
    for session in asked.found.sessions(lambda data: b"tags" in data):
        yield from (Offer(tag) for tag in session.items("tags"))


def playbooks(asked: Asked) -> Iterator[Offer]:
    """Yield the ids of playbooks with their titles, the user's own first."""
    for folder in (asked.playbooks, library.shipped_playbooks()):
        for path in library.playbook_files(folder):
            said = dict(_PLAYBOOK.findall(saving.glimpse(path)))
            own = said.get(b"id", os.fsencode(selecting.label_of(path)))
            title = said.get(b"title", b"")
            yield Offer(
                own.decode("utf-8", "replace"), title.decode("utf-8", "replace")
            )


def rules(asked: Asked) -> Iterator[Offer]:
    """Yield the names of the wording rules."""
    known, _ = library.rules(asked.wording)
    return (Offer(rule.id, rule.say) for rule in known)


def formats(_: Asked) -> Iterator[Offer]:
    """Yield the names of the formats."""
    from convo_prep.formats.table import FORMATS

    return map(Offer, FORMATS)


def states(_: Asked) -> Iterator[Offer]:
    """Yield the states of a session."""
    from convo_prep.session import STATES

    return map(Offer, (*STATES, "open"))


def note_kinds(_: Asked) -> Iterator[Offer]:
    """Yield the kinds of notes, each with the sign for it."""
    from convo_prep.walk.signs import SIGNS

    return (Offer(kind, sign) for sign, kind in SIGNS.items())


def steps(asked: Asked) -> Iterator[Offer]:
    """Yield the steps of the guide, the follow-up too."""
    guide = asked.guide
    return (Offer(step.id, step.title) for step in (*guide.steps, guide.follow_up))


def one_of(*words: str) -> Offers:
    """Return what always offers the same words."""
    return lambda _: map(Offer, words)


# By what help calls a value. A new name goes in here; one with nothing to offer, too.
VALUES: Mapping[str, Offers] = {
    "REF": references,
    "REF KEY=VALUE": settings,
    "KEY=VALUE": keys,
    "CLIENT": clients_or_ids,
    "NAME": clients,
    "OLD": clients,
    "NEW": clients,
    "TITLE": topics,
    "WORDS": open_actions,
    "ID": playbooks,
    "TAG": tags,
    "STATE": states,
    "FORMAT": formats,
    "KIND": note_kinds,
    "STEP": steps,
    "RULE": rules,
    "WAY": one_of("speech", "mail"),
    "SIDE": one_of("ours", "theirs"),
    "OWNER": one_of("me", "client"),
    "DATE": one_of(*DATES),
    "TIME": one_of("48h", "2d", "1w"),
    "ROWS": one_of("jsonl", "csv"),
    "SHELL": one_of("bash", "zsh", "fish"),
    "N": one_of(),
    "TEXT": one_of(),
    "PATTERN": one_of(),
    "WHY": one_of(),
}


def _answers(asked: Asked, question: Question) -> Iterable[Offer]:
    by_key = {"client": clients, "playbook": playbooks, "tags": tags}
    if question.key in by_key:
        return by_key[question.key](asked)
    return map(Offer, question.choices)


def _ids(asked: Asked) -> Iterator[Offer]:
    """Yield ids where one may have been begun; nobody begins one by nothing."""
    if asked.typed and set(asked.typed) <= set(CHARACTERS):
        yield from map(Offer, asked.found.ids())


def _title(head: Head) -> str:
    return f"{head.client} {head.topic}"


def _words(asked: Asked, texts: Iterable[str]) -> Iterator[Offer]:
    """Yield the words of the texts that have all the words given before."""
    given = [bare(word) for word in asked.given]
    for text in texts:
        if all(word in bare(text) for word in given):
            for word in _WORD.findall(text):
                if bare(word) not in given:
                    yield Offer(word, text)
