"""Words that people type for a command, and which command they mean by them."""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Collection

from convo_prep.errors import UsageError
from convo_prep.text import echoed, visible

# From other programs, and from plain English; what is only misspelled is found itself.
_MEANT = {
    "prep": "add new begin start create prepare init",
    "show": "open view cat read",
    "forget": "delete del rm remove erase",
    "grep": "search find",
    "list": "ls all",
    "actions": "todo todos tasks action promises",
    "calendar": "agenda ics cal",
    "set": "answer change config",
    "note": "jot log write",
    "card": "print",
    "close": "finish archive",
    "conduct": "meet live",
    "undo": "revert back",
    "guide": "questions",
    "help": "man usage",
    "--version": "version ver",
}
# What there was once.
_GONE = {
    "initiate": "Type 'convo prep' instead: it asks the questions of initiate too."
}
_COMMAND = {word: to for to, words in _MEANT.items() for word in words.split()}
_BARE = ("status", "today", "now", "home", "dashboard", "inbox")
_PLAIN = r"[^\W_][\w&.'\u2019-]*"


def why_none(name: str, commands: Collection[str]) -> str:
    """Say that a word is no command, and what to type instead.

    Raises:
        UsageError: it was one once.
    """
    if name in _GONE:
        raise UsageError(_GONE[name])
    said = echoed(visible(name), "of that name")
    return f"There is no command {said}.{_meant(name, commands)}"


def _meant(name: str, commands: Collection[str]) -> str:
    lower = name.lower()
    if lower in _BARE:
        return " Did you mean 'convo'?"
    if lower in commands or lower in _COMMAND:
        return f" Did you mean 'convo {_COMMAND.get(lower, lower)}'?"
    if near := difflib.get_close_matches(lower, commands, 1):
        return f" Did you mean 'convo {near[0]}'?"
    if re.fullmatch(_PLAIN, name):
        return f" If it names a conversation: convo show {shlex.quote(name)}"
    return ""
