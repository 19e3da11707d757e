"""Which words say that somebody does something, and which may be a name."""

from __future__ import annotations

import re

# What people are asked to do after a talk; `S` and the like are added where needed.
VERBS = frozenset(
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
wait walk waive warn work write revert ping nudge postpone reschedule liaise sync
circulate countersign redline courier remit reimburse recruit interview train coach
refresh rotate migrate scan translate circle loop owe""",
    )
)
# What else begins a line, and does nothing itself.
THINGS = frozenset(
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
version visit website week what who work workshop yes need
have got gotta must remember where how which why when whether if also asap btw but
done else fyi hello hi important later maybe nb ok okay optional or otherwise perhaps
plus ps re so soon thanks urgent""",
    )
)
_THING_ENDS = ("ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ware")
# Those of whom one speaks as of a person, although they end as things do.
_TEAMS = ("finance", "accounting", "billing", "purchasing", "marketing", "engineering")
# What only stands behind a verb, and what may as well stand behind a thing.
_BEHIND_VERBS = frozenset(
    re.split(
        r"\s+",
        "the a an us me you it them him her his their our my your this that these those"
        " all both whether if back half",
    )
)
_BEHIND_THINGS = frozenset(re.split(" ", "to for of from in on at with by and or & as"))
_Q = r"['\u2019]"
_MUST = rf"(?:needs?|has|have|is|am|are|{_Q}?m|{_Q}s|{_Q}re)\s+(?:going\s+)?to"
WILL = rf"to|will|{_Q}ll|{_MUST}|must|should|shall"
ARROW = r"->|=>|\u2192"
# What parts a name from what is to be done.
SIGN = rf"\s*:\s*|\s+[-\u2013]\s+|\s*(?:{ARROW})\s*"
# A name as people write it: `Dana`, `Dana Reyes`, `Dana R.`; `PK` too.
NAME = r"[^\W\d_][\w'\u2019.-]*?(?:\s+(?!I\b)[^\W\d_a-z][\w'\u2019-]*\.?)?"


def does(word: str) -> bool:
    """Tell whether a word says that one person does something: `confirms`, `pays`."""
    return bool(_base(word))


def as_asked(deed: str) -> str:
    """Say what somebody does as one asks them to: `sends the plan`, `send the plan`.

    Only where it is a deed for sure: "changes to the plan" are a thing.
    """
    first, _, rest = deed.partition(" ")
    verb, behind = _base(first.lower()), rest.lower().split()[:1]
    sure = bool(behind) and (
        behind[0] in _BEHIND_VERBS
        or not ({first.lower(), verb} & THINGS or behind[0] in _BEHIND_THINGS)
    )
    if not (verb and sure):
        return deed
    return f"{verb.capitalize() if first[0].isupper() else verb} {rest}"


def _base(word: str) -> str:
    """Return the verb that `word` is the third person of, "" for none."""
    if word.endswith("ies") and f"{word[:-3]}y" in VERBS:
        return f"{word[:-3]}y"
    ways = (word[:-1], word[:-2]) if word.endswith("s") else ()
    return next((verb for verb in ways if verb in VERBS), "")


def may_be_name(words: str) -> bool:
    """Tell whether words may be the name of somebody."""
    first = words.lower().split()[0].strip(",&/+")
    if re.match(rf"(?:i|we|they|you|he|she|it|that|there){_Q}", first):
        return False
    if first in _TEAMS:
        return True
    named = first not in THINGS and first.removesuffix("s") not in THINGS
    return named and first not in VERBS and not first.endswith(_THING_ENDS)
