"""The guide read from its data, other words laid over it where somebody has them.

All scalars of the data are text, as everywhere in a journal; what they mean is decided
here. `yes` marks a flag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from convo_prep.guide import Condition, Guide, PageLine, Question, Step
from convo_prep.kinds import KINDS
from convo_prep.text import Tree

_CONDITION = r"([\w.]+) (?:(>=|==|in) (.+)|(given|shown))"


def guide_from(tree: Mapping[str, Tree]) -> Guide:
    """Build the guide from its data; KeyError or ValueError when the data is wrong."""
    data = cast("Mapping[str, Any]", tree)
    return Guide(
        header=_questions(data["header"], ""),
        steps=tuple(_step(step) for step in data["steps"]),
        recap=_questions(data["recap"], "recap"),
        follow_up=_step(data["follow_up"]),
        safety=tuple(data["safety"]),
        tense=tuple(data["tense"]),
        pause=str(data["pause"]),
        closing=tuple(data["closing"]),
        labels=tuple(data["labels"].items()),
        pages=tuple(
            (name, tuple(map(_page_line, lines)))
            for name, lines in data["pages"].items()
        ),
        groups=tuple(data["groups"].items()),
        alarm=tuple(data["alarm"]),
        kept_back=tuple(data["kept_back"]),
        receiving=tuple(
            (form, tuple(said)) for form, said in data["receiving"].items()
        ),
        kept=_questions(data["kept"], ""),
    )


def overlaid(tree: Mapping[str, Tree], words: Mapping[str, Tree]) -> dict[str, Tree]:
    """Lay other words over the guide's data, as a translation does.

    `words` holds what differs, in the shape of the data; entries of a list are found
    by their `key` or `id`, and a list without such is replaced whole.
    """
    found = dict(tree)
    for key, value in words.items():
        under = found.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            found[key] = overlaid(under, value)
        elif isinstance(under, list) and isinstance(value, list):
            found[key] = _laid(under, value)
        else:
            found[key] = value
    return found


def _laid(under: Sequence[Tree], over: Sequence[Tree]) -> list[Tree]:
    words = {name: entry for entry in over if (name := _name(entry))}
    if not words:
        return list(over)
    return [
        overlaid(entry, cast("Any", words[name]))
        if isinstance(entry, dict) and (name := _name(entry)) in words
        else entry
        for entry in under
    ]


def _name(entry: Tree) -> str:
    found = entry.get("key", entry.get("id")) if isinstance(entry, dict) else ""
    return found if isinstance(found, str) else ""


def _page_line(text: str) -> PageLine:
    path, *marks = text.split()
    return PageLine(path, "strong" in marks, "minor" in marks)


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        id=data["id"],
        title=data["title"],
        aim=data["aim"],
        moment=data["moment"],
        questions=_questions(data["questions"], data["id"]),
    )


def _questions(data: Sequence[Mapping[str, Any]], step: str) -> tuple[Question, ...]:
    return tuple(_question(entry, step) for entry in data)


def _question(data: Mapping[str, Any], step: str) -> Question:
    low, high = data.get("range", ("0", "0"))
    low_end, high_end = data.get("ends", ("", ""))
    choices, said = _choices(data.get("choices", ()))
    if data["kind"] not in KINDS:
        raise ValueError(f"no kind: {data['kind']}")
    return Question(
        key=data["key"],
        step=step,
        kind=data["kind"],
        label=data["label"],
        ask=data.get("ask", ""),
        help=data.get("help", ""),
        after=data.get("after", ""),
        only_if=_condition(data.get("only_if", "")),
        suggest=tuple(data.get("suggest", ())),
        beside=tuple(data.get("beside", ())),
        each_of=data.get("each_of", ""),
        one=data.get("one", ""),
        choices=choices,
        said=said,
        private_choices=tuple(data.get("private_choices", ())),
        range=(int(low), int(high)),
        ends=(low_end, high_end),
        origin=data.get("from", ""),
        scope=data.get("scope", ""),
        draft=data.get("draft", ""),
        think=data.get("think", ""),
        behind=data.get("behind", ""),
        fields=_questions(data.get("fields", ()), step),
        **{flag: data.get(flag) == "yes" for flag in _FLAGS},
    )


def _choices(
    data: Sequence[str] | Mapping[str, str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is stored and what is shown: the same, unless words are given."""
    said = data.values() if isinstance(data, Mapping) else data
    return tuple(data), tuple(said)


_FLAGS = (
    "required",
    "quick",
    "early",
    "recap",
    "live",
    "stamped",
    "private",
    "none",
    "long",
    "check",
    "tenths",
)


def _condition(text: str) -> Condition | None:
    if not text:
        return None
    match = re.fullmatch(_CONDITION, text)
    if match is None:
        raise ValueError(f"no condition: {text}")
    key, sign, values, standing = match.groups()
    if standing:
        return Condition(key, standing, ())
    parts = values.split(", ") if sign == "in" else [values]
    return Condition(key, sign, tuple(parts))
