"""A message as the draft of a mail (RFC 5322), which a mail program opens to be sent.

The headers are written here: `email` of Python 3.11 folds a hostile text into a header
of its own.
"""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Iterator

from convo_prep.text import one_line, visible
from convo_prep.views.envelope import is_address

END = "\r\n"
# A line has 76 signs with what stands around them, and base64 makes four of three.
PIECE = 39
_PLAIN = r"(?!.*=\?)[ -~]{0,60}"


def mail_text(subject: str, to: str, text: str) -> str:
    """Return a mail nobody has sent yet, in ASCII with the line ends of RFC 5322.

    Args:
        subject: What it is about, any text.
        to: A plain address; what is none is left out.
        text: The message.
    """
    # By X-Unsent Outlook opens it as a draft and not as a mail that came in.
    lines = ["MIME-Version: 1.0", "X-Unsent: 1"]
    if is_address(to):
        lines.append(f"To: {to}")
    lines += [
        f"Subject: {_encoded(subject)}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        _body(text),
    ]
    return END.join(lines)


def _encoded(text: str) -> str:
    """Return a text as a header takes it, in encoded words unless it is plain ASCII."""
    said = visible(one_line(text))
    if re.fullmatch(_PLAIN, said):
        return said
    words = (base64.b64encode(piece).decode("ascii") for piece in _pieces(said))
    return f"{END} ".join(f"=?utf-8?B?{word}?=" for word in words)


def _pieces(text: str) -> Iterator[bytes]:
    """Yield a text as UTF-8 in short pieces, no letter broken in two."""
    piece = b""
    for letter in text:
        data = letter.encode("utf-8")
        if len(piece) + len(data) > PIECE:
            yield piece
            piece = b""
        piece += data
    yield piece


def _body(text: str) -> str:
    whole = visible(text).rstrip("\n") + "\n"
    safe = quopri.encodestring(whole.encode("utf-8")).decode("ascii")
    return safe.replace("\n", END)
