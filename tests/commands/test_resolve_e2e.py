"""After the meeting: outcome, jotted lines, the message, and one last question."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
NOTES = (
    "They were calm",
    "!They may leave",
    "= November is billed",
    "= December waits for the figures",
    "+ Send the figures @me by friday",
    "+ Say which enquiries count @them by friday",
)
PAGE = "as it would go out"
CHANGE, SENT = "Line to change", "I sent it"


def keys_face(convo: Convo) -> Terminal:
    environ = {**convo.environ, "TERM": "xterm-256color"}
    return Terminal([*PROGRAM, "resolve", "leads"], environ)


def plain_face(convo: Convo) -> Terminal:
    return convo.terminal("resolve", "leads")


FACES = pytest.mark.parametrize("start", [keys_face, plain_face])
Start = Callable[[Convo], Terminal]


def at_the_message(terminal: Terminal) -> bool:
    return terminal.text.endswith("Enter: on):")


def at_a_question(terminal: Terminal) -> bool:
    return CHANGE not in terminal.text.splitlines()[-1]


def kept(convo: Convo) -> str:
    """What is kept of a line that nobody has given."""
    files = convo.state.glob("**/draft.json")
    return " ".join(json.loads(file.read_text())["text"] for file in files)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return held(tmp_path)


def held(folder: Path) -> Convo:
    """A meeting with six live notes."""
    made = Convo(folder)
    given = ("contact=Ines Vidal", "meeting_at=yesterday 3pm")
    made.done("prep", "Acme", "Leads", *(f"--set={each}" for each in given))
    for note in NOTES:
        made.done("note", note)
    return made


@FACES
def test_from_six_notes_to_the_last_question_are_at_most_ten_keys(
    convo: Convo, start: Start
) -> None:
    pressed = 0
    with start(convo) as terminal:
        for shown, keys in (
            ("Where did it end?", ("2", ENTER)),
            ("Anything to add?", (ENTER,)),
            (CHANGE, (ENTER,)),
        ):
            terminal.wait(shown).idle().type(*keys)
            pressed += len(keys)
        terminal.wait(SENT).idle()
        assert pressed <= 10
        terminal.type("1", ENTER)
        assert terminal.end() == 0
        for words in ("November is billed", "December waits", "Send the figures"):
            assert words in terminal.said
    session = convo.read()
    assert session.text("recap.sent_at")
    assert "Send the figures" in session.text("recap.text")
    assert "They may leave" not in session.text("recap.text")


@FACES
def test_each_jotted_line_is_read_back_as_understood_once_it_is_stored(
    convo: Convo, start: Start
) -> None:
    with start(convo) as terminal:
        terminal.wait("Where did it end?").idle().type("1", ENTER)
        terminal.wait("Anything to add?").idle()
        terminal.type("+ Call Tom @me by 4 dec", ENTER).wait(
            "Action: I will, by Friday"
        )
        assert convo.read().records("resolve.actions")[-1]["what"] == "Call Tom"
        terminal.idle().type("= They pay by friday", ENTER)
        terminal.wait("A promise with a day? + makes it an action.")
        terminal.idle().type("+", ENTER)
        terminal.wait("Action, no longer under agreed: ").wait("pay")
        assert "They pay" not in convo.read().text("resolve.agreed")
        assert convo.read().records("resolve.actions")[-1] == {
            "what": "pay",
            "owner": "them",
            "due": "2026-11-27",
        }
        terminal.idle().type("+", ENTER).wait("No agreed line says")
        for command in (":back", "free of charge :Go 6"):
            terminal.idle().type(command, ENTER)
        terminal.wait("so it was not stored", 2).idle()
        terminal.type("??", ENTER).wait("Anything to add?", 2)
        terminal.idle().type("? who decides", ENTER).wait("Still open: who decides")
        terminal.idle().type("15 dec", ENTER).wait("Next look: Tue 15 Dec 2026")
        terminal.idle().type("+ @me", ENTER).wait("Not saved:")
        terminal.idle().type("They smiled", ENTER).wait("Kept, not sent: They smiled")
        terminal.idle().type("?", ENTER).wait("Anything to add?")
        terminal.idle().type(CTRL_D)
        assert terminal.end() == 0
    session = convo.read()
    assert [each.what for each in session.actions()[-2:]] == ["Call Tom", "pay"]
    assert len(session.records("conduct.notes")) == len(NOTES) + 1
    assert session.items("resolve.open_points") == ("who decides",)
    assert session.text("resolve.follow_up_at") == "2026-12-15"


def test_a_paste_of_several_lines_is_read_line_by_line(convo: Convo) -> None:
    with keys_face(convo) as terminal:
        terminal.wait("Where did it end?").idle().type("1", ENTER)
        terminal.wait("Anything to add?").idle()
        terminal.type("\x1b[200~= One price\r= Two versions\r\x1b[201~")
        terminal.wait("Agreed: Two versions").idle().type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().text("resolve.agreed").endswith("One price\nTwo versions")


@FACES
def test_after_a_change_only_what_changed_is_shown_with_its_number(
    convo: Convo, start: Start
) -> None:
    convo.done("set", "outcome=agreed")
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("thanks", ENTER)
        terminal.wait("What will you thank them for?").idle().type("your time", ENTER)
        terminal.wait("Thank you for your time.").wait(CHANGE).idle()
        assert "7" in terminal.text.split("Thank you for your time.")[0].split()[-1]
        terminal.type("99", ENTER).wait("no such line").wait(CHANGE).idle()
        terminal.type("-4a", ENTER).wait("Say which enquiries count", 2)
        terminal.wait(CHANGE).idle().type("-4a", ENTER)
        terminal.wait("Say which enquiries count", 3)
        terminal.wait(CHANGE).idle().type(ENTER)
        terminal.wait(SENT).idle().type("3", ENTER)
        assert terminal.end() == 0
        assert terminal.said.count(PAGE) == 1
        assert terminal.said.count("November is billed") == 1
    session = convo.read()
    assert session.text("resolve.thanks") == "your time"
    assert len(session.records("resolve.actions")) == 1
    assert session.text("recap.needed") == "no"
    assert not session.text("recap.sent_at")


@FACES
def test_every_line_that_goes_out_is_seen_once_before_it_is_asked_whether_it_did(
    convo: Convo, start: Start
) -> None:
    convo.done("set", "outcome=agreed")
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type(ENTER).wait(SENT).idle()
        seen = terminal.said
        terminal.type(ENTER).wait(SENT, 2).idle().type("1", ENTER)
        assert terminal.end() == 0
    for each in convo.read().text("recap.text").splitlines():
        words = " ".join(each.removeprefix("- ").split())
        assert not words or seen.count(words) == 1


@FACES
def test_a_line_that_becomes_a_promise_with_a_day_says_where_it_belongs(
    convo: Convo, start: Start
) -> None:
    convo.done("set", "outcome=agreed")
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("3a", ENTER)
        terminal.wait("In its place").idle().type("They pay all by friday", ENTER)
        terminal.wait("A promise with a day? + at the message makes it an action.")
        terminal.idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0


@FACES
def test_one_key_makes_an_agreed_line_the_action_that_it_is(
    convo: Convo, start: Start
) -> None:
    agreed = "The price stays\nTom sends the plan by friday\nDana pays it by 4 dec"
    convo.done("set", "outcome=agreed", f"agreed={agreed}")
    before = convo.read().tree["resolve"]
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("+", ENTER)
        terminal.wait("Action, no longer under agreed: Dana, by Friday 4 December")
        terminal.wait(CHANGE).idle().type("+3b", ENTER).wait("Tom, by Friday 27")
        terminal.wait(CHANGE).idle().type("+9", ENTER).wait("There is no such line")
        terminal.wait(CHANGE).idle().type("+4a", ENTER).wait("It goes out with")
        terminal.wait(CHANGE).idle().type("+", ENTER)
        terminal.wait("No agreed line says")
        session = convo.read()
        assert session.text("resolve.agreed") == "The price stays"
        assert [each.owner for each in session.actions()[-2:]] == ["Dana", "Tom"]
        terminal.wait(CHANGE).idle().type(":back", ENTER).wait(CHANGE).idle()
        terminal.type(":back", ENTER).wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().tree["resolve"] == before


@FACES
@pytest.mark.parametrize("typed", [":back", "?", "free of charge :b"])
def test_a_command_typed_in_the_place_of_a_line_is_not_stored(
    convo: Convo, start: Start, typed: str
) -> None:
    convo.done("set", "outcome=agreed")
    before = convo.read().tree["resolve"]
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("3a", ENTER)
        terminal.wait("In its place").idle().type(typed, ENTER).wait("not stored")
        terminal.wait(CHANGE).idle().type("your name", ENTER)
        terminal.wait("to sign with").idle().type(typed, ENTER).wait("not stored", 2)
        terminal.wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().tree["resolve"] == before
    assert convo.done("recap").out.endswith("Kind regards\n")


@FACES
def test_what_was_taken_out_can_be_put_back(convo: Convo, start: Start) -> None:
    convo.done("set", "outcome=agreed")
    before = convo.read().tree["resolve"]
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-4a", ENTER).wait(CHANGE).idle()
        terminal.type("-4a", ENTER).wait(CHANGE).idle()
        terminal.type("-3a", ENTER).wait(CHANGE).idle()
        assert len(convo.read().records("resolve.actions")) == 1
        assert "November is billed" in convo.read().text("resolve.agreed")
        for _ in range(3):
            terminal.type(":back", ENTER).wait(CHANGE).idle()
        terminal.type(":back", ENTER).wait("Nothing was taken out").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().tree["resolve"] == before
    assert not convo.read().items("recap.left_out")


LINES = {"3b": "December waits", "4a": "Send the figures", "5a": "Who signs"}


@FACES
@pytest.mark.parametrize("line", LINES)
def test_a_line_is_kept_out_of_the_message_and_not_lost_from_the_record(
    convo: Convo, start: Start, line: str
) -> None:
    convo.done("set", "outcome=agreed", "open_points=Who signs")
    words, kept = LINES[line], convo.read().tree["resolve"]

    def sent() -> str:
        return convo.done("recap", "leads").out

    def there() -> bool:
        return words in str(convo.read().tree["resolve"])

    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(partial(at_the_message, terminal)).idle()
        terminal.type(f"-{line}", ENTER).wait("it stays in the record")
        terminal.wait("not sent: ").wait(partial(at_the_message, terminal)).idle()
        assert there()
        assert words not in sent()
        terminal.type(f"+{line}", ENTER).wait(lambda: words in sent())
        assert convo.read().tree["resolve"] == kept
        terminal.wait(partial(at_the_message, terminal)).idle()
        terminal.type(f"-{line}", ENTER).wait(lambda: words not in sent())
        terminal.wait(partial(at_the_message, terminal)).idle()
        terminal.type(f"-{line}", ENTER).wait(lambda: not there())
        terminal.wait("Out of the record too: ")
        terminal.wait(partial(at_the_message, terminal)).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert not convo.read().items("recap.left_out")


@pytest.mark.parametrize("road", ["the message", "convo set"])
def test_what_was_kept_out_of_the_message_stays_out_in_other_words(
    convo: Convo, road: str
) -> None:
    convo.done("set", "outcome=agreed", "open_points=Our margin is thin")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(partial(at_the_message, terminal)).idle()
        terminal.type("-5a", ENTER).wait("it stays in the record")
        terminal.wait(partial(at_the_message, terminal)).idle()
        if road == "the message":
            terminal.type("5a", ENTER).wait("Answer: Our margin is thin").idle()
            terminal.type("\x15", "Our margin is too thin", ENTER).wait("Saved.")
            terminal.wait("not sent: Our margin is too thin").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    if road == "convo set":
        convo.done("set", "leads", "open_points.1=Our margin is too thin")
    assert convo.read().items("resolve.open_points") == ("Our margin is too thin",)
    assert "margin" not in convo.done("recap", "leads").out


def test_a_promise_that_was_kept_out_of_the_message_is_no_action_in_it(
    convo: Convo,
) -> None:
    promise = "I ask our board by friday"
    convo.done("set", "outcome=agreed", f"agreed={promise}")
    held = f'recap:\n  left_out:\n    - "resolve.agreed: {promise}"\n'
    convo.file.write_text(convo.file.read_text("utf-8") + held, "utf-8")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type("+", ENTER)
        terminal.wait("Action, no longer under agreed").idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().records("resolve.actions")[-1]["what"] == "ask our board"
    assert "board" not in convo.done("recap", "leads").out


@FACES
def test_what_stays_out_by_itself_is_not_taken_out_of_the_record_at_once(
    convo: Convo, start: Start
) -> None:
    convo.done("note", "+ Ask our lawyer @me by 4 dec")
    convo.done("set", "outcome=agreed")
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait("not sent, near law: I will").wait(CHANGE).idle()
        terminal.type("-4c", ENTER).wait("it stays in the record").idle()
        assert [each.what for each in convo.read().actions()][2:] == ["Ask our lawyer"]
        terminal.wait(partial(at_the_message, terminal)).idle()
        terminal.type("-4c", ENTER).wait("Out of the record too: Ask our lawyer.")
        terminal.wait(partial(at_the_message, terminal)).idle()
        terminal.type(":back", ENTER).wait(lambda: len(convo.read().actions()) == 3)
        terminal.wait(partial(at_the_message, terminal)).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert "lawyer" not in convo.done("recap", "leads").out


def test_the_next_look_can_stay_unsaid_and_is_still_looked_for(convo: Convo) -> None:
    convo.done("set", "outcome=agreed", "follow_up_at=15 dec", "updates=I write")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-5", ENTER).wait(CHANGE).idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().text("resolve.follow_up_at") == "2026-12-15"
    sent = convo.done("recap", "leads").out
    assert "look at this again" not in sent
    assert "\n\nUntil then: I write.\n" in sent


def test_no_other_line_takes_out_what_was_agreed(convo: Convo) -> None:
    convo.done("set", "outcome=no agreement")
    agreed = convo.read().text("resolve.agreed")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-3", ENTER).wait("cannot be left out")
        terminal.wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().text("resolve.agreed") == agreed


def test_what_is_kept_out_stays_out_in_other_words(convo: Convo) -> None:
    convo.done("set", "outcome=agreed")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-3a", ENTER).wait(CHANGE).idle()
        terminal.type("3a", ENTER).wait("In its place").idle()
        terminal.type("November is ours", ENTER).wait(CHANGE).idle()
        terminal.type("-4a", ENTER).wait(CHANGE).idle()
        terminal.type("4a", ENTER).wait("Your answer now").idle()
        terminal.type("\x15Send nothing", ENTER).wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert "November is ours" in convo.read().text("resolve.agreed")
    sent = convo.done("recap", "leads").out
    assert "November is" not in sent
    assert "Send the figures" not in sent
    assert "Send nothing" not in sent


def test_the_same_keys_leave_the_same_conversation_on_both_faces(
    tmp_path: Path,
) -> None:
    """Each line that can be reached is changed: parts of an action, words, outcome."""
    moves = (
        *("4a.2", "\x15Tom"),
        *("4a.3", "\x15by 4 dec"),
        *("4b", "\x15Say it all"),
        *("-4b.3", ""),
        *("4", "Call Tom @me by 5 dec"),
        *("3a", "November is free"),
        *("thanks", "your time"),
        *("still open", "who decides"),
        *("1", "\x15Dear Ines,"),
        *("look again", "15 dec"),
    )
    trees = []
    for name, start in (("keys", keys_face), ("plain", plain_face)):
        convo = held(tmp_path / name)
        convo.done("set", "outcome=agreed")
        with start(convo) as terminal:
            terminal.wait("Anything to add?").idle().type(ENTER)
            for where, typed in zip(moves[::2], moves[1::2], strict=True):
                terminal.wait(partial(at_the_message, terminal)).idle()
                terminal.type(where, ENTER)
                if typed:
                    terminal.wait(partial(at_a_question, terminal)).idle()
                    terminal.type(typed, ENTER)
            terminal.wait(partial(at_the_message, terminal)).idle().type(CTRL_D)
            assert terminal.end() == 0
        session = convo.read()
        trees.append({key: session.tree[key] for key in ("resolve", "recap")})
    assert trees[0] == trees[1]
    first, second, third = convo.read().records("resolve.actions")
    assert (first["owner"], first["due"]) == ("Tom", "2026-12-04")
    assert (second["what"], second.get("due")) == ("Say it all", None)
    assert third["what"] == "Call Tom"


@FACES
@pytest.mark.parametrize(
    ("at", "begun"), [("Anything to add?", "= Half of"), (CHANGE, "thank")]
)
def test_a_line_half_typed_at_a_stop_is_there_again(
    convo: Convo, start: Start, at: str, begun: str
) -> None:
    convo.done("set", "outcome=agreed")
    for end in (Terminal.hang_up, lambda terminal: terminal.kill(signal.SIGKILL)):
        with start(convo) as terminal:
            terminal.wait("Anything to add?").idle()
            if at == CHANGE:
                terminal.type(ENTER).wait(CHANGE).idle()
            terminal.type(begun).wait(lambda: begun in kept(convo))
            end(terminal)
        with start(convo) as terminal:
            terminal.wait("Anything to add?").idle()
            if at == CHANGE:
                terminal.type(ENTER).wait(CHANGE).idle()
            terminal.wait(begun).idle().type("\x15", ENTER)
            terminal.idle().type(CTRL_D)
            assert terminal.end() == 0


@FACES
def test_the_greeting_and_the_kind_of_message_are_changed_at_their_lines(
    convo: Convo, start: Start
) -> None:
    convo.done("set", "outcome=agreed")
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("1", ENTER)
        terminal.wait("How do you greet them?").idle().type("\x15Dear Ines,", ENTER)
        terminal.wait(CHANGE).idle().type("kind of message", ENTER)
        terminal.wait("What is the message:").idle().type("2", ENTER)
        terminal.wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0
    session = convo.read()
    assert session.text("recap.greeting") == "Dear Ines,"
    assert session.text("recap.kind") == "agreement"


def test_what_is_sent_later_is_reminded_of_and_what_is_not_needed_is_not(
    convo: Convo,
) -> None:
    convo.done("set", "outcome=agreed")
    assert "convo recap" in convo.done("next").out
    convo.done("set", "leads", "recap.needed=no")
    assert "convo recap" not in convo.done("next").out


def test_a_text_of_ones_own_is_said_to_stand_alone_and_can_be_made_anew(
    convo: Convo,
) -> None:
    convo.done("set", "outcome=agreed", "recap.text=All my own words.")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait("All my own words.").wait("no longer feed it")
        terminal.wait(":new").idle().type(":new", ENTER)
        terminal.wait(PAGE).wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().text("recap.text") == ""


def test_what_went_out_is_shown_with_its_date_and_not_asked_about_again(
    convo: Convo,
) -> None:
    convo.done("set", "outcome=agreed")
    convo.done("recap", "leads", "--sent")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait("It went out: Sat 21 Nov").wait("Enter: on").idle().type(ENTER)
        assert terminal.end() == 0
    assert SENT not in terminal.said


@FACES
def test_one_line_of_what_was_agreed_is_put_in_other_words(
    convo: Convo, start: Start
) -> None:
    convo.done("set", "outcome=agreed")
    with start(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("3b", ENTER).wait("In its place")
        terminal.idle().type("December is free", ENTER).wait(CHANGE).idle()
        terminal.type("3a", ENTER).wait("In its place", 2).idle().type(ENTER)
        terminal.wait(CHANGE).idle().type(CTRL_C)
        assert terminal.end() == 130
    agreed = convo.read().text("resolve.agreed")
    assert agreed.split("\n")[:2] == ["November is billed", "December is free"]


def test_their_words_are_reworded_or_left_out_and_the_note_stays(convo: Convo) -> None:
    convo.done("note", '"No leads at all')
    convo.done("note", '"You are useless')
    convo.done("set", "outcome=agreed")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-3b", ENTER).wait(CHANGE).idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    session = convo.read()
    assert session.items("conduct.heard") == ()
    assert "No leads at all" not in convo.done("recap", "leads").out
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("+3", ENTER).wait(CHANGE).idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    recap = convo.done("recap", "leads").out
    assert "No leads at all" in recap
    assert "You are useless" not in recap
    assert session.records("conduct.notes")[-1]["text"] == "You are useless"


def test_the_only_words_noted_can_be_kept_to_oneself(convo: Convo) -> None:
    convo.done("note", '"You are useless')
    convo.done("set", "outcome=agreed")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-3", ENTER).wait(CHANGE).idle()
        terminal.type(":back", ENTER).wait("useless", 2).wait(CHANGE).idle()
        terminal.type("-3", ENTER).wait(CHANGE).idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    assert "useless" not in convo.done("recap", "leads").out
    assert convo.read().records("conduct.notes")[-1]["kind"] == "words"
    assert convo.read().items("conduct.heard") == ()


def test_no_number_alone_takes_out_a_whole_list(convo: Convo) -> None:
    convo.done("set", "outcome=agreed")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type("-4", ENTER).wait("Which of its lines?")
        terminal.wait(CHANGE).idle().type("-6", ENTER).wait("cannot be left out")
        terminal.wait(CHANGE).idle().type(CTRL_C)
        assert terminal.end() == 130
    assert len(convo.read().records("resolve.actions")) == 2
    assert convo.read().text("resolve.outcome") == "agreed"


def test_a_blank_is_said_on_the_page_and_the_message_waits_for_it(
    convo: Convo,
) -> None:
    convo.done("set", "outcome=agreed", "agreed=It costs {amount}.")
    with plain_face(convo) as terminal:
        terminal.wait("Anything to add?").idle().type(ENTER)
        terminal.wait(CHANGE).idle().type(ENTER).wait("Still to be filled: Agreed.")
        terminal.wait(CHANGE).idle().type(CTRL_D)
        assert terminal.end() == 0


def test_a_cancelled_talk_has_no_message_and_is_closed(convo: Convo) -> None:
    with plain_face(convo) as terminal:
        terminal.wait("Where did it end?").idle().type("5", ENTER)
        assert terminal.end() == 0
    assert convo.read().text("closed")
    assert PAGE not in terminal.said


def test_a_talk_put_off_asks_for_the_new_time_alone(convo: Convo) -> None:
    with plain_face(convo) as terminal:
        terminal.wait("Where did it end?").idle().type("4", ENTER)
        terminal.wait("When do you talk?").idle().type("\x15", "10 dec 15:00", ENTER)
        assert terminal.end() == 0
    assert convo.read().text("initiate.meeting_at") == "2026-12-10 15:00"
