"""The plain face: lines of words, the same commands everywhere, nothing redrawn."""

from __future__ import annotations

from functools import partial

import pytest
from plain_desk import GUIDE, NOW, Desk
from replied import Given

from convo_prep import kinds
from convo_prep.advice.suggestions import Suggestion
from convo_prep.document import Document, line
from convo_prep.faces.face import Back, Go, Prompt, Reply, Stop
from convo_prep.faces.plain import lines
from convo_prep.faces.plain.face import PlainFace
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.walk.route import asking
from convo_prep.walk.walking import Walk

SUGGESTED = (Suggestion("Agree a 12% rise", "Price pushback"), Suggestion("Wait", ""))


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk([])
    monkeypatch.setattr(lines, "read", made.read)
    monkeypatch.setattr(lines, "half_typed", lambda: made.half)
    monkeypatch.setattr(lines, "CAN_EDIT", True)
    return made


def test_a_question_says_where_it_is_and_takes_a_line(desk: Desk) -> None:
    desk.typed = ["It's 20% off"]
    assert desk.put("prepare.issue") == Given(("It's 20% off",))
    assert "Prepare. " in desk.said
    assert GUIDE.question("prepare.issue").ask in desk.said


def test_no_line_is_wider_than_the_terminal(desk: Desk) -> None:
    desk.typed = [""]
    desk.face = PlainFace(str, desk.out, lambda: 30)
    desk.put("prepare.our_part")
    assert max(map(len, desk.out.getvalue().splitlines())) <= 30


def test_the_answer_given_before_stands_in_the_line(desk: Desk) -> None:
    desk.typed = [""]
    assert desk.put("topic", tree={"topic": "Renewal"}) == Given(("",))
    assert desk.ready == [("Answer: ", "Renewal")]
    assert "Your answer now: Renewal" in desk.said


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        (":back", Back()),
        (":b", Back()),
        (":go 7", Go("7")),
        (":go concerns", Go("concerns")),
        ("::text", Given((":text",))),
        ("?what", Given(("?what",))),
    ],
)
def test_a_whole_line_may_be_a_command_and_two_colons_are_text(
    desk: Desk, typed: str, reply: Reply
) -> None:
    desk.typed = [typed]
    assert desk.put("prepare.issue") == reply


@pytest.mark.parametrize("typed", ["?", ":help", ":h"])
def test_help_names_every_command_and_asks_on(desk: Desk, typed: str) -> None:
    desk.typed = [typed, "Price"]
    assert desk.put("prepare.issue") == Given(("Price",))
    for name in ("back", "list", "go", "use", "edit", "help"):
        assert f":{name} -" in desk.said
    assert "Ctrl-D" in desk.said


def test_an_unknown_command_is_an_error_and_never_an_answer(desk: Desk) -> None:
    desk.typed = [":quit now", "Price"]
    assert desk.put("prepare.issue") == Given(("Price",))
    assert "Error: ':quit now' is no command." in desk.said


@pytest.mark.parametrize("end", [".:go 6", " :back", ":use 1"])
def test_a_command_behind_the_words_that_stand_there_is_refused_and_not_stored(
    desk: Desk, end: str
) -> None:
    line = f"Free of charge{end}"
    desk.typed = [line, ":go 6"]
    assert desk.put("topic", tree={"topic": "Free of charge"}) == Go("6")
    assert f"ends with '{end.strip(' .')}', so it was not stored." in desk.said
    assert desk.ready[1][1] == line
    assert desk.kept[-1] == ""


def test_a_command_behind_words_is_kept_as_words_with_a_full_stop(desk: Desk) -> None:
    desk.typed = ["Free of charge.:go 6", "Free of charge.:go 6."]
    assert desk.put("topic") == Given(("Free of charge.:go 6.",))


def test_a_command_on_the_last_line_of_a_long_text_is_refused(desk: Desk) -> None:
    desk.typed = ["They wait.", ":list", "", EOFError()]
    assert desk.put("prepare.client_view") == Stop(interrupted=False)
    assert "ends with ':list', so it was not stored." in desk.said


def test_the_outline_lists_the_answers(desk: Desk) -> None:
    desk.typed = [":list", EOFError()]
    desk.put("topic", tree={"topic": "Renewal"})
    assert "1. Topic: Renewal" in desk.said


def test_a_suggestion_is_taken_into_the_line_to_be_changed(desk: Desk) -> None:
    for typed in (":use 1", "1"):
        desk.typed = [typed, "Agree a 10% rise"]
        found = desk.put("prepare.objective", suggestions=SUGGESTED)
        assert found == Given(("Agree a 10% rise",))
        assert desk.ready[-1][1] == "Agree a 12% rise"


def test_without_line_editing_a_suggestion_is_taken_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "CAN_EDIT", False)
    desk.typed = [":use 2"]
    assert desk.put("prepare.objective", suggestions=SUGGESTED) == Given(("Wait",))


def test_several_suggestions_are_several_items_of_a_list(desk: Desk) -> None:
    desk.typed = [":use 2 1"]
    found = desk.put("prepare.facts", suggestions=SUGGESTED)
    assert found == Given(("Wait", "Agree a 12% rise"))


@pytest.mark.parametrize("typed", [":use", ":use 3", ":use x", ":use 0", ":use 1 9"])
def test_a_suggestion_that_is_not_there_is_an_error(desk: Desk, typed: str) -> None:
    desk.typed = [typed, EOFError()]
    desk.put("prepare.objective", suggestions=SUGGESTED)
    assert "from 1 to 2" in desk.said


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("prepare.tension", "calm", "3"),
        ("initiate.meeting_at", "banana", "tomorrow 9:30"),
        ("initiate.channel", "pigeon", "phone"),
        ("initiate.minutes", "4", "30"),
    ],
)
def test_an_error_keeps_the_question_and_the_line(
    desk: Desk, path: str, wrong: str, right: str
) -> None:
    desk.typed = [wrong, right]
    assert desk.put(path) == Given((right,))
    assert f"Error: '{wrong}'" in desk.said
    assert [ready for _, ready in desk.ready] == ["", wrong]
    assert desk.kept == [wrong]


@pytest.mark.parametrize(
    ("typed", "stored"), [("2", "video"), ("ph", "phone"), ("In Person", "in person")]
)
def test_a_choice_is_made_by_number_or_first_letters(
    desk: Desk, typed: str, stored: str
) -> None:
    desk.typed = [typed]
    assert desk.put("initiate.channel") == Given((typed,))
    assert kinds.read(GUIDE.question("initiate.channel"), typed, NOW) == stored
    for number, choice in enumerate(GUIDE.question("initiate.channel").choices, 1):
        assert f"{number}. {choice}" in desk.said


def test_what_a_number_is_asked_from_is_printed_again_after_a_refusal(
    desk: Desk,
) -> None:
    desk.typed = ["What happened to the offer", "12", ""]
    desk.put("initiate.channel")
    assert "This is not one of" in desk.said
    assert desk.said.count("1. in person 2. video 3. phone 4. written") == 3


def test_what_was_chosen_stands_beside_the_line_and_never_in_it(desk: Desk) -> None:
    desk.typed = ["3"]
    tree = {"client": "Acme", "initiate": {"channel": "video"}}
    assert desk.put("initiate.channel", tree=tree) == Given(("3",))
    assert "Your answer now: video" in desk.said
    assert [ready for _, ready in desk.ready] == [""]


def test_a_scale_says_in_words_what_its_ends_mean(desk: Desk) -> None:
    desk.typed = ["3"]
    desk.put("prepare.tension")
    assert desk.ready == [("Number 1 (calm) to 5 (dreading it): ", "")]


def test_a_long_text_ends_at_an_empty_line(desk: Desk) -> None:
    desk.typed = ["first", "second", ""]
    assert desk.put("prepare.client_view") == Given(("first\nsecond",))


def test_a_long_text_may_begin_with_a_colon(desk: Desk) -> None:
    desk.typed = ["::first", "second", ""]
    assert desk.put("prepare.client_view") == Given((":first\nsecond",))


def test_a_long_text_left_half_typed_is_gone_on_with(desk: Desk) -> None:
    desk.half = "half a th"
    desk.typed = ["first", "second", KeyboardInterrupt()]
    assert desk.put("prepare.client_view") == Stop(interrupted=True)
    assert desk.kept[-1] == "first\nsecond\nhalf a th"
    desk.typed = ["half a third", ""]
    found = desk.put("prepare.client_view", half_typed=desk.kept[-1])
    assert found == Given(("first\nsecond\nhalf a third",))
    assert "half a th" in [ready for _, ready in desk.ready]


def test_what_the_editor_gave_back_is_the_answer(desk: Desk) -> None:
    desk.typed = [":edit", "second", ""]
    found = desk.put("prepare.client_view", edit=lambda _: "first\nsecond")
    assert found == Given(("first\nsecond",))
    assert desk.ready[1][1] == "second"
    desk.typed = [":edit", "one two"]
    assert desk.put("prepare.issue", edit=lambda _: "one\ntwo") == Given(("one two",))
    assert desk.ready[-1][1] == "one two"


def test_a_list_shows_what_is_in_it_and_ends_with_an_empty_line(desk: Desk) -> None:
    tree = {"prepare": {"facts": ["On 3 May", "20%"]}}
    desk.typed = [""]
    assert desk.put("prepare.facts", tree=tree) == Given(("",))
    assert "1. On 3 May 2. 20%" in desk.said
    assert desk.ready == [("Another one (Enter: go on): ", "")]


def test_the_second_part_of_a_record_says_what_it_belongs_to(desk: Desk) -> None:
    tree = {"prepare": {"concerns": [{"says": "Too dear"}]}}
    desk.typed = ["We see"]
    spot = Spot("prepare.concerns", 0, "reply")
    assert desk.put("prepare.concerns", spot, tree=tree) == Given(("We see",))
    assert "(Too dear)" in desk.said


def test_a_question_asked_of_each_item_names_the_item(desk: Desk) -> None:
    tree = {"prepare": {"concerns": [{"says": "Too dear", "likely": "80"}]}}
    desk.typed = ["1"]
    assert desk.put("reflect.came_up", tree=tree) == Given(("1",))
    assert "Concern 1: Too dear" in desk.said
    assert "80 %" in desk.said


@pytest.mark.parametrize(
    ("of", "named"),
    [
        ("prepare.concerns", "Concern 1"),
        ("prepare.options", "Option 1"),
        ("conduct.notes", "Item 1"),
    ],
)
def test_an_item_is_called_what_the_guide_calls_it(
    desk: Desk, of: str, named: str
) -> None:
    came_up = GUIDE.question("reflect.came_up")
    asked = came_up._replace(key="fair", each_of=of, beside=())
    guide = GUIDE._replace(recap=(asked,))
    walk = Walk(asking(guide, (asked.path,)), Session({}, guide), NOW)
    desk.typed = [""]
    desk.face.put(Prompt(walk.ask(Spot(asked.path, 0))))
    assert f"{named}:" in desk.said


def test_ctrl_d_stops_and_ctrl_c_interrupts_with_the_line_kept(desk: Desk) -> None:
    desk.typed = [EOFError()]
    assert desk.put("prepare.issue") == Stop(interrupted=False)
    desk.half = "They want a dis"
    desk.typed = [KeyboardInterrupt()]
    assert desk.put("prepare.issue") == Stop(interrupted=True)
    assert desk.kept[-1] == "They want a dis"


def test_an_unfinished_line_is_back_in_its_place(desk: Desk) -> None:
    desk.typed = ["They want a discount"]
    desk.put("prepare.issue", half_typed="They want a dis")
    assert desk.ready == [("Answer: ", "They want a dis")]
    assert "Your unfinished line is back" in desk.said


def test_what_happened_is_said_in_words(desk: Desk) -> None:
    desk.face.saved("Issue", "two\nlines")
    desk.face.left("Fallback", kept=False)
    desk.face.left("Topic", kept=True)
    desk.face.say(line("A line."))
    desk.face.show(Document("The card", ()))
    assert "Saved. Issue: two lines" in desk.said
    assert "Fallback: left open." in desk.said
    assert "Topic: kept" in desk.said
    assert "A line." in desk.said
    assert "The card" in desk.said


@pytest.mark.parametrize(
    ("typed", "default", "sure"),
    [
        ([""], True, True),
        ([""], False, False),
        (["y"], False, True),
        (["No"], True, False),
        (["perhaps", "yes"], False, True),
        ([EOFError()], True, False),
        ([KeyboardInterrupt()], True, False),
    ],
)
def test_a_yes_is_only_what_was_said_to_be_one(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    typed: list[str | BaseException],
    default: bool,
    sure: bool,
) -> None:
    desk.typed = typed
    ask = partial(desk.read, ready="", remember=lambda: None)
    monkeypatch.setattr("builtins.input", lambda label: ask(label))
    assert desk.face.confirm("Go on?", default) is sure


def test_nothing_that_is_printed_can_be_obeyed_by_a_terminal(desk: Desk) -> None:
    hostile = "\x1b[31mred\x1b]52;c;x\x07\u202e"
    desk.typed = [f"::{hostile}", hostile, EOFError(), EOFError()]
    tree = {"topic": hostile, "prepare": {"facts": [hostile]}}
    suggestions = (Suggestion(hostile, hostile),)
    desk.put("topic", tree=tree, suggestions=suggestions, half_typed=hostile)
    desk.put("initiate.channel", tree=tree)
    desk.put("prepare.facts", tree=tree)
    desk.face.saved(hostile, hostile)
    desk.face.say(line(hostile))
    assert not set("\x1b\x07\u202e") & set(desk.out.getvalue())
