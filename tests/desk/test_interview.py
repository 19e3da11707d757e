"""The walk with a face that answers by itself: what is stored, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from replied import Given

from convo_prep.change import AddItem, Change, SetAnswer
from convo_prep.desk.beginning import begin
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.interview import walk_through
from convo_prep.document import Document, Line, plain
from convo_prep.errors import ConflictError, NotSavedError
from convo_prep.faces.face import NOTHING_YET, Begun, Prompt, Reply, Stop, Typed
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree
from convo_prep.walk.route import asking

ENVIRON = {"TERM": "dumb", "USER": "sam", "CONVO_NOW": "2026-11-21T17:10+01:00"}


class Scripted:
    """A face that gives lines or replies in turn, and remembers what it was told."""

    def __init__(self, *replies: Given | Stop) -> None:
        self.replies: Iterator[Given | Stop] = iter(replies)
        self.half_typed: list[str] = []
        self.told: list[str] = []
        self.while_asked: Callable[[Prompt], None] = lambda _prompt: None

    def put(self, prompt: Prompt) -> Reply:
        self.half_typed.append(prompt.half_typed)
        self.while_asked(prompt)
        reply = next(self.replies, Stop(interrupted=True))
        if isinstance(reply, Stop):
            return reply
        return Typed(tuple(map(prompt.read, reply.lines)))

    def say(self, line: Line) -> None:
        self.told.append(plain(line))

    def show(self, document: Document) -> None: ...

    def saved(self, label: str, words: str) -> None:
        self.told.append(f"saved {label}: {words}")

    def left(self, label: str, kept: bool, drafted: bool = False) -> None: ...

    def confirm(self, question: str, default: bool) -> bool:
        return default

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
        raise EOFError

    def close(self) -> None: ...


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(Desk, "can_ask", property(lambda _desk: True))
    places = {"CONVO_STATE": str(tmp_path / "state"), "HOME": str(tmp_path / "home")}
    environ = {**ENVIRON, **places}
    return Desk(Options(journal=str(tmp_path / "journal")), environ)


def walked(desk: Desk, face: Scripted, *paths: str) -> Session:
    desk.face = face
    session = begin(desk, "Acme", "Renewal")
    return walk_through(desk, session, asking(desk.guide, paths)).session


def test_several_lines_at_once_are_several_items_of_a_list(desk: Desk) -> None:
    session = walked(desk, Scripted(Given(("one", "two"))), "prepare.facts")
    assert session.items("prepare.facts") == ("one", "two")


def test_several_lines_at_once_are_several_concerns_and_no_replies(desk: Desk) -> None:
    face = Scripted(Given(("Too dear", "Too late")), Given(("What is it worth?",)))
    session = walked(desk, face, "prepare.concerns")
    assert session.records("prepare.concerns") == (
        {"says": "Too dear", "reply": "What is it worth?"},
        {"says": "Too late"},
    )


def test_a_line_the_disk_refuses_is_back_at_the_same_question(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = Scripted(Given(("A fair problem",)), Given(("A fair problem",)))
    real = desk.journal.apply
    refusals = [NotSavedError("The disk is full.")]

    def apply(session: Session, *changes: Change, more: bool) -> Session:
        if refusals:
            raise refusals.pop()
        return real(session, *changes, more=more)

    monkeypatch.setattr(desk.journal, "apply", apply)
    session = walked(desk, face, "prepare.issue")
    assert face.half_typed == ["", "A fair problem"]
    assert any("disk is full" in told for told in face.told)
    assert session.text("prepare.issue") == "A fair problem"


def test_a_half_typed_line_is_back_in_the_next_run(desk: Desk) -> None:
    face = Scripted(Stop(interrupted=True))
    face.while_asked = lambda prompt: prompt.keep("half a thou")
    session = walked(desk, face, "prepare.issue")
    again = Scripted()
    desk.face = again
    walk_through(desk, session, asking(desk.guide, ("prepare.issue",)))
    assert again.half_typed == ["half a thou"]


def test_a_line_that_became_an_answer_does_not_come_back(desk: Desk) -> None:
    face = Scripted(Given(("A fair problem",)))
    face.while_asked = lambda prompt: prompt.keep("A fair problem")
    session = walked(desk, face, "prepare.issue")
    assert desk.journal.half_typed(session).load() is None


def test_an_answer_that_came_between_is_shown_and_the_line_is_kept(desk: Desk) -> None:
    face = Scripted(Given(("Ours",)), Given(("Ours",)))

    def somebody_else(prompt: Prompt) -> None:
        if not prompt.half_typed:
            session = desk.journal.open(next(desk.journal.names()))
            desk.journal.apply(session, SetAnswer("prepare.issue", "Theirs"))
        shown.append(prompt.ask.answer)

    shown: list[Tree] = []
    face.while_asked = somebody_else
    session = walked(desk, face, "prepare.issue")
    assert (shown, face.half_typed) == (["", "Theirs"], ["", "Ours"])
    assert any("conflict-1" in told for told in face.told)
    assert session.text("prepare.issue") == "Ours"


def test_a_file_that_went_away_ends_the_walk_with_the_answer_beside(desk: Desk) -> None:
    face = Scripted(Given(("Ours",)))

    def removed(_prompt: Prompt) -> None:
        Path(desk.journal.path(next(desk.journal.names()))).unlink()

    face.while_asked = removed
    with pytest.raises(ConflictError, match="is gone"):
        walked(desk, face, "prepare.issue")
    (beside,) = Path(desk.journal.folder).rglob("*.conflict-1.yaml")
    assert "Ours" in beside.read_text(encoding="utf-8")


def test_a_prediction_typed_while_the_talk_began_elsewhere_is_refused_and_kept(
    desk: Desk,
) -> None:
    face = Scripted(Given(("They pay",)), Given(("",)), Given(("A fair problem",)))

    def ring(prompt: Prompt) -> None:
        [name] = desk.journal.names()
        session = desk.journal.open(name)
        if prompt.ask.of.path == "prepare.objective" and not session.frozen(desk.now):
            desk.journal.apply(session, AddItem("conduct.notes", {"text": "They rang"}))

    face.while_asked = ring
    session = walked(desk, face, "prepare.objective", "prepare.issue")
    assert face.half_typed == ["", "They pay", ""]
    assert any("has begun" in told for told in face.told)
    assert session.text("prepare.objective") == ""
    assert session.text("prepare.issue") == "A fair problem"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read of what is shipped, or the user's own like it."""
    names: list[str] = []
    real = library.read

    def read(path: str) -> dict[str, Tree]:
        names.append(Path(path).name)
        return real(path)

    monkeypatch.setattr(library, "read", read)
    return names


@pytest.mark.parametrize(
    ("chosen", "own", "read"),
    [
        ("", (), ()),
        ("late-payment", (), ("late-payment.yaml",)),
        ("late-payment", ("mine",), ("late-payment.yaml", "mine.yaml")),
        ("mine", ("mine", "yours"), ("mine.yaml", "yours.yaml")),
    ],
)
def test_a_walk_reads_no_playbook_but_the_one_chosen_and_one_s_own(
    desk: Desk, opened: list[str], chosen: str, own: tuple[str, ...], read: set[str]
) -> None:
    for name in own:
        path = Path(desk.settings.playbooks, f"{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"id: {name}\ntitle: {name}\n", encoding="utf-8")
    answers = [Given((text,)) for text in ("A fair problem", "We talk", "They saw", "")]
    desk.face = Scripted(*answers)
    session = begin(desk, "Acme", "Renewal")
    if chosen:
        session = desk.journal.apply(session, SetAnswer("playbook", chosen))
    paths = ("prepare.issue", "prepare.objective", "prepare.facts")
    walk_through(desk, session, asking(desk.guide, paths))
    playbooks = set(opened) - {"guide.yaml", "wording-rules.yaml", "general.yaml"}
    assert playbooks == set(read)


def test_a_situation_and_the_title_it_brings_are_one_save(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.face = Scripted(Given(("price-pushback",)))
    session = begin(desk, "Acme")
    saves: list[tuple[Change, ...]] = []
    apply = desk.journal.apply

    def counted(session: Session, *changes: Change, more: bool = False) -> Session:
        saves.append(changes)
        return apply(session, *changes, more=more)

    monkeypatch.setattr(desk.journal, "apply", counted)
    ended = walk_through(desk, session, asking(desk.guide, ("playbook",)))
    assert [[change.path for change in save] for save in saves] == [
        ["playbook", "topic"]
    ]
    assert ended.session.topic == "The price"
