"""Where the cursor stands: in which command, at which option or argument of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from typer.core import TyperGroup, TyperOption

from convo_prep.completion.program import (
    Command,
    Program,
    arguments,
    called,
    options,
    takes_value,
)

JOURNAL = "--journal"
END_OF_OPTIONS = "--"
COMMAND = "COMMAND"
OPTION = "OPTION"


class Place(NamedTuple):
    """Where a word is being typed.

    Attributes:
        command: The command that it belongs to, None where that is not known.
        wanted: What may stand there, as help calls it: `REF`, `COMMAND`, `OPTION`.
        typed: What is typed of it so far.
        before: What of the same word stands before that: `--client=`.
        given: The words before it that are no options, from the command on.
        journal: What `--journal` says, None without.
        demo: Whether the line is one of the demo's.
        loose: Whether a dash at its start would make it an option.
    """

    command: Command | None
    wanted: str
    typed: str
    before: str = ""
    given: tuple[str, ...] = ()
    journal: str | None = None
    demo: bool = False
    loose: bool = False


def place(program: Program, words: Sequence[str], typed: str) -> Place:
    """Find the place of the word that is typed behind other words.

    Args:
        program: The commands.
        words: The words behind `convo` and before the one at the cursor.
        typed: That one, up to the cursor.
    """
    return _Walk(program, words).end(typed)


class _Walk:
    """Goes along the words of a line, from command to command."""

    def __init__(self, program: Program, words: Sequence[str]) -> None:
        self.program = program
        self.command: Command | None = program.root
        self.given: tuple[str, ...] = ()
        self.journal: str | None = None
        self.demo = False
        self.options_over = False
        self.waiting: TyperOption | None = None
        for word in words:
            self._step(word)

    def end(self, typed: str) -> Place:
        """Return the place of the word at the end."""
        if self.command is None:
            return Place(None, "", typed)
        if self.waiting is not None:
            return self._place(called(self.waiting), typed)
        if typed[:1] == "-" and not self.options_over:
            return self._at_option(self.command, typed)
        if isinstance(self.command, TyperGroup):
            return self._place(COMMAND, typed)
        return self._place(self._argument(self.command), typed, loose=True)

    def _step(self, word: str) -> None:
        if self.waiting is not None:
            self._value(self.waiting, word)
            self.waiting = None
        elif self.options_over or word[:1] != "-" or word == "-":
            self._word(word)
        elif word == END_OF_OPTIONS:
            self.options_over = True
        else:
            self._option(word)

    def _word(self, word: str) -> None:
        command = self.command
        if command is None:
            return
        if self._argument(command) == COMMAND and not self.given:
            # A line within the line, on sessions of its own.
            self.demo, command = True, self.program.root
        if isinstance(command, TyperGroup):
            self.command = self.program.below(command, word)
            self.given = ()
        else:
            self.given += (word,)

    def _option(self, word: str) -> None:
        name, sign, value = word.partition("=")
        option = self._named(name)
        if option is None or not takes_value(option):
            return
        if sign:
            self._value(option, value)
        elif name[:2] == "--" or len(name) == len("-x"):
            self.waiting = option

    def _value(self, option: TyperOption, value: str) -> None:
        if JOURNAL in option.opts:
            self.journal = value

    def _named(self, name: str) -> TyperOption | None:
        """Return an option by its name, or by the letter that a short one begins with.

        What holds for all commands is known behind each of them.
        """
        short = name[:2] if name[:2] != "--" else name
        own = options(self.command) if self.command else []
        for option in (*own, *options(self.program.root)):
            if name in option.opts or short in option.opts:
                return option
        return None

    def _at_option(self, command: Command, typed: str) -> Place:
        name, sign, value = typed.partition("=")
        option = self._named(name) if sign else None
        if option is None or not takes_value(option):
            return Place(command, OPTION, typed, demo=self.demo)
        return self._place(called(option), value, before=name + sign)

    def _argument(self, command: Command) -> str:
        """Return what the next word of a command is called, or nothing."""
        for number, argument in enumerate(arguments(command)):
            if argument.nargs < 0 or number == len(self.given):
                return called(argument)
        return ""

    def _place(
        self, wanted: str, typed: str, before: str = "", *, loose: bool = False
    ) -> Place:
        return Place(
            self.command,
            wanted,
            typed,
            before,
            self.given,
            self.journal,
            self.demo,
            loose and not self.options_over,
        )
