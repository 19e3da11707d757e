"""A playbook on a page, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convo_prep.advice.picking import Ranked
from convo_prep.advice.playbook import Playbook
from convo_prep.document import (
    Block,
    Document,
    Heading,
    Items,
    Line,
    Pairs,
    Paragraph,
    Table,
    line,
    quiet,
    strong,
)
from convo_prep.views.rows import Row

# Key in the file: the heading it stands under.
LISTS: Mapping[str, str] = {
    "use_when": "Use it when",
    "issue": "The issue",
    "objective": "The result wanted",
    "facts": "Facts to gather",
    "our_part": "Your part",
    "their_needs": "What they may need",
    "questions": "What to ask",
    "if_then": "If-then",
    "recap": "For the message",
    "reflect": "Afterwards",
    "sources": "From",
}


def playbook_page(playbook: Playbook) -> Document:
    """Return a whole playbook, in the order of a conversation."""
    blocks: list[Block] = [Paragraph(line(playbook.text("summary")))]
    for label in ("not_for", "check_first"):
        if text := playbook.text(label):
            title = "Not for" if label == "not_for" else "Check first"
            blocks.append(Pairs(((title, line(text)),)))
    for key, heading in LISTS.items():
        if key == "questions":
            blocks += _exchange(playbook)
        if items := playbook.texts(key):
            blocks += [Heading(heading), Items(tuple(map(line, items)))]
        if key == "questions":
            blocks += _speech(playbook)
    return Document(playbook.title, tuple(blocks))


def playbook_list(shelf: Sequence[Playbook]) -> Document:
    """Return the playbooks as a table: title, id, what it is about."""
    rows = tuple(
        (line(strong(each.title)), line(each.id), line(quiet(each.text("summary"))))
        for each in shelf
    )
    return Document("", (Table(("Situation", "Id", "About"), rows),))


def playbook_rows(shelf: Sequence[Playbook]) -> list[Row]:
    """Return the playbooks as rows, each with its whole tree."""
    return [{**each.tree, "id": each.id} for each in shelf]


def ranked_list(ranks: Sequence[Ranked]) -> Document:
    """Return the playbooks in rank order, those that stand out marked in words."""
    rows = tuple(
        (
            line(strong(each.title) if each.offered else each.title),
            line(each.id),
            line(quiet(f"{each.score:.2f}")),
            line("yes" if each.offered else "no"),
        )
        for each in ranks
    )
    return Document("", (Table(("Situation", "Id", "Score", "Stands out"), rows),))


def ranked_rows(ranks: Sequence[Ranked]) -> list[Row]:
    """Return the playbooks in rank order as rows: id, title, score, offered."""
    return [each._asdict() for each in ranks]


def _exchange(playbook: Playbook) -> Iterator[Block]:
    concerns = playbook.records("concerns")
    if concerns:
        yield Heading("What they may say")
        for concern in concerns:
            yield Pairs(
                _present(
                    ("They say", concern.get("says", "")),
                    ("Behind it", concern.get("need", "")),
                    ("You answer", _if_true(concern, "reply")),
                )
            )
    options = playbook.records("options")
    if options:
        yield Heading("Ways forward")
        for option in options:
            yield Pairs(
                _present(
                    ("Offer", _if_true(option, "option")),
                    ("Gives them", option.get("pros", "")),
                    ("Costs them", option.get("cons", "")),
                )
            )


def _speech(playbook: Playbook) -> Iterator[Block]:
    if first := playbook.records("acknowledge"):
        yield Heading("What to acknowledge")
        yield Items(tuple(line(_if_true(each, "text")) for each in first))
    if said := playbook.records("say"):
        yield Heading("What to say")
        yield Items(tuple(_with(_if_true(s, "text"), s.get("why", "")) for s in said))
    if avoided := playbook.records("avoid"):
        yield Heading("Instead of")
        pairs = ((a.get("text", ""), a.get("instead", "")) for a in avoided)
        yield Pairs(tuple((f'"{text}"', line(instead)) for text, instead in pairs))
    boundary = playbook.record("boundary")
    if boundary:
        yield Heading("The no and the offer")
        yield Pairs(
            _present(
                ("Protect", boundary.get("protect", "")),
                ("No", _if_true(boundary, "refuse")),
                ("Offer", boundary.get("offer", "")),
            )
        )
    if apology := playbook.record("apology"):
        yield Heading("To apologise")
        yield Pairs(_present(*((key.title(), text) for key, text in apology.items())))
    if fallback := playbook.text("fallback"):
        yield Pairs((("Fallback", line(fallback)),))


def _if_true(record: Mapping[str, str], key: str) -> str:
    """Return a text of a record, with what must be true for it in front."""
    text, condition = record.get(key, ""), record.get("if", "")
    return f"(if {condition}) {text}" if text and condition else text


def _present(*pairs: tuple[str, str]) -> tuple[tuple[str, Line], ...]:
    return tuple((label, line(text)) for label, text in pairs if text)


def _with(text: str, why: str) -> Line:
    return line(text, quiet(f"  ({why})" if why else ""))
