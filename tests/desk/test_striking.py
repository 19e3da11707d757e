"""A line is struck by its number, at a question and below the page, on both faces."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from at_a_page import a_desk
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

from convo_prep.commands.over_page import OverPage
from convo_prep.desk.afterwards import look_back_sheet
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.going_over import Over
from convo_prep.desk.interview import walk_through
from convo_prep.desk.on_a_page import Sheet
from convo_prep.desk.on_the_card import card_sheet
from convo_prep.faces.face import Prompt, Reply, Stop, Struck
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.text import Tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
BELOW = "A line to change"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    made = Convo(tmp_path)
    told = ("issue=They want less", "meeting_at=tomorrow 15:00")
    made.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    made.done("set", "acme", "playbook=price-pushback", "boundary=No, but later.")
    return made


def keys_face(convo: Convo) -> Terminal:
    environ = {**convo.environ, "TERM": "xterm-256color", "LINES": "80"}
    return Terminal([*PROGRAM, "prep", "acme"], environ)


def plain_face(convo: Convo) -> Terminal:
    return convo.terminal("prep", "acme")


FACES = pytest.mark.parametrize("start", [keys_face, plain_face])
Start = Callable[[Convo], Terminal]


def below_the_page(convo: Convo, start: Start) -> Terminal:
    """Open a page that was seen before: what is to be changed is asked at once."""
    with plain_face(convo) as terminal:
        terminal.wait("1 takes it").idle().type(CTRL_D)
        assert terminal.end() == 0
    return start(convo).wait(BELOW).idle()


def drafts(convo: Convo) -> dict[str, str]:
    """Return the words of each drafted line by what names it."""
    desk = Desk(Options(), convo.own)
    session = next(desk.journal.select())
    page = card_sheet(desk, session).page(session)
    return {str(n): line.text for n, line in page.numbered() if line.draft}


@FACES
@pytest.mark.parametrize("typed", ["-{}", ":drop {}", ":Drop {}"])
def test_below_the_page_a_draft_is_struck_by_its_number_and_comes_back_by_one_word(
    convo: Convo, start: Start, typed: str
) -> None:
    before = drafts(convo)
    number, words = list(before.items())[-1]
    with below_the_page(convo, start) as terminal:
        terminal.type(typed.format(number), ENTER).wait("Struck: ").idle()
        assert words not in drafts(convo).values()
        assert convo.read().items("struck")
        terminal.type(":back", ENTER).wait(lambda: drafts(convo) == before)
        terminal.idle().type(":back", ENTER).wait("Nothing was taken out").idle()
        terminal.type("-99", ENTER).wait("There is no line").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0


@FACES
def test_below_the_page_an_answer_is_taken_out_and_put_back(
    convo: Convo, start: Start
) -> None:
    with below_the_page(convo, start) as terminal:
        before = convo.read().tree["prepare"]
        terminal.type("-9", ENTER).wait("Taken out: No and offer").idle()
        assert "boundary" not in convo.read().tree["prepare"]
        terminal.type(":back", ENTER).wait("No, but later.", 2).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().tree["prepare"] == before


def test_a_list_by_its_name_alone_is_not_taken_out(convo: Convo) -> None:
    convo.done("set", "acme", "facts=One thing")
    with below_the_page(convo, plain_face) as terminal:
        terminal.type("-facts", ENTER).wait("name a line by its number").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().items("prepare.facts") == ("One thing",)


def test_what_was_taken_out_does_not_come_back_over_a_newer_answer(
    convo: Convo,
) -> None:
    with below_the_page(convo, plain_face) as terminal:
        terminal.type("-9", ENTER).wait("Taken out: No and offer").idle()
        terminal.type("boundary", ENTER).wait("Answer:").idle()
        terminal.type("Half of it.", ENTER).wait("9 No and offer: Half").idle()
        terminal.type(":back", ENTER).wait("Another answer stands there").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().text("prepare.boundary") == "Half of it."
    assert convo.conflicts() == []


@FACES
def test_at_a_question_a_number_behind_drop_strikes_that_line_and_stays(
    convo: Convo, start: Start
) -> None:
    before = drafts(convo)
    number, words = list(before.items())[-1]
    with start(convo) as terminal:
        terminal.wait("take the draft" if start is keys_face else "1 takes it").idle()
        terminal.type(f":drop {number}", ENTER).wait("Struck: ").idle()
        assert words not in drafts(convo).values()
        terminal.type(":drop 99", ENTER).wait("There is no").idle()
        left = drafts(convo)
        terminal.type(":drop", ENTER).wait("Struck: ", 2).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert list(left.values())[1:] == list(drafts(convo).values())


@FACES
def test_at_a_list_a_line_of_ones_own_is_taken_out_by_its_number_and_comes_back(
    convo: Convo, start: Start
) -> None:
    convo.done("set", "acme", "facts+=On 3 May we said 10%", "facts+=They said 20%")
    with below_the_page(convo, start) as terminal:
        before = convo.read().tree["prepare"]
        terminal.type("facts", ENTER).wait("What happened?").idle()
        terminal.type(":drop 9", ENTER).wait("Taken out: No and offer").idle()
        assert "boundary" not in convo.read().tree["prepare"]
        terminal.type(":drop 2", ENTER).wait("Type :drop facts.2, or :drop ").idle()
        terminal.type(":drop facts.2", ENTER).wait("Taken out: Facts").idle()
        assert convo.read().items("prepare.facts") == ("On 3 May we said 10%",)
        terminal.type(ENTER).wait(BELOW).idle()
        terminal.type(":back", ENTER).wait(lambda: len(facts(convo)) == 2)
        terminal.wait("They said 20%").idle().type(":back", ENTER)
        terminal.wait(lambda: convo.read().tree["prepare"] == before)
        terminal.wait("9 No and offer").idle().type(CTRL_D)
        assert terminal.end() == 0


@FACES
def test_at_a_line_of_the_message_asked_alone_a_number_is_of_the_page(
    convo: Convo, start: Start
) -> None:
    agreed = ("outcome=agreed", "actions=Send it @me by friday", "actions=Call @me")
    convo.done("set", "acme", *agreed)
    term = {"TERM": "xterm-256color"} if start is keys_face else {}
    with Terminal([*PROGRAM, "resolve", "acme"], {**convo.environ, **term}) as terminal:
        terminal.wait("Anything to add").wait("not sent.").idle().type(ENTER)
        terminal.wait("Line to change").idle().type("thanks", ENTER)
        terminal.wait("What will you thank them for?").idle()
        terminal.type(":drop 1", ENTER).wait("Enter, and then -1.").idle()
        terminal.type(ENTER).wait("Line to change", 2).idle().type("actions", ENTER)
        terminal.wait("Who does what by when?").idle()
        terminal.type(":drop 1", ENTER).wait("The item: :drop actions.1.").idle()
        assert len(convo.read().records("resolve.actions")) == 2
        terminal.type(":drop actions.1", ENTER).wait("To have it back: convo undo")
        terminal.type(CTRL_C).end()
    assert [each["what"] for each in convo.read().records("resolve.actions")] == [
        "Call"
    ]


def facts(convo: Convo) -> tuple[str, ...]:
    return convo.read().items("prepare.facts")


class Said:
    """A face that replies what it is told to, and keeps what is said to the person."""

    def __init__(self, *replies: Any) -> None:
        self._replies = iter(replies)
        self.said: list[str] = []

    def put(self, _prompt: Prompt) -> Reply:
        return next(self._replies, Stop(interrupted=False))

    def listen(self, *_: Any) -> str:
        return next(self._replies, "")

    def say(self, line: Any) -> None:
        self.said.append("".join(span.text for span in line))

    def __getattr__(self, _name: str) -> Any:
        return lambda *_, **__: None


def of_a_card(convo: Convo) -> None:
    told = ("issue=They want less", "objective=Half", "meeting_at=tomorrow 15:00")
    more = ("facts=One", "facts=Two", "boundary=No, but later.", "contact=Dana Reyes")
    convo.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    said = ("concerns=Too dear | We see", "concerns=Too late", "purpose=A word.")
    convo.done("set", "acme", "playbook=price-pushback", *more, *said)


def of_a_look_back(convo: Convo) -> None:
    of_a_card(convo)
    convo.done("note", "!They may leave")
    noted = ("outcome=agreed", "agreed=Half", "came_up.1=came up", "surprises=A")
    convo.done("set", "acme", *noted, "worked=A pause", "next_time=Ask", "share=B")


PAGES = {"card": of_a_card, "look back": of_a_look_back}


@pytest.fixture(scope="module", params=PAGES)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder: Path = tmp_path_factory.mktemp("page") / request.param
    PAGES[request.param](Convo(folder))
    return folder


def sheet_of(desk: Desk, session: Session) -> Sheet:
    held = bool(session.answer("resolve.outcome"))
    return look_back_sheet(desk, session) if held else card_sheet(desk, session)


def ways(name: str) -> Iterator[Callable[[Desk, Session, Sheet], Any]]:
    """Yield how a line is struck that is so called: below its page, at a question."""

    def below(desk: Desk, session: Session, sheet: Sheet) -> None:
        desk.face = Said(f"-{name}")
        OverPage(desk, "prep", sheet).until_enough(session, None)

    def at_a_question(desk: Desk, session: Session, sheet: Sheet) -> None:
        desk.face = Said(Struck(name))
        last = sheet.lines.questions[-1].path
        walk_through(desk, session, sheet.lines, Over(sheet, Spot(last)))

    yield below
    yield at_a_question


def test_what_strikes_a_line_below_its_page_strikes_it_at_a_question(
    written: Path, tmp_path: Path
) -> None:
    with a_desk(written, "prep") as desk:
        session = next(desk.journal.select())
        page = sheet_of(desk, session).page(session)
        names = [str(number) for number, _ in page.numbered() if number]
    changed = 0
    for name in [*names, "99", "nothing", "facts", "5.2"]:
        left: list[Tree] = []
        for at, way in enumerate(ways(name)):
            folder = tmp_path / f"{name}-{at}"
            shutil.copytree(written, folder)
            with a_desk(folder, "prep") as desk:
                session = next(desk.journal.select())
                way(desk, session, sheet_of(desk, session))
                left.append(dict(desk.journal.open(session.name).tree))
        assert left[0] == left[1], name
        changed += left[0] != session.tree
    assert changed >= 4
