"""The other side's message, pasted in the place of an answer and kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.change import Change, SetAnswer
from convo_prep.faces.face import Pasted
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.expected import THEIR_MAIL
from convo_prep.session.paths import ISSUE, MAIL
from convo_prep.text import normal, one_line

# The first questions of a preparation have nothing to offer.
if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion

AT = Spot(ISSUE)
KEPT = "Kept whole as their message, for you alone. The line says what it is about."
OWN = "Taken as your own words, not as their message."
TAKEN = "(their mail, for you alone until you take it)"
# So many words may be a message that was not known as one; fewer are looked over.
MANY_WORDS = 8


class Received:
    """The message that is held at the question of the matter until that is answered."""

    def __init__(self) -> None:
        self.text = ""
        self._own = ""

    def paste(self, text: str, theirs: bool | None = None) -> Pasted | None:
        """Hold a message, and draft a line from it; None where it is an answer.

        Of a long text that is taken as one's own, that is said too. What the person
        says of it holds.
        """
        from convo_prep.advice.their_message import issue_of

        text = normal(text)
        if self._is_theirs(text) if theirs is None else theirs:
            self.text, self._own = text, ""
            return Pasted(issue_of(text), KEPT)
        if theirs is False:
            self.text, self._own = "", one_line(text)
        long = theirs is False or (not self.text and len(text.split()) > MANY_WORDS)
        return Pasted(one_line(text), OWN, theirs=False) if long else None

    def _is_theirs(self, text: str) -> bool:
        from convo_prep.advice.their_message import MOST, is_message

        # Once one is held, a single line is what is said of it.
        says = bool(self.text) and "\n" not in text and len(text) <= MOST
        return not says and one_line(text) != self._own and is_message(text)

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


def as_shown(draft: Suggestion) -> str:
    """Return a draft as it stands at its question, with what taking it means."""
    alone = draft.learned and draft.source == THEIR_MAIL
    return f"{draft.shown}  {TAKEN}" if alone else draft.shown


def drafted_issue(session: Session) -> Suggestion | None:
    """Return what a message that is there says the matter is, None where none does."""
    if not session.text(MAIL):
        return None
    from convo_prep.advice.suggestions import Suggestion
    from convo_prep.advice.their_message import issue_of

    issue = issue_of(session.text(MAIL))
    return Suggestion(issue, THEIR_MAIL, learned=True) if issue else None
