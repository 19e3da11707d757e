"""The other side's message as it was pasted: what of it is new, and what it is about.

Line by line, whatever mail program it came from; older mail in it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convo_prep.advice.addressed import speaks_to_us
from convo_prep.advice.at_stake import complaint
from convo_prep.advice.signing import GREETING, SIGN_OFF
from convo_prep.text import bare, cut, one_line

MOST = 240
"""As many letters of a message as become the line that says what the problem is."""
FEW = 2
"""Words of a sentence that says nothing of the matter, as "Quick one" does."""
_NAMES = "from|sent|to|cc|date|subject|reply-to|von|gesendet|an|datum|betreff|objet"
_HEADER = re.compile(rf"(?i)[*_ ]*({_NAMES})[*_ ]*:[*_ ]*(.*)")
_SUBJECTS = ("subject", "betreff", "objet")
_PREFIX = r"(?:(?:re|fwd?|aw|wg)\s*(?:\[\d+\])?\s*:|\[ext(?:ernal)?\]:?)\s*"
_OLDER = re.compile(
    r"(?i)\s*(?:-{2,}.*\b(?:original|forwarded)\b.*message\b.*|[_-]{20,}\s*)"
)
_WROTE = re.compile(
    r"(?i).*\b(?:wrote|writes|a écrit|escribió|ha scritto) ?:|[^:]*(?::\d\d[^:]*)?\b"
    r"schrieb\b[^:]*(?:mailto:[^:]*)?:"
)
_WROTE_BEGINS = re.compile(r"(?i)(?:on|am|le|el|il)\s.*\d")
# No line of older mail that matters is longer, and a longer one costs time to try.
_LONGEST_MARK = 240
_DASHES = re.compile(r"--\s*")
# After this many lines more, a thank-you was no end.
_LONGEST_SIGNATURE = 9
_SENT_FROM = re.compile(r"(?i)\s*(?:sent|get outlook|gesendet) (?:from|for|von)\b.*")
_SENTENCE_END = re.compile(
    r"(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!No\.)(?<!e\.g\.)(?<!i\.e\.)"
    r"(?:(?<=[.!?])|(?<=[.!?][\"\u201d')]))\s+"
)
_POLITE = re.compile(
    r"(?i)(?:i|we)?\s*hope (?:this|you|all)\b|(?:many )?thank(?:s| you)\b|how are you\b"
    r"|are you (?:serious|kidding|joking)\b"
)
# Where a question begins, or a part of a sentence that is one.
_ASKS = re.compile(
    r"(?i)(?:^|[,;:.\u2013-]\s*|\b(?:and|but|so|also|then|or)\s+)(?:[a-z]+ly,? )?"
    r"(?:what|when|where|which|who|whom|whose|why|how|any (?:chance|news|idea)|"
    r"(?:can|could|would|will|do|does|did|is|are|am|was|were|has|have|had|may|might|"
    r"shall|should|must)(?:n['\u2019]t)?)\b"
)
# Each point of a list is a sentence of its own.
_POINT = r"[ \t]*(?:[-*\u2022\u2013]|\d{1,2}[.)])[ \t]+"
_PARAGRAPH = re.compile(rf"\n\s*\n|(?:^|\n){_POINT}")
# A name alone on the first line greets.
_NAMED = re.compile(r"[^\W\d_][^\s,.!?:]*(?: [^\W\d_][^\s,.!?:]*)?,")


class Told(NamedTuple):
    """What of a message is its writer's own: its subject, and its paragraphs."""

    subject: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, a paragraph a line."""
        return "\n".join(filter(None, (self.subject, *self.paragraphs)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of its paragraphs, in order."""
        return tuple(
            sentence
            for paragraph in self.paragraphs
            for sentence in _SENTENCE_END.split(paragraph)
            if sentence.strip()
        )

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked in it, politeness and outcries apart, the subject first."""
        said = (self.subject, *self.sentences)
        return tuple(each for each in said if is_question(each))


def is_message(pasted: str) -> bool:
    """Tell whether a text, in its normal form, is a message and no answer of one line.

    Of one line is what begins as a mail does, and what speaks to us.
    """
    text = pasted.strip()
    if "\n" in text:
        return True
    begins = _HEADER.match(text)
    if begins and begins[1].lower() in (*_SUBJECTS, "from", "von"):
        return True
    return speaks_to_us(text)


def told(message: str) -> Told:
    """Return what of a message is new: no header, greeting, signature or older mail."""
    lines = message.strip().split("\n")
    # Whoever forwards it for themselves pastes what stands above it too.
    headers, rest = _headers(lines[1:] if _is_break(lines[0]) else lines)
    subject = next((said for name, said in headers if name in _SUBJECTS), "")
    own = _signed_off(_newest(rest))
    paragraphs = [one_line(each) for each in _PARAGRAPH.split("\n".join(own))]
    return Told(_without_prefixes(subject), tuple(_ungreeted(paragraphs)))


def is_question(sentence: str) -> bool:
    """Whether a sentence asks something: not one that is polite, or cries out."""
    asks = sentence.rstrip("\"\u201d') ").endswith("?") and len(sentence.split()) > 2
    return asks and not _POLITE.match(sentence) and _ASKS.search(sentence) is not None


def issue_of(message: str) -> str:
    """Return in one line what a message is about: its subject, else what is wrong.

    Else its first question, else its start; "" where nothing of it is its writer's own.
    """
    found = told(message)
    told_of = [each for each in found.sentences if not _POLITE.match(each)]
    said = [each for each in told_of if len(each.split()) > FEW] or told_of
    asked = next(iter(found.asked), "")
    first = next(iter(said or found.sentences), "")
    about = found.subject or complaint(said) or asked or first
    return cut(f"{about[:1].upper()}{about[1:]}", MOST)


def _headers(lines: Sequence[str]) -> tuple[list[tuple[str, str]], Sequence[str]]:
    """Part what stands on top of a mail, as (name, text), from what is below."""
    found: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        match = _HEADER.fullmatch(line)
        if match is not None:
            found.append((match[1].lower(), match[2].strip(" *_")))
        elif not (found and line.startswith(" ")):
            return found, lines[place:]
    return found, ()


def _newest(lines: Sequence[str]) -> list[str]:
    """Return the lines that are no older mail, answers between its lines kept."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            continue
        if _is_break(line) or _is_header_of_older(lines[place : place + 2]):
            break
        if _says_who_wrote(line, kept):
            if not _WROTE_BEGINS.match(line):
                kept = kept[:-1]
            if not _quotes(lines[place + 1 : place + 4]):
                break
        else:
            kept.append(line)
    return kept


def _is_break(line: str) -> bool:
    """Whether older mail begins below a line that mail programs draw."""
    return len(line) <= _LONGEST_MARK and _OLDER.fullmatch(line) is not None


def _says_who_wrote(line: str, before: Sequence[str]) -> bool:
    """Whether a line ends "On ... wrote:", which may be broken in two."""
    if len(line) > _LONGEST_MARK or not _WROTE.fullmatch(line.rstrip()):
        return False
    last = before[-1][:_LONGEST_MARK] if before else ""
    return any(map(_WROTE_BEGINS.match, (line, last)))


def _is_header_of_older(lines: Sequence[str]) -> bool:
    """Whether another mail begins here: two lines on top of it, or more."""
    return len(_headers(lines)[0]) > 1


def _quotes(lines: Iterable[str]) -> bool:
    """Whether older mail is marked line by line from here on."""
    first = next((line for line in lines if line.strip()), "")
    return first.lstrip().startswith(">")


def _signed_off(lines: list[str]) -> list[str]:
    """Leave out the end: what follows the dashes, or the words one signs off with."""
    below = sum(1 for line in lines if line.strip())
    begun = False
    for place, line in enumerate(lines):
        below -= bool(line.strip())
        ends = below <= _LONGEST_SIGNATURE and bare(line) in SIGN_OFF
        if begun and (ends or _DASHES.fullmatch(line)):
            return lines[:place]
        begun = begun or bool(line.strip())
    return [line for line in lines if not _SENT_FROM.fullmatch(line)]


def _ungreeted(paragraphs: Iterable[str]) -> list[str]:
    first, *rest = [each for each in paragraphs if each] or [""]
    greeted = GREETING.match(first)
    kept = [first[greeted.end() :].strip() if greeted else first, *rest]
    if _NAMED.fullmatch(kept[0]) and len(kept) > 1:
        kept = kept[1:]
    first, *rest = [each for each in kept if each] or [""]
    return [first[:1].upper() + first[1:], *rest] if first else []


def _without_prefixes(subject: str) -> str:
    return re.sub(rf"(?i)^(?:{_PREFIX})+", "", cut(subject, MOST))
