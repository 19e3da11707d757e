"""Which client typed words mean: one that is known, one with a near name, a new one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convo_prep.desk.desk import Desk
from convo_prep.errors import NoSessionError, SeveralSessionsError
from convo_prep.ids import LAST, is_id, name_key
from convo_prep.session.named import Names, how_far, leading, spelled
from convo_prep.session.sure_name import quoted
from convo_prep.store import contents, labels
from convo_prep.text import bare, has_words, normal, one_line

# Below it, two names have less in common than a slip of the finger explains.
ALIKE = 0.8
NEAR = 4
SHORTEST = 3


class Who(NamedTuple):
    """Whom words mean: the client as spelled, whether known, and the words left."""

    client: str
    known: bool
    topic: str


def clients_in(titles: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return each client of some titles once, the latest first."""
    return list(dict.fromkeys(client for _, client, _ in titles))


def tidy(text: str) -> str:
    """Return a name on one line, in the form that is stored."""
    return one_line(normal(text))


def who(words: Sequence[str], clients: Iterable[str]) -> Who:
    """Tell the client in words from what follows; a new one is the first word.

    The longest known name that the words begin with counts, in its known spelling;
    a first word with blanks in it is a name, and none ends inside it.
    """
    typed = [tidy(word) for word in words if word.strip()]
    split = " ".join(typed).split()
    found = [(leading(split, client), client) for client in clients]
    many, client = max(found, key=lambda pair: _as_typed(split, *pair), default=(0, ""))
    if many and many >= len(typed[0].split()):
        return Who(client, True, " ".join(split[many:]))
    return Who(typed[0], False, " ".join(typed[1:])) if typed else Who("", False, "")


def _as_typed(split: Sequence[str], many: int, client: str) -> tuple[int, int]:
    """Return what is higher the more words say a name, and the nearer they spell it."""
    return many, -how_far(" ".join(split[:many]), Names(client, "", ""))


def near(words: Sequence[str], clients: Iterable[str]) -> list[str]:
    """Return the known clients whose names are close to the first words."""
    found: dict[str, str] = {}
    for client in clients:
        if _close(bare(" ".join(words)).split(), bare(client).split()):
            found.setdefault(bare(client), client)
    return list(found.values())[:NEAR]


def rows_of(clients: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return a line for each known client, and one for the new one."""
    return [*(f"{client} (known)" for client in clients), f"a new client, {words[0]}"]


def asked_which(desk: Desk, words: Sequence[str], clients: Sequence[str]) -> Who:
    """Ask whether one of some known clients is meant, or a new one.

    Raises:
        StoppedError: the person picked none.
    """
    from convo_prep.desk import choosing

    rows = rows_of(clients, words)
    place = choosing.pick(desk, f"No client is called {words[0]}.", rows)
    if place == len(clients):
        return who(words, ())
    return Who(clients[place], True, without(words, clients[place]))


def without(words: Sequence[str], client: str) -> str:
    """Return what words say behind a client's name, as far as it is spelled near."""
    typed = [tidy(word) for word in " ".join(words).split()]
    name = bare(client).split()
    many = 1
    while many < len(typed) and _alike(bare(typed[many]), name):
        many += 1
    return " ".join(typed[many:])


def refuse_an_id(desk: Desk, words: Sequence[str]) -> None:
    """Refuse to take for a client what is, was or looks like an id, a file or `last`.

    Raises:
        NoSessionError: the first word does, or is.
    """
    whole = " ".join(words)
    if whole.lower().endswith(contents.ENDING) or whole.startswith("/"):
        raise NoSessionError(f"There is no file '{whole}'.", "See: convo list")
    first = bare(whole).split()[:1]
    if not first or not (is_id(typed := first[0]) or typed == LAST):
        return
    if typed == LAST or labels.looks_like_id(typed) or _is_or_was_an_id(desk, typed):
        raise NoSessionError(
            f"No conversation fits '{' '.join(words)}', and '{typed}' names no client.",
            f"See: convo list. If it is a client: convo prep --set client={typed}",
        )


def _is_or_was_an_id(desk: Desk, typed: str) -> bool:
    from convo_prep.store import kept

    there = desk.journal.has_id(typed)
    return there or any(True for _ in kept.with_id(desk.journal, typed))


def _close(typed: list[str], name: list[str]) -> bool:
    """Whether first words and a name share a word, or nearly are each other."""
    if not typed or not name:
        return False
    shared = [word for word in name if word == typed[0] and len(word) >= SHORTEST]
    return bool(shared) or _spelled_alike(typed, name)


def _spelled_alike(typed: list[str], name: list[str]) -> bool:
    firsts = ("".join(typed[:many]) for many in range(1, len(typed) + 1))
    return any(_alike(first, ["".join(name)]) for first in firsts)


def _alike(typed: str, names: Sequence[str]) -> bool:
    """Whether a word begins one of some names, or nearly is one."""
    # Only a client that nobody knows yet is compared, which costs 2 ms to load.
    from difflib import SequenceMatcher

    return any(
        (len(typed) >= SHORTEST and name.startswith(typed))
        or SequenceMatcher(None, typed, name).ratio() >= _alike_from(typed, name)
        for name in names
    )


def _alike_from(typed: str, name: str) -> float:
    """Return from which likeness on two names are near; one wrong letter always is."""
    longest = max(len(typed), len(name), 1)
    return min(ALIKE, 1 - 1 / longest) if longest > SHORTEST else ALIKE


def known_client(desk: Desk, typed: str) -> str:
    """Return the one client whose name is typed, or has all words that are.

    Of several spellings of the name the latest.

    Raises:
        NoSessionError: there is none.
        SeveralSessionsError: there are several.
    """
    clients = [name for name in clients_in(desk.journal.titles()) if name]
    fits = spelled(clients, typed)
    fits = fits or [name for name in clients if has_words(name, typed)]
    if not typed.strip() or not fits:
        raise NoSessionError(f"No conversation with '{typed}'.", "See: convo clients")
    if len({name_key(name) for name in fits}) > 1:
        listed = "\n".join(f"  {quoted(name)}" for name in fits[:NEAR])
        raise SeveralSessionsError(f"{len(fits)} clients fit. Name one:", listed)
    return fits[0]


def same(one: str, other: str) -> bool:
    """Whether two names are one client's: case, accents and blanks do not count."""
    return name_key(one) == name_key(other)
