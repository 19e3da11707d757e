"""The commands and their parameters, as Typer holds them."""

from __future__ import annotations

from typing import TypeAlias, cast

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

ABOUT = 80
Command: TypeAlias = TyperCommand | TyperGroup
Param: TypeAlias = TyperArgument | TyperOption


class Program:
    """The commands below a root; each is loaded when it is asked for."""

    def __init__(self, root: TyperGroup) -> None:
        self.root = root
        # Nothing is parsed here, and nothing that is wrong on a line is said.
        self._context = root.context_class(root, resilient_parsing=True)

    def below(self, group: TyperGroup, word: str) -> Command | None:
        """Return the command that a word names in a group, None if there is none."""
        if word not in group.list_commands(self._context):
            return None
        _, found, _ = group.resolve_command(self._context, [word])
        return cast("Command | None", found)

    def names(self, group: TyperGroup) -> list[tuple[str, str]]:
        """Return the names in a group that help lists, and a line about each."""
        every = group.list_commands(self._context)
        found = [(name, group.get_command(self._context, name)) for name in every]
        return [
            (name, each.get_short_help_str(ABOUT))
            for name, each in found
            if each is not None and not each.hidden
        ]


def params(command: Command) -> list[Param]:
    """Return the options and arguments of a command."""
    return cast("list[Param]", command.params)


def called(param: Param) -> str:
    """Return what help calls the value of a parameter, without signs for repeating."""
    return (param.metavar or "").translate({ord(sign): None for sign in "[]."})


def arguments(command: Command) -> list[TyperArgument]:
    """Return the arguments of a command in their order."""
    return [each for each in params(command) if isinstance(each, TyperArgument)]


def options(command: Command) -> list[TyperOption]:
    """Return the options of a command that help lists."""
    every = (each for each in params(command) if isinstance(each, TyperOption))
    return [each for each in every if not each.hidden]


def takes_value(option: TyperOption) -> bool:
    """Tell whether a value follows an option."""
    return not option.is_flag
