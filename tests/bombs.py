"""Files made to hurt a reader, and files that go wrong in everyday ways."""

from __future__ import annotations

LAUGHS = "a0: &a0 [lol, lol]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)

# Each is refused within a second, whatever it is made of.
BOMBS = {
    "a billion laughs": LAUGHS.encode(),
    "500 open brackets": b"a: " + b"[" * 500 + b"]" * 500,
    "100,000 brackets never closed": b"[" * 100_000,
    "100,000 brackets below a key": b"a: " + b"[" * 100_000,
    "30,000 braces": b"{a: " * 30_000 + b"}" * 30_000,
    "2,000 levels of indentation": b"".join(b" " * n + b"a:\n" for n in range(1_900)),
    "20,000 dashes in a line": b"- " * 20_000 + b"x\n",
    "20,000 question marks": b"? " * 20_000 + b"x\n",
    "ten million letters": b"a: " + b"word " * 2_000_000 + b"\n",
    "a key of two million letters": b"k" * 2_000_000 + b": 1\n",
    "200,000 keys": b"".join(b"k%d: v\n" % n for n in range(150_000)),
    "200,000 items": b"a:\n" + b"- x\n" * 200_000,
    "100,000 anchors": b"a:\n" + b"".join(b"- &x%d x\n" % n for n in range(100_000)),
    "20,000 directives": b"".join(b"%%TAG !t%d! tag:x:\n" % n for n in range(20_000)),
    "50,000 keys in braces": b"{" + b",".join(b"k%d" % n for n in range(50_000)) + b"}",
    "two million NULs": b"\0" * 2_000_000,
}  # fmt: skip

# Large, yet nothing is wrong with them.
LARGE_AND_FINE = {
    "a million escapes": b'a: "' + b"\\x41" * 250_000 + b'"\n',
    "two million blank lines": b"a: |\n  x\n" + b"\n" * 2_000_000 + b"  y\n",
    "two million blanks": b"a: x" + b" " * 2_000_000 + b"y\n",
    "a comment of two million letters": b"#" + b"x" * 2_000_000 + b"\na: 1\n",
    "half a million comments": b"#\n" * 500_000 + b"a: 1\n",
}

# What goes wrong in everyday files, and the exact sentence for it.
MISTAKES = {
    "key twice": (
        b"a: 1\nb: 2\na: 3\n",
        's.yaml:3:1: key "a" appears twice (first on line 1)',
    ),
    "key twice below": (
        b"s:\n  - k: 1\n    k: 2\n",
        's.yaml:3:5: key "k" appears twice (first on line 2)',
    ),
    "key twice, once empty": (
        b"a:\na: 3\n",
        's.yaml:2:1: key "a" appears twice (first on line 1)',
    ),
    "merge key": (
        b"c:\n  <<: {x: 1}\n",
        's.yaml:2:3: merge keys ("<<") are not supported',
    ),
    "alias": (
        b"a: hi\nb: *x\n",
        's.yaml:2:4: aliases ("*name") are not supported',
    ),
    "anchor": (
        b"a: &x hi\n",
        's.yaml:1:4: anchors ("&name") are not supported',
    ),
    "anchor on a list": (
        b"a: &x [b]\n",
        's.yaml:1:4: anchors ("&name") are not supported',
    ),
    "python tag": (
        b"a: !!python/object/apply:os.system ['echo secret']\n",
        's.yaml:1:4: tags ("!name") are not supported',
    ),
    "own tag": (
        b"a: !foo secret\n",
        's.yaml:1:4: tags ("!name") are not supported',
    ),
    "binary tag": (
        b"a: !!binary aGk=\n",
        's.yaml:1:4: tags ("!name") are not supported',
    ),
    "tag on the whole": (
        b"!x\na: b\n",
        's.yaml:1:1: tags ("!name") are not supported',
    ),
    "UTF-16": (
        "a: b\n".encode("utf-16"),
        "s.yaml:1:1: the file is UTF-16, not UTF-8",
    ),
    "UTF-16 without a mark": (
        "a: b\n".encode("utf-16-le"),
        "s.yaml:1:2: a NUL character is not allowed in the text",
    ),
    "carriage returns alone": (
        b"a: 1\rb: 2\r",
        "s.yaml:1:5: a carriage return without a line feed is not allowed in the text",
    ),
    "tab as indentation": (
        b"a:\n\tb: 1\n",
        "s.yaml:2:1: unquoted text cannot begin like this",
    ),
    "NEL": (
        "a: one\u0085two\n".encode(),
        "s.yaml:1:7: U+0085 (an invisible line break) is not allowed in the text",
    ),
    "line separator": (
        "x: 1\na: |\n  one\u2028two\n".encode(),
        "s.yaml:3:6: U+2028 (an invisible line break) is not allowed in the text",
    ),
    "NUL in quotes": (
        b'a: "x\x00y"\n',
        "s.yaml:1:6: a NUL character is not allowed in the text",
    ),
    "ESC": (
        b"a: x\x1b[31my\n",
        "s.yaml:1:5: an ESC character is not allowed in the text",
    ),
    "ESC, escaped": (
        b'b: 1\na: "x\\e[31my"\n',
        "s.yaml:2:4: an ESC character is not allowed, escaped or not",
    ),
    "a C1 control": (
        "a: x\u0090y\n".encode(),
        "s.yaml:1:5: U+0090 (a control character) is not allowed in the text",
    ),
    "DEL": (
        b"a: x\x7fy\n",
        "s.yaml:1:5: a DEL character is not allowed in the text",
    ),
    "Latin-1": (
        "a: é\nb: caf".encode() + b"\xe9\n",
        "s.yaml:2:7: byte 0xe9 is not UTF-8",
    ),
    "surrogate in bytes": (
        b"a: \xed\xa0\x80\n",
        "s.yaml:1:4: byte 0xed is not UTF-8",
    ),
    "surrogate, escaped": (
        b'a: "\\ud800"\n',
        "s.yaml:1:7: a backslash that begins nothing known",
    ),
    "U+FFFE": (
        "a: \ufffe\n".encode(),
        "s.yaml:1:4: U+FFFE (a control character) is not allowed in the text",
    ),
    "byte-order mark in the text": (
        "a: x\ufeffy\n".encode(),
        "s.yaml:1:5: U+FEFF (a byte-order mark) is not allowed in the text",
    ),
    "two documents": (
        b"a: 1\n---\nb: 2\n",
        's.yaml:2:1: a second document ("---") in one file',
    ),
    "second document after dots": (
        b"a: 1\n...\n---\nb: 2\n",
        's.yaml:3:1: a second document ("---") in one file',
    ),
    "directive": (
        b"# hi\n%YAML 1.1\n---\na: 1\n",
        's.yaml:2:1: directives ("%...") are not supported',
    ),
    "nothing": (
        b"",
        "s.yaml:1:1: the file is empty",
    ),
    "blank lines": (
        b"\n\n",
        "s.yaml:1:1: the file is empty",
    ),
    "all NUL": (
        b"\0\0\0",
        "s.yaml:1:1: the file is all NUL bytes",
    ),
    "a list": (
        b"- a\n",
        's.yaml:1:1: the file does not consist of "key: value" lines',
    ),
    "a lone text": (
        b"secret\n",
        's.yaml:1:1: the file does not consist of "key: value" lines',
    ),
    "a lone null": (
        b"null\n",
        's.yaml:1:1: the file does not consist of "key: value" lines',
    ),
    "colon in text": (
        b"note: he said: secret\n",
        's.yaml:1:14: a ": " inside unquoted text',
    ),
    "at sign first": (
        b"note: @secret\n",
        "s.yaml:1:7: unquoted text cannot begin like this",
    ),
    "percent first": (
        b"note: %secret\n",
        "s.yaml:1:7: unquoted text cannot begin like this",
    ),
    "backtick first": (
        b"note: `secret`\n",
        "s.yaml:1:7: unquoted text cannot begin like this",
    ),
    "star first": (
        b"note: *secret* word\n",
        's.yaml:1:14: unquoted text begins with "&" or "*"',
    ),
    "ampersand first": (
        b"note: & secret\n",
        's.yaml:1:8: unquoted text begins with "&" or "*"',
    ),
    "quote never closed": (
        b'a: "secret\nb: y\n',
        "s.yaml:1:4: a quote that is never closed",
    ),
    "quote closed too early": (
        b'a: "secret" he said\n',
        "s.yaml:1:13: this does not fit in here",
    ),
    "apostrophe never closed": (
        b"a: 'secret\n",
        "s.yaml:1:4: a quote that is never closed",
    ),
    "text moved left": (
        b"a: |\n  secret\n secret\nb: 1\n",
        "s.yaml:3:2: this does not fit in here",
    ),
    "text without a key": (
        b"a: 1\nsecret text\nb: 2\n",
        's.yaml:3:1: a line without "key:"',
    ),
    "text behind the bar": (
        b"a: | secret\n  more\n",
        's.yaml:1:6: text behind "|", ">" or "!"',
    ),
    "list item out of line": (
        b"a:\n  - b\n - c\n",
        "s.yaml:3:2: this does not fit in here",
    ),
    "key out of line": (
        b"a:\n  b: 1\n c: 2\n",
        "s.yaml:3:2: this does not fit in here",
    ),
    "key left of the first": (
        b"  a: 1\nb: 2\n",
        "s.yaml:2:1: this does not fit in here",
    ),
    "bracket never closed": (
        b"a: [b, c\nd: e\n",
        "s.yaml:2:2: a bracket or brace is not closed before this",
    ),
    "unknown backslash": (
        b'a: "C:\\qsecret"\n',
        "s.yaml:1:7: a backslash that begins nothing known",
    ),
    "half a code": (
        b'a: "\\x4"\n',
        "s.yaml:1:7: a backslash that begins nothing known",
    ),
    "code too high": (
        b'a: "\\UFFFFFFFF"\n',
        "s.yaml:1:7: a backslash that begins nothing known",
    ),
    "a list as a key": (
        b"? [a, b]\n: 1\n",
        "s.yaml:1:3: a key must be plain text",
    ),
    "no key": (
        b": secret\n",
        "s.yaml:1:1: this does not fit in here",
    ),
    "long key": (
        b"k" * 201 + b": 1\n",
        "s.yaml:1:1: a key longer than 200 characters",
    ),
    "merge conflict": (
        b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
        "s.yaml:2:1: an unresolved merge conflict marker",
    ),
    "too deep": (
        b"a: " + b"[" * 12 + b"x" + b"]" * 12 + b"\n",
        "s.yaml:1:15: nested deeper than 12 levels",
    ),
    "too large": (
        b"a: " + b"x" * (2 * 1024 * 1024) + b"\n",
        "s.yaml:1:1: the file has more than 2,097,152 bytes",
    ),
}
