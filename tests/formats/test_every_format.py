from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from pages import CARD, EVERY_BLOCK, documents, obeyed

from convo_prep.document import Document, Paragraph, line
from convo_prep.formats.look import Look
from convo_prep.formats.table import FORMATS

LOOK = Look(colour=True, ascii=False)
SGR = re.compile("\x1b\\[[0-9;]*m")
every_format = pytest.mark.parametrize("name", FORMATS)


@every_format
@given(document=documents)
def test_nothing_a_terminal_would_obey_reaches_any_output(
    name: str, document: Document
) -> None:
    text = FORMATS[name](document, 80, LOOK)
    if name == "terminal":
        text = SGR.sub("", text)
    assert obeyed(text) == set()


@every_format
def test_escape_codes_and_overrides_are_shown_as_signs(name: str) -> None:
    page = Document("", (Paragraph(line("a\x1b]52;c;aGk=\x07b \u202eevil\x9b2J")),))
    text = FORMATS[name](page, 80, Look(colour=False, ascii=False, escapes=False))
    shown = "a␛]52;c;aGk=␇b ⟨U+202E⟩evil⟨U+009B⟩2J"
    assert shown in text.replace("\\", "")


@every_format
@pytest.mark.parametrize("page", [EVERY_BLOCK, CARD], ids=["every block", "card"])
def test_a_page_ends_with_one_newline_and_no_line_has_blanks_at_its_end(
    name: str, page: Document
) -> None:
    text = FORMATS[name](page, 80, LOOK)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [row for row in text.split("\n") if row != row.rstrip()] == []


@pytest.mark.parametrize("name", ["terminal", "plain", "markdown"])
def test_an_empty_document_is_an_empty_text(name: str) -> None:
    assert FORMATS[name](Document("", ()), 80, LOOK) == ""


@pytest.mark.parametrize(
    ("name", "unneeded"),
    [
        ("plain", ["rich", "hashlib", "json"]),
        ("markdown", ["rich", "hashlib", "json"]),
        ("html", ["rich", "json"]),
        ("terminal", ["rich.table", "rich.markdown", "pygments", "markdown_it"]),
    ],
)
def test_a_format_loads_nothing_that_it_does_not_need(
    name: str, unneeded: list[str]
) -> None:
    program = (
        "import sys\n"
        "from convo_prep.document import Document, Heading\n"
        "from convo_prep.formats.look import Look\n"
        "from convo_prep.formats.table import FORMATS\n"
        "page = Document('t', (Heading('h'),))\n"
        f"FORMATS[{name!r}](page, 80, Look(True, False))\n"
        f"print([name for name in {unneeded!r} if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
