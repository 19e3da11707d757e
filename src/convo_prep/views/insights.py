"""The figures of many talks on one screen: counts, client names, situation titles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.document import (
    Bar,
    Bars,
    Document,
    Line,
    Paragraph,
    here,
    line,
    quiet,
)
from convo_prep.session import figures
from convo_prep.session.figures import Figure, Practice
from convo_prep.session.how_sure import FEWEST
from convo_prep.views.rows import Row

Group: TypeAlias = tuple[str, tuple[Bar, ...], Line]
Titles: TypeAlias = Callable[[str], str]
# So many situations and clients are shown; the rest is in --json.
SHOWN = 5
DAYS_FROM = 2


class _Told(NamedTuple):
    """How a figure is told: its label, what one could do, and a title above it."""

    label: str
    advice: str
    title: str = ""


_TOLD: Mapping[str, _Told] = {
    figures.RESULT: _Told(
        "Result", "Where not: ask one talk for the next step, not for the whole."
    ),
    figures.PROMISES: _Told(
        "promised", "Say a day you can keep; where it won't hold, say so before it."
    ),
    figures.MESSAGE: _Told(
        "Message sent", "It is drafted when the talk ends: convo recap"
    ),
    figures.PLAN: _Told(
        "Your plan", "Say its line aloud before you go in: convo rehearse"
    ),
    figures.CONCERN: _Told(
        "Concerns", "Ask somebody else what they would say in the client's place."
    ),
    figures.ANSWERS: _Told(
        "Your answers", "Put an answer that did not help in other words next time."
    ),
    figures.SURE: _Told("Sure", "Before you say how sure: what would make it fail?"),
    figures.SITUATION: _Told(
        "",
        "Read its lines again before the next: convo playbook show ID",
        "Result by situation",
    ),
    figures.CLIENT: _Told(
        "",
        "Read what was before, then prepare: convo show --client NAME",
        "Result by client",
    ),
}
_SIDES = {figures.OURS: "You promised", figures.THEIRS: "They promised"}
# What is counted, where the stored word is not what one says.
_WORDS = {
    figures.KEPT[2]: "overdue",
    figures.USED[1]: "came unused",
    figures.USED[2]: "did not come",
    figures.LANDED[1]: "did nothing",
    figures.LANDED[2]: "made it worse",
}
_NONE = line("No talk was held yet. ", here("convo prep"), " begins one.")
_NONE_FITS = line("No talk fits. All of them: ", here("convo insights"))
_LISTED = (figures.SITUATION, figures.CLIENT)


def insights(
    practice: Practice, titles: Titles, now: datetime, filtered: bool = False
) -> Document:
    """Return the figures that have enough cases, and name those that have too few.

    Args:
        practice: The figures.
        titles: Gives the title of a playbook by its id, "" where there is none.
        now: The moment.
        filtered: Whether there may be other talks.
    """
    if not practice.talks:
        return Document("", (Paragraph(_NONE_FITS if filtered else _NONE),))
    bars = Bars(tuple(_groups(practice.figures, titles)))
    few = Paragraph(line(quiet(_too_few(practice.figures))))
    return Document(_headline(practice, now), (bars, few), close=True)


def insight_rows(practice: Practice) -> list[Row]:
    """Return the figures as rows; what has too few cases has a count and no more."""
    since = practice.since.isoformat() if practice.since else ""
    counts = {"clients": practice.clients, "put off": practice.put_off}
    talks = {"figure": "talks", "of": "", "n": practice.talks}
    rows: list[Row] = [{**talks, "counts": counts, "middle": None, "since": since}]
    for figure in practice.figures:
        told = dict(figure.counts) or None
        kept: Row = {"figure": figure.name, "of": figure.of, "n": figure.n}
        rows.append({**kept, "counts": told, "middle": figure.middle, "since": ""})
    return rows


def _headline(practice: Practice, now: datetime) -> str:
    since = practice.since
    local = now.replace(tzinfo=None)
    day = f" since {dates.short(When(since), local)}" if since else ""
    off = f", {practice.put_off} more put off" if practice.put_off else ""
    talks = _many(practice.talks, "talk")
    return f"{talks} with {_many(practice.clients, 'client')}{day}{off}"


def _groups(found: Sequence[Figure], titles: Titles) -> Iterator[Group]:
    """Yield the figures that are told, those of one name together."""
    late = {figure.of: figure for figure in found if figure.name == figures.LATE}
    for name, told in _TOLD.items():
        own = [figure for figure in found if figure.name == name and figure.told]
        shown = own[:SHOWN] if name in _LISTED else own
        if shown:
            more = f" ({len(own) - len(shown)} more in --json)"
            advice = told.advice + (more if len(own) > len(shown) else "")
            bars = tuple(_bar(each, late.get(each.of), titles) for each in shown)
            yield told.title, bars, line(quiet(advice))


def _bar(figure: Figure, late: Figure | None, titles: Titles) -> Bar:
    parts = tuple(count for _, count in figure.counts)
    days = late.middle if late and figure.name == figures.PROMISES else None
    after = {figures.KEPT[1]: f" (middle {days} d)"} if days is not None else {}
    ways = (
        f"{count} {_WORDS.get(way, way)}{after.get(way, '')}"
        for way, count in figure.counts
    )
    said = ", ".join((*ways, *_middle(figure)))
    return Bar(_label(figure, titles), parts, line(said, quiet(f", of {figure.n}")))


def _middle(figure: Figure) -> Iterator[str]:
    """Say the middle value of a figure, in hours, or in days where these are many."""
    if figure.middle is not None:
        days = figure.middle // 24
        yield f"middle {days} d" if days >= DAYS_FROM else f"middle {figure.middle} h"


def _label(figure: Figure, titles: Titles) -> str:
    if figure.name == figures.SITUATION:
        return titles(figure.of) or figure.of
    if figure.name == figures.CLIENT:
        return figure.of
    told = _TOLD[figure.name].label
    return _SIDES.get(figure.of) or f"{told} {figure.of}".strip()


def _too_few(found: Sequence[Figure]) -> str:
    """Name in one line what has cases, and not enough of them."""
    few = [figure for figure in found if figure.n and not figure.told]
    alone = [each for each in few if each.name in _TOLD and each.name not in _LISTED]
    named = [f"{_lower(_label(each, str))} ({each.n})" for each in alone]
    for name in _LISTED:
        own = [figure.n for figure in few if figure.name == name]
        others = any(each.name == name and each.told for each in found)
        group = f"other {name}s" if others else f"by {name}"
        named += [f"{group} (most {max(own)})"] if own else []
    told = any(figure.told for figure in found)
    first = "Too few yet" if told else f"Told from {FEWEST} cases on; so far"
    return f"{first}: {', '.join(named)}." if named else ""


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
