from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from pages import CARD, EVERY_BLOCK, documents, lines, said, squeezed

from convo_prep.document import Document, Line, Paragraph, line
from convo_prep.document import plain as words
from convo_prep.formats.html import render
from convo_prep.text import visible

BODY = """\
<body class="roomy">
<h1>Renewal price: Acme</h1>
<p>Acme is <span class="good">prepared</span>\
<span class="quiet"> since yesterday</span></p>
<h2>Prepare</h2>
<dl>
<dt>Issue</dt><dd>Acme asks for 20% off the renewal</dd>
<dt>What is it worth?</dt><dd>One line<br>and another</dd>
<dt>Due</dt><dd><strong class="warn">overdue</strong> since Mon 23 Nov 2026</dd>
</dl>
<h3>Concerns</h3>
<ul>
<li>Others do it for half.</li>
<li><strong>No budget</strong></li>
</ul>
<ol>
<li>Dana Reyes, Acme</li>
<li>Borealis</li>
</ol>
<table>
<thead><tr><th>id</th><th>client</th><th>what is next</th></tr></thead>
<tbody><tr><td>k3v9qd</td><td>Acme</td>\
<td><span class="here">convo card</span></td></tr>
<tr><td>a2b3c4</td><td>Borealis</td><td></td></tr></tbody>
</table>
</body>
"""

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "br"),
    *("dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("span", "strong", "div", "svg", "rect"),
}
ATTRIBUTES = {
    ("lang", "en"),
    ("charset", "utf-8"),
    ("http-equiv", "Content-Security-Policy"),
    ("name", "viewport"),
    ("content", "width=device-width, initial-scale=1"),
    *(
        ("class", name)
        for name in ("roomy", "close", "gap", "quiet", "good", "warn", "here")
    ),
    *(("class", name) for name in ("group", "bars", "below")),
    *(("class", name) for name in ("part1", "part2", "part3")),
    *(("scope", "row"), ("preserveaspectratio", "none"), ("aria-hidden", "true")),
}


class Page(HTMLParser):
    """Collects tags, attributes and the text of a page's body and title."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def test_every_block_has_its_html() -> None:
    text = render(EVERY_BLOCK)
    assert text[text.index("<body") : text.index("</html>")] == BODY


def is_a_length(name: str, value: str | None) -> bool:
    """Whether an attribute says with digits alone where a part of a bar is drawn."""
    lengths = ("x", "width", "height", "viewbox")
    return name in lengths and re.fullmatch("[0-9 ]+", value or "") is not None


@given(document=documents)
def test_only_our_own_tags_and_attributes_stand_in_a_page(document: Document) -> None:
    page = Page(render(document))
    assert set(page.tags) <= TAGS
    policies = {
        value
        for name, value in page.attributes
        if (name, value) not in ATTRIBUTES and not is_a_length(name, value)
    }
    assert len(policies) == 1
    assert "'none'" in str(policies)
    assert page.tags.count("title") == page.tags.count("style") == 1
    assert page.open == []


@given(document=documents)
def test_every_word_is_on_the_page(document: Document) -> None:
    everything = squeezed("".join(Page(render(document)).text))
    for text in said(document):
        assert squeezed(visible(text)) in everything


@given(text=lines)
def test_a_paragraph_is_exactly_its_words(text: Line) -> None:
    body = render(Document("", (Paragraph(text),))).partition("<body")[2]
    shown = "".join(
        Page(f"<body{body}".replace("<br>", "\n").partition("</html>")[0]).text
    )
    assert squeezed(shown) == squeezed(visible(words(text)))


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else() -> None:
    text = render(EVERY_BLOCK)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = re.search('Security-Policy" content="(.*?)"', text)
    assert policy
    assert policy[1].startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")
    assert text.index("Security-Policy") < text.index("<style>")


def test_the_page_asks_for_nothing_from_anywhere() -> None:
    text = render(EVERY_BLOCK)
    assert not re.search(r"url\(|@import|src=|href=|https?:", text)


def test_a_title_made_of_html_stays_a_title() -> None:
    text = render(Document("</title><script>x</script>", ()))
    assert "<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>" in text


def test_a_page_without_a_title_has_a_name_in_the_tab_and_no_heading() -> None:
    text = render(Document("", (Paragraph(line("a")),)))
    assert "<title>convo</title>" in text
    assert "<h1>" not in text


def test_a_close_page_says_so_to_its_style_sheet() -> None:
    assert '<body class="close">' in render(CARD)
