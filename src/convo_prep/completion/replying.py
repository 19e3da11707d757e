"""What a shell asks at the Tab key, and the reply: plain lines for it to quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from operator import add
from typing import NamedTuple

from typer.core import TyperGroup

from convo_prep.completion import bash_line, offers
from convo_prep.completion.cursor import COMMAND, OPTION, Place, place
from convo_prep.completion.found import Example, Kept
from convo_prep.completion.offers import Asked, Offer
from convo_prep.completion.program import Program, options
from convo_prep.desk.desk import Desk, Options
from convo_prep.errors import ConvoError
from convo_prep.text import cut, visible

BASH, ZSH = "bash", "zsh"
GOES_ON = "="

END = b"\0"
WORDS, BEGUN, FILES, FOLDERS, NOTHING = "words", "begun", "files", "folders", ""
# Words that begin in another spelling than what is typed; zsh would leave them out.
RESPELLED = "respelled"
BY_THE_SHELL = {"FILE": FILES, "FOLDER": FOLDERS}
# Said before a command alone, or by those commands themselves that can.
NOT_BEHIND = ("version", "json")
ABOUT = 60
# Some take one sign for the other when they look for what several words begin with.
_ALIKE = str.maketrans("_", "-")


class Reply(NamedTuple):
    """What is offered: words, or files and folders that the shell knows itself."""

    kind: str
    words: tuple[Offer, ...] = ()


def reply(root: TyperGroup, shell: str, asked: bytes) -> str:
    """Return what a shell is told, in lines.

    bash asks with its line up to the cursor and the part of it that it would replace;
    zsh and fish with the words up to the cursor as they stand for. Each piece ends
    with a NUL byte. The first line of a reply is what may stand there: `words`, `files`
    or `folders`; for bash `begun` where a single word must be gone on with. For zsh and
    fish follow the words, each with a tab and something about it; for zsh behind a sign
    that says whether it must be gone on with.
    """
    pieces = [piece.decode("utf-8", "replace") for piece in asked.split(END)[:-1]]
    if shell == BASH:
        line, part, *_ = (*pieces, "", "")
        return _for_bash(root, line, part)
    *words, typed = pieces or [""]
    found = _found(root, words[1:], typed)
    lines = [f"{offer.text}\t{_about(offer)}" for offer in found.words]
    if shell != ZSH and found.kind == RESPELLED:
        found = found._replace(kind=WORDS)
    if shell == ZSH:
        signs = [GOES_ON if offer.goes_on else " " for offer in found.words]
        lines = list(map(add, signs, lines))
    return _lines(found.kind, *lines)


def _for_bash(root: TyperGroup, line: str, part: str) -> str:
    """Return the reply for bash, which replaces only a part of a word.

    After the first line the quote sign that is open, what all words begin with, then
    each, as far as it stands in the place of that part.
    """
    read = bash_line.read(line)
    head = bash_line.read(line.removesuffix(part)).current if part else read.current
    if read.into_file:
        return _lines(FILES, "", "")
    typed = read.current.text
    found = _found(root, [word.text for word in read.words[1:-1]], typed)
    if found.kind == RESPELLED:
        found = found._replace(kind=WORDS)
    if found.kind == WORDS and (read.current.foreign or not line.endswith(part)):
        return NOTHING
    whole = _spelled_alike([offer.text for offer in found.words], typed)
    kept = [each[len(head.text) :] for each in whole if each.startswith(head.text)]
    begun = found.words[:1] if len(kept) == len(found.words) == 1 else ()
    kind = BEGUN if any(offer.goes_on for offer in begun) else found.kind
    return _lines(kind, head.quote, _start(kept), *kept)


def _found(root: TyperGroup, words: Sequence[str], typed: str) -> Reply:
    program = Program(root)
    at = place(program, words, typed)
    if at.wanted in BY_THE_SHELL:
        return Reply(BY_THE_SHELL[at.wanted])
    if found := _first(_safe(program, at, offers.fits)):
        return Reply(WORDS, found)
    found = _first(_safe(program, at, offers.sounds_like))
    return Reply(RESPELLED if found else WORDS, found)


def _safe(
    program: Program, at: Place, fits: Callable[[str, str], bool]
) -> Iterator[Offer]:
    """Yield what fits and may be put on the line."""
    for offer in _offers(program, at):
        loose = at.loose and offer.text[:1] == "-"
        if offers.is_safe(offer.text) and fits(offer.text, at.typed) and not loose:
            yield offer._replace(text=at.before + offer.text)


def _first(every: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return the first ones, each text once, as many as anybody would look at."""
    found: dict[str, Offer] = {}
    for offer in every:
        found.setdefault(offer.text, offer)
        if len(found) == offers.MOST:
            break
    return tuple(found.values())


def _offers(program: Program, at: Place) -> Iterator[Offer]:
    if at.wanted == COMMAND:
        group = at.command if isinstance(at.command, TyperGroup) else program.root
        yield from (Offer(*row) for row in program.names(group))
    elif at.wanted == OPTION:
        yield from _options(at, program)
    elif at.wanted in offers.VALUES:
        # With settings that make no sense there is nothing to be found.
        try:
            yield from offers.VALUES[at.wanted](_asked(at))
        except ConvoError:
            return


def _options(at: Place, program: Program) -> Iterator[Offer]:
    own = options(at.command) if at.command else []
    # What holds for all commands comes once something of it is typed.
    everywhere = options(program.root) if len(at.typed) > len("--") else []
    for option in (*own, *(each for each in everywhere if each.name not in NOT_BEHIND)):
        yield Offer(max(option.opts, key=len), option.help or "")
    yield Offer("--help")


def _asked(at: Place) -> Asked:
    desk = Desk(Options(at.journal))
    place = desk.settings
    found = Example() if at.demo else Kept(desk)
    return Asked(at.typed, at.given, found, place.playbooks, place.wording)


def _spelled_alike(words: list[str], typed: str) -> list[str]:
    """Return the words that begin as typed; where none does, as the first one does.

    bash puts what all of them begin with in the place of what is typed.
    """
    begun = typed if any(word.startswith(typed) for word in words) else ""
    begun = begun or "".join(words[:1])[: len(typed)]
    return [word for word in words if word.startswith(begun)]


def _start(words: list[str]) -> str:
    """Return how all of some words begin, as the first one spells it."""
    alike = [[sign.lower().translate(_ALIKE) for sign in word] for word in words]
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(*alike, strict=False))
    return words[0][: sum(1 for _ in same)] if words else ""


def _about(offer: Offer) -> str:
    return cut(visible(offer.about), ABOUT)


def _lines(*lines: str) -> str:
    return "".join(line + "\n" for line in lines)
