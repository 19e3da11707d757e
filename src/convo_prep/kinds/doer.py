"""Who does it, where a line says so without a sign: `me: ...`, `Tom to check it`.

A name is taken only where the words behind it say that somebody does something, and
where it is nothing that begins a line itself; who only may be one is named as unsure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ME, THEM, WE, CLIENT = "me", "them", "we", "client"
# What people are asked to do after a talk; `S` and the like are added where needed.
_VERBS = frozenset(
    re.split(
        r"\s+",
        """\
accept add adjust agree align amend analyse analyze answer apply approve arrange ask
assess assign attach attend audit back bill block book brief bring build buy
calculate call cancel change charge chase check choose clarify clean clear close
collect come comment commit compare compile complete confirm connect consider
contact convert copy correct cost count cover create credit cut deal debug decide
define deliver demo deploy describe design discuss do document double-check draft
draw drop edit email escalate estimate evaluate explain export extend file fill
finalise finalize find finish fix follow forward gather get give go handle help hire
host implement import inform install introduce invite invoice involve issue join
keep kick launch lead leave let list log look mail make manage meet mend merge
message migrate move name negotiate note offer onboard open order organise organize
own pass patch pay phone pick plan post prepare present print prioritise prioritize
process produce propose provide publish pull push put quote raise read rebook
rebuild recalculate recheck reconfirm redo reduce refactor refund release remove
rename renew repair replace reply report request resend reset resolve respond
restart restore return review revise rewrite ring run save schedule scope send set
settle share ship show sign solve sort speak specify split start stop store submit
suggest summarise summarize supply support swap switch take talk tell test think
tidy transfer translate try turn update upgrade upload use validate verify visit
wait walk waive warn work write""",
    )
)
# What else begins a line, and does nothing itself.
_THINGS = frozenset(
    re.split(
        r"\s+",
        """\
access action actions address agenda agreement all amount and answer anything
appendix appointment approval assumption attachment backup beta bill both bug budget
bugs call campaign case catch-up change changes claim clause comment comments
concern concerns contract copy cost costs credit data date day deadline deal
decision delay delivery demo deposit design details discount document domain draft
email everyone everything example fee feedback fees figures file files final first
fix follow-up goal handover hours idea info input invoice invoices issue issues it
item items kick-off kickoff last launch lead letter lines list logo lunch mail
meeting message milestone minutes money next no nobody note notes number numbers
offer open option options order owner page payment phase phone pilot plan po point
points price prices pricing problem process project proposal question questions
quote ready receipt refund release reminder renewal report request result results
review risk roadmap rollout room scope server setup site slides somebody someone
something sow spec status step summary support task terms test that the then there
they this ticket time timeline today todo tomorrow topic training trial update
version visit website week what who work workshop yes""",
    )
)
_THING_ENDS = ("ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ware")
# Those of whom one speaks as of a person, although they end as things do.
_TEAMS = ("finance", "accounting", "billing", "purchasing", "marketing", "engineering")
_Q = r"['\u2019]"
_MUST = rf"(?:needs?|has|have|is|am|are|{_Q}?m|{_Q}s|{_Q}re)\s+(?:going\s+)?to"
_WILL = rf"to|will|{_Q}ll|{_MUST}|must|should|shall"
_NAME = r"[^\W\d_][\w'\u2019.-]*?(?:\s+[^\W\d_a-z][\w'\u2019-]*)?"
_SIGN = r"\s*:\s*|\s+[-\u2013]\s+"
# Of these, and of several, nobody knows who.
_GROUPS = ("the", "our", "their", "your", "his", "her", "my", "both", "all")
_GROUP = rf"(?i:{'|'.join(_GROUPS)})\s+(?:[^\W\d_]+\s+)?"
_SEVERAL = r"\S+\s*(?:\s(?:and|or|&)\s|[/,+])\s*\S+"
_SAID = ("think", "guess", "hope", "believe", "suppose", "heard", "wonder", "know")
_OTHERS = ("he", "she", "someone", "somebody", "everyone", "everybody", "nobody")


class Doer(NamedTuple):
    """Who does what: `unsure` are the words that may name who, "" where none do."""

    owner: str
    what: str
    unsure: str = ""


def doer(text: str) -> Doer:
    """Find who does it in an action without its sign and its date."""
    for look in (_pronoun, _labelled, _behind, _several, _subject, _third_person):
        if found := look(text):
            return found
    return Doer("", text)


def _pronoun(text: str) -> Doer | None:
    match = re.match(
        rf"(?i)(I|me|we|us|they|them|(?:the\s+)?client)(?:{_SIGN}"
        rf"|\s*{_Q}(?:ll|m\s+(?:going\s+)?to|re\s+(?:going\s+)?to)\s+"
        rf"|\s+(?:{_WILL})\s+|\s+)(?=(\S+))",
        text,
    )
    if match is None:
        return None
    word, behind = match[1].lower().split()[-1], match[2].lower()
    # "Me and Dana", "us both", and what is only thought.
    if match[0].strip().lower() == match[1].lower():
        if word in (ME, "us", THEM) or behind in _SAID:
            return None
        if word == CLIENT and not _does(behind):
            return None
    if behind in ("and", "or", "&"):
        return Doer("", text, match[1])
    who = {"i": ME, "us": WE, "they": THEM}.get(word, word)
    return Doer(who, text[match.end() :])


def _labelled(text: str) -> Doer | None:
    """Read `Dana: send it` and `Dana - send it`."""
    match = re.match(rf"({_NAME})(?:{_SIGN})(?=\S)", text)
    if match is None or not _may_be_name(match[1]):
        return None
    if match[1][0].islower():
        return Doer("", text, f"{match[1]}:")
    return Doer(match[1], text[match.end() :])


def _behind(text: str) -> Doer | None:
    """Read `Send it (me)` and `Send it - me`."""
    match = re.search(r"(?i)\s*(?:\(me\)|[-\u2013,/]\s*me)$", text)
    return Doer(ME, text[: match.start()]) if match and match.start() else None


def _several(text: str) -> Doer | None:
    """Name `Dana and Tom`, `the team` and `their CFO`, who are nobody by name."""
    match = re.match(rf"({_SEVERAL}|{_GROUP})\s*(?:(?:{_WILL})\s+)(\S+)", text)
    if match is None:
        match = re.match(rf"({_GROUP})(\S+)\s+\S", text)
        if match is None or not _does(match[2].lower()):
            return None
    words = match[1].split()
    named = all(_may_be_name(each) for each in (words[0], words[-1]))
    lead = words[0].lower() in _GROUPS
    does = match[2].lower() in _VERBS or _does(match[2].lower())
    whole = named or (lead and _may_be_name(words[-1]))
    return Doer("", text, match[1].strip()) if whole and does else None


def _subject(text: str) -> Doer | None:
    """Read `Tom to check it`, `Dana will send it`."""
    match = re.match(rf"({_NAME})(?:\s+({_WILL})|({_Q}ll))\s+(?=(\S+))", text)
    if match is None:
        return None
    name, verb = match[1], match[4].lower().strip(".,;:")
    if name.lower() in _OTHERS:
        return Doer("", text, name)
    if not _may_be_name(name) or verb not in _VERBS:
        return None
    if name[0].islower():
        return Doer("", text, name)
    return Doer(name, text[match.end() :])


def _third_person(text: str) -> Doer | None:
    """Read `Dana confirms it`."""
    match = re.match(rf"({_NAME})\s+(?=(\S+)\s+\S)", text)
    if match is None or not _does(match[2].lower()):
        return None
    if match[1].lower() in _OTHERS:
        return Doer("", text, match[1])
    if not match[1][0].isupper() or not _may_be_name(match[1]):
        return None
    return Doer(match[1], text[match.end() :])


def is_deed(what: str) -> bool:
    """Tell whether words begin with something that somebody does."""
    first = what.lower().split()[:1]
    return any(word in _VERBS or _does(word) for word in first)


def _does(word: str) -> bool:
    """Tell whether a word says that one person does something: `confirms`, `pays`."""
    if word.endswith("ies") and f"{word[:-3]}y" in _VERBS:
        return True
    return word.endswith("s") and (word[:-1] in _VERBS or word[:-2] in _VERBS)


def _may_be_name(words: str) -> bool:
    first = words.lower().split()[0].strip(",&/+")
    if first in _TEAMS:
        return True
    named = first not in _THINGS and first.removesuffix("s") not in _THINGS
    return named and first not in _VERBS and not first.endswith(_THING_ENDS)
