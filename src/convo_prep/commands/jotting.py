"""Notes from stdin: each line stored as it is given; what cannot be is given back."""

from __future__ import annotations

from collections.abc import Callable

from convo_prep.commands.given_lines import GivenLines
from convo_prep.desk import noting, saying
from convo_prep.desk.beginning import name_if_begun, unless_empty
from convo_prep.desk.desk import Desk
from convo_prep.errors import (
    ConvoError,
    InvalidAnswerError,
    PassedOnError,
    StoppedError,
)
from convo_prep.session import Session
from convo_prep.walk.signs import LEGENDS


def jot(desk: Desk, find: Callable[[], Session], kind: str) -> None:
    """Take notes from stdin, one a line, into the session that `find` finds first.

    Raises:
        PassedOnError: a line is not noted; it was said why, and given back.
        ConvoError: no session was found, and what was not read stands elsewhere.
    """
    given = GivenLines()
    try:
        session = find()
    except ConvoError as error:
        if given.stand_elsewhere:
            raise
        saying.tell(desk, error.sentence, error.hint)
        for lines in given:
            saying.give_back(desk, *lines)
        raise PassedOnError(error.exit_code) from None
    with unless_empty(desk, session):
        _Jotting(desk, noting.with_drafts(desk, session), kind, given).run()


class _Jotting:
    """The lines of one run: those that became notes, and those that did not."""

    def __init__(
        self, desk: Desk, session: Session, kind: str, given: GivenLines
    ) -> None:
        self._desk = desk
        self._session = session
        self._kind = kind
        self._given = given
        self._read = 0
        self._noted = 0
        self._left: list[bytes] = []
        self._code = 0
        self._given_up = False

    def run(self) -> None:
        """Take all lines, then say how many became notes."""
        desk, title = self._desk, self._session.title
        early = noting.not_yet(desk, self._session)
        if self._given.typed:
            saying.tell(desk, f"Notes in {title}, one a line. Ctrl-D ends.")
            self._say_signs()
        try:
            with self._given.interruptible():
                for lines in self._given:
                    self._take(lines)
        except KeyboardInterrupt:
            saying.tell(desk, "\nStopped.")
            self._code = StoppedError.exit_code
            self._left += self._given.rest()
        saying.tell_unconfirmed(desk)
        saying.tell(desk, f"{noting.counted(self._noted)} in {title}.")
        saying.tell(desk, early if self._noted else "")
        if self._noted:
            name_if_begun(desk, self._session)
        self._give_back()

    def _say_signs(self) -> None:
        """Say what a line may begin with; with a kind given, signs are words."""
        saying.tell(self._desk, "" if self._kind else LEGENDS[0])

    def _take(self, lines: list[bytes]) -> None:
        """Store lines that came at once in one save; one that is refused, stays out."""
        if self._given_up:
            self._left += lines
            return
        try:
            self._store(lines)
        except InvalidAnswerError as error:
            if len(lines) == 1:
                self._refused(lines, error)
                return
            for line in lines:
                self._take([line])
        except ConvoError as error:
            self._refused(lines, error)
            # A pipe only runs on; on a terminal the next line may be stored again.
            self._given_up = not self._given.typed

    def _refused(self, lines: list[bytes], error: ConvoError) -> None:
        where = f"Line {self._read + 1}"
        where += f" to {self._read + len(lines)}" if len(lines) > 1 else ""
        self._read += len(lines)
        self._left += lines
        self._code = self._code or error.exit_code
        why = f"{where}: not noted. {error.sentence}"
        saying.tell(self._desk, why, error.hint)

    def _store(self, lines: list[bytes]) -> None:
        texts = [text for line in lines for text in _text(line).splitlines()]
        if self._given.typed and [text.strip() for text in texts] == ["?"]:
            self._say_signs()
        desk, kind = self._desk, self._kind
        self._session, taken = noting.take_all(desk, self._session, texts, kind)
        self._noted += len(taken)
        saying.tell(desk, *noting.dates_of(desk, self._session, taken))
        self._read += len(lines)

    def _give_back(self) -> None:
        """Give back what is not noted, and end with the code of what was in the way.

        Raises:
            PassedOnError: something was.
        """
        many = len(self._left)
        if many:
            lines = "1 line is" if many == 1 else f"{many} lines are"
            saying.tell(self._desk, f"{lines} not noted, and given back:")
        saying.give_back(self._desk, *self._left)
        if self._code:
            raise PassedOnError(self._code)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidAnswerError(
            f"It is not UTF-8, from its byte {error.start + 1} on.",
            "Give it in UTF-8, as with: iconv -t utf-8",
        ) from None
