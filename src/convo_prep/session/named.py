"""How well some typed words name a conversation: by its file's name, client, title."""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from convo_prep.ids import name_key
from convo_prep.text import bare, folded, normal, one_line, run_together

_DAY = r"\b\d{4} \d\d\b"
_DATED = r"\d{4} \d\d \d\d "


# Spelled in another way than in case.
FAR = 2


class Fit(IntEnum):
    """How words fit a conversation, the best first.

    `FILE` the whole name of its file, `TITLE` its whole title or that name without
    its day, `CLIENT` the client's whole name and parts of the rest, `WORDS` whole
    words, `STARTS` their beginnings, `PARTS` what stands somewhere inside.
    """

    FILE = 0
    TITLE = 1
    CLIENT = 2
    WORDS = 3
    STARTS = 4
    PARTS = 5


class Names(NamedTuple):
    """What names a conversation: client, topic, and its file without the ending."""

    client: str
    topic: str
    label: str


def fit(reference: str, names: Names) -> Fit | None:
    """Tell how well a reference fits; None where a word of it is nowhere."""
    typed = bare(reference)
    if not typed or not may_fit(typed.split(), names):
        return None
    file, title = bare(names.label), bare(f"{names.client} {names.topic}")
    if typed == file:
        return Fit.FILE
    undated = re.sub(_DATED, "", file, count=1)
    if typed in (title, undated) and typed != bare(names.client):
        return Fit.TITLE
    # A lone number is no part of the day on which the file was begun.
    named = file if re.search(_DAY, typed) else undated
    return _fit_of_words(typed.split(), names.client, f"{title} {named}")


def may_fit(words: Iterable[str], names: Names) -> bool:
    """Whether each word, as `bare`, stands somewhere: most in a journal end here."""
    said = f"{names.client} {names.topic} {names.label}"
    # In plain letters a word stands as it is compared, unless a sign in it falls away.
    plain = said.isascii() and "'" not in said and "`" not in said
    said = said.lower() if plain else told(names)
    for word in words:
        if word not in said and word not in run_together(names.client):
            return False
    return True


def told(names: Names) -> str:
    """Return a text that has every word of whatever fits these names, as `bare`."""
    together = run_together(names.client)
    return f"{bare(f'{names.client} {names.topic}')} {bare(names.label)} {together}"


def told_apart(one: str, other: str) -> bool:
    """Whether two names have the same words, and signs that make them two: C, C++."""
    return name_key(one) != name_key(other) and _words_in(one) == _words_in(other)


def how_far(reference: str, names: Names) -> int:
    """Return how far words are from the client, title or file that they name.

    0 to the letter, 1 but for case, `FAR` otherwise: of names that are compared alike
    the one that is spelled nearest is meant.
    """
    whole = _far(reference, f"{names.client} {names.topic}")
    begun = _far(reference, names.client, begins=True)
    return min(whole, begun, _far(reference, names.label))


def spelled(names: Iterable[str], typed: str) -> list[str]:
    """Return the names that are the one typed, the one that is written so first."""
    alike = [name for name in names if name and name_key(name) == name_key(typed)]
    return sorted(alike, key=lambda name: _far(typed, name))


def _far(typed: str, name: str, begins: bool = False) -> int:
    """Return how far a name is spelled from what is typed, or from its beginning."""
    for far, written in enumerate((_written, _in_any_case)):
        said, known = written(typed), written(name)
        if known and (said == known or (begins and said.startswith(f"{known} "))):
            return far
    return FAR


def _in_any_case(name: str) -> str:
    return folded(_written(name))


def _words_in(name: str) -> list[str]:
    return [word for word in bare(name).split() if word[0].isalnum()]


def _written(name: str) -> str:
    return one_line(normal(name))


def leading(words: Sequence[str], client: str) -> int:
    """Return how many of the first words are a client's whole name; 0 for none.

    Case, accents, blanks and hyphens may differ.
    """
    wanted = run_together(client)
    for many in range(len(words), 0, -1):
        if wanted and run_together(" ".join(words[:many])) == wanted:
            return many
    return 0


def _fit_of_words(words: list[str], client: str, said: str) -> Fit | None:
    there = said.split()
    others = _without(words, client)
    if others is not None and all(_in(word, said, there) for word in others):
        return Fit.CLIENT
    if all(word in there for word in words):
        return Fit.WORDS
    if all(_starts(word, there) for word in words):
        return Fit.STARTS
    return Fit.PARTS if all(_in(word, said, there) for word in words) else None


def _in(word: str, said: str, there: list[str]) -> bool:
    """Whether a word stands inside what is said; a number only as a whole one."""
    return word in there if word.isdecimal() else word in said


def _starts(word: str, there: list[str]) -> bool:
    return word in there or (
        not word.isdecimal() and any(each.startswith(word) for each in there)
    )


def _without(words: list[str], client: str) -> list[str] | None:
    """Return the words besides the client's whole name, None where it is not there."""
    if many := leading(words, client):
        return words[many:]
    name = bare(client).split()
    for at in range(len(words) - len(name) + 1 if name else 0):
        if words[at : at + len(name)] == name:
            return words[:at] + words[at + len(name) :]
    return None
