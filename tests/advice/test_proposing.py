"""What is drafted on a card: never stored, never another's words, never a blank."""

from __future__ import annotations

import pytest
from made_sessions import GUIDE

from convo_prep.advice.landed import by_how_they_landed
from convo_prep.advice.playbook import blanks, playbook_from
from convo_prep.advice.proposing import best_reply, in_mail, proposals
from convo_prep.advice.suggestions import Sources, offered
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.expected import YOUR_NOTE
from convo_prep.store import library
from convo_prep.text import Tree

SHELF = library.shelf("").playbooks
DRAFTED = {name: book for name, book in SHELF.items() if book.drafts}
PURPOSE = Spot("initiate.purpose")
QUESTION = Spot("initiate.first_question")
IF_THEN = Spot("prepare.if_then")


def session(client: str = "Acme", **sections: Tree) -> Session:
    told: dict[str, Tree] = {"prepare": {"issue": "It went wrong"}}
    return Session({"client": client, "topic": "Talk", **told, **sections}, GUIDE)


def drafted(
    book: str = "price-pushback", now: Session | None = None, *earlier: Session
) -> dict[Spot, str]:
    sources = Sources(SHELF[book], earlier)
    found = proposals(now or session(), sources, "card")
    return {spot: draft.text for spot, draft in found.items()}


@pytest.mark.parametrize("name", sorted(DRAFTED))
def test_no_blank_is_drafted_in_first_sentence_first_question_and_if_then(
    name: str,
) -> None:
    found = drafted(name)
    for spot in (PURPOSE, QUESTION, IF_THEN, Spot("initiate.acknowledge")):
        assert blanks(found[spot]) == []


@pytest.mark.parametrize("name", sorted(DRAFTED))
def test_what_is_drafted_first_claims_nothing(name: str) -> None:
    found = proposals(session(), Sources(SHELF[name]), "card")
    assert found[PURPOSE].condition == ""
    assert found[Spot("initiate.acknowledge")].condition == ""


@pytest.mark.parametrize("name", sorted(SHELF))
def test_a_no_is_never_drafted(name: str) -> None:
    assert Spot("prepare.boundary") not in drafted(name)


def test_nothing_is_drafted_where_the_situation_says_no() -> None:
    silent = sorted(name for name, book in SHELF.items() if not book.drafts)
    assert silent == ["personal-advances"]
    assert drafted(silent[0]) == {}


def test_what_is_answered_has_no_draft() -> None:
    told = session(initiate={"purpose": "We talk"})
    assert PURPOSE not in drafted("price-pushback", told)
    assert QUESTION in drafted("price-pushback", told)


def test_their_own_words_come_first_with_an_answer_where_one_fits() -> None:
    issue = 'He said: "I get quoted half of it." He wants the deposit back.'
    told = Session({"client": "Acme", "prepare": {"issue": issue}}, GUIDE)
    found = proposals(told, Sources(SHELF["price-pushback"]), "card")
    says = [d for spot, d in found.items() if spot.field == "says"]
    assert [(d.text, d.source) for d in says[:2]] == [
        ("I get quoted half of it.", YOUR_NOTE),
        ("I want the deposit back.", YOUR_NOTE),
    ]
    replies = {spot.item: d for spot, d in found.items() if spot.field == "reply"}
    assert len(says) == 3
    assert not replies[1].answers, "nothing there fits, and it is taken in"
    assert replies[0].answers == "We've been quoted half of that elsewhere."
    assert replies[0].answers not in {each.text for each in says}, "that is the same"


def test_what_they_wrote_for_comes_first_then_the_account_and_is_private() -> None:
    wanted = "We want a lower price by May.\n> We want the older thing.\n"
    mail = f'Hi,\nMy boss said "it is as good as done".\n{wanted}'
    issue = 'He said: "I want to stop now."'
    told = session(prepare={"issue": issue, "mail": mail})
    found = proposals(told, Sources(SHELF["price-pushback"]), "card")
    said = [found[Spot("prepare.concerns", item, "says")] for item in range(3)]
    assert [(each.text, each.source, each.learned) for each in said[:2]] == [
        ("We want a lower price by May.", "their mail", True),
        ("I want to stop now.", "your note", False),
    ]
    assert (said[2].text, said[2].learned) == ("it is as good as done", True)


def test_what_the_account_took_over_from_the_mail_is_drafted_once() -> None:
    mail, issue = "Hi,\nWe want a lower price.", "We want a lower price."
    told = session(prepare={"issue": issue, "mail": mail})
    found = proposals(told, Sources(SHELF["price-pushback"]), "card")
    drafts = [draft for spot, draft in found.items() if spot.field == "says"]
    assert (drafts[0].text, drafts[0].source) == (mail[4:], "their mail")
    assert not drafts[0].learned, "it is in the person's own account by now"
    assert "your note" not in {draft.source for draft in drafts}


def test_what_only_their_mail_knows_stays_private_behind_all_that_is_there() -> None:
    mail = "Hi,\nWe want it by May, otherwise we stop. Is that clear to you?"
    concerns: Tree = [{"says": "Otherwise we stop."}]
    drafted: Tree = [
        {"at": "prepare.concerns 1 says", "text": "It is dear", "from": "x"}
    ]
    told = session(prepare={"mail": mail, "concerns": concerns}, drafted=drafted)
    assert {
        at.item: (draft.text, draft.learned) for at, draft in in_mail(told).items()
    } == {
        2: ("We want it by May.", True),
        3: ("Is that clear to you?", True),
    }


def test_an_own_concern_has_an_answer_drafted_only_where_one_fits() -> None:
    said = ("Quoted half elsewhere", "My cat is ill")
    prepare: Tree = {"issue": "x", "concerns": [{"says": each} for each in said]}
    found = drafted("price-pushback", session(prepare=prepare))
    assert Spot("prepare.concerns", 0, "says") not in found
    assert "two offers" in found[Spot("prepare.concerns", 0, "reply")]
    taken_in = found[Spot("prepare.concerns", 1, "reply")]
    assert taken_in == dict(GUIDE.receiving)["told"][0]


def replies(playbook: str, *said: str, struck: Tree = "") -> list[str]:
    prepare: Tree = {"issue": "x", "concerns": [{"says": each} for each in said]}
    found = drafted(playbook, session(prepare=prepare, struck=struck))
    spots = (Spot("prepare.concerns", item, "reply") for item in range(len(said)))
    return [found.get(spot, "") for spot in spots]


def test_what_nothing_fits_is_taken_in_each_time_in_other_words() -> None:
    drawn = replies("price-pushback", "My cat is ill", "It rains", "Our bus was late")
    assert set(drawn) == set(dict(GUIDE.receiving)["told"])


def test_where_somebody_s_safety_is_at_stake_no_line_fits_most_things() -> None:
    assert replies("threat", "My cat is ill") == [""]
    assert replies(
        "price-pushback", "You look pretty", "I know where you are alone"
    ) == [
        "",
        "",
    ]


def test_who_struck_an_answer_gets_none_that_fits_most_things() -> None:
    (fits,) = replies("price-pushback", "Quoted half elsewhere")
    for says, draft in (("Quoted half elsewhere", fits), ("My cat is ill", "")):
        struck = draft or replies("price-pushback", says)[0]
        lines: list[Tree] = [f"prepare.concerns: {struck}"]
        assert replies("price-pushback", says, struck=lines) == [""]


def test_of_what_fits_nothing_the_nearest_answers_are_offered() -> None:
    asked, sources = GUIDE.question("prepare.concerns"), Sources(SHELF["late-payment"])
    said = "Hosting, hours and a transfer?"
    offers = offered(asked, "reply", said, session(), sources)
    assert [line.answers for line in offers] == ["", "", ""]
    assert [line.text.partition(". ")[0] for line in offers] == [
        "Let's take the lines one by one",
        "Then let's find it together",
        "You can have the list, with a day and a task for each line",
    ]
    taken_in = best_reply(asked, said, session(), sources)
    assert taken_in
    assert not taken_in.answers
    strange = offered(asked, "reply", "My cat is ill", session(), sources)
    assert [line.answers for line in strange] == ["", "", ""]


def test_an_answer_is_the_one_to_the_nearest_concern_whatever_its_blanks() -> None:
    concerns: list[Tree] = [
        {"says": "The hosting is slow", "reply": "Shall we ask {contact}?"},
        {"says": "The invoice is wrong", "reply": "Shall we ask {client}?"},
    ]
    playbook = playbook_from({"concerns": concerns}, "own")
    asked = GUIDE.question("prepare.concerns")
    said = "That invoice is wrong again"
    found = best_reply(asked, said, session(), Sources(playbook))
    assert found
    assert (found.text, found.answers) == ("Shall we ask Acme?", "The invoice is wrong")


def test_what_was_struck_does_not_come_back() -> None:
    before = drafted()
    struck: list[Tree] = ["initiate.purpose"]
    first = Spot("prepare.concerns", 0, "says")
    struck.append(f"prepare.concerns: {before[first]}")
    reply = Spot("prepare.concerns", 1, "reply")
    struck.append(f"prepare.concerns: {before[reply]}")
    after = drafted("price-pushback", session(struck=struck))
    assert PURPOSE not in after
    assert before[first] not in after.values()
    assert before[reply] not in after.values()


def test_who_strikes_a_concern_has_one_fewer_and_no_other_in_its_place() -> None:
    before = [spot for spot in drafted() if spot.field == "says"]
    gone = f"prepare.concerns: {drafted()[before[1]]}"
    after = drafted("price-pushback", session(struck=[gone]))
    assert len([spot for spot in after if spot.field == "says"]) == len(before) - 1


def test_another_client_s_lesson_is_never_drafted_one_s_own_is_and_is_private() -> None:
    lesson: Tree = {"surprises": ["Canary says no."], "next_time": "If canary, then I"}
    theirs = session("Borealis", reflect=lesson)
    assert "anary" not in str(drafted("price-pushback", session(), theirs))
    own = session("Acme", reflect=lesson)
    found = proposals(session(), Sources(SHELF["price-pushback"], [own]), "card")
    learned = [draft for draft in found.values() if "anary" in draft.text]
    assert [draft.learned for draft in learned] == [True, True]


def answered(landed: str, reply: str, client: str = "Acme") -> Session:
    """Return an earlier talk in which this answer landed so."""
    concern: Tree = {"says": "It's too dear!", "reply": reply, "landed": landed}
    return session(client, prepare={"concerns": [concern]})


def answer_to(says: str, *earlier: Session) -> str:
    asked = GUIDE.question("prepare.concerns")
    sources = Sources(SHELF["price-pushback"], earlier)
    found = best_reply(asked, says, session(), sources)
    return found.text if found else ""


def test_an_answer_that_helped_with_this_client_is_drafted_first() -> None:
    helped = answered("helped", "Compared with what?")
    assert answer_to("It's too dear", helped) == "Compared with what?"
    assert answer_to("It is too late", helped) != "Compared with what?"
    theirs = answered("helped", "Compared with what?", "Borealis")
    assert answer_to("It's too dear", theirs) != "Compared with what?"


def test_an_answer_that_made_it_worse_is_not_drafted_again_in_silence() -> None:
    asked = GUIDE.question("prepare.concerns")
    says = "How can this take that many hours?"
    worse = answered("worse", answer_to(says))
    found = best_reply(
        asked, says, session(), Sources(SHELF["price-pushback"], [worse])
    )
    assert found
    assert found.worse
    assert found.source.endswith("it made it worse before")
    assert found.learned, "only its own person may see that"
    offers = offered(asked, "reply", "", session(), Sources(SHELF["price-pushback"]))
    ranked = by_how_they_landed(offers, "x", session(), [worse])
    assert [line.worse for line in ranked] == [False] * (len(offers) - 1) + [True]
