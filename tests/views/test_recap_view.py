"""The recap is short, fair, complete or says what it lacks, and keeps secrets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from canaries import canaries, canary, canary_session
from demo_sessions import NOW, demo, demos, guide, session, tree_of

from convo_prep.views.greeting import first_names
from convo_prep.views.letter import Letter
from convo_prep.views.recap import WORD_LIMIT, recap

SIGNED = Letter("Sam")
YES = "send me a short yes"


def said(**resolve: Any) -> str:
    return recap(session(resolve=resolve), NOW).text


@pytest.mark.parametrize("topic", [each.topic for each in demos()])
def test_the_demo_recaps_stay_under_the_limit(topic: str) -> None:
    written = recap(demo(topic), NOW)
    assert written.words == len(written.text.split()) < WORD_LIMIT


def test_a_finished_conversation_makes_the_whole_message() -> None:
    written = recap(demo("Renewal price"), NOW - timedelta(days=9), SIGNED)
    assert written.text == (
        "Hello Dana,\n"
        "\n"
        "Thank you for telling me so openly where the budget stands.\n"
        "\n"
        "This is what I took from our talk on Thursday 12 November (Dana Reyes, Sam)."
        "\n\n"
        "You said:\n"
        '- "I have to show a saving. It does not have to be your price."\n'
        '- "The weekly call is what keeps us calm."'
        "\n\n"
        "What I understood: You need a saving that you can show your CFO this year, "
        "and you would rather not give up the weekly call for it.\n"
        "\n"
        "What we have agreed so far: The present scope keeps its price. Acme chooses "
        "between two versions; one of them costs 15% less and leaves out the monthly "
        "reports.\n"
        "\n"
        "Who does what by when:\n"
        "- I will, by Thursday 19 November: Send two versions with scope, price and "
        "start date\n"
        "- You, by Thursday 26 November: Say which version goes to the CFO\n"
        "\n"
        "Still open:\n"
        "- Whether the start can move to the second quarter; Dana asks her CFO.\n"
        "\n"
        "I look at this again on Monday 30 November. Until then: a short mail "
        "from me every week, news or not.\n"
        "\n"
        "If I have anything wrong here, please tell me by Monday 16 November. As it "
        "changes the price, please send me a short yes.\n"
        "\n"
        "Kind regards\n"
        "Sam\n"
    )
    assert (written.missing, written.placeholders) == ((), ())


def test_no_private_answer_is_in_the_message() -> None:
    made = canary_session()
    tree_of(made)["resolve"]["outcome"] = "agreed"
    text = recap(made, NOW).text
    assert [word for word in canaries(private=True) if word in text] == []
    assert canary("conduct.acknowledged") in text
    assert canary("resolve.agreed") in text


def test_each_missing_part_is_named_by_its_label() -> None:
    made = session(resolve={"outcome": "agreed"})
    assert recap(made, NOW).missing == (
        "With",
        "Thanks",
        "What they need",
        "Agreed",
        "Actions",
        "Look again",
        "Until then",
        "Your name",
    )


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("conduct", "acknowledged"),
        *(("resolve", key) for key in ("thanks", "agreed", "actions", "updates")),
    ],
)
def test_a_part_that_is_missing_is_named_and_leaves_no_empty_line(
    section: str, key: str
) -> None:
    made = demo("Renewal price")
    del tree_of(made)[section][key]
    written = recap(made, NOW, SIGNED)
    assert written.missing == (guide().question(f"{section}.{key}").label,)
    assert "\n\n\n" not in written.text
    assert not any(line.endswith((": ", "- ")) for line in written.text.splitlines())


def test_where_nothing_was_agreed_the_agreement_is_not_missed() -> None:
    made = session(resolve={"outcome": "no agreement"})
    assert "Agreed" not in recap(made, NOW).missing
    assert "We have not found an agreement yet." in recap(made, NOW).text


def test_a_postponed_talk_says_when_it_will_be() -> None:
    made = session(
        initiate={"meeting_at": "2026-12-01 15:00"}, resolve={"outcome": "postponed"}
    )
    assert "to Tuesday 1 December at 15:00." in recap(made, NOW).text


def test_no_date_for_another_look_may_be_the_answer() -> None:
    written = recap(session(resolve={"follow_up_at": "none"}), NOW)
    assert "Look again" not in written.missing
    assert "at this again" not in written.text


def test_an_action_without_owner_or_date_is_named() -> None:
    made = session(resolve={"actions": [{"what": "Send the plan"}]})
    missing = recap(made, NOW).missing
    assert "Who (Send the plan)" in missing
    assert "By when (Send the plan)" in missing
    assert "\n- Send the plan\n" in recap(made, NOW).text


@pytest.mark.parametrize(
    ("days", "until"),
    [
        (0, "Tuesday 24 November"),  # a Saturday
        (1, "Tuesday 24 November"),
        (2, "Wednesday 25 November"),
        (5, "Monday 30 November"),  # a Thursday
        (6, "Tuesday 1 December"),
    ],
)
def test_corrections_are_asked_for_within_two_working_days(
    days: int, until: str
) -> None:
    assert f"please tell me by {until}." in (
        recap(session(), NOW + timedelta(days=days)).text
    )


@pytest.mark.parametrize(
    ("playbook", "agreed", "changes"),
    [
        ("price-pushback", "Two versions", ""),
        ("price-increase", "Our rate rises by 4% from January", "the price"),
        ("scope-creep", "A price before each request", "the scope"),
        ("not-informed", "A call every week", ""),
        ("not-informed", "Acme pays 400 € for it", "the price"),
        ("", "The fee falls by 10%", "the price"),
        ("", "$200 for each page", "the price"),
        ("", "12 pages in 3 weeks", ""),
    ],
)
def test_a_yes_is_asked_for_in_writing_and_the_price_named_only_where_it_changes(
    playbook: str, agreed: str, changes: str
) -> None:
    resolve = {"outcome": "agreed", "agreed": agreed}
    text = recap(session(playbook=playbook, resolve=resolve), NOW).text
    assert YES in text
    assert ("As it changes" in text) is bool(changes)
    assert f"As it changes {changes}, please" in text or not changes


@pytest.mark.parametrize("outcome", ["no agreement", "postponed", "cancelled", ""])
def test_where_nothing_was_agreed_the_message_never_says_agreed(outcome: str) -> None:
    text = said(outcome=outcome, agreed="Half of it by May")
    assert YES not in text
    assert "we agreed" not in text
    assert "Half of it" not in text


@pytest.mark.parametrize("outcome", ["agreed", "partly agreed"])
@pytest.mark.parametrize(
    ("kind", "lead", "sentence"),
    [
        (
            "record",
            "What was said",
            "It is no agreement, and it says nothing about who is liable.",
        ),
        (
            "agreement",
            "agreed",
            "Please confirm this. Until you have, it binds neither of us.",
        ),
        ("offer", "What I offer", "This offer stands until Friday 4 December."),
    ],
)
def test_the_message_says_what_it_is_and_nothing_in_it_contradicts_that(
    kind: str, lead: str, sentence: str, outcome: str
) -> None:
    made = session(
        resolve={"outcome": outcome, "agreed": "Half of it"},
        recap={"kind": kind, "stands_until": "2026-12-04"},
    )
    text = recap(made, NOW).text
    assert sentence in text
    assert (" agreed" in text) is (lead == "agreed")
    assert f"\n{lead}: Half of it.\n" in text or lead == "agreed"
    assert YES not in text


@pytest.mark.parametrize("outcome", ["postponed", "cancelled"])
def test_a_talk_that_was_not_held_is_not_said_to_have_been(outcome: str) -> None:
    assert "from our talk" not in said(outcome=outcome)
    assert "from our talk" in said(outcome="agreed")


def test_near_law_and_money_it_is_named_that_nobody_said_what_the_message_is() -> None:
    made = session(resolve={"outcome": "agreed"})
    assert "Kind of message" in recap(made, NOW, Letter(careful=True)).missing
    assert "Kind of message" not in recap(made, NOW).missing
    disputed = session(resolve={"outcome": "no agreement"})
    assert "Kind of message" in recap(disputed, NOW).missing


def test_a_lawyer_s_own_words_stand_on_top() -> None:
    text = recap(session(), NOW, Letter(mark="Without prejudice")).text
    assert text.startswith("Without prejudice\n\nHello")


def test_what_is_past_is_not_announced() -> None:
    text = said(outcome="agreed", follow_up_at="2026-11-16")
    assert "at this again" not in text


def test_whom_one_looks_again_with_is_said() -> None:
    together = said(follow_up_at="2026-11-30", follow_up_with="together")
    assert "We look at this again together on Monday 30 November." in together
    assert "I look at this again on" in said(follow_up_at="2026-11-30")


@pytest.mark.parametrize(("restated", "asked"), [("fully", 0), ("partly", 1), ("", 1)])
def test_who_may_not_have_been_understood_is_asked(restated: str, asked: int) -> None:
    made = session(conduct={"acknowledged": "You need a day", "restated": restated})
    assert recap(made, NOW).text.count("Have I got that right?") == asked


def test_a_greeting_written_once_goes_before_any_made_one() -> None:
    made = session(contact="Dana Reyes", recap={"greeting": "Dear Ms Reyes,"})
    before = Letter(greeting="Dear Dana,")
    assert recap(made, NOW, before).text.startswith("Dear Ms Reyes,\n")
    made = session(contact="Dana Reyes")
    assert recap(made, NOW, before).text.startswith("Dear Dana,\n")


def test_without_a_name_nobody_signs_and_the_login_never_does() -> None:
    text = recap(session(by="root"), NOW).text
    assert text.endswith("\nKind regards\n")


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("Dana Reyes, procurement; her CFO decides", "Dana"),
        ("Dana Reyes (procurement)", "Dana"),
        ("Dana", "Dana"),
        ("Dana Reyes and Lee Ward, procurement", "Dana and Lee"),
        ("Dr. Reyes, procurement", "Dr. Reyes"),
        ("Frau Weber, Einkauf", "Frau Weber"),
        ("Frau Weber und Herr Klein", "Frau Weber and Herr Klein"),
        ("Frau", ""),
        ("Dr. med. Anna Weber", "Dr. med. Anna Weber"),
        ("Mme Lefèvre - finance", "Mme Lefèvre"),
        ("M. Dupont", "M. Dupont"),
        ("Señora García", "Señora García"),
        ("Sr. Pérez y Sra. López", "Sr. Pérez and Sra. López"),
        ("Dott.ssa Bianchi", "Dott.ssa Bianchi"),
        ("Mevrouw de Vries", "Mevrouw de Vries"),
        ("dr. Jan Kowalski", "dr. Jan Kowalski"),
        ("Pani Nowak", "Pani Nowak"),
        ("Fru Hansen", "Fru Hansen"),
        ("Госпожа Иванова", "Госпожа Иванова"),
        ("Κυρία Παππά", "Κυρία Παππά"),
        ("田中様", "田中様"),
        ("김민수", "김민수"),
        ("Jean-Pierre Martin", "Jean-Pierre"),
        ("María José García", "María"),
        ("Élodie Martin - finance", "Élodie"),
        ("procurement", ""),
        ("the CFO", ""),
        ("The CFO", ""),
        ("", ""),
    ],
)
def test_the_greeting_uses_the_first_name_if_there_is_one(
    contact: str, name: str
) -> None:
    assert first_names(contact) == name


@pytest.mark.parametrize(
    ("thanks", "sentence"),
    [
        ("waiting so long", "Thank you for waiting so long."),
        ("Your patience", "Thank you for your patience."),
        ("Thank you for waiting.", "Thank you for waiting."),
        ("IBM's patience", "Thank you for IBM's patience."),
    ],
)
def test_thanks_become_a_sentence_that_can_be_said(thanks: str, sentence: str) -> None:
    assert f"\n{sentence}\n" in said(thanks=thanks)


def test_a_text_with_a_placeholder_left_is_named() -> None:
    made = demo("Renewal price")
    tree_of(made)["resolve"]["agreed"] = "The price is {amount}."
    tree_of(made)["resolve"]["actions"][0]["what"] = "Send {document}"
    assert recap(made, NOW).placeholders == ("Agreed", "Actions")


FOUR: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "data loss": (
        {
            "contact": "Dana Reyes, operations",
            "playbook": "our-error",
            "conduct": {"acknowledged": "You typed the orders of last week twice"},
            "resolve": {
                "outcome": "no agreement",
                "open_points": ["What happened to the backup"],
                "actions": [{"what": "Send the log", "owner": "me"}],
            },
            "recap": {"kind": "record"},
        },
        [
            "We have not found an agreement yet.",
            "It is no agreement, and it says nothing about who is liable.",
            "Have I got that right?",
        ],
        ["agreed", "sorry", "short yes", "fault", "mistake"],
    ),
    "a disputed invoice": (
        {
            "contact": "Frau Weber, Buchhaltung",
            "playbook": "disputed-work",
            "resolve": {
                "outcome": "partly agreed",
                "agreed": "3,000 EUR are paid by 4 December",
                "actions": [{"what": "Pay 3,000 EUR", "owner": "them"}],
            },
            "recap": {"kind": "agreement"},
        },
        ["Hello Frau Weber,", "What we have agreed so far: 3,000 EUR", "- You: Pay"],
        ["What we agreed:", "Hello Frau,", "As it changes"],
    ),
    "an ended relationship": (
        {
            "contact": "Jonas Petrov",
            "playbook": "ending-engagement",
            "resolve": {
                "outcome": "agreed",
                "agreed": "Our work ends on 31 December",
                "follow_up_at": "2026-12-18",
                "follow_up_with": "together",
                "thanks": "Three years of frank words",
            },
            "recap": {"kind": "record"},
        },
        [
            "Thank you for three years of frank words.",
            "We look at this again together on Friday 18 December.",
            "What was said: Our work ends on 31 December.",
            "says nothing about who is liable",
        ],
        ["short yes", "agreed"],
    ),
    "a friendly agreement": (
        {
            "contact": "Lena",
            "conduct": {
                "acknowledged": "You need it for the fair",
                "restated": "fully",
            },
            "resolve": {
                "outcome": "agreed",
                "agreed": "Two more pages for 400 EUR",
                "follow_up_at": "none",
            },
        },
        ["As it changes the price, please send me a short yes."],
        ["Have I got that right?", "liable", "binds", "at this again"],
    ),
}


@pytest.mark.parametrize("case", FOUR)
def test_a_message_holds_in_a_dispute_and_among_friends(case: str) -> None:
    tree, there, absent = FOUR[case]
    text = recap(session(**tree), NOW, SIGNED).text
    assert [part for part in there if part not in text] == []
    assert [part for part in absent if part in text] == []


def test_several_lines_that_were_agreed_stand_one_below_the_other() -> None:
    text = said(outcome="agreed", agreed="November is billed\nDecember waits")
    assert "What we agreed:\n- November is billed\n- December waits\n" in text


def test_words_noted_live_are_quoted_only_when_they_are_taken() -> None:
    notes = [{"kind": "words", "text": '"No leads."'}, {"kind": "point", "text": "x"}]
    made = session(resolve={"outcome": "agreed"}, conduct={"notes": notes})
    text = recap(made, NOW).text
    assert "No leads" not in text
    assert "Have I got that right" not in text
    tree_of(made)["conduct"]["heard"] = ["We need a saving."]
    text = recap(made, NOW).text
    assert 'You said:\n- "We need a saving."\n\nHave I got that right?' in text
    assert "No leads" not in text


def test_what_matters_to_them_opens_as_it_is_written() -> None:
    told = {"acknowledged": "What matters to you is one price"}
    text = recap(session(resolve={"outcome": "agreed"}, conduct=told), NOW).text
    assert "\n\nWhat matters to you is one price. Have I got that right?" in text
    told = {"acknowledged": "You need one price"}
    text = recap(session(resolve={"outcome": "agreed"}, conduct=told), NOW).text
    assert "\n\nWhat I understood: You need one price. Have I" in text


GUARDED = Letter(guarded=True)
AGREED_THERE = {"outcome": "agreed", "agreed": "They write by day alone"}


@pytest.mark.parametrize("outcome", ["agreed", "partly agreed", "no agreement"])
@pytest.mark.parametrize("kind", ["", "record", "offer"])
def test_where_safety_and_law_are_near_nothing_is_called_agreed_or_asked_a_yes(
    outcome: str, kind: str
) -> None:
    resolve = {**AGREED_THERE, "outcome": outcome}
    text = recap(session(resolve=resolve, recap={"kind": kind}), NOW, GUARDED).text
    plain = text.replace("It is no agreement, and it says nothing", "")
    plain = plain.replace("This is an offer, and no agreement yet.", "")
    assert "agree" not in plain
    assert "short yes" not in text


def test_what_is_said_to_be_an_agreement_is_called_one_there_too() -> None:
    made = session(resolve=AGREED_THERE, recap={"kind": "agreement"})
    assert "What we agreed: They write by day alone." in recap(made, NOW, GUARDED).text
    plain = session(resolve=AGREED_THERE)
    assert "What was said: They write by day" in recap(plain, NOW, GUARDED).text
    assert "What we agreed: They write by day" in recap(plain, NOW).text
