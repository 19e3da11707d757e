"""The recap is short, fair, complete or says what it lacks, and keeps secrets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from canaries import canaries, canary, canary_session
from demo_sessions import NOW, demo, demos, guide, session, tree_of

from convo_prep.views.recap import WORD_LIMIT, first_names, recap

ASKS_FOR_A_YES = "please also send me a short yes"


def said(**resolve: Any) -> str:
    return recap(session(resolve=resolve), NOW).text


@pytest.mark.parametrize("topic", [each.topic for each in demos()])
def test_the_demo_recaps_stay_under_the_limit(topic: str) -> None:
    written = recap(demo(topic), NOW)
    assert written.words == len(written.text.split()) < WORD_LIMIT


def test_a_finished_conversation_makes_the_whole_message() -> None:
    written = recap(demo("Renewal price"), NOW - timedelta(days=9))
    assert written.text == (
        "Hello Dana,\n"
        "\n"
        "Thank you for telling me so openly where the budget stands.\n"
        "\n"
        "What I understood: You need a saving that you can show your CFO this year, "
        "and you would rather not give up the weekly call for it.\n"
        "\n"
        "What we have agreed so far: The present scope keeps its price. Acme chooses "
        "between two versions; one of them costs 15% less and leaves out the monthly "
        "reports.\n"
        "\n"
        "Who does what by when:\n"
        "- I, by Thursday 19 November: Send two versions with scope, price and start "
        "date\n"
        "- Dana, by Thursday 26 November: Say which version goes to the CFO\n"
        "\n"
        "Still open:\n"
        "- Whether the start can move to the second quarter; Dana asks her CFO.\n"
        "\n"
        "I will look at this again on Monday 30 November. Until then: a short mail "
        "from me every week, news or not.\n"
        "\n"
        "If I have anything wrong here, please tell me by Monday 16 November. As this "
        "is about the price, please also send me a short yes.\n"
        "\n"
        "Kind regards\n"
        "Sam\n"
    )
    assert (written.missing, written.placeholders) == ((), ())


def test_no_private_answer_is_in_the_message() -> None:
    text = recap(canary_session(), NOW).text
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
    written = recap(made, NOW)
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
    assert "look at this again" not in written.text


def test_an_action_without_owner_or_date_is_named() -> None:
    made = session(resolve={"actions": [{"what": "Send the plan"}]})
    missing = recap(made, NOW).missing
    assert "Who (Send the plan)" in missing
    assert "By when (Send the plan)" in missing
    assert "\n- Send the plan\n" in recap(made, NOW).text


def test_the_owners_are_i_the_client_by_name_and_names() -> None:
    actions = [
        {"what": "Ours", "owner": "me", "due": "2026-11-26"},
        {"what": "Theirs", "owner": "client", "due": "2026-11-26 12:00"},
        {"what": "Hers", "owner": "Mara", "due": "2027-01-07"},
    ]
    text = said(actions=actions)
    assert "- I, by Thursday 26 November: Ours\n" in text
    assert "- Acme, by Thursday 26 November at 12:00: Theirs\n" in text
    assert "- Mara, by Thursday 7 January 2027: Hers\n" in text


def test_a_done_action_and_a_dropped_one_say_so_without_the_reason() -> None:
    actions = [
        {"what": "Ours", "owner": "me", "due": "2026-11-26", "done": "2026-11-20"},
        {"what": "Theirs", "owner": "client", "dropped": "they forgot"},
    ]
    text = said(actions=actions)
    assert "Ours (done)" in text
    assert "Theirs (no longer planned)" in text
    assert "forgot" not in text


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
    ("playbook", "agreed", "asked"),
    [
        ("price-pushback", "Two versions", True),
        ("price-increase", "From January", True),
        ("scope-creep", "A price before each request", True),
        ("not-informed", "A call every week", False),
        ("not-informed", "Acme pays 400 € for it", True),
        ("", "The fee falls by 10%", True),
        ("", "$200 for each page", True),
        ("", "12 pages in 3 weeks", False),
        ("price-pushback", "", False),
    ],
)
def test_a_yes_in_writing_is_asked_for_where_price_or_scope_changes(
    playbook: str, agreed: str, asked: bool
) -> None:
    made = session(playbook=playbook, resolve={"agreed": agreed})
    assert (ASKS_FOR_A_YES in recap(made, NOW).text) is asked


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("Dana Reyes, procurement; her CFO decides", "Dana"),
        ("Dana Reyes (procurement)", "Dana"),
        ("Dana", "Dana"),
        ("Dana Reyes and Lee Ward, procurement", "Dana and Lee"),
        ("Dr. Reyes, procurement", "Dr. Reyes"),
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
        ("You made time at once", "Thank you: You made time at once."),
    ],
)
def test_thanks_become_a_sentence_that_can_be_said(thanks: str, sentence: str) -> None:
    assert f"\n{sentence}\n" in said(thanks=thanks)


def test_a_text_with_a_placeholder_left_is_named() -> None:
    made = demo("Renewal price")
    tree_of(made)["resolve"]["agreed"] = "The price is {amount}."
    tree_of(made)["resolve"]["actions"][0]["what"] = "Send {document}"
    assert recap(made, NOW).placeholders == ("Agreed", "Actions")
