"""All values given without questions, judged at once: changes, or every mistake."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from convo_prep import kinds
from convo_prep.change import SetAnswer, apply
from convo_prep.desk.desk import Desk
from convo_prep.desk.given import Given
from convo_prep.desk.sources import playbook_id
from convo_prep.errors import FrozenError, InvalidAnswerError, OpenDateError, UsageError
from convo_prep.session import Session
from convo_prep.session.out_of_time import Impossible, impossible
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import Tree, is_own_key, one_line
from convo_prep.walk import foretold
from convo_prep.walk.addressing import Address, address, sections
from convo_prep.walk.giving import Giving, Made

# Before the word that makes a line no date.
_WHY = ", because of "


def judged(desk: Desk, session: Session, values: Iterable[Given]) -> list[Made]:
    """Turn what was given into changes with their words, or name all mistakes.

    Raises:
        UsageError: with every mistake, each with its place and the nearest key.
    """
    return _Judging(desk, session, values).all_of_it()


def joined(made: Iterable[Made]) -> str:
    """Say in one line what was given, and how a date was understood."""
    said = [_in_words(each) for each in made]
    return ("; " if any(":" in each for each in said) else ", ").join(said)


def _in_words(made: Made) -> str:
    if not made.read:
        return made.said
    return f"{made.said}{',' if ':' in made.said else ':'} {made.read}"


class _Judging:
    """The values of one run by their keys, and the mistakes found so far."""

    def __init__(self, desk: Desk, session: Session, values: Iterable[Given]) -> None:
        self._desk = desk
        self._session = session
        self._groups = _by_key(values)
        self._places: dict[str, tuple[str, Giving]] = {}
        self._own: list[Made] = []
        self._mistakes: dict[str, str] = {}

    def all_of_it(self) -> list[Made]:
        for key, group in self._groups.items():
            try:
                self._take(key, group)
            except InvalidAnswerError as error:
                self._wrong(key, error)
        made = self._own
        for key, giving in self._places.values():
            try:
                made.append(self._made(giving))
            except InvalidAnswerError as error:
                self._wrong(key, error)
        self._refuse_impossible(made)
        if self._mistakes:
            wrong, all_keys = len(self._mistakes), len(self._groups)
            raise UsageError(
                "\n".join(self._mistakes.values()),
                f"Nothing was saved ({wrong} wrong, {all_keys - wrong} good).",
            )
        return made

    def _refuse_impossible(self, made: Iterable[Made]) -> None:
        """Refuse times that cannot be; those that stand in the file, `check` names."""
        now, session = self._desk.now, self._session
        order, tree = session.guide.order(), session.tree
        for change in (change for each in made for change in each.changes):
            tree = apply(tree, change, order)
        stood = set(impossible(session, now))
        for path, why in impossible(session._replace(tree=tree), now):
            key = ".".join(part for part in path if isinstance(part, str))
            if Impossible(path, why) not in stood and not self._mistakes:
                self._mistakes[key] = f"{key}: it {why}"

    def _take(self, key: str, group: Iterable[Given]) -> None:
        if is_own_key(key.rpartition(".")[2]):
            self._take_own(key, list(group))
            return
        where = address(key, self._session)
        path, now = where.path, self._session.local(self._desk.now)
        if path not in self._places:
            self._places[path] = key, Giving(path, self._session, now)
        for each in group:
            value = _text(each.value)
            if path == PLAYBOOK and isinstance(value, str) and value.strip():
                value = playbook_id(self._desk, value)
            self._take_settled(self._places[path][1], where, (each.sign, value))

    def _take_own(self, key: str, group: list[Given]) -> None:
        """Take what stands under a key of the user's own, whatever it is."""
        section = key.rpartition(".")[0]
        if section and section not in sections(self._session.guide):
            raise InvalidAnswerError(f"there is no section '{section}'.")
        if len(group) > 1 or group[0].sign:
            raise InvalidAnswerError("it takes one value, given with '=' alone.")
        value = _text(group[0].value)
        self._own.append(Made((SetAnswer(key, value, None),), key, ""))

    def _take_settled(
        self, giving: Giving, where: Address, given: tuple[str, Tree]
    ) -> None:
        """Take a value; a date in it that is open is asked about on a terminal."""
        sign, value = given
        try:
            giving.take(where, sign, value)
        except OpenDateError as error:
            if not (isinstance(value, str) and self._desk.can_ask):
                raise
            from convo_prep.desk import open_dates

            text = open_dates.instead(self._desk, value, error)
            self._take_settled(giving, where, (sign, text))

    def _made(self, giving: Giving) -> Made:
        made = giving.made()
        if why := foretold.touched(self._session, made.changes, self._desk.now):
            raise FrozenError(why)
        return made

    def _wrong(self, key: str, error: InvalidAnswerError) -> None:
        if key in self._mistakes:
            return
        group = self._groups[key]
        sentence = f"{error.sentence} {error.hint}".rstrip()
        if not group[0].place:
            self._mistakes[key] = f"{key}: {_unquoted(sentence, group)}"
        else:
            self._mistakes[key] = f"{group[0].place}: {key}: {sentence}"


def _by_key(values: Iterable[Given]) -> Mapping[str, list[Given]]:
    groups: dict[str, list[Given]] = defaultdict(list)
    for value in values:
        groups[value.key].append(value)
    return groups


def _text(value: Tree) -> Tree:
    """Return a value that is text, where it is one.

    Raises:
        InvalidAnswerError: it holds bytes of no text.
    """
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            place = f"from its character {error.start + 1} on"
            raise InvalidAnswerError(f"it is not UTF-8, {place}.") from None
    return value


def _unquoted(sentence: str, group: Iterable[Given]) -> str:
    """Leave out of a sentence what it quotes of an answer."""
    given = " ".join(one_line(kinds.as_it_stands(each.value)) for each in group)

    def said(match: re.Match[str]) -> str:
        if match[2].rstrip("…") not in given:
            return match[0]
        return "" if match[1] else "this"

    for quoted in (f"({_WHY})?'(.+)'", f"({_WHY})?'(.+?)'"):
        sentence = re.sub(quoted, said, sentence)
    return sentence
