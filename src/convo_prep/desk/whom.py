"""Whom answers on a line name: the client, the title and the id that stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from convo_prep.desk.client_names import same, tidy
from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import by_sign
from convo_prep.desk.given import Given
from convo_prep.errors import UsageError
from convo_prep.session import Session
from convo_prep.session.paths import TOPIC
from convo_prep.text import bare

ID = "id"
CLIENT = "client"
NAMING = (CLIENT, ID)
NOTHING_SAVED = "Nothing was saved."


class Whom(NamedTuple):
    """Whom answers name, "" where they do not; `place` is where it stood."""

    client: str = ""
    topic: str = ""
    id: str = ""
    place: str = ""


def whom(values: Iterable[Given]) -> Whom:
    """Return whom values say that they belong to.

    Raises:
        UsageError: client or id is empty, no text, or given more than once.
    """
    listed = list(values)
    client, topic, own = (_named(listed, key) for key in (CLIENT, TOPIC, ID))
    place = (client or own or topic or Given("", "", "")).place
    return Whom(_said(client), _said(topic), _said(own), place)


def must_fit(desk: Desk, session: Session, named: Whom) -> None:
    """Refuse answers that name another client or conversation than a session's.

    An id that no conversation here has names none: the answers come from elsewhere.

    Raises:
        UsageError: they do.
    """
    other = named.client and session.client and not same(named.client, session.client)
    other_id = bare(named.id) != session.id and by_sign(desk, named.id)
    if not other and not other_id:
        return
    key, own = CLIENT if other else ID, session.id or session.name
    hint = f" To give it another client: convo set {own} client=NAME" if other else ""
    raise UsageError(
        f"{named.place}: {key}: it is not the {key} of {own}, which is meant.",
        NOTHING_SAVED + hint,
    )


def _said(value: Given | None) -> str:
    return tidy(str(value.value)) if value else ""


def _named(values: Iterable[Given], key: str) -> Given | None:
    said = [each for each in values if each.key == key and not each.sign]
    words = {tidy(each.value) if isinstance(each.value, str) else "" for each in said}
    if not said or (key == TOPIC and (len(words) > 1 or "" in words)):
        return None
    if len(words) > 1 or not all(words):
        raise UsageError(f"{said[0].place}: {key}: takes one value.", NOTHING_SAVED)
    return said[0]
