"""The options of every command: they may stand before it on the line, or behind it."""

from copy import copy
from typing import Any

from typer.core import TyperGroup

from convo_prep.errors import UsageError

NAMES = ("--journal", "--plain", "--no-color", "--no-input", "--quiet", "--json")
JSON = "--json"
# What they print for programs is what they have stored. All others have rows of their
# own, or none.
STORING = {
    *("prep", "conduct", "note", "resolve", "reflect", "follow", "done"),
    *("set", "close", "rename"),
}
# It hands what it is given on to the command behind it.
HANDING_ON = "demo"
# They look into no journal, so that one named for them would be left aside unsaid.
WITHOUT_JOURNAL = {
    "demo": "The demo has a journal of its own.",
    "guide": "The guide is the same for every journal.",
    "help": "Help is the same for every journal.",
    "completion": "The script is the same for every journal.",
}
# Where a context notes that help is wanted of all commands.
ALL = "all"


def add_to(command: Any, root: TyperGroup) -> None:
    """Let a command, and those below it, take these options as the root has them.

    One of its own that is called so stays.
    """
    own = {name for param in command.params for name in param.opts}
    for param in root.params:
        if param.opts[0] in NAMES and not own & {*param.opts}:
            command.params.append(_known(param))
    for below in _below(command).values():
        add_to(below, root)


def refuse_no_journal(journal: str) -> None:
    """Make sure that a journal that is named has a name: else it would be another one.

    Raises:
        UsageError: it has none, as from a script's variable without a value.
    """
    if not journal.strip():
        raise UsageError(
            "--journal is given nothing.", "Give it a folder, or leave it out."
        )


def refuse_journal(name: str, journal: Any) -> None:
    """Make sure that no journal is named for a command that looks into none.

    Raises:
        UsageError: one is.
    """
    if journal and name in WITHOUT_JOURNAL:
        raise UsageError(WITHOUT_JOURNAL[name], "Leave --journal out.")


def as_json(command: Any, args: list[str]) -> list[str]:
    """Return the words of a line as if `--json` stood behind its command."""
    at = 0
    while at < len(args) and args[at] in _below(command):
        command, at = _below(command)[args[at]], at + 1
    return [*args[:at], JSON, *args[at:]]


def _below(command: Any) -> dict[str, Any]:
    return dict(getattr(command, "commands", {}))


def _known(param: Any) -> Any:
    known = copy(param)
    known.expose_value, known.hidden, known.callback = False, True, _take
    return known


def _take(ctx: Any, param: Any, value: Any) -> Any:
    if not value or ctx.resilient_parsing:
        return value
    if param.name == "json" and ctx.command.name not in {*STORING, HANDING_ON}:
        raise _no_json(ctx.command_path, _below(ctx.command))
    if param.name == "journal":
        refuse_journal(ctx.command.name, value)
    # Help has no desk.
    if ctx.obj is not None:
        from convo_prep.desk.desk import Options

        ctx.obj.take(Options(**{param.name: value}))
    return value


def _no_json(path: str, below: dict[str, Any]) -> UsageError:
    """Return the error of a command without JSON; one of those below it may have it."""
    having = [name for name, each in below.items() if _has_own_json(each)]
    if having:
        behind = f"{path} {having[0]} {JSON}"
        return UsageError(
            f"{JSON} stands behind the whole command.", f"As in: {behind}"
        )
    rows = "For programs: convo list --json, convo show --json"
    return UsageError(f"{path} has nothing to print as JSON.", rows)


def _has_own_json(command: Any) -> bool:
    return any(JSON in each.opts and not each.hidden for each in command.params)
