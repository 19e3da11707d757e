"""What to type to name a session or an action, so that it works as printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby, islice, pairwise

from convo_prep.ids import LAST
from convo_prep.session import Action, Session
from convo_prep.session.named import Names, told
from convo_prep.session.promises import Promise, fitting, open_promises, said_of
from convo_prep.session.sure_name import sure_name
from convo_prep.text import bare, run_together

SHORTEST = 3
MOST_WORDS = 8
_SAYS_LITTLE = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "first", "second", "third", "next", "new", "all", "any", "both"),
        *("the", "and", "for", "with", "from", "into", "about", "out", "not"),
        *("our", "your", "his", "her", "their", "them", "they", "you", "this", "that"),
        *("who", "what", "when", "how", "why", "will", "can", "has", "have", "are"),
    )
)
_ENDING = r"\.[^./]*$"


class Known:
    """All that can be named in a journal, to find words that name one thing alone.

    `sessions` are those that are not closed, and only they are named; `elsewhere`
    returns texts in which all that names any other session stands.
    """

    def __init__(
        self,
        sessions: Iterable[Session],
        elsewhere: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._sessions = tuple(sessions)
        self._elsewhere = elsewhere

    def command(self, name: str, session: Session, action: Action | None = None) -> str:
        """Return the command line for a session, or for an action of it."""
        if action:
            return f"convo done {self.action(session, action)}"
        return f"convo {name} {self.reference(session)}"

    def reference(self, session: Session) -> str:
        """Return words of client or topic that no other session has, else its id."""
        for word in _words(session.title):
            if self._alone(session, word):
                return word
        return sure_name(session, self._alone(session, session.id))

    def action(self, session: Session, action: Action) -> str:
        """Return words that only this open action has, else words or its number."""
        words = list(_words(action.what))
        pair = (session, action)
        for some in chain(((word,) for word in words), pairwise(words)):
            if self._fit_alone(pair, some):
                return " ".join(some)
        own = open_promises((session,))
        alone = (word for word in words if fitting(own, (word,)) == [pair])
        return f"{next(alone, action.at + 1)} --in {self.reference(session)}"

    def _alone(self, session: Session, word: str) -> bool:
        if word in self._others:
            return False
        # Most words that stand nowhere else stand once, where they are from.
        return self._near.count(word) == 1 or not any(
            word in said for name, said in self._told.items() if name != session.name
        )

    def _fit_alone(self, pair: Promise, words: Sequence[str]) -> bool:
        fits = (each for each, said in self._said if all(map(said.__contains__, words)))
        # Of several, only the one whose words these all are can come first.
        whole = bare(pair[1].what) == " ".join(words)
        return (fitting(fits, words) if whole else list(islice(fits, 2))) == [pair]

    @cached_property
    def _said(self) -> list[tuple[Promise, str]]:
        pairs = ((each, one) for each in self._sessions for one in each.open_actions())
        return [(pair, said_of(pair)) for pair in pairs]

    @cached_property
    def _told(self) -> dict[str, str]:
        return {
            each.name: f"{told(names_of(each))} {each.id}" for each in self._sessions
        }

    @cached_property
    def _near(self) -> str:
        own = (f"{s.name} {s.client} {s.topic} {s.id}" for s in self._sessions)
        return _together(own)

    @cached_property
    def _others(self) -> str:
        return _together(self._elsewhere())


def _together(texts: Iterable[str]) -> str:
    """Return texts without blanks, in which all words stand that stand in them."""
    # Plain letters take a tenth of the time where no others stand among them.
    runs = groupby(texts, str.isascii)
    return "".join(run_together("\n".join(run)) for _, run in runs)


def names_of(session: Session) -> Names:
    """Return what names a session."""
    label = re.sub(_ENDING, "", session.name.rpartition("/")[2])
    return Names(session.client, session.topic, label)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text that can be typed, each once, in their order.

    Those that say little by themselves come last, and the numbers among them: `convo
    done one` reads as if it counted.
    """
    words = list(dict.fromkeys(bare(text).split()))[:MOST_WORDS]
    for word in sorted(words, key=_SAYS_LITTLE.__contains__):
        long = len(word) >= SHORTEST and word.isalnum()
        if long and not word.isdecimal() and word != LAST:
            yield word
