"""Keys of a file that nobody knows, and which known one each is near.

A key that begins with `x_` or `x-` is the user's own, and is nobody's slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from convo_prep import kinds
from convo_prep.guide import Guide, Question
from convo_prep.schema.misfit import Misfit, Path
from convo_prep.text import Tree, is_own_key


def strange_keys(tree: Mapping[str, Tree], guide: Guide) -> Iterator[Misfit]:
    """Name the keys of a session that the guide has not, those of records too."""
    questions = {each.path: each for each in guide.questions()}
    order = list(dict.fromkeys([*guide.order(), *questions]))
    places = {each.key: each.path for each in questions.values()}
    top = dict.fromkeys(path.partition(".")[0] for path in order)
    yield from _strange((), tree, top, places)
    for key, value in tree.items():
        inside = [path for path in order if path.startswith(f"{key}.")]
        if isinstance(value, dict) and inside:
            known = [path.partition(".")[2] for path in inside]
            yield from _strange((key,), value, known, places)
    for question in questions.values():
        if question.fields and not question.each_of:
            yield from _in_records(question, tree, guide)


def near(key: str, known: Iterable[str]) -> str:
    """Ask whether the known key was meant that one is near; "" where none is near."""
    found = get_close_matches(key.lower(), list(known), 1)
    return f" Did you mean {found[0]}?" if found else ""


def _strange(
    path: Path,
    section: Mapping[str, Tree],
    known: Iterable[str],
    elsewhere: Mapping[str, str],
) -> Iterator[Misfit]:
    """Name the strange keys of a section; `elsewhere` has keys with their paths."""
    listed = list(known)
    for key in section:
        if key not in listed and not is_own_key(key):
            yield Misfit((*path, key), near(key, listed) or _at(key, elsewhere))


def _at(key: str, elsewhere: Mapping[str, str]) -> str:
    found = get_close_matches(key.lower(), list(elsewhere), 1)
    return f" Did you mean {elsewhere[found[0]]}?" if found else ""


def _in_records(
    question: Question, tree: Mapping[str, Tree], guide: Guide
) -> Iterator[Misfit]:
    section = tree.get(question.step) if question.step else tree
    stored = section.get(question.key, "") if isinstance(section, Mapping) else ""
    later = (q.key for q in guide.questions() if q.each_of == question.path)
    known = [*(field.key for field in question.fields), *later]
    above = (question.step,) if question.step else ()
    for at, item in enumerate(kinds.items_of(stored)):
        if isinstance(item, dict):
            yield from _strange((*above, question.key, at), item, known, {})
