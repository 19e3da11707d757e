"""Talks made so that every figure of them is known before anything is counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from made_sessions import GUIDE

from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.session import Session
from convo_prep.text import Tree

FIRST = date(2026, 1, 13)
APART = timedelta(days=20)
USED, UNUSED, AWAY = "used it", "came, and I did not", "did not come"


class Talk(NamedTuple):
    """What is known of a made talk.

    `came` are the concerns that came up: `e` expected, `d` drafted, `s` a surprise;
    `landed` how answers did: `h`, `n`, `w`. Of promises `0` is one done on its day, a
    digit so many days late, `o` one still open, `x` one dropped, `f` one due far ahead.
    `hours` is how long after the talk the message was sent, if it was.
    """

    client: str
    playbook: str
    percent: int
    met: str
    plan: str = ""
    came: str = ""
    landed: str = ""
    ours: str = ""
    theirs: str = ""
    hours: int | None = None
    outcome: str = "agreed"


TALKS = (
    Talk("Acme", "price-pushback", 80, "not", UNUSED, "es", "h", "03", "0", 2),
    Talk("Borealis", "price-pushback", 70, "fully", USED, "e", "h", "0", "2", 5),
    Talk("Cedar & Co", "scope-creep", 60, "partly", UNUSED, "ds", "n", "0", "o", 26),
    Talk("Dunlin", "price-pushback", 90, "not", UNUSED, "s", "", "2", "9", 3),
    Talk("Eastgate", "missed-deadline", 30, "partly", AWAY, "e", "h", "0x", "4", 20),
    Talk("Fenwick", "price-pushback", 70, "partly", USED, "ed", "hw", "6", "0", 49),
    Talk("Garnet", "scope-creep", 80, "not", "", "s", "", "0", "o", 1),
    Talk("Halden", "price-pushback", 50, "fully", USED, "e", "n", "0", ""),
    Talk("Ibex", "missed-deadline", 60, "fully", AWAY, "ee", "hh", "1", "7", 30),
    Talk("Juniper", "scope-creep", 80, "not", UNUSED, "s", "", "00", "5", 22),
    Talk("Kestrel", "price-pushback", 70, "partly", UNUSED, "es", "n", "o", "0", 72),
    Talk("Larkspur", "missed-deadline", 60, "not", "", "d", "", "0", "", 4),
    Talk("Acme", "price-pushback", 55, "fully", USED, "e", "h", "8", "0f", 96),
    Talk("Marlow", "scope-creep", 65, "partly", AWAY, "", "", "0f", "1"),
    Talk("Norrland", "missed-deadline", 50, "fully", "", "e", "h", "f", "o", 6),
)
_KEPT: dict[str, dict[str, Tree]] = {"e": {}, "d": {"foreseen_by": "playbook"}}
_LANDED = {"h": "helped", "n": "nothing", "w": "worse"}


def trees(talks: tuple[Talk, ...] = TALKS) -> list[dict[str, Tree]]:
    """Return the trees of talks, twenty days apart, the first on 13 January."""
    return [tree(talk, number) for number, talk in enumerate(talks)]


def sessions(talks: tuple[Talk, ...] = TALKS) -> list[Session]:
    """Return talks as sessions."""
    return [Session(each, GUIDE) for each in trees(talks)]


def texts() -> dict[str, str]:
    """Return each made talk as the text of a file, by its name."""
    typed = is_typed(GUIDE)
    made = enumerate(trees())
    return {f"2026/talk-{at:02}.yaml": dump(tree, typed) for at, tree in made}


def tree(talk: Talk, number: int) -> dict[str, Tree]:
    """Return a talk as its file has it; no answer of it may ever be printed."""
    day = FIRST + number * APART
    made: dict[str, Tree] = {
        "schema": "1",
        "id": f"aaaa{number + 22:02}".translate(str.maketrans("01", "yz")),
        "client": talk.client,
        "topic": "SECRET title",
        "playbook": talk.playbook,
        "by": "me",
        "created": f"{day}T09:00+01:00",
        "timezone": "Europe/Berlin",
        "prepare": {
            "objective": "SECRET result",
            "concerns": _concerns(talk),
            "if_then": "SECRET plan",
            "confidence": str(talk.percent),
        },
        "initiate": {"meeting_at": f"{day} 15:00"},
        "conduct": {"ended_at": f"{day} 16:00"},
        "resolve": {"outcome": talk.outcome, "actions": _actions(talk, day)},
        "reflect": {
            "plan_used": talk.plan,
            "objective_met": talk.met,
            "surprises": ["SECRET surprise"] * talk.came.count("s"),
        },
    }
    if talk.hours is not None:
        ended = datetime(day.year, day.month, day.day, 16)
        sent = ended + timedelta(hours=talk.hours)
        made["recap"] = {"sent_at": f"{sent:%Y-%m-%d %H:%M}"}
    return made


def _concerns(talk: Talk) -> list[Tree]:
    landed = iter(talk.landed)
    found: list[Tree] = [{"says": "SECRET concern", "came_up": "did not"}]
    for sign in talk.came.replace("s", ""):
        how = _LANDED.get(next(landed, ""), "")
        said = {"says": f"SECRET {len(found)}", "came_up": "came up", "landed": how}
        found.append({**said, **_KEPT[sign]})
    return found


def _actions(talk: Talk, day: date) -> list[Tree]:
    signs = [("me", sign) for sign in talk.ours]
    signs += [("client", sign) for sign in talk.theirs]
    return [_action(owner, sign, day + timedelta(days=7)) for owner, sign in signs]


def _action(owner: str, sign: str, due: date) -> Tree:
    said = {"what": "SECRET action", "owner": owner, "due": str(due)}
    if sign.isdigit():
        return {**said, "done": str(due + timedelta(days=int(sign)))}
    more = {"x": {"dropped": "SECRET why"}, "f": {"due": "2027-03-01"}, "o": {}}
    return {**said, **more[sign]}
