"""How what stands on the line becomes a command's values, without Pydantic."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from convo_prep.errors import UsageError

AS_TYPED = (str, list[str], bool)
# Longer ones are left to Typer, whose own sentence says that they are too large.
DIGITS = 18


def word(typed: str) -> str:
    """Return a word of the line as the text it is.

    Where the locale has no letters, Python lets them through as bytes. What is no
    text may still name a file.

    Raises:
        UsageError: it is neither.
    """
    try:
        typed.encode("utf-8")
    except UnicodeEncodeError:
        data = os.fsencode(typed)
    else:
        return typed
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if os.path.lexists(data):
            return typed
        shown = data.decode("utf-8", "backslashreplace")
        raise UsageError(
            f"'{shown}' is not UTF-8, from its byte {error.start + 1} on.",
            "Look at the locale of this terminal: locale",
        ) from None


def read_as_convo_does(command: Any, ctx: Any) -> None:
    """Let a command take its words as they stand, each once, and name no type."""
    take_as_typed(command, ctx)
    refuse_repeats(command)
    name_no_types(command)


def take_as_typed(command: Any, ctx: Any) -> None:
    """Let a Typer command, and those below it, take its words as they stand.

    `ctx` is a context of it or of what it stands below: it says how help is called.

    From 0.29 on Typer builds a Pydantic adapter for each parameter, whose loading
    costs more than all else of a looking command; what is no text, flag or plain
    number it still judges. An older Typer has no such step and is left as it is.
    """
    for param in command.get_params(ctx):
        judge = getattr(param, "get_runtime_param", None)
        if judge is not None:
            param.get_runtime_param = _AsTyped(judge).itself
    for below in getattr(command, "commands", {}).values():
        take_as_typed(below, ctx)


def name_no_types(command: Any) -> None:
    """Let the help of a command, and of those below it, say only what an argument is.

    The newest Typer puts a type of Python's behind it, which tells nobody more.
    """
    for param in command.params:
        if param.param_type_name == "argument":
            param.display_type_rich = _unsaid
    for below in getattr(command, "commands", {}).values():
        name_no_types(below)


def _unsaid(ctx: Any) -> None:
    del ctx


def refuse_repeats(command: Any) -> None:
    """Let a command, and those below it, refuse a text that is given twice."""
    command.make_parser = _OnceEach(command.make_parser).parser
    for below in getattr(command, "commands", {}).values():
        refuse_repeats(below)


class _OnceEach(NamedTuple):
    """Makes parsers that refuse a text given twice, of which the last would win.

    A number may be given again, as behind an alias of a shell.
    """

    make: Callable[[Any], Any]

    def parser(self, ctx: Any) -> Any:
        """Return the parser of a command."""
        parser = self.make(ctx)
        parse = parser.parse_args

        def parsed(args: list[str]) -> Any:
            found = parse(args=args)
            _refuse_twice(found[-1])
            return found

        parser.parse_args = parsed
        return parser


def _refuse_twice(order: list[Any]) -> None:
    texts = [each for each in order if each.metavar not in (None, "N")]
    for at, param in enumerate(texts):
        if not param.multiple and param.nargs == 1 and param in texts[:at]:
            name = max(param.opts, key=len)
            raise UsageError(f"{name} is given more than once.", "Give it once.")


class _AsTyped(NamedTuple):
    """Stands where Typer expects what turns a typed word into a value."""

    judge: Callable[[], Any]

    def itself(self) -> _AsTyped:
        """Return this, as Typer asks a parameter for it."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value that the command gets."""
        wanted = param.type_descriptor.annotation
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if wanted in AS_TYPED or type(value) is wanted:
            return value
        if wanted is int and _plain_number(value, param):
            return int(value)
        return self.judge().coerce(value, param, ctx)


def _plain_number(value: Any, param: Any) -> bool:
    """Whether a word is a whole number that no limit of the parameter forbids."""
    if not isinstance(value, str) or not value.isdecimal() or len(value) > DIGITS:
        return False
    limits = param.type_descriptor.parameter_info
    least, most = limits.min, limits.max
    return (least is None or int(value) >= least) and (
        most is None or int(value) <= most
    )
