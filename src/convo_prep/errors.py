"""The one family of errors: a sentence for the user, what to do next, an exit code."""

from typing import NamedTuple


class ConvoError(Exception):
    """Anything a user is told about; never carries what a client said.

    Args:
        sentence: What is wrong, in the user's words, without a final newline.
        hint: What to type or do next; may be empty.
    """

    exit_code = 20

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class NothingFoundError(ConvoError):
    """A search or a list of due actions has no hit."""

    exit_code = 1


class UsageError(ConvoError):
    """The words typed do not make a command, or a question cannot be asked here."""

    exit_code = 2


class InvalidAnswerError(ConvoError):
    """A typed line is no answer to its question."""

    exit_code = 2


class Reading(NamedTuple):
    """One way to understand a date that has several.

    `typed` is what to type for just this one, `said` what it means, in full words.
    `order` is what comes first in it where two numbers are day and month: "day",
    "month", else "".
    """

    typed: str
    said: str
    order: str = ""


class OpenDateError(InvalidAnswerError):
    """A date can be read in several ways, and is not guessed.

    `typed` is what leaves it open, as it stands in the line; `readings` are the ways.
    """

    def __init__(
        self, sentence: str, hint: str, typed: str, readings: tuple[Reading, ...]
    ) -> None:
        super().__init__(sentence, hint)
        self.typed = typed
        self.readings = readings


class FrozenError(InvalidAnswerError):
    """What was foretold is not changed once the talk has begun."""


class NoSessionError(ConvoError):
    """No session fits the reference."""

    exit_code = 20


class SeveralSessionsError(ConvoError):
    """More than one session fits, and the command must not guess."""

    exit_code = 21


class UnreadableFileError(ConvoError):
    """A file does not parse, and is never written; or something cannot be read.

    `name` is its file in the journal, where a look through it has met the error.
    """

    exit_code = 22
    name = ""


class NotSavedError(ConvoError):
    """The disk refused; the old version of the file still stands."""

    exit_code = 23


class OutputError(ConvoError, OSError):
    """stdout takes nothing more; what was asked for did not arrive."""

    exit_code = 23


class ReaderGoneError(OutputError):
    """Whoever read the output had enough; there is nobody to tell."""

    exit_code = 141


class ConflictError(ConvoError):
    """The same answer was changed elsewhere meanwhile; ours lies beside the file."""

    exit_code = 24


class NewerSchemaError(ConvoError):
    """The file was written by a newer convo, so this one only reads it."""

    exit_code = 25


class BusyError(ConvoError):
    """Another convo holds the lock for longer than anyone waits."""

    exit_code = 26


class ProblemsFoundError(ConvoError):
    """`check` found something to mend."""

    exit_code = 27


class SettingsError(ConvoError):
    """The config file or an environment variable does not make sense."""

    exit_code = 28


class EditorError(ConvoError):
    """The editor could not be started, or failed."""

    exit_code = 29


class PlaybookError(ConvoError):
    """A playbook or a rule file does not load."""

    exit_code = 30


class StoppedError(ConvoError):
    """The user stopped; everything is saved."""

    exit_code = 130


class PassedOnError(ConvoError):
    """A command inside a command has said everything; only its code goes on."""

    def __init__(self, exit_code: int) -> None:
        super().__init__("")
        self.exit_code = exit_code
