"""The normal form of a text, what of it may reach a terminal, and slugs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""What a file holds: text, lists and mappings; nothing else."""

SLUG_LIMIT = 60
# More than these may be what a client said.
ECHOED_WORDS, ECHOED = 4, 40
# The names in braces that a suggested text may hold: put in from the session, or
# left for the person to fill.
FILLED = ("client", "contact", "topic")
LEFT_OPEN = (
    "date",
    "new_date",
    "day",
    "time",
    "amount",
    "number",
    "item",
    "other_item",
    "name",
    "project",
    "reason",
    "deliverable",
)
BLANK = "____"
"""A place to write on, where a name in braces was left open."""
# More than any answer needs, and far below what int() refuses.
MOST_DIGITS = 9

# A key that begins so is the user's own, in any file.
OWN_KEYS = ("x_", "x-")

YES = ("yes", "y", "on", "true", "1")
NO = ("no", "n", "off", "false", "0")

# Compiled when a text first needs them; most commands do without.
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# Left out of names, as is what cannot be seen: nobody types them alike.
APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\u2035\uff07"
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
_VARIANTS = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# What no normal form takes apart, as people without those keys write it.
_STROKES = str.maketrans(
    {
        "\u0131": "i",
        "\u00f8": "o",
        "\u0142": "l",
        "\u0111": "d",
        "\u0127": "h",
        "\u0167": "t",
        "\u00e6": "ae",
        "\u0153": "oe",
    }
)
# They tell C++ from C#; before a number they are a way of writing.
_TELLING = "+#"
_NUMBERED = r"(?<![^\s\W])[+#]+(?=\d)"
_NEVER_TELL = "\u00a9\u00ae\u2212"
# What is the same for plain letters, which most names are made of.
_BARE = {
    code: None if chr(code) in "'`" else " "
    for code in range(128)
    if not chr(code).isalnum() and chr(code) not in _TELLING
}
_SEEN = bytes(range(0x20, 0x7F)) + b"\n"
_UNFILLED = r"\{[^{}\n]*\}"
_ASKED_BACK = r"\[which [^\[\]\n]*\?\]"
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_NOT_TEXT = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
_TRAILING = "(?m)[ \t]+$"
_HIDDEN = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def normal(text: str) -> str:
    r"""Bring a text into the one form that is stored; only invisible things change.

    Line ends become ``\n``, tabs a blank, control characters and trailing blanks go,
    blank lines at either end go, and the rest is NFC. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text.rstrip(" ")
    text = re.sub(_LINE_ENDS, "\n", text).replace("\t", " ")
    text = composed(re.sub(_NOT_TEXT, "", text))
    return re.sub(_TRAILING, "", text).strip("\n")


def one_line(text: str) -> str:
    """Join the lines of a text with single blanks, for a place that has one line."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """Replace what a terminal would obey by a sign for it; keep newlines.

    ESC becomes U+241B, a bidi override its code in angle brackets. Nothing printed
    may skip this.
    """
    return text if printable(text) else re.sub(_HIDDEN, _sign, text)


def unhidden(text: str) -> str:
    """Leave out what a terminal would obey, where no sign may stand for it."""
    return text if printable(text) else re.sub(_HIDDEN, "", text)


def printable(text: str) -> bool:
    """Tell whether a text has newlines but no other character that is invisible."""
    if text.isascii():
        # Whole files come here, and letter by letter costs a tenth of reading one.
        return not text.encode("ascii").translate(None, _SEEN)
    return text.replace("\n", "").isprintable()


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\u27e8U+{code:04X}\u27e9"


def cut(text: str, width: int) -> str:
    """Shorten a one-line text to `width` characters, with an ellipsis where cut."""
    text = one_line(text)
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def echoed(typed: str, instead: str = "This") -> str:
    """Return a few refused words in quotes, for the sentence that refuses them.

    Of a longer line stands nothing there, but what to call it: who typed it sees it,
    and a log of a script is no place for what a client said.
    """
    return f"'{cut(typed, ECHOED)}'" if of_few_words(typed) else instead


def of_few_words(typed: str) -> bool:
    """Tell whether a line is too short for what a client said."""
    return len(typed.split()) <= ECHOED_WORDS


def slug(text: str) -> str:
    """Turn a text into ASCII, lower-case words joined by hyphens; may be empty."""
    plain = composed(text.replace("ß", "ss"), "NFKD").encode("ascii", "ignore")
    words = re.findall("[a-z0-9]+", plain.decode("ascii").lower())
    return "-".join(words)[:SLUG_LIMIT].strip("-")


def whole_number(text: str) -> int | None:
    """Return the number that a text of ASCII digits is, None for any other text."""
    fits = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if fits else None


def truth(word: str) -> bool | None:
    """Return whether a word says yes or no, in any case; None where it says neither."""
    said = word.strip().lower()
    return said in YES if said in YES + NO else None


def is_own_key(key: str) -> bool:
    """Whether a key of a file is the user's own: `x_mood`, `x-ref`; convo keeps it."""
    return key.lower().startswith(OWN_KEYS)


def picked(text: str, many: int) -> int | None:
    """Return which of so many things a number names, from 0; None where none is."""
    number = text.strip()
    fits = number.isdecimal() and len(number) <= MOST_DIGITS
    return int(number) - 1 if fits and 1 <= int(number) <= many else None


def composed(text: str, form: Literal["NFC", "NFKC", "NFKD"] = "NFC") -> str:
    """Return a text in the one form in which marks and letters are one sign."""
    if text.isascii():
        return text
    # What tells the forms of letters need not be loaded where there are plain ones.
    import unicodedata

    return unicodedata.normalize(form, text)


def folded(text: str) -> str:
    """Return the text as it is compared: NFC, case-folded, straight apostrophes."""
    if text.isascii():
        return text.casefold()
    return composed(text).casefold().replace("\u2019", "'")


@lru_cache(maxsize=8_192)
def bare(text: str) -> str:
    """Return a name as it is looked for, whatever its case, accents and hyphens.

    Words of letters and digits with single blanks between. Of all signs only those stay
    that tell one name from another, as words of their own: `c ++`, `c #`, pictures. A
    name of other signs alone stands for itself.
    """
    return " ".join(_apart(text).split()) or folded(text).strip()


def _apart(text: str) -> str:
    """Return the words of a name as `bare` does, with any number of blanks between."""
    if text.isascii():
        plain = text.lower().translate(_BARE)
    else:
        plain = "".join(map(_seen_in_a_name, _without_accents(text)))
    return _own_words(plain) if "+" in plain or "#" in plain else plain


def _without_accents(text: str) -> str:
    """Return letters without what stands above, below or through them."""
    plain = composed(text.translate(_APOSTROPHES), "NFKD").casefold()
    plain = re.sub(_MARKS, "", composed(plain, "NFKD"))
    # Signs that are vowels are no accents, and stay where they belong.
    plain = re.sub(_VARIANTS, "", composed(plain, "NFKC"))
    return plain.translate(_STROKES).translate(_APOSTROPHES)


@lru_cache(maxsize=8_192)
def _seen_in_a_name(sign: str) -> str:
    import unicodedata

    kind = unicodedata.category(sign)
    if sign.isalnum() or kind[0] == "M" or sign in _TELLING:
        return sign
    if kind == "Cf":
        return ""
    tells = kind in ("So", "Sc", "Sm") and not sign.isascii()
    return f" {sign} " if tells and sign not in _NEVER_TELL else " "


def _own_words(plain: str) -> str:
    plain = re.sub(_NUMBERED, " ", plain)
    return re.sub(r"[+#]+", r" \g<0> ", plain)


@lru_cache(maxsize=8_192)
def run_together(text: str) -> str:
    """Return a name as `bare` does, without the blanks: `Bright Line`, `brightline`."""
    return _apart(text).replace(" ", "") or bare(text).replace(" ", "")


def has_words(name: str, typed: str) -> bool:
    """Whether a name has all words that are typed, in any order."""
    wanted, said = bare(typed), bare(name)
    together = wanted.replace(" ", "")
    return all(word in said for word in wanted.split()) or (
        bool(together) and together in run_together(name)
    )


def filled(text: str) -> str:
    """Replace each placeholder that was left unfilled by a blank to write on."""
    return re.sub(_UNFILLED, BLANK, text)


def asked_back(text: str) -> str:
    """Turn each placeholder that was left unfilled into a question: `[which day?]`."""
    if "{" not in text:
        return text
    return re.sub(_UNFILLED, lambda blank: f"[which {_words(blank[0][1:-1])}?]", text)


def left_open(text: str) -> str:
    """Turn what `asked_back` made of a placeholder into the placeholder again."""
    if "[" not in text:
        return text
    for name in LEFT_OPEN:
        text = text.replace(f"[which {_words(name)}?]", f"{{{name}}}")
    return text


def first_asked_back(text: str) -> tuple[int, int] | None:
    """Return from where to where the first question of `asked_back` goes."""
    found = re.search(_ASKED_BACK, text)
    return found.span() if found else None


def _words(name: str) -> str:
    return name.replace("_", " ")


def unfilled(text: str) -> bool:
    """Tell whether a placeholder of a suggestion was left unfilled."""
    return re.search(_UNFILLED, text) is not None
