"""What a wording rule is, and how rules are built from plain data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from convo_prep.errors import PlaybookError

LEVELS = ("stop", "warn", "hint")

# Which rules run on a text of each scope. A purpose is spoken, a recap is sent.
SCOPES: dict[str, frozenset[str]] = {
    "any": frozenset({"any"}),
    "speech": frozenset({"any", "speech"}),
    "purpose": frozenset({"any", "speech", "purpose"}),
    "recap": frozenset({"any", "speech", "recap"}),
    "action": frozenset({"any", "action"}),
    "owner": frozenset({"any", "owner"}),
    "facts": frozenset({"any", "facts"}),
}

# One sign for one sign, so that places in the text stay true. The last four are the
# letters beyond ASCII that a search without case takes for i, s and k.
PLAIN = str.maketrans(
    "\u2018\u2019\u02bc\u2013\u2014" + "\u00a0\u202f\n\t" + "\u0130\u0131\u017f\u212a",
    "'''--" + "    " + "iisk",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `pattern` is empty when the check is one of structure.

    `say` goes on from the phrase that was hit. Each match of the pattern contains one
    of the `cues` (lower case), or there are none.
    """

    id: str
    group: str = ""
    scopes: tuple[str, ...] = ("any",)
    level: str = "hint"
    pattern: str = ""
    cues: tuple[str, ...] = ()
    structural: bool = False
    say: str = ""
    why: str = ""
    source: str = ""
    on: bool = True


def rules_from(entries: Iterable[object]) -> tuple[Rule, ...]:
    """Build rules from plain text mappings; keys that are unknown are passed over.

    Raises:
        PlaybookError: A rule has no id, says nothing, or its pattern is broken. A rule
            with cues is compiled, and so judged, only when a text first has a cue.
    """
    return tuple(_rule(entry, None) for entry in entries)


def with_user_rules(
    shipped: Iterable[Rule], entries: Iterable[object]
) -> tuple[Rule, ...]:
    """Add a user's rules; an entry with a known id changes only what it names.

    Raises:
        PlaybookError: As `rules_from`; the user's patterns are judged at once.
    """
    rules = {rule.id: rule for rule in shipped}
    for entry in entries:
        rule = _rule(entry, rules.get(_id(entry)))
        compiled(rule.id, rule.pattern)
        rules[rule.id] = rule
    return tuple(rules.values())


def _rule(entry: object, before: Rule | None) -> Rule:
    name = _id(entry)
    given: dict[str, Any] = {}
    for key, (field, read) in _KEYS.items():
        if isinstance(entry, Mapping) and key in entry:
            given[field] = read(name, key, entry[key])
    if "pattern" in given:
        given.setdefault("cues", ())
    rule = replace(before or Rule(name), **given)
    _check(rule)
    return rule


def _id(entry: object) -> str:
    name = entry.get("id") if isinstance(entry, Mapping) else None
    if not isinstance(name, str) or not name.strip():
        raise PlaybookError("A wording rule has no id.", "Give it a line `id: NAME`.")
    return name.strip()


def _text(name: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, f"`{key}:` is not a text")
    return value.strip()


def _words(name: str, key: str, value: object) -> tuple[str, ...]:
    words: list[object] = value if isinstance(value, list) else [value]
    return tuple(_text(name, key, word) for word in words)


def _cues(name: str, key: str, value: object) -> tuple[str, ...]:
    return tuple(cue.translate(PLAIN).lower() for cue in _words(name, key, value))


def _pattern(name: str, key: str, value: object) -> str:
    lines = (line.strip() for line in _text(name, key, value).splitlines())
    return "|".join(line for line in lines if line)


def _yes(name: str, key: str, value: object) -> bool:
    return _text(name, key, value).lower() in {"yes", "true", "on"}


def _not_off(name: str, key: str, value: object) -> bool:
    return not _yes(name, key, value)


_KEYS: dict[str, tuple[str, Callable[[str, str, object], object]]] = {
    "group": ("group", _text),
    "scope": ("scopes", _words),
    "level": ("level", _text),
    "re": ("pattern", _pattern),
    "cues": ("cues", _cues),
    "structural": ("structural", _yes),
    "say": ("say", _text),
    "why": ("why", _text),
    "source": ("source", _text),
    "off": ("on", _not_off),
}


def _wrong(name: str, what: str) -> PlaybookError:
    return PlaybookError(
        f"The wording rule {name}: {what}.", 'Mend it, or switch it off: `off: "yes"`.'
    )


def _check(rule: Rule) -> None:
    if not rule.pattern and not rule.structural:
        raise _wrong(rule.id, "it has no `re:`")
    if not rule.say:
        raise _wrong(rule.id, "it has no `say:`")
    if rule.level not in LEVELS:
        raise _wrong(rule.id, f"`level:` is none of {', '.join(LEVELS)}")
    if not set(rule.scopes) <= set(SCOPES):
        raise _wrong(rule.id, f"`scope:` is none of {', '.join(SCOPES)}")
    if rule.pattern and not rule.cues:
        compiled(rule.id, rule.pattern)


@cache
def compiled(name: str, pattern: str) -> re.Pattern[str]:
    """Compile the pattern of the rule `name`, once; PlaybookError when it is broken."""
    try:
        return re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise _wrong(name, f"`re:` is broken, {error}") from error
