"""A playbook of one's own, begun from what was learned: valid, each lesson a comment.

Only who wrote a lesson can tell whether it is to be offered in any talk of that kind;
so nothing counts before its sign is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convo_prep.advice.learned import LESSON, Repeated
from convo_prep.text import visible

WIDEST = 86
HEAD = """\
# A playbook of your own, on top of {base}. Below are your lines from the look
# back. Take away the # in front of what you want to be offered next time, with its key
# above, and change it as you like. What names a client was left out; a playbook is for
# all of them.
schema: 1
id: {own}
extends: {base}
title: {title}
"""
PLANS = """\

# What you wanted to do another time. On the card: If ..., then ...
# if_then:
"""
LESSONS = """\

# Your lessons. Where one could go: use_when, questions, say, avoid.
"""


def playbook_text(own: str, base: str, title: str, found: Iterable[Repeated]) -> str:
    """Return a playbook that extends another, with one's lines as comments."""
    every = list(found)
    plans = [one for one in every if one.newest.kind != LESSON]
    lessons = [one for one in every if one.newest.kind == LESSON]
    head = HEAD.format(own=own, base=base, title=_quoted(f"{title} (my own)"))
    parts = [head]
    if plans:
        parts += [PLANS, *(f"#   - {_quoted(one.newest.text)}\n" for one in plans)]
    if lessons:
        parts += [LESSONS, *(line for one in lessons for line in _comment(one))]
    return "".join(parts)


def _comment(one: Repeated) -> Iterator[str]:
    """Yield a lesson as lines of a comment."""
    import textwrap  # only who begins a playbook wraps anything

    day = f"{one.newest.day:%Y-%m}" if one.newest.day else ""
    often = f"{one.times} times" if one.times > 1 else ""
    lead = ", ".join(filter(None, (day, often)))
    text = visible(f"{lead}: {one.newest.text}" if lead else one.newest.text)
    for line in textwrap.wrap(text, WIDEST, subsequent_indent="  "):
        yield f"# {line}\n"


def _quoted(text: str) -> str:
    """Return a text as YAML has it in quotes, on one line."""
    import json

    return json.dumps(visible(text), ensure_ascii=False)
