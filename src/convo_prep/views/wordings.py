"""What the wording rules met, each with what to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.advice.wording import Hit, Rule, hint_line
from convo_prep.document import Document, Items, Pairs, Paragraph, line, quiet
from convo_prep.guide import Guide
from convo_prep.views.rows import Row

OTHER_LANGUAGE = "This is not in English, and the rules know English alone."


def wordings(found: Sequence[Hit], guide: Guide, english: bool = True) -> Document:
    """Return the hits, gravest first as given, each with its place and rule."""
    if not found:
        said = "No rule met." if english else OTHER_LANGUAGE
        return Document("", (Paragraph(line(said)),), close=True)
    items = tuple(
        line(hint_line(hit), quiet(f"  ({_place(hit, guide)}{hit.rule.id})"))
        for hit in found
    )
    return Document("", (Items(items),), close=True)


def wording_rows(found: Sequence[Hit]) -> list[Row]:
    """Return the hits as rows: each the rule, its level, the words, what is better.

    `phrase` and `say` are the names that `words` and `better` had before.
    """
    return [
        {
            "rule": hit.rule.id,
            "level": hit.rule.level,
            "words": hit.phrase,
            "better": hit.rule.say,
            "path": hit.path,
            "phrase": hit.phrase,
            "say": hit.rule.say,
        }
        for hit in found
    ]


def rule_page(rule: Rule) -> Document:
    """Return one rule: why it is there, what to say, where it is from."""
    rows = (
        ("Why", line(rule.why)),
        ("Better", line(rule.say)),
        ("Level", line(rule.level)),
        ("From", line(rule.source)),
    )
    kept = tuple((label, text) for label, text in rows if text)
    return Document(rule.id, (Pairs(kept),))


def _place(hit: Hit, guide: Guide) -> str:
    question = guide.find(".".join(hit.path.partition("[")[0].split(".")[:2]))
    return f"{question.label}, " if question else ""
