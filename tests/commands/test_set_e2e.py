"""`convo set`: any answer of any conversation, all or none, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo, Ran

BEGUN = (
    *("issue=Price", "facts=On 3 May we said 10%", "facts=They said 20%"),
    *("concerns=Too late | We see | 30", "concerns=Too dear | Half? | 80"),
    "tension=4",
)
SECRET = "Zebrafinch"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    answers = [f"--set={answer}" for answer in BEGUN]
    convo.done("prep", "Acme", "Renewal", *answers)
    return convo


def refused(ran: Ran, code: int = 2) -> str:
    assert ran.code == code, ran
    assert ran.out == ""
    return ran.err


def says(convo: Convo) -> list[str]:
    return [each["says"] for each in convo.read().records("prepare.concerns")]


def test_the_reference_ends_where_the_first_answer_begins(convo: Convo) -> None:
    convo.done("prep", "Borealis", "Kick off", "--set=issue=Late")
    ran = convo.done("set", "acme", "renewal", "issue=x=y: z", "channel=phone")
    assert ran.out == ""
    [line] = ran.err.splitlines()
    assert "acme-renewal.yaml: issue: 1 replaced; channel: phone." in line
    [acme] = [path for path in convo.files() if "acme" in path.name]
    assert convo.read(acme).text("prepare.issue") == "x=y: z"


def test_without_a_reference_the_only_open_conversation_is_taken(convo: Convo) -> None:
    convo.done("set", "fallback=Wait")
    assert convo.read().text("prepare.fallback") == "Wait"
    convo.done("prep", "Borealis", "Kick off", "--set=issue=Late")
    assert refused(convo("set", "fallback=Go"), 21)


def test_a_list_is_added_to_taken_from_and_replaced(convo: Convo) -> None:
    facts = "prepare.facts"
    ran = convo.done("set", "acme", "facts+=A third", "facts+=A fourth")
    assert "facts: 2 added" in ran.err
    ran = convo.done("set", "acme", "facts-=#1", "facts-=they  SAID 20%")
    assert "facts: 2 taken out" in ran.err
    assert convo.read().items(facts) == ("A third", "A fourth")
    ran = convo.done("set", "acme", "facts=Only this")
    assert "facts: 2 replaced by 1" in ran.err
    convo.done("set", "acme", "facts.1=Only that")
    assert convo.read().items(facts) == ("Only that",)
    convo.done("set", "acme", "facts=")
    assert "facts" not in convo.file.read_text(encoding="utf-8")


def test_concerns_are_named_by_the_number_that_the_card_gives_them(
    convo: Convo,
) -> None:
    card = convo.done("card", "acme").out
    assert card.index("Too dear") < card.index("Too late")
    convo.done("set", "acme", "concerns.1.reply=What is half?", "concerns.2.likely=10")
    late, dear = convo.read().records("prepare.concerns")
    assert dear == {"says": "Too dear", "reply": "What is half?", "likely": "80"}
    assert late == {"says": "Too late", "reply": "We see", "likely": "10"}
    convo.done("set", "acme", "concerns-=#1")
    assert says(convo) == ["Too late"]
    convo.done("set", "acme", "concerns.1.says=")
    assert says(convo) == []


def test_an_item_changed_as_a_whole_keeps_what_is_not_given(convo: Convo) -> None:
    convo.done("set", "acme", "concerns.1=Far too dear")
    assert convo.read().records("prepare.concerns")[1]["reply"] == "Half?"
    convo.done("set", "acme", "actions+=Send the quote @me by friday")
    convo.done("set", "acme", "actions.1=Send both @dana by 1 dec")
    [action] = convo.read().actions()
    assert action[1:4] == ("Send both", "dana", "2026-12-01")
    convo.done("set", "acme", "actions.1.due=")
    assert convo.read().actions()[0].due == ""


def test_a_record_may_be_json(convo: Convo) -> None:
    given = '{"says": "Too soon", "reply": "a | b", "came_up": "did not"}'
    convo.done("set", "acme", f"concerns+={given}")
    assert convo.read().records("prepare.concerns")[-1] == {
        "says": "Too soon",
        "reply": "a | b",
        "came_up": "did not",
    }


def test_what_became_of_an_action_and_of_a_concern(convo: Convo) -> None:
    convo.done("set", "acme", "actions+=Send it", "actions+=Call @client")
    convo.done("set", "acme", "done.2=dropped: no need", "came_up.2=did not")
    session = convo.read()
    assert session.actions()[1].dropped == "no need"
    assert session.records("prepare.concerns")[0]["came_up"] == "did not"
    convo.done("set", "acme", "done.2=", "came_up=came up", "came_up=did not")
    session = convo.read()
    assert session.actions()[1].open
    came = [each["came_up"] for each in session.records("prepare.concerns")]
    assert came == ["came up", "did not"]


def test_every_mistake_is_named_at_once_and_nothing_is_written(convo: Convo) -> None:
    before = convo.file.read_bytes()
    said = refused(
        convo(
            *("set", "acme", "tensoin=3", "fallback=Wait", f"confidence={SECRET} 9"),
            *(f"concerns.1.likely={SECRET}", "concerns.7.reply=x", "facts.x=y"),
            *("facts-=not there", "issue+=more", "issue.2=x", "prepare.isue=x"),
            *("channel=phone", "channel=video", "id=abcdef", "concerns.1.wen=x"),
            f"meeting_at={SECRET}",
        )
    )
    for part in (
        *("'tensoin'. Did you mean 'tension'?", "confidence: this is no whole number"),
        *("concerns.1.likely: this is no", "concerns.7.reply: there is no number 7"),
        *("facts.x: ", "facts: no item", "issue: ", "issue.2: ", "'prepare.issue'?"),
        *("channel: it takes one value", "id: ", "concerns.1.wen: ", "meeting_at: "),
        "Nothing was saved (13 wrong, 1 good).",
    ):
        assert part in said
    assert SECRET not in said
    assert convo.file.read_bytes() == before


def test_several_fitting_items_are_left_alone(convo: Convo) -> None:
    convo.done("set", "acme", "facts+=They said 20%")
    assert "2 items" in refused(convo("set", "acme", "facts-=They said 20%"))
    convo.done("set", "acme", "facts-=#3")
    assert len(convo.read().items("prepare.facts")) == 2


def test_a_list_given_whole_and_in_part_at_once_is_refused(convo: Convo) -> None:
    for more in ("facts.1=a", "facts-=#1"):
        assert "at once" in refused(convo("set", "acme", "facts=b", more))
    convo.done("set", "acme", "facts=b", "facts+=c")
    assert convo.read().items("prepare.facts") == ("b", "c")


def test_words_without_a_sign_are_no_answers_and_are_not_repeated(convo: Convo) -> None:
    said = refused(convo("set", "acme", "issue=They", SECRET, "said"))
    assert "Word 2" in said
    assert SECRET not in said
    assert refused(convo("set", "acme", "renewal"))


def test_an_answer_from_stdin(convo: Convo) -> None:
    convo.done("set", "acme", "facts=-", stdin="one\n\ntwo\n")
    assert convo.read().items("prepare.facts") == ("one", "two")
    convo.done("set", "acme", "concerns+=-", stdin="Too soon | Not yet\n")
    assert says(convo)[-1] == "Too soon"
    convo.done("set", "acme", "issue=-", "tension=2", stdin="two\nlines\n")
    assert convo.read().text("prepare.issue") == "two lines"
    convo.done("set", "acme", "recap.text=-", stdin="Hello Dana,\n\nso we said.\n")
    assert convo.read().text("recap.text") == "Hello Dana,\n\nso we said."


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        (("issue=-",), ""),
        (("issue=-",), "\n"),
        (("issue=-", "facts=-"), "x\n"),
        (("isue=-",), "x\n"),
        (("issue=-", "tension=9"), "x\n"),
    ],
)
def test_stdin_that_gives_no_answer_leaves_the_file_alone(
    convo: Convo, words: tuple[str, ...], stdin: str
) -> None:
    before = convo.file.read_bytes()
    refused(convo("set", "acme", *words, stdin=stdin))
    assert convo.file.read_bytes() == before


def test_bytes_that_are_no_text_are_refused_with_their_place(convo: Convo) -> None:
    before = convo.file.read_bytes()
    for words in (("set", "acme", "issue=-"), ("set", "acme", b"issue=Gr\xf6\xdfe")):
        with convo.start(*words, stdin=-1, stderr=-1) as running:
            _, said = running.communicate(b"ab\nGr\xf6\xdfe\n")
        assert running.returncode == 2
        assert b"not UTF-8" in said
    assert convo.file.read_bytes() == before
    with convo.start("set", "acme", "issue=-", stdin=-1, stderr=-1) as running:
        assert b"line 2, byte 3" in running.communicate(b"ab\nGr\xf6\xdfe\n")[1]


def test_the_header_is_changed_on_purpose_and_the_file_gets_its_label(
    convo: Convo,
) -> None:
    convo.done("set", "acme", "client=Borealis", "topic=Kick off", "by=robin")
    assert convo.file.name == "2026-11-21-borealis-kick-off.yaml"
    convo.done("set", "kick", "timezone=Asia/Kathmandu")
    before = convo.file.read_bytes()
    for wrong in ("client=", "client= ", "timezone=Mars", "created=today", "schema=2"):
        refused(convo("set", "kick", wrong))
    assert convo.file.read_bytes() == before


def test_a_conversation_is_closed_and_opened_by_its_day(convo: Convo) -> None:
    convo.done("set", "acme", "closed=yesterday")
    assert convo.read().text("closed") == "2026-11-20"
    refused(convo("set", "acme", "closed=tomorrow"))
    convo.done("set", "acme", "closed=", "fallback=Wait")
    assert convo.read().text("closed") == ""


def test_what_is_cancelled_is_closed_and_it_is_said(convo: Convo) -> None:
    ran = convo.done("set", "acme", "outcome=cancelled")
    assert "Acme · Renewal is closed." in ran.err
    assert convo.read().text("closed") == "2026-11-21"


def test_private_answers_are_set_and_not_repeated(convo: Convo) -> None:
    answers = (f"our_part={SECRET}", "tension=2", "objective_met=1")
    ran = convo.done("set", "acme", *answers)
    assert convo.read().text("prepare.our_part") == SECRET
    assert convo.read().text("reflect.objective_met") == "fully"
    assert SECRET not in ran.err
    assert "fully" not in ran.err


def test_what_was_foretold_stays_when_the_talk_has_begun(convo: Convo) -> None:
    convo.done("note", "They rang", "--in", "acme")
    before = convo.file.read_bytes()
    for given in (
        *("objective=x", "confidence=9", "concerns=", "concerns+=New", "concerns-=#1"),
        *("concerns.1=", "concerns.1.says=x", "concerns.2.likely=5", "concerns=A | b"),
        'concerns+={"says": "New", "came_up": "came up"}',
    ):
        said = refused(convo("set", "acme", "fallback=Wait", given))
        assert "has begun (first note" in said
    assert convo.file.read_bytes() == before
    convo.done("set", "acme", "concerns.1.reply=Free", "came_up.1=came up")


def test_only_the_named_answers_change(convo: Convo) -> None:
    text = convo.file.read_text(encoding="utf-8")
    text = text.replace("prepare:", "# mine\nprepare:") + "x_own:   kept  # so\n"
    convo.file.write_text(text, encoding="utf-8")
    convo.done("set", "acme", "tension=5")
    assert convo.file.read_text(encoding="utf-8") == text.replace(
        "tension: 4", "tension: 5"
    )


def test_set_of_prep_adds_and_takes_out_too(convo: Convo) -> None:
    ran = convo.done("prep", "acme", "--set=facts+=A third", "--set=facts-=#1")
    assert "facts: 1 added and 1 taken out" in ran.err
    assert convo.read().items("prepare.facts") == ("They said 20%", "A third")
    ran = convo.done("prep", "acme", "--set=facts=One", "--set=facts=Two")
    assert "facts: 2 replaced by 2" in ran.err
    convo.done("reflect", "acme", "--set=surprises+=a", "--set=surprises+=b")
    assert convo.read().items("reflect.surprises") == ("a", "b")


def test_a_refused_date_says_so_in_a_whole_sentence_without_its_words(
    convo: Convo,
) -> None:
    ran = convo("set", "initiate.meeting_at=when Dana has calmed")
    assert ran.code == 2
    assert "meeting_at: this is no date I know. Try: " in ran.err


@pytest.mark.parametrize("day", ["9999-12-31 23:59", "9999-12-31", "0001-01-01 00:00"])
def test_the_ends_of_the_calendar_are_days_as_any_other(convo: Convo, day: str) -> None:
    convo.done("set", f"initiate.meeting_at={day}")
    assert convo.read().text("initiate.meeting_at") == day
    for words in (("list",), ("show",), ("note", day), ("actions", "--by", day[:10])):
        assert convo(*words).code in (0, 1)


def test_the_words_that_a_page_prints_are_keys(convo: Convo) -> None:
    ran = convo.done("set", "acme", "when=tomorrow 9:30", "First sentence=Hello.")
    assert "when: Sun 22 Nov 2026 09:30 (tomorrow)" in ran.err
    session = convo.read()
    assert session.text("initiate.meeting_at") == "2026-11-22 09:30"
    assert session.text("initiate.purpose") == "Hello."
    assert "Say: resolve.follow_up_at" in refused(
        convo("set", "acme", "look again=fri")
    )
    other = refused(
        convo("prep", "--set", "Client=Borealis", "--set", "id=" + session.id)
    )
    assert "client" in other
    assert convo.read().text("client") == "Acme"


def test_a_time_of_day_that_goes_with_a_new_day_is_said(convo: Convo) -> None:
    convo.done("set", "acme", "meeting_at=tuesday 15:00")
    ran = convo.done("set", "acme", "meeting_at=tomorrow")
    assert "Sun 22 Nov 2026 (tomorrow); its time, 15:00, is gone." in ran.err
    assert convo.read().text("initiate.meeting_at") == "2026-11-22"
    ran = convo.done("set", "acme", "meeting_at=monday")
    assert "gone" not in ran.err
