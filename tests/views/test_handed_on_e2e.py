"""What a format makes may be handed on, unless the format says that it never is."""

from __future__ import annotations

from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from canaries import canaries, canary, canary_session
from command_line import Convo

from convo_prep.document import Document, Pairs, Table, plain
from convo_prep.formats import table
from convo_prep.formats.look import Look
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump

SHOWS = (("show", "aaaaaa"), ("show", "--client", "Acme"), ("card", "aaaaaa"))
HANDED_ON = sorted(set(table.FORMATS) - table.OWN_EYES)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    made = canary_session()
    tree = {**made.tree, "client": "Acme", "topic": "Price"}
    convo.write(dump(tree, is_typed(made.guide)))
    return convo


def private_words(text: str) -> list[str]:
    shown = text.replace("\\", "")
    return sorted(word for word in canaries(private=True) if word in shown)


@pytest.mark.parametrize("form", HANDED_ON)
@pytest.mark.parametrize("words", SHOWS, ids=" ".join)
def test_a_format_that_may_be_handed_on_hides_private_answers(
    convo: Convo, words: tuple[str, ...], form: str
) -> None:
    assert private_words(convo.done(*words, "--format", form).out) == []


def test_a_mail_hides_private_answers_and_the_title(convo: Convo) -> None:
    convo.done("set", "aaaaaa", "topic=Too dear")
    written = convo.done("recap", "aaaaaa", "--fresh", "--eml", "-").out
    mail = message_from_string(written, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    said = f"{mail['Subject']} {mail.get_content()}"
    assert canary("conduct.acknowledged") in said
    assert private_words(said) == []
    assert "Too dear" not in said


def test_a_calendar_hides_private_answers(convo: Convo) -> None:
    convo.done("set", "aaaaaa", "meeting_at=2026-11-24 15:00", "actions.1.due=friday")
    unfolded = convo.done("calendar").out.replace("\n ", "")
    assert canary("resolve.actions.what") in unfolded
    assert private_words(unfolded) == []


def test_with_private_they_are_in_it(convo: Convo) -> None:
    for form in HANDED_ON:
        ran = convo.done("show", "aaaaaa", "--format", form, "--private")
        assert private_words(ran.out)


def test_a_format_that_somebody_adds_hides_them_too(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def added(document: Document, _width: int, _look: Look) -> str:
        rows = [b.rows for b in document.blocks if isinstance(b, Pairs | Table)]
        cells = (cell for row in rows for line in row for cell in line)
        return "\n".join(c if isinstance(c, str) else plain(c) for c in cells) + "\n"

    monkeypatch.setattr(table, "FORMATS", {**table.FORMATS, "added": added})
    for words in SHOWS:
        assert private_words(convo.done(*words, "--format", "added").out) == []


def test_only_what_is_read_at_the_keyboard_shows_them_unasked() -> None:
    assert set(table.OWN_EYES) == {"terminal", "plain"}
