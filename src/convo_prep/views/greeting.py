"""Whom a message greets: first names, and never a title taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convo_prep.text import bare, folded, one_line

# What stands before a name in a dozen languages, without its dots and accents. A name
# behind one of these stays whole: it is how that person is addressed.
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "sir", "madam", "dame", "lady", "lord"),
        *("dr", "prof", "professor", "doctor", "rev", "judge", "mag", "dipl", "ing"),
        *("herr", "herrn", "frau", "fraulein", "hr", "fr", "frl"),
        *("m", "mme", "mlle", "mm", "monsieur", "madame", "mademoiselle", "maitre"),
        *("sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona", "lic"),
        *("senhor", "senhora", "dra", "exmo", "exma", "eng"),
        *("sig", "sigra", "signor", "signore", "signora", "dott", "dottssa", "avv"),
        *("meneer", "mevrouw", "dhr", "mw", "heer", "drs", "mej"),
        *("pan", "pani", "panna", "mgr", "inz"),
        *("herra", "rouva", "fru", "froken", "bay", "bayan", "sayin"),
        *("gospodin", "gospoza", "gospodja", "domnul", "doamna"),
        *("господин", "госпожа", "пан", "пані", "κυριος", "κυρια", "κ"),
    )
)
_AND = r"\s(?:and|&|\+|und|et|y|e|och|og|en|i|ja|ve|и)\s"
_ENDS = r"[,;:(/|]|\s[-\u2013\u2014]\s"
# Written without blanks between the parts, or family name first: never taken apart.
_WHOLE = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_NO_NAME = ("the", "a", "an", "our", "their", "my")


def first_names(contact: str) -> str:
    """Return whom to greet: `Dana` of `Dana Reyes, procurement; her CFO decides`.

    Two people joined by "and" are both greeted; a title keeps the whole name; empty
    where the contact begins with no name.
    """
    names = [_first_name(name) for name in _each(contact)]
    return " and ".join(names) if names and all(names) else ""


def whole_names(contact: str) -> str:
    """Return who was there by their whole names: `Dana Reyes` of the same."""
    names = list(_each(contact))
    return " and ".join(names) if all(map(_first_name, names)) else ""


def greets_one(contact: str) -> bool:
    """Tell whether one person is greeted by name."""
    return bool(first_names(contact)) and len(list(_each(contact))) == 1


def greets(contact: str, name: str) -> bool:
    """Tell whether a contact is one person, and a name is hers or a part of it."""
    people = list(_each(contact))
    if len(people) != 1 or not name.strip():
        return False
    return set(folded(name).split()) <= set(folded(people[0]).split())


def _each(contact: str) -> Iterator[str]:
    lead = re.split(_ENDS, one_line(contact), maxsplit=1)[0].strip()
    yield from (name.strip() for name in re.split(_AND, lead) if name.strip())


def _first_name(name: str) -> str:
    words = name.split()
    if _is_title(words[0]):
        # A title alone names nobody.
        return name if len(words) > 1 else ""
    if words[0][0].islower() or folded(words[0]) in _NO_NAME:
        return ""
    if re.search(_WHOLE, name) or (words[0].isupper() and len(words) > 1):
        return name
    return words[0]


def _is_title(word: str) -> bool:
    return bare(word.replace(".", "")) in _TITLES
