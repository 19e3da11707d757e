"""The other side's message, pasted in the place of an answer and kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.change import Change, SetAnswer
from convo_prep.faces.face import Pasted
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.expected import THEIR_MAIL
from convo_prep.session.paths import ISSUE, MAIL
from convo_prep.text import normal

# The first questions of a preparation have nothing to offer.
if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion

AT = Spot(ISSUE)
KEPT = "Kept whole as their message, for you alone. The line says what it is about."


class Received:
    """The message that is held at the question of the matter until that is answered."""

    def __init__(self) -> None:
        self.text = ""

    def paste(self, spot: Spot, pasted: str) -> Pasted | None:
        """Hold a message pasted at a question; None where it is an answer.

        The line that goes on is drafted from it.
        """
        from convo_prep.advice.their_message import is_message, issue_of

        text = normal(pasted)
        # Once one is held, a single line is what is said of it.
        answers = bool(self.text) and "\n" not in text
        if spot != AT or answers or not is_message(text):
            return None
        self.text = text
        return Pasted(issue_of(text), KEPT)

    def half_typed(self, spot: Spot, line: str) -> str:
        """Return what is to be kept of a line that is being typed: the message too."""
        return f"{line}\n{self.text}" if self.text and spot == AT else line

    def returned(self, spot: Spot, kept: str) -> str:
        """Take a half-typed line back; returns the line without the message."""
        if spot != AT or "\n" not in kept:
            return kept
        line, _, self.text = kept.partition("\n")
        return line

    def changes(self, spot: Spot, session: Session) -> tuple[Change, ...]:
        """Return what is to be stored of it along with the answer."""
        saw = session.answer(MAIL)
        if spot != AT or self.text == saw:
            return ()
        return (SetAnswer(MAIL, self.text, saw),)

    def stored(self, spot: Spot) -> str:
        """Let go of what is stored now; returns what is to be said of it."""
        if spot != AT or not self.text:
            return ""
        many, self.text = len(self.text.splitlines()), ""
        lines = f"{many} lines" if many > 1 else "1 line"
        return f"Their message is kept, {lines}, for you alone."


def drafted_issue(session: Session) -> Suggestion | None:
    """Return what a message that is there says the matter is, None where none does."""
    if not session.text(MAIL):
        return None
    from convo_prep.advice.suggestions import Suggestion
    from convo_prep.advice.their_message import issue_of

    issue = issue_of(session.text(MAIL))
    return Suggestion(issue, THEIR_MAIL, learned=True) if issue else None
