"""What the keys face says between questions, and its questions of yes or no."""

from __future__ import annotations

import os
import signal

import pytest
from camera import UNICODE, Camera, blind_face
from interview import Interview
from prompt_toolkit.input import create_pipe_input

from convo_prep.document import Document, Line, good, line, quiet, strong, warn
from convo_prep.faces.face import Stop
from convo_prep.faces.keys.face import KeysFace
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.raw_terminal import Terminal


@pytest.fixture
def camera() -> Camera:
    with create_pipe_input() as pipe:
        return Camera(pipe, 40, 12, "never there")


def face_on(camera: Camera, look: Look = UNICODE) -> KeysFace:
    terminal = Terminal(camera.pipe, camera.output())
    return KeysFace(
        lambda document: f"\x1b[1m{document.title}\x1b[0m\n", look, terminal
    )


def shown(camera: Camera) -> list[str]:
    return [row.rstrip() for row in camera.screen.display if row.strip()]


@pytest.mark.parametrize(
    ("typed", "default", "answer"),
    [
        ("y\r", False, True),
        ("NO\r", True, False),
        ("\r", True, True),
        ("\r", False, False),
        ("what\ry\r", False, True),
        ("\x03", True, False),
        ("\x04", True, False),
    ],
)
def test_a_yes_or_a_no_is_asked_until_it_is_one(
    typed: str, default: bool, answer: bool
) -> None:
    with blind_face(typed) as face:
        assert face.confirm("Remove it?", default) is answer


@pytest.mark.parametrize(
    ("spoken", "code"),
    [
        (line(quiet("calm")), "\x1b[0;2mcalm"),
        (line(strong("first")), "\x1b[0;1mfirst"),
        (line(good("done")), "\x1b[0;32mdone"),
        (line(warn("late")), "\x1b[0;31;1mlate"),
    ],
)
def test_tones_become_styles(spoken: Line, code: str, camera: Camera) -> None:
    face_on(camera).say(spoken)
    assert code in camera.sent


def test_prose_is_wrapped_between_words(camera: Camera) -> None:
    face_on(camera).say(line("What else could explain how they act in this?"))
    assert shown(camera) == ["What else could explain how they act in", "this?"]


def test_nothing_hidden_in_a_text_reaches_the_terminal(camera: Camera) -> None:
    face = face_on(camera)
    face.say(line("a\x1b[31mb\u202ec"))
    face.saved("Issue", "x\x1b]0;title\x07y")
    assert "\x1b[31m" not in camera.sent
    assert "\x1b]0" not in camera.sent
    assert "\u202e" not in camera.sent


def test_a_document_is_shown_as_it_was_rendered(camera: Camera) -> None:
    face_on(camera).show(Document("Card", ()))
    assert "\x1b[1mCard\x1b[0m" in camera.sent


def test_an_answer_becomes_one_line_however_long_it_is(camera: Camera) -> None:
    face_on(camera).saved(
        "Issue", "They ask for 20% off\nthe renewal, and our costs rose"
    )
    assert shown(camera) == ["✓ Issue  They ask for 20% off the renew…"]


def test_what_was_passed_is_told_from_what_was_kept(camera: Camera) -> None:
    face = face_on(camera, Look(colour=False, ascii=True))
    face.left("Issue", kept=False)
    face.left("Topic", kept=True)
    assert shown(camera) == ["- Issue  (open)", "v Topic  (kept)"]


def test_a_signal_while_an_answer_is_saved_waits_for_the_saving() -> None:
    with blind_face("Acme\rRenewal\r") as face:
        interview = Interview(face)
        interview.stored = _end_once_stored
        asked = interview.run("", "full", "client", "topic")
    assert asked == Stop(interrupted=True)
    assert interview.tree == {"client": "Acme"}


def _end_once_stored(interview: Interview) -> None:
    if interview.tree:
        os.kill(os.getpid(), signal.SIGTERM)


def paged(keys: str, many: int = 25) -> str:
    """Return what was sent of a page of so many lines, with these keys typed."""
    page = "".join(f"Line {number}.\n" for number in range(1, many + 1))
    with create_pipe_input() as pipe:
        camera = Camera(pipe, 40, 12, "never there")
        pipe.send_text(keys)
        terminal = Terminal(pipe, camera.output())
        KeysFace(lambda _: page, UNICODE, terminal).show(Document("", ()))
    return camera.sent


def test_a_page_longer_than_the_screen_waits_below_its_top() -> None:
    sent = paged("\r\r\r")
    said = ("Line 1.", "Line 9.", "16 more lines", "Line 10.", "Line 25.")
    assert [sent.index(each) for each in said] == sorted(map(sent.index, said))
    assert sent.index("Line 10.") < sent.rindex("6 more lines") < sent.index("Line 25.")


def test_a_page_that_fits_waits_for_nothing() -> None:
    assert "more" not in paged("", 10)


def test_what_is_typed_where_a_page_waits_is_refused_in_words() -> None:
    sent = paged("4\r\r\r\r")
    assert "What is to be changed is asked" in sent
    assert "Line 25." in sent


def test_the_rest_of_a_page_can_be_let_be() -> None:
    assert "Line 10." not in paged("\x04")
    for letter in ("q\r", "Q\r"):
        sent = paged(letter)
        assert "q skips" in sent
        assert "Line 10." not in sent
        assert "What is to be changed" not in sent
    with pytest.raises(KeyboardInterrupt):
        paged("\x03")
