"""Which answers are looked at, under which scope, and what the rules meet in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from convo_prep.advice.wording import structure
from convo_prep.advice.wording.hits import Hit, blanked, hits
from convo_prep.advice.wording.rules import Rule
from convo_prep.text import Tree, whole_number

# Every answer that is looked at. What the client said (concerns[].says, client_view,
# heard, surprises, client_said) is missing on purpose, and so is what is typed while
# the meeting runs.
FIELD_SCOPES: dict[str, str] = {
    "prepare.issue": "any",
    "prepare.facts[]": "facts",
    "prepare.our_part": "any",
    "prepare.objective": "any",
    "prepare.fallback": "any",
    "prepare.concerns[].reply": "speech",
    "prepare.options[].option": "speech",
    "prepare.options[].pros": "speech",
    "prepare.options[].cons": "speech",
    "prepare.boundary": "speech",
    "prepare.if_then": "speech",
    "initiate.positive_note": "speech",
    "initiate.purpose": "purpose",
    "initiate.first_question": "speech",
    "conduct.acknowledged": "recap",
    "conduct.ways_discussed[]": "any",
    "resolve.agreed": "recap",
    "resolve.actions[].what": "action",
    "resolve.actions[].owner": "owner",
    "resolve.open_points[]": "recap",
    "resolve.updates": "action",
    "resolve.thanks": "recap",
    "reflect.next_time": "any",
    "reflect.key_points[]": "any",
    "reflect.share": "any",
    "recap.text": "recap",
    "follow_up.beyond": "any",
}

_IF_THEN = ("prepare.if_then", "reflect.next_time")
_CONDITION = re.compile(r"\s*(?:if|when)\b(?:.*?\bthen\b|[^,]*,)", re.I | re.S)
_AT_INDEX = re.compile(r"\[\d+\]")
_SAID = ("speech", "purpose", "recap")
_TOLD = tuple(field for field, scope in FIELD_SCOPES.items() if scope in _SAID)
_SPOKEN = tuple(field for field in _TOLD if FIELD_SCOPES[field] != "recap")


def answer_hits(path: str, answer: str, rules: Iterable[Rule]) -> tuple[Hit, ...]:
    """Find what the rules meet in the answer at `path`: prepare.concerns[0].reply.

    Nothing where the guide has the client's words. The condition of an if-then line
    is passed over too: it is about them.
    """
    field = _AT_INDEX.sub("[]", path)
    if field not in FIELD_SCOPES or not answer.strip():
        return ()
    rules = tuple(rules)
    text = blanked(_CONDITION, answer, 1) if field in _IF_THEN else answer
    found = (*hits(text, FIELD_SCOPES[field], rules), *_shape(field, answer, rules))
    return tuple(replace(hit, path=path) for hit in found)


def session_hits(
    tree: Mapping[str, Tree], rules: Iterable[Rule], *, fault: bool = False
) -> tuple[Hit, ...]:
    """Find what the rules meet in a session's tree, in the guide's order.

    What concerns the session as a whole comes last.

    Args:
        tree: The session as stored; what does not fit the guide is passed over.
        rules: The shipped ones and the user's.
        fault: Whether the playbook is for a fault of ours (it has an `apology`).
    """
    rules = tuple(rules)
    found: list[Hit] = []
    for path, answer in own_answers(tree):
        found.extend(answer_hits(path, answer, rules))
    for rule in rules:
        if rule.on and rule.id in _WHOLES:
            whole = _WHOLES[rule.id](tree, fault)
            found.extend(Hit(rule, 0, len(what), what, path) for path, what in whole)
    return tuple(found)


def own_answers(tree: Mapping[str, Tree]) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of every answer in the user's own words."""
    for field in FIELD_SCOPES:
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


def _shape(field: str, answer: str, rules: Iterable[Rule]) -> Iterator[Hit]:
    for rule in rules:
        if rule.on and rule.id in _SHAPES:
            fields, quoted, is_met = _SHAPES[rule.id]
            if field in fields and is_met(answer):
                phrase = answer if quoted else ""
                yield Hit(rule, 0, len(phrase), phrase)


# The rule of a single answer: in which fields, whether its line quotes the answer.
_SHAPES: dict[str, tuple[tuple[str, ...], bool, Callable[[str], bool]]] = {
    "long-purpose": (("initiate.purpose",), True, structure.is_long),
    "fact-without-anchor": (("prepare.facts[]",), True, structure.has_no_anchor),
    "over-apology": (_TOLD, False, structure.is_sorry_too_often),
    "recap-no-correction": (("recap.text",), False, structure.invites_no_correction),
}

_Place = tuple[str, str]


def _options(tree: Mapping[str, Tree], _fault: bool) -> Iterator[_Place]:
    if structure.is_poor_choice(len(_texts(tree, "prepare.options[].option"))):
        yield "prepare.options", ""


def _costs(tree: Mapping[str, Tree], _fault: bool) -> Iterator[_Place]:
    yield from _lacking(tree, "prepare.options[].option", ("pros", "cons"))


def _dues(tree: Mapping[str, Tree], _fault: bool) -> Iterator[_Place]:
    yield from _lacking(tree, "resolve.actions[].what", ("due",))


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


def _question(tree: Mapping[str, Tree], _fault: bool) -> Iterator[_Place]:
    spoken = _texts(tree, *_SPOKEN)
    if _text(tree, "initiate.purpose") and structure.asks_nothing_open(spoken):
        yield "initiate.first_question", ""


def _channel(tree: Mapping[str, Tree], fault: bool) -> Iterator[_Place]:
    tension = _text(tree, "prepare.tension").strip()
    number = whole_number(tension)
    channel = _text(tree, "initiate.channel")
    if structure.is_wrong_channel(channel, number, fault):
        yield "initiate.channel", ""


def _apology(tree: Mapping[str, Tree], fault: bool) -> Iterator[_Place]:
    recap = _text(tree, "recap.text")
    if fault and structure.missing_of_apology(
        recap or "\n".join(_texts(tree, *_SPOKEN))
    ):
        yield "recap.text" if recap else "prepare.concerns", ""


def _thanks(tree: Mapping[str, Tree], fault: bool) -> Iterator[_Place]:
    if fault and structure.only_thanks(_text(tree, "recap.text")):
        yield "recap.text", ""


# The rules of a session as a whole.
_WHOLES: dict[str, Callable[[Mapping[str, Tree], bool], Iterator[_Place]]] = {
    "one-option": _options,
    "no-cost-option": _costs,
    "no-question": _question,
    "no-due": _dues,
    "wrong-channel": _channel,
    "apology-parts": _apology,
    "thanks-only": _thanks,
}
