"""A person named together with their company in one line: `Dana Reyes of Acme`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from convo_prep.session.named import spelled
from convo_prep.text import bare, one_line

# What stands before "of" in the name of a firm, an office or a place, and in no
# person's. Behind "at" and in brackets these are no person either.
_NO_PERSON = frozenset(
    re.split(
        r"\s+",
        """\
a academy administration affairs agency airport all an archbishop art arts associates
association authority bank bar baron bay best bishop board body borough bread
brothers bureau cafe centre center chamber chambers church circle city clinic club
college commission committee community company confederation consulate corp council
county court crown daughters dean department design diocese director district division
duchess duchy duke earl embassy emirate end engineers estate factory faculty fair farm
federation festival firm foundation freight friends fund games gardens general gmbh
group guild guys hall health heart home hospital hotel house hub inn institute isle
king kingdom knights lab labs lady land law league legal library lloyds lord lords
ltd ltda made management market medical meeting men ministry museum music national
north office offices officers one order out palace parish parliament part partners
port prefecture president prince princess principality project province public queen
registrar registry republic rest restaurant royal school secretary senate services
shop sisters society sons south spirit state states store studio studios supplies
taste team technology temple the theatre theater tower town trade treasury tree
tribunal trust trustees union unit university valley village voice west women work
works world yard""",
    )
)
# What stands behind a comma, or in brackets, and is no company but a part of its name.
_LEGAL = frozenset(
    re.split(
        r"\s+",
        """\
ag bv co company corp corporation eu gmbh group holding holdings inc incorporated kg
limited llc llp ltd ltda nv oy partners plc pty sa sarl se sas spa srl uk us usa""",
    )
)
JOINS = ("of", "at", "from")
_JOINED = rf"\s+({'|'.join(JOINS)})\s+|\s*(,)\s*|\s*(\()"
# From how many words on a name with one of these behind it is most likely a person's.
_LIKELY = 2
_MOST = 3
_PART = r"(?:[^\W\d_]|['\u2019.-])+"


class Reading(NamedTuple):
    """A line read as a client, and the person there.

    It is `sure` where that client is known, and `likely` where the person has two
    names, or it says `at` or `from`.
    """

    client: str
    contact: str
    sure: bool = False
    likely: bool = False


def readings(typed: str, known: Iterable[str]) -> tuple[Reading, ...]:
    """Return how a line may name a person and a company; nothing where it does not.

    A name that is known as a whole is that client, and no company is guessed: the
    words before it must be no firm's, an office's or a place's.
    """
    name, clients = one_line(typed), [each for each in known if each]
    if spelled(clients, name):
        return ()
    found = list(dict.fromkeys(_readings(name, clients)))
    sure = [each for each in found if each.sure]
    return tuple(sure[:1] or found)


def _readings(name: str, known: list[str]) -> Iterator[Reading]:
    for join in re.finditer(_JOINED, name):
        sign = (join[1] or join[2] or join[3] or "").lower()
        before, behind = name[: join.start()].strip(), name[join.end() :].strip()
        if sign == "(":
            if not behind.endswith(")"):
                continue
            behind = behind[:-1].strip()
        yield from _read(before, behind, sign, known)


def _read(before: str, behind: str, sign: str, known: list[str]) -> Iterator[Reading]:
    """Yield the person before the sign, and in brackets the one inside, too."""
    if not (_may_be_person(before) and _may_be_company(behind, sign)):
        return
    theirs = spelled(known, behind)
    likely = len(before.split()) >= _LIKELY or sign in ("at", "from")
    if theirs:
        yield Reading(theirs[0], before, sure=True, likely=True)
    elif sign != "," or likely:
        yield Reading(behind, before, likely=likely)
    if sign == "(" and _may_be_person(behind):
        ours = spelled(known, before)
        yield Reading(ours[0] if ours else before, behind)


def _may_be_person(words: str) -> bool:
    """Whether words may name one person: up to three, none of a firm or an office."""
    parts = words.split()
    if not 0 < len(parts) <= _MOST:
        return False
    if not all(re.fullmatch(_PART, part) for part in parts):
        return False
    return _NO_PERSON.isdisjoint(bare(words).split())


def _may_be_company(words: str, sign: str) -> bool:
    """Whether words may name a company: no mere ending of a firm's name."""
    if not words or re.search(r"[,()]", words):
        return False
    ending = bare(words).split()[:1]
    return not (sign in (",", "(") and (not ending or ending[0] in _LEGAL))
