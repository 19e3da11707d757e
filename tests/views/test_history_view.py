"""What was before with a client: everything on one page, the last time in six lines."""

from __future__ import annotations

from canaries import canaries, canary, canary_session
from demo_sessions import NOW, demo, demos, session, text_of, tree_of

from convo_prep.document import Heading
from convo_prep.session import Session
from convo_prep.views.history import histories, history, last_time


def acme() -> list[Session]:
    return [demo("Overdue invoices"), demo("Renewal price")]


def test_the_history_holds_the_client_alone_newest_first() -> None:
    document = history("acme", demos(), NOW)
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert titles == [
        "Open promises",
        "Renewal price · Thu 12 Nov 15:00 · reflected",
        "Overdue invoices · Thu 9 Oct 2025 11:00 · closed",
    ]
    assert document.title == "Acme"


def test_open_promises_of_either_side_stand_on_top() -> None:
    top = text_of(history("Acme", demos(), NOW)).split("== Renewal")[0]
    assert "and start date | me | overdue since Thu 19 Nov | Renewal price" in top
    assert "to the CFO | Dana | Thu 26 Nov | Renewal price" in top


def test_the_history_says_what_is_worth_knowing_next_time() -> None:
    page = text_of(history("Acme", demos(), NOW), 200)
    assert "She would sooner lose the reports than the weekly call." in page
    assert "If a payment is ten days late, then I ring Dana" in page
    assert "A call sooner would have been fine." in page


def test_no_private_answer_is_in_a_history_for_others() -> None:
    page = text_of(history("Acme", [canary_session()], NOW, private=False), 10_000)
    assert [word for word in canaries(private=True) if word in page] == []
    assert canary("resolve.agreed") not in page  # the canary's client is another
    own = canary_session()
    tree_of(own)["client"] = "Acme"
    page = text_of(history("Acme", [own], NOW, private=False), 10_000)
    assert [word for word in canaries(private=True) if word in page] == []
    assert canary("resolve.agreed") in page


def test_a_client_without_sessions_is_said_to_have_none() -> None:
    assert "No sessions with Nobody yet." in text_of(history("Nobody", demos(), NOW))


def test_the_last_time_fits_six_lines_and_says_what_counts() -> None:
    assert text_of(last_time(acme(), NOW)).splitlines() == [
        "Last time      Thu 12 Nov 15:00, 9 days ago · Renewal price · partly agreed",
        "You promised   overdue since Thu 19 Nov: Send two versions with scope, price…",
        "They promised  Dana, Thu 26 Nov: Say which version goes to the CFO",
        "Surprises      She would sooner lose the reports than the weekly call.",
        "Next time      If the price comes up in the first five minutes, then I ask "
        "who",
        "               has to be convinced.",
    ]


def test_of_several_clients_each_part_says_whose_it_is() -> None:
    theirs = [each for each in demos() if each.client != "Acme"]
    blocks = histories([("Acme", acme()), (theirs[0].client, theirs[:1])], NOW).blocks
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    names = ("Acme · ", f"{theirs[0].client} · ")
    assert all(head.startswith(names) for head in heads)
    assert len(heads) > 3
    assert text_of(histories([("Acme", acme())], NOW)) == text_of(
        history("Acme", acme(), NOW)
    )


def test_long_answers_do_not_push_the_last_time_over_six_lines() -> None:
    made = demo("Renewal price")
    tree_of(made)["reflect"]["surprises"] = ["very long " * 80] * 3
    tree_of(made)["reflect"]["next_time"] = "if " * 200
    assert len(text_of(last_time([made], NOW)).splitlines()) == 6


def test_a_lesson_from_longer_ago_says_when_it_was() -> None:
    newest = session(
        id="bbbbbb",
        initiate={"meeting_at": "2026-11-19"},
        resolve={"outcome": "agreed"},
    )
    lines = text_of(last_time([*acme(), newest], NOW), 200)
    assert "Last time      Thu 19 Nov, 2 days ago · Price · agreed" in lines
    assert "Thu 12 Nov 15:00: She would sooner" in lines


def test_there_is_no_last_time_before_a_first_one() -> None:
    assert last_time([], NOW).blocks == ()
    assert last_time([demo("Extra requests")], NOW).blocks == ()
