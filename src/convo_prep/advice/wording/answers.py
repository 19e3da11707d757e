"""Which answers are looked at, under which scope, and what the rules meet in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from convo_prep.advice.wording import structure
from convo_prep.advice.wording.hits import Hit, blanked, hits
from convo_prep.advice.wording.language import is_english
from convo_prep.advice.wording.rules import Rule
from convo_prep.guide import Guide
from convo_prep.kinds import is_listed
from convo_prep.session.paths import (
    CHANNEL,
    CONCERNS,
    FIRST_QUESTION,
    IF_THEN,
    ISSUE,
    NEXT_TIME,
    OPTIONS,
    PURPOSE,
    RECAP,
    TENSION,
)
from convo_prep.text import Tree, whole_number

_IF_THEN = (IF_THEN, NEXT_TIME)
_CONDITION = re.compile(r"\s*(?:if|when)\b(?:.*?\bthen\b|[^,]*,)", re.I | re.S)
_AT_INDEX = re.compile(r"\[\d+\]")
_SAID = ("speech", "purpose", "recap")
_SPOKEN = ("speech", "purpose")


@lru_cache
def scopes(guide: Guide) -> Mapping[str, str]:
    """Return every answer that is looked at, `prepare.facts[]`, with its scope.

    What the client said is missing on purpose, and so is what is typed while the
    meeting runs: the guide gives those no scope.
    """
    found = {}
    for question in guide.questions():
        items = "[]" if is_listed(question) else ""
        found[question.path + items] = question.scope
        for field in question.fields:
            found[f"{question.path}[].{field.key}"] = field.scope
    return {place: scope for place, scope in found.items() if scope}


def answer_hits(
    guide: Guide, path: str, answer: str, rules: Iterable[Rule]
) -> tuple[Hit, ...]:
    """Find what the rules meet in the answer at `path`: prepare.concerns[0].reply.

    Nothing where the guide has the client's words, or the answer is not English. The
    condition of an if-then line is passed over too: it is about them.
    """
    field = _AT_INDEX.sub("[]", path)
    scope = scopes(guide).get(field, "")
    if not scope or not answer.strip():
        return ()
    rules = tuple(rules)
    text = blanked(_CONDITION, answer, 1) if field in _IF_THEN else answer
    found = (*hits(text, scope, rules), *_shape((field, scope), answer, rules))
    if found and not is_english(answer):
        return ()
    return tuple(replace(hit, path=path) for hit in found)


def session_hits(
    guide: Guide,
    tree: Mapping[str, Tree],
    rules: Iterable[Rule],
    *,
    fault: bool = False,
) -> tuple[Hit, ...]:
    """Find what the rules meet in a session's tree, in the guide's order.

    What concerns the session as a whole comes last. Where the issue is not English
    nothing is met at all, see `is_told_in_english`.

    Args:
        guide: The guide, which says what each answer is taken for.
        tree: The session as stored; what does not fit the guide is passed over.
        rules: The shipped ones and the user's.
        fault: Whether the playbook is for a fault of ours (it has an `apology`).
    """
    rules = tuple(rules)
    found: list[Hit] = []
    if not is_told_in_english(tree):
        return ()
    for path, answer in own_answers(guide, tree):
        found.extend(answer_hits(guide, path, answer, rules))
    of = _Whole(tree, fault, _spoken(guide, tree))
    for rule in rules:
        if rule.on and rule.id in _WHOLES:
            whole = _WHOLES[rule.id](of)
            found.extend(Hit(rule, 0, len(what), what, path) for path, what in whole)
    return tuple(found)


def is_told_in_english(tree: Mapping[str, Tree]) -> bool:
    """Whether a session is in English by its issue; nothing is said of one that is not.

    A few words of it may look like English, and mean something else.
    """
    return is_english(_text(tree, ISSUE))


def own_answers(guide: Guide, tree: Mapping[str, Tree]) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of every answer in the user's own words."""
    for field in scopes(guide):
        for path, answer in _at(tree, field):
            if isinstance(answer, str):
                yield path, answer


def _at(node: Tree | Mapping[str, Tree], field: str) -> Iterator[tuple[str, Tree]]:
    key, _, rest = field.partition(".")
    child = node.get(key.removesuffix("[]")) if isinstance(node, Mapping) else None
    if child is None:
        return
    places = [(key, child)]
    if key.endswith("[]"):
        items = child if isinstance(child, list) else []
        places = [(f"{key[:-1]}{at}]", item) for at, item in enumerate(items)]
    for place, item in places:
        if rest:
            for path, answer in _at(item, rest):
                yield f"{place}.{path}", answer
        else:
            yield place, item


def _texts(tree: Mapping[str, Tree], *fields: str) -> list[str]:
    found = (answer for field in fields for _, answer in _at(tree, field))
    return [answer for answer in found if isinstance(answer, str) and answer.strip()]


def _text(tree: Mapping[str, Tree], field: str) -> str:
    return next(iter(_texts(tree, field)), "")


def _spoken(guide: Guide, tree: Mapping[str, Tree]) -> list[str]:
    fields = (field for field, scope in scopes(guide).items() if scope in _SPOKEN)
    return _texts(tree, *fields)


def _shape(place: tuple[str, str], answer: str, rules: Iterable[Rule]) -> Iterator[Hit]:
    for rule in rules:
        if rule.on and rule.id in _SHAPES:
            where, quoted, is_met = _SHAPES[rule.id]
            if not where.isdisjoint(place) and is_met(answer):
                phrase = answer if quoted else ""
                yield Hit(rule, 0, len(phrase), phrase)


# The rule of a single answer: in which scopes or places, whether its line quotes it.
_SHAPES: dict[str, tuple[frozenset[str], bool, Callable[[str], bool]]] = {
    "long-purpose": (frozenset({"purpose"}), True, structure.is_long),
    "fact-without-anchor": (frozenset({"facts"}), True, structure.has_no_anchor),
    "over-apology": (frozenset(_SAID), False, structure.is_sorry_too_often),
    "recap-no-correction": (
        frozenset({RECAP}),
        False,
        structure.invites_no_correction,
    ),
}

_Place = tuple[str, str]


class _Whole(NamedTuple):
    """A whole session: its tree, whether a fault is near, and what is said aloud."""

    tree: Mapping[str, Tree]
    fault: bool
    spoken: list[str]


def _options(of: _Whole) -> Iterator[_Place]:
    if structure.is_poor_choice(len(_texts(of.tree, "prepare.options[].option"))):
        yield OPTIONS, ""


def _costs(of: _Whole) -> Iterator[_Place]:
    yield from _lacking(of.tree, "prepare.options[].option", ("pros", "cons"))


def _dues(of: _Whole) -> Iterator[_Place]:
    yield from _lacking(of.tree, "resolve.actions[].what", ("due",))


def _lacking(
    tree: Mapping[str, Tree], field: str, keys: tuple[str, ...]
) -> Iterator[_Place]:
    items, _, name = field.rpartition(".")
    for path, item in _at(tree, items):
        if not isinstance(item, Mapping) or item.get("dropped"):
            continue
        what = _text(item, name)
        if what and not all(item.get(key) for key in keys):
            yield path, what


def _question(of: _Whole) -> Iterator[_Place]:
    if _text(of.tree, PURPOSE) and structure.asks_nothing_open(of.spoken):
        yield FIRST_QUESTION, ""


def _channel(of: _Whole) -> Iterator[_Place]:
    tension = _text(of.tree, TENSION).strip()
    number = whole_number(tension)
    channel = _text(of.tree, CHANNEL)
    if structure.is_wrong_channel(channel, number, of.fault):
        yield CHANNEL, ""


def _apology(of: _Whole) -> Iterator[_Place]:
    recap = _text(of.tree, RECAP)
    if of.fault and structure.missing_of_apology(recap or "\n".join(of.spoken)):
        yield RECAP if recap else CONCERNS, ""


def _thanks(of: _Whole) -> Iterator[_Place]:
    if of.fault and structure.only_thanks(_text(of.tree, RECAP)):
        yield RECAP, ""


# The rules of a session as a whole.
_WHOLES: dict[str, Callable[[_Whole], Iterator[_Place]]] = {
    "one-option": _options,
    "no-cost-option": _costs,
    "no-question": _question,
    "no-due": _dues,
    "wrong-channel": _channel,
    "apology-parts": _apology,
    "thanks-only": _thanks,
}
