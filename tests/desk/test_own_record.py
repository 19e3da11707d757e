"""The own record stands beside the question how sure one is, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import GUIDE, Convo
from talks import texts

from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.prompting import Prompting
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import CONFIDENCE, OBJECTIVE
from convo_prep.store.journal import Journal
from convo_prep.walk.route import asking
from convo_prep.walk.walking import Walk

LINE = "5 to 6: said 6 times, reached 4. 7 to 9: said 8 times, reached 1."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a journal of fifteen talks."""
    convo = Convo(tmp_path)
    for name, text in texts().items():
        path = convo.journal / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Desk(Options(), convo.own)


def beside(desk: Desk, path: str) -> tuple[tuple[str, str], ...]:
    """Return what stands beside a question of a new session."""
    walk = Walk(asking(GUIDE, (path,)), Session({"client": "Acme"}, GUIDE), desk.now)
    return Prompting(desk).ask(walk, Spot(path)).beside


def test_it_stands_beside_the_question_how_sure_one_is(desk: Desk) -> None:
    assert beside(desk, CONFIDENCE) == (("So far", LINE),)


def test_no_other_question_looks_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "select", lambda *_: pytest.fail("looked"))
    assert beside(desk, OBJECTIVE) == ()


def test_with_too_few_talks_nothing_is_said(tmp_path: Path) -> None:
    assert beside(Desk(Options(), Convo(tmp_path).own), CONFIDENCE) == ()
