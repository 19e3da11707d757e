"""The conversations by whom they are with: how it stands with each, what is next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep.ids import name_key
from convo_prep.session import BEFORE, Session
from convo_prep.session.paths import OBJECTIVE_MET
from convo_prep.session.promises import Promise, open_promises
from convo_prep.session.waiting import Waiting, waiting

FULLY = "fully"
# What came once does not come back.
AGAIN = 2


class Standing(NamedTuple):
    """How it stands with a client: `sessions` are all with it, the latest first.

    `last` is the latest talk that was held, `next` the nearest thing that waits.
    `reached` talks of `looked_back` got the result wanted. `comes_back` is the id of
    the situation met most often, "" where none was met twice, `times` how often.
    """

    client: str
    sessions: tuple[Session, ...]
    last: Session | None
    next: Waiting | None
    ours: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    reached: int
    looked_back: int
    comes_back: str
    times: int


def by_client(sessions: Iterable[Session], now: datetime) -> tuple[Standing, ...]:
    """Return how it stands with each client, the one with the nearest next thing first.

    Those for whom nothing waits follow, the latest talk first.
    """
    groups: dict[str, list[Session]] = {}
    for session in sorted(sessions, key=_held, reverse=True):
        groups.setdefault(name_key(session.client), []).append(session)
    still = [each for own in groups.values() for each in own if not _closed(each)]
    nearest: dict[str, Waiting] = {}
    for one in waiting(still, now):
        nearest.setdefault(name_key(one.session.client), one)
    keys = dict.fromkeys([*nearest, *groups])
    return tuple(_standing(groups[key], nearest.get(key), now) for key in keys)


def _standing(
    own: Sequence[Session], following: Waiting | None, now: datetime
) -> Standing:
    promises = open_promises(own)
    ours = tuple(pair for pair in promises if pair[0].ours(pair[1]))
    met = [said for each in own if (said := each.text(OBJECTIVE_MET))]
    situation, times = _most_often(own)
    return Standing(
        own[0].client,
        tuple(own),
        next((each for each in own if each.state(now) not in BEFORE), None),
        following,
        ours,
        tuple(pair for pair in promises if pair not in ours),
        met.count(FULLY),
        len(met),
        situation,
        times,
    )


def _most_often(own: Sequence[Session]) -> tuple[str, int]:
    met = Counter(said for each in own if (said := each.text("playbook")))
    [(situation, times)] = met.most_common(1) or [("", 0)]
    return (situation, times) if times >= AGAIN else ("", 0)


def _closed(session: Session) -> bool:
    return bool(session.text("closed"))


def _held(session: Session) -> datetime:
    when = session.held_on()
    return when.moment() if when else datetime.min
