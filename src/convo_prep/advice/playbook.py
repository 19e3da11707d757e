"""A playbook, read leniently: its texts and records, and its text filled in.

Playbooks may come from strangers: whatever has not the expected shape is passed over,
and their text is never anything but text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from convo_prep.text import FILLED, Tree, folded, normal, one_line, whole_number

_SHARED_WORDS = 4
# Said in every situation, so that they tell none from another.
_SAID_ANYWHERE = frozenset(
    (
        *("about", "again", "also", "another", "because", "been", "before", "both"),
        *("client", "could", "does", "done", "each", "everything", "from", "have"),
        *("into", "more", "most", "much", "must", "nobody", "once", "only", "other"),
        *("others", "ours", "over", "same", "says", "some", "somebody", "someone"),
        *("something", "than", "that", "their", "them", "then", "there", "they"),
        *("thing", "this", "until", "very", "want", "well", "were", "what", "when"),
        *("where", "which", "while", "will", "with", "work", "would", "your"),
    )
)
_BLANK = r"\{([a-z_]+)\}"
# Of itself it says what to look up before anything is said, and what it is not for.
CHECK_FIRST = "check_first"
NOT_FOR = "not_for"
# Stands between the texts of a list in a record, such as the ways to say one thing.
BETWEEN = " / "


class Playbook(NamedTuple):
    """One kind of situation; `tree` is the file as read, `id` its permanent name."""

    id: str
    tree: Mapping[str, Tree]

    @property
    def title(self) -> str:
        """The neutral title, the id where there is none."""
        return self.text("title") or self.id

    @property
    def drafts(self) -> bool:
        """Whether its lines may be drafted: not where that, or a reader, says no."""
        return "no" not in (self.text("drafts"), self.text("reviewed"))

    @property
    def is_of_safety(self) -> bool:
        """Whether it is of those in which somebody's safety may be at stake."""
        return self.text("group") == "safety"

    def text(self, key: str) -> str:
        """Return a text of the playbook, "" where it has none."""
        found = self.tree.get(key, "")
        return normal(found) if isinstance(found, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as one."""
        found = self.tree.get(key, "")
        items = found if isinstance(found, list) else [found]
        said = (normal(text) for text in items if isinstance(text, str))
        return tuple(text for text in said if text.strip())

    def records(self, key: str) -> tuple[dict[str, str], ...]:
        """Return a list of mappings of text."""
        found = self.tree.get(key, "")
        entries = found if isinstance(found, list) else []
        return tuple(_texts_of(entry) for entry in entries if isinstance(entry, dict))

    def likeliest(self) -> tuple[dict[str, str], ...]:
        """Return the concerns, the likeliest first: `likely` is an order, no count."""
        return tuple(sorted(self.records("concerns"), key=_likely, reverse=True))

    def said(self, at: str) -> tuple[dict[str, str], ...]:
        """Return the lines to say at a moment: `open`, `on` or `end`, the first first.

        A line that names no moment is said as the talk goes on.
        """
        lines = [each for each in self.records("say") if each.get("at", "on") == at]
        return tuple(sorted(lines, key=lambda each: each.get("first") != "yes"))

    def record(self, key: str) -> dict[str, str]:
        """Return a mapping of text, empty where there is none."""
        found = self.tree.get(key, "")
        return _texts_of(found) if isinstance(found, dict) else {}


class Shelf(NamedTuple):
    """The playbooks that loaded, by id, and what is wrong with those that did not."""

    playbooks: Mapping[str, Playbook]
    problems: tuple[str, ...]


def playbook_from(tree: Mapping[str, Tree], name: str) -> Playbook:
    """Return the playbook in a tree; `name` stands in for an id that is missing."""
    own = tree.get("id")
    return Playbook(own if isinstance(own, str) and own else name, tree)


def extended(playbook: Playbook, others: Mapping[str, Playbook]) -> Playbook:
    """Return a playbook with the one it `extends` below it, lists joined to one."""
    base = others.get(playbook.text("extends"))
    if base is None:
        return playbook
    tree = dict(base.tree)
    for key, value in playbook.tree.items():
        under = tree.get(key)
        joined = isinstance(value, list) and isinstance(under, list)
        tree[key] = [*value, *under] if joined else value  # type: ignore[misc]
    return Playbook(playbook.id, tree)


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put the session's words for `{client}`, `{contact}` and `{topic}` into a text."""
    known = {key: words[key] for key in FILLED if words.get(key)}
    return re.sub(_BLANK, lambda blank: known.get(blank[1], blank[0]), text)


def blanks(text: str) -> list[str]:
    """Return the `{...}` of a text that nobody has filled, in order."""
    return [blank[0] for blank in re.finditer(_BLANK, text)]


def named(playbooks: Mapping[str, Playbook], typed: str) -> Playbook | None:
    """Return the playbook named by id, title or alias, or by a beginning of one."""
    wanted = folded(one_line(typed))
    if not wanted:
        return None
    for playbook in playbooks.values():
        if wanted in _names(playbook):
            return playbook
    close = [playbook for playbook in playbooks.values() if _begins(playbook, wanted)]
    return close[0] if len(close) == 1 else None


def ranked(playbooks: Iterable[Playbook], words: str) -> list[Playbook]:
    """Return the playbooks, those first that share most words with a text."""
    said = _stems(words)
    scored = [(_shared(playbook, said), playbook) for playbook in playbooks]
    return [p for _, p in sorted(scored, key=lambda pair: (-pair[0], pair[1].title))]


def _likely(concern: Mapping[str, str]) -> int:
    return whole_number(concern.get("likely", "")) or 0


def _names(playbook: Playbook) -> list[str]:
    names = (playbook.id, playbook.title, *playbook.texts("aliases"))
    return [folded(name) for name in names]


def _begins(playbook: Playbook, wanted: str) -> bool:
    return any(name.startswith(wanted) for name in _names(playbook))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", folded(text))
    telling = (word for word in words if word not in _SAID_ANYWHERE)
    return {word[:5] for word in telling if len(word) >= _SHARED_WORDS}


def _shared(playbook: Playbook, said: set[str]) -> int:
    names = _stems(" ".join(_names(playbook)))
    about = _stems(" ".join((playbook.text("summary"), *playbook.texts("use_when"))))
    return 3 * len(names & said) + len(about & said)


def _texts_of(entry: Mapping[str, Tree]) -> dict[str, str]:
    """Return what of a record is text; a list of texts is one, by what parts them."""
    found = {}
    for key, value in entry.items():
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list):
            texts = [normal(text) for text in listed if isinstance(text, str)]
            found[key] = BETWEEN.join(texts)
    return found
