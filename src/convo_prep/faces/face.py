"""The interface that both faces keep: a prompt to put, and what a person may reply."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from convo_prep.document import Document, Line
from convo_prep.page import Listed
from convo_prep.walk.answering import Answer
from convo_prep.walk.spot import Ask

if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion


def _kept_nowhere(_text: str) -> None:
    """Let a half-typed line go."""


def _as_it_stands(text: str) -> str:
    """Leave a text as it is."""
    return text


class Pasted(NamedTuple):
    """What goes on where a text was given whole: a line, what is said of it, whose.

    Whether it is a message of theirs is a guess, which the person may turn.
    """

    line: str
    said: str
    theirs: bool = True


class TakesMessage(Protocol):
    """Takes a text that was given whole; None where it is an answer like any other."""

    def __call__(self, text: str, theirs: bool | None = None) -> Pasted | None:
        """Take it as theirs or as one's own; with None that is found out."""


class Begun(NamedTuple):
    """A line that is no answer while it is typed: what of it is there, who keeps it."""

    text: str = ""
    keep: Callable[[str], None] = _kept_nowhere


NOTHING_YET = Begun()
_YES, _NO = ("y", "yes"), ("n", "no")


def yes_or_no(typed: str, default: bool) -> bool | None:
    """Read a line as yes or no, an empty one as `default`; None for any other."""
    word = typed.strip().lower()
    if not word:
        return default
    return word in _YES if word in (*_YES, *_NO) else None


class Prompt(NamedTuple):
    """One question with all a face may need while it waits for the answer.

    `read` reads a line, and raises InvalidAnswerError for one that is no answer;
    `outline` lists the lines of the whole walk; `find`, where it is there, returns
    what fits the words typed, in the place of `suggestions`; `keep` stores the
    half-typed line; `half_typed` is the one kept last time; `edit` opens the editor on
    a text and returns it; `draft` is the line proposed here, which is no answer yet;
    `paste` takes a text that was given whole, where it may be a message of theirs.
    """

    ask: Ask
    read: Callable[[str], Answer] = Answer
    suggestions: tuple["Suggestion", ...] = ()
    past: Callable[[], tuple["Suggestion", ...]] = tuple
    find: Callable[[str], tuple["Suggestion", ...]] | None = None
    outline: Callable[[], tuple[Listed, ...]] = tuple
    keep: Callable[[str], None] = _kept_nowhere
    edit: Callable[[str], str] = _as_it_stands
    half_typed: str = ""
    draft: str = ""
    paste: TakesMessage | None = None


class Typed(NamedTuple):
    """Lines given as they were read: one, or several items at once."""

    answers: tuple[Answer, ...]


class _Alone:
    """A reply that says no more than which one it is."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


class Back(_Alone):
    """To the question before."""

    __slots__ = ()


class Struck(NamedTuple):
    """The line that a person names, else the draft that stands here, is not wanted."""

    name: str = ""


class Go(NamedTuple):
    """To the question, or the item, that a person names."""

    name: str


class Stop(NamedTuple):
    """Leave the walk; `interrupted` by Ctrl-C or a signal, else at the user's word."""

    interrupted: bool


Reply: TypeAlias = Typed | Back | Struck | Go | Stop


class Face(Protocol):
    """How questions reach a person."""

    def put(self, prompt: Prompt) -> Reply:
        """Ask one question and return the reply, with what was read."""

    def say(self, line: Line) -> None:
        """Say one line that needs no answer."""

    def show(self, document: Document) -> None:
        """Show a document, such as the card."""

    def saved(self, label: str, words: str) -> None:
        """Say that an answer is on disk."""

    def left(self, label: str, kept: bool, drafted: bool = False) -> None:
        """Say that a question was passed; an answer, or a draft, stays there."""

    def close(self) -> None:
        """Give the terminal back, for whatever writes or reads next."""

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
        """Return a line that is no answer; what was begun of it is in it to go on.

        With `several` a paste of several is given at once, as they are.

        Raises:
            EOFError: the person ends it with Ctrl-D.
            KeyboardInterrupt: with Ctrl-C, or a signal does.
        """

    def confirm(self, question: str, default: bool) -> bool:
        """Ask for a yes or a no; Ctrl-C and the end of input are a no."""
