"""The end of a page that was gone over: what is new in full, the rest by its number."""

from __future__ import annotations

from demo_sessions import demos

from convo_prep.document import Document, Pairs, Paragraph, line, plain
from convo_prep.page import Line, Page, Spot
from convo_prep.views.written_on import deeper_line, end_of, sheet_of

USUAL = "They find the price too high"
PURPOSE, CONCERNS = "initiate.purpose", "prepare.concerns"
SITUATION = Line("Situation", USUAL, Spot("playbook"))
DRAFT = Line("First sentence", "I'd like to talk.", Spot(PURPOSE), draft=True)
PAUSE = Line("To pause", "Let's take five minutes.")
NO = Line("No and offer", "open", Spot("prepare.boundary"), tone="quiet")


def concern(at: int, says: str, reply: str, *, draft: bool = True) -> tuple[Line, Line]:
    """What they say and the answer, as lines of the page."""
    spot = Spot(CONCERNS, at, "says")
    answer = Line("You answer", reply, spot._replace(field="reply"), True, draft=draft)
    return Line("They say", says, spot, draft=draft), answer


def rows(document: Document) -> list[tuple[str, str]]:
    pairs = [block for block in document.blocks if isinstance(block, Pairs)]
    return [(label.strip(), plain(said)) for each in pairs for label, said in each.rows]


def told(document: Document) -> list[str]:
    return [plain(each.line) for each in document.blocks if isinstance(each, Paragraph)]


BEFORE = Page("Acme", (SITUATION, DRAFT, *concern(0, "Too dear", "How so?"), PAUSE, NO))


def test_what_is_new_stands_in_full_and_the_rest_is_named() -> None:
    mine = DRAFT._replace(text="I want a price today.", draft=False)
    after = BEFORE._replace(lines=(SITUATION, mine, *BEFORE.lines[2:]))
    found = end_of(BEFORE, after, USUAL, (), ())
    assert rows(found) == [("2  First sentence", "I want a price today.")]
    assert told(found) == [
        "2 yours, 2 drafts. Still drafts: 3 They say. Open: 4 No and offer. "
        ":list shows all of it."
    ]


def test_a_line_that_another_number_leads_to_now_is_shown_with_it() -> None:
    mine = concern(0, "We leave", "Why?", draft=False)
    says, answer = concern(1, "Too dear", "How so?")
    lines = (SITUATION, DRAFT, *mine, says._replace(concern=2), answer, PAUSE, NO)
    found = rows(end_of(BEFORE, Page("Acme", lines), USUAL, (), ()))
    assert found == [
        ("3  They say", "We leave"),
        ("3.2  You answer", "Why?"),
        ("4* They say 2", "Too dear"),
        ("5  No and offer", "open"),
    ]


def test_where_nothing_is_new_it_says_what_is_still_to_do() -> None:
    found = end_of(BEFORE, BEFORE, USUAL, (), line("Deeper: 5 Facts"))
    assert rows(found) == []
    assert told(found)[0].startswith("1 yours, 3 drafts. Still drafts: 2 First")
    assert told(found)[1] == "Deeper: 5 Facts"


def test_what_to_check_first_stands_above_it_where_the_situation_is_another() -> None:
    found = end_of(BEFORE, BEFORE, USUAL, line("Check first: the bill."), ())
    assert told(found)[0] == "Check first: the bill."


def test_a_draft_says_where_it_is_from_unless_a_line_does() -> None:
    assert told(sheet_of(BEFORE, USUAL, (), ()))[0] == (
        "* draft, not yours yet. Say only what fits; "
        "if few fit, :go 1 is another situation. 1 yours, 3 drafts. "
        "Ctrl-D when it is enough."
    )
    found = told(sheet_of(BEFORE, "Any talk", (), ()))[0]
    assert found.startswith("* draft from \u201cAny talk\u201d, not yours yet.")


def test_of_what_lies_deeper_the_first_are_named_and_the_rest_counted() -> None:
    session = next(iter(demos()))
    paths = ("prepare.facts", "prepare.our_part", "prepare.fallback")
    rest = list(enumerate(map(session.guide.question, paths), 5))
    few, whole = plain(deeper_line(rest, session, 2)), plain(deeper_line(rest, session))
    assert few.startswith("Deeper: 5 Facts")
    assert few.endswith(" \u00b7 1 more")
    assert "7 Fallback" in whole
    assert "more" not in whole
