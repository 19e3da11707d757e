"""How what stands on the line becomes a command's values, without Pydantic."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from itertools import takewhile
from typing import Any

from convo_prep.errors import UsageError

AS_TYPED = (str, list[str], bool)
# Longer ones are left to Typer, whose own sentence says that they are too large.
DIGITS = 18
# What writing programs make of two hyphens, or of one.
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_DASHED = tuple(_DASHES)
_OTHER_DASHES = rf"(?!--?[a-zA-Z])[{_DASHES}]{{1,2}}([a-zA-Z][a-z-]*)(?:=.*)?"


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
    refuse_slips(command)
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


def refuse_slips(command: Any) -> None:
    """Let a command, and those below it, refuse what is a slip of the fingers.

    A text that is given twice, an option with nothing in it, as a script's variable
    without a value, and one that begins with another dash, as writing programs make it.
    """
    command.make_parser = _careful(command.make_parser)
    for below in getattr(command, "commands", {}).values():
        refuse_slips(below)


def _careful(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what makes parsers that refuse slips; of two texts the last would win.

    A number may be given again, as behind an alias of a shell.
    """

    def careful(ctx: Any) -> Any:
        parser = make(ctx)
        parse = parser.parse_args

        def parsed(args: list[str]) -> Any:
            refuse_other_dashes(args, ctx.command.params)
            found = parse(args=args)
            _refuse_twice(found[-1])
            _refuse_empty(found[0], found[-1])
            _refuse_words(ctx, found[1])
            return found

        parser.parse_args = parsed
        return parser

    return careful


def before_a_command(args: list[str]) -> list[str]:
    """Return the words in front of a command that begin with some dash."""
    return list(takewhile(lambda word: word[:1] in _DASHED, args))


def _refuse_twice(order: list[Any]) -> None:
    texts = [each for each in order if each.metavar not in (None, "N")]
    for at, param in enumerate(texts):
        if not param.multiple and param.nargs == 1 and param in texts[:at]:
            name = max(param.opts, key=len)
            raise UsageError(f"{name} is given more than once.", "Give it once.")


def _refuse_empty(values: Mapping[str, Any], order: list[Any]) -> None:
    """Refuse an empty filter or name: without one a command takes all there is."""
    for param in order:
        given = values.get(param.name)
        texts = given if isinstance(given, list) else [given]
        blank = any(isinstance(each, str) and not each.strip() for each in texts)
        if blank and param.param_type_name == "option":
            name = param.opts[0]
            raise UsageError(
                f"{name} is given nothing.", "Give it a value, or leave it out."
            )


def _refuse_words(ctx: Any, words: list[str]) -> None:
    """Say how what is typed behind a command without arguments is asked for."""
    said, params = " ".join(words).strip(), ctx.command.params
    # A group of commands knows its own words.
    if not said or ctx.resilient_parsing or hasattr(ctx.command, "commands"):
        return
    if all(param.param_type_name != "argument" for param in params):
        known = {name for param in params for name in param.opts}
        raise UsageError(
            f"{ctx.command_path} takes options, and no words alone.",
            _as_option(ctx.command_path, said, known),
        )


def _as_option(path: str, said: str, known: Collection[str]) -> str:
    """Return the line that words were meant as; a whole sentence is not repeated."""
    import shlex

    from convo_prep.text import of_few_words

    first = said.split()[0]
    if first.isdecimal() and "-n" in known:
        return f"So many: {path} -n {first}"
    if "--client" in known and of_few_words(said):
        return f"With one client: {path} --client {shlex.quote(said)}"
    return f"See: {path} -h"


def refuse_other_dashes(args: list[str], params: list[Any]) -> None:
    """Refuse `—in acme`, which would be a text, where `--in` is an option.

    Quoted together with other words it is one.
    """
    known = {name for param in params for name in param.opts}
    for each in args[: args.index("--") if "--" in args else None]:
        # Hardly any word begins so, and the form takes long to compile.
        other = each[:1] in _DASHED and not each[:2].isascii()
        slip = re.fullmatch(_OTHER_DASHES, each) if other else None
        dashes = "--" if slip and len(slip[1]) > 1 else "-"
        if slip and f"{dashes}{slip[1]}" in known:
            raise UsageError(
                f"'{each[: slip.end(1)]}' begins with another dash than options.",
                f"Type: {dashes}{slip[1]}",
            )


class _AsTyped:
    """Stands where Typer expects what turns a typed word into a value.

    `judge` returns what would turn it there, without this.
    """

    def __init__(self, judge: Callable[[], Any]) -> None:
        self.judge = judge

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
