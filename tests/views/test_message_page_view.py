"""The message in numbered lines: what comes from notes is marked."""

from __future__ import annotations

from typing import Any

import pytest
from canaries import canaries, canary_session
from demo_sessions import NOW, session

from convo_prep.formats import plain
from convo_prep.page import Page, Spot
from convo_prep.session import Session
from convo_prep.views.letter import Letter
from convo_prep.views.message_page import (
    changes_document,
    message_page,
    numbers,
    page_document,
    spot_of,
)
from convo_prep.views.recap import recap

NOTES = [
    {"kind": "words", "text": "No leads."},
    {"kind": "agreed", "text": "Two versions"},
    {"kind": "action", "text": "Send them @me by friday"},
    {"kind": "point", "text": "A secret point"},
    {"kind": "concern", "text": "A secret worry"},
]
RESOLVED: dict[str, Any] = {
    "outcome": "agreed",
    "agreed": "Two versions\nThe price stays",
    "actions": [{"what": "Send them", "owner": "me"}, {"what": "Choose"}],
}
MADE = session(contact="Ines Vidal", resolve=RESOLVED, conduct={"notes": NOTES})


SAM = Letter("Sam")


def page(of: Session = MADE, letter: Letter = SAM) -> Page:
    return message_page(of, NOW, letter)


def shown(of: Session = MADE, letter: Letter = SAM) -> str:
    made = page(of, letter)
    return plain.render(page_document(made, of, numbers(made), narrow=False))


def target(typed: str, of: Session = MADE) -> Spot | None:
    made = page(of)
    return spot_of(made, numbers(made), typed, of)


def test_lines_from_notes_are_marked_and_say_so() -> None:
    text = shown()
    assert '*: not sent: You said: "No leads."\n' in text
    assert "a*: Two versions\n" in text
    assert "b: The price stays\n" in text
    assert "* from your notes" in text


def test_what_an_action_lacks_is_asked_in_its_line() -> None:
    assert "Choose [who?] [by when?]" in shown()


def test_without_a_name_none_stands_there_and_it_can_be_added() -> None:
    text = shown(letter=Letter())
    assert "name?" not in text
    assert "Also: your name, " in text
    assert target("your name") == Spot("name")
    assert "your name" not in shown(letter=SAM)


FULL: dict[str, Any] = {
    **RESOLVED,
    "open_points": ["Who pays"],
    "follow_up_at": "2026-12-15",
    "follow_up_with": "together",
    "updates": "Mails go to me",
    "thanks": "your time",
}


def test_every_line_that_an_answer_makes_has_a_number_and_no_other() -> None:
    noted = {"notes": NOTES, "acknowledged": "You need one price", "restated": "partly"}
    made = session(contact="Ines Vidal", resolve=FULL, conduct=noted)
    rows = shown(made).split("\n* from")[0].splitlines()[1:]
    labels = [row.split(":")[0].rstrip("*") for row in rows if row]
    lines = page(made).lines
    assert len(labels) == len(lines)
    for label, line in zip(labels, lines, strict=True):
        if line.spot is None:
            assert label == "\u2013"
            assert line.text.startswith("If I have anything wrong")
        else:
            assert target(label, made) == line.spot
            assert label[0] in "123456789"
    named = {line.spot.question for line in lines if line.spot}
    asked = {f"resolve.{key}" for key in FULL}
    # Asked behind the line of the next look, which they are said in.
    assert asked - named == {"resolve.follow_up_with"}
    assert "conduct.acknowledged" in named


def test_the_outcome_is_a_line_below_the_message() -> None:
    *_, ended = page().lines
    assert (ended.text, ended.spot) == ("agreed", Spot("resolve.outcome"))


def test_what_goes_on_until_then_follows_in_the_paragraph_of_the_next_look() -> None:
    text = recap(session(resolve=FULL), NOW).text
    assert "together on Tuesday 15 December. Until then: Mails go to me.\n" in text


@pytest.mark.parametrize("more", ["", "\nThe price stays"])
def test_what_is_agreed_and_reads_as_an_action_says_how_it_becomes_one(
    more: str,
) -> None:
    resolved = {"outcome": "agreed", "agreed": f"Dana sends the plan by friday{more}"}
    made = session(resolve=resolved)
    assert shown(made).count("[+ makes it an action]") == 1
    assert "+ makes" not in recap(made, NOW).text
    assert "+ makes" not in shown()


KEPT = session(
    contact="Ines Vidal",
    resolve={
        "outcome": "agreed",
        "agreed": "Two versions\nThe price stays",
        "open_points": ["Who pays", "Who signs"],
        "follow_up_at": "2026-12-15",
        "actions": [
            {"what": "Ask our lawyer", "owner": "me"},
            {"what": "Send them", "owner": "me", "in_message": "no"},
            {"what": "Tell your insurer", "owner": "Ines"},
            {"what": "Write to the court", "owner": "me", "in_message": "yes"},
        ],
    },
    recap={
        "left_out": [
            "resolve.agreed: The price stays",
            "resolve.open_points: Who signs",
            "resolve.follow_up_at",
        ]
    },
)


def test_what_is_kept_out_stands_in_its_place_and_does_not_go_out() -> None:
    text, sent = shown(KEPT), recap(KEPT, NOW, SAM).text
    assert "a: not sent, near law: I will: Ask our lawyer\n" in text
    assert "b: not sent: I will: Send them\n" in text
    assert "b: not sent: The price stays\n" in text
    assert "b: not sent: Who signs\n" in text
    assert "not sent: I look at this again on Tuesday 15 December.\n" in text
    for kept in ("lawyer", "Send them", "price stays", "Who signs", "look at this"):
        assert kept not in sent
    for goes in ("Two versions", "Who pays", "Tell your insurer", "to the court"):
        assert goes in sent


def test_how_a_line_is_put_in_is_said_by_the_number_of_the_first_that_is_out() -> None:
    first = shown(KEPT).split(": not sent")[0].splitlines()[-1]
    assert f"+ puts it in, as in +{first}." in shown(KEPT)
    assert "+ puts it in" not in shown(session(resolve=RESOLVED))


def test_a_list_of_which_nothing_goes_out_has_no_heading_either() -> None:
    actions = [{"what": "Ask our lawyer", "owner": "me"}]
    made = session(resolve={"outcome": "agreed", "actions": actions})
    assert ": not sent: Who does what by when:\n" in shown(made)
    assert "Who does what" not in recap(made, NOW).text


@pytest.mark.parametrize("owner", ["me", "", "Mara"])
@pytest.mark.parametrize("what", ["Ask our lawyer", "Go to Court", "Tell the insurers"])
def test_what_our_side_does_near_law_does_not_go_out_by_itself(
    what: str, owner: str
) -> None:
    made = session(
        contact="Ines Vidal",
        resolve={"outcome": "agreed", "actions": [{"what": what, "owner": owner}]},
    )
    assert what not in recap(made, NOW).text
    assert recap(made, NOW).kept_back == (what,)
    assert not any(what in lacks for lacks in recap(made, NOW).missing)


def test_no_law_is_heard_in_the_name_of_a_client() -> None:
    actions = [{"what": "Send Legal Homes the plan", "owner": "me"}]
    made = session(
        client="Legal Homes", resolve={"outcome": "agreed", "actions": actions}
    )
    assert "Send Legal Homes the plan" in recap(made, NOW).text


def test_what_is_not_sent_is_counted_and_never_shown() -> None:
    text = shown()
    assert "Not in the message: 1 point, 1 concern." in text
    assert "secret" not in text
    assert "secret" not in recap(MADE, NOW).text


def test_a_note_for_oneself_is_counted_and_never_offered_or_sent() -> None:
    alone = {"kind": "private", "text": "I feel blackmailed, look again 30 nov"}
    made = session(conduct={"notes": [alone]}, resolve=RESOLVED)
    assert "Not in the message: 1 note for you alone." in shown(made)
    assert "blackmailed" not in shown(made) + recap(made, NOW).text


def test_without_an_agreement_no_line_says_agreed() -> None:
    none = session(resolve={**RESOLVED, "outcome": "no agreement"})
    lines = [each.text for each in page(none).lines[:-1]]
    assert not any("agreed" in text for text in lines)


def test_every_line_of_the_message_is_on_the_page() -> None:
    whole = " ".join(shown(letter=Letter("Sam")).split())
    for line in recap(MADE, NOW, Letter("Sam")).text.split("\n"):
        assert " ".join(line.removeprefix("- ").split()) in whole


def test_no_private_answer_is_on_the_page() -> None:
    text = shown(canary_session())
    assert [word for word in canaries(private=True) if word in text] == []


@pytest.mark.parametrize(
    ("typed", "item", "field"),
    [
        ("{}", None, ""),
        ("{}a", 0, ""),
        ("{}B", 1, ""),
        ("{}.2", 1, ""),
        ("{}b.1", 1, "what"),
        ("{}a.2", 0, "owner"),
        ("{}.2.3", 1, "due"),
    ],
)
def test_a_number_names_a_line_a_letter_its_item_a_number_behind_it_a_part(
    typed: str, item: int | None, field: str
) -> None:
    number = numbers(page())["resolve.actions"]
    assert target(typed.format(number)) == Spot("resolve.actions", item, field)


def test_an_empty_line_is_named_by_its_word() -> None:
    assert target("thanks") == Spot("resolve.thanks")
    assert target("agreed") == Spot("resolve.agreed")
    assert target("until") == Spot("resolve.updates")
    assert target("who does") is None


@pytest.mark.parametrize("typed", ["99", "4z", "nonsense", "0.9.9", "-", "a", "4a.9"])
def test_what_names_nothing_is_no_line(typed: str) -> None:
    assert target(typed) is None


def test_an_item_is_found_in_its_place_whatever_a_hand_left_before_it() -> None:
    actions = [{"owner": "me"}, {"what": "Send them", "owner": "me"}]
    made = session(resolve={"outcome": "agreed", "actions": actions})
    number = numbers(page(made))["resolve.actions"]
    assert target(f"{number}a", made) == Spot("resolve.actions", 1)


def test_a_line_keeps_its_number_and_what_is_new_has_the_next() -> None:
    before, with_thanks = page(), {**RESOLVED, "thanks": "your time"}
    made = session(contact="Ines Vidal", resolve=with_thanks, conduct={"notes": NOTES})
    now, first = page(made), numbers(before)
    later = numbers(now, first)
    assert {path: later[path] for path in first} == first
    assert later["resolve.thanks"] == max(first.values()) + 1
    text = plain.render(changes_document(before, now, later, narrow=False))
    assert text.strip() == f"{later['resolve.thanks']}: Thank you for your time."


def test_a_line_that_is_gone_is_said_by_its_number() -> None:
    fewer = {key: value for key, value in RESOLVED.items() if key != "actions"}
    made = session(contact="Ines Vidal", resolve=fewer, conduct={"notes": NOTES})
    first = numbers(page())
    text = plain.render(changes_document(page(), page(made), first, narrow=False))
    assert f"Out of the message: {first['resolve.actions']}." in text


def test_items_beyond_the_letters_are_shown_and_named_by_number() -> None:
    many = [f"point {number}" for number in range(30)]
    made = session(resolve={"outcome": "agreed", "open_points": many})
    number = numbers(page(made))["resolve.open_points"]
    assert f"{number}.30: point 29" in shown(made)
    assert target(f"{number}.30", made) == Spot("resolve.open_points", 29)


def test_an_offer_that_names_nothing_is_asked_for_and_not_said() -> None:
    resolve = {"outcome": "no agreement"}
    made = session(resolve=resolve, recap={"kind": "offer"})
    assert "[What do you offer?]" in shown(made)
    assert "offer" not in recap(made, NOW).text
    named = session(
        resolve={**resolve, "agreed": "Half of it by May"}, recap={"kind": "offer"}
    )
    text = recap(named, NOW).text
    assert "not found an agreement yet. What I offer: Half of it by May." in text
    assert "This is an offer" in text
    assert "[What" not in shown(named)


def test_of_two_equal_lines_the_one_that_a_note_made_is_marked() -> None:
    notes = [{"kind": "open", "text": "Who decides"}]
    points = ["Who decides", "Who decides"]
    made = session(
        resolve={"outcome": "agreed", "open_points": points}, conduct={"notes": notes}
    )
    assert shown(made).count("*: Who decides") == 1


def test_a_note_that_is_a_day_asks_whether_it_is_the_next_look() -> None:
    noted = [{"kind": "point", "text": "in 2 weeks", "at": "2026-11-20T15:00+01:00"}]
    resolve = {"outcome": "agreed"}
    made = session(resolve=resolve, conduct={"notes": noted})
    assert "*: [We look at it again on Friday 4 December?]" in shown(made)
    assert "4 December" not in recap(made, NOW).text
    set_ = session(
        resolve={**resolve, "follow_up_at": "none"}, conduct=made.tree["conduct"]
    )
    assert "[We look" not in shown(set_)


def test_what_was_noted_as_agreed_is_counted_where_nothing_was() -> None:
    none = session(resolve={"outcome": "no agreement"}, conduct={"notes": NOTES})
    assert "1 line noted as agreed." in shown(none)
    assert "[Left out, noted as agreed: " in shown(none)
    assert "noted as agreed" not in recap(none, NOW).text


def test_a_note_that_looks_like_a_day_and_is_none_is_asked_about() -> None:
    noted = [{"kind": "point", "text": "31 feb", "at": "2026-11-20T15:00+01:00"}]
    made = session(resolve={"outcome": "agreed"}, conduct={"notes": noted})
    assert "[When do we look at it again? 31 feb]" in shown(made)
    assert "31 feb" not in recap(made, NOW).text


def test_the_next_look_that_a_note_set_is_marked_and_no_point_left_out() -> None:
    noted = [{"kind": "point", "text": "4 dec", "at": "2026-11-20T15:00+01:00"}]
    resolve = {"outcome": "agreed", "follow_up_at": "2026-12-04"}
    text = shown(session(resolve=resolve, conduct={"notes": noted}))
    assert "*: I look at this again on Friday 4 December." in text
    assert "1 point" not in text
