"""What was foretold before a talk is never changed by convo once the talk has begun."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from a_journal import GUIDE, NOW, header
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.errors import ConflictError, FrozenError, InvalidAnswerError
from convo_prep.session import Session
from convo_prep.store.journal import Journal
from convo_prep.stored import items_of
from convo_prep.text import Tree
from convo_prep.walk import notes

FORETOLD: dict[str, Any] = {
    "objective": "They choose one of two.",
    "confidence": "60",
    "concerns": [
        {"says": "Too dear", "reply": "We see", "likely": "80"},
        {"says": "Too late"},
        "Written by hand",
    ],
}
BEGUN: dict[str, dict[str, Tree]] = {
    "planned time": {"initiate": {"meeting_at": "2026-11-21 10:00"}},
    "first note": {"conduct": {"started_at": "2026-11-20T09:00+01:00"}},
    "it has an outcome": {"resolve": {"outcome": "agreed"}},
}
CONCERNS = "prepare.concerns"
PREDICTING: list[Change] = [
    SetAnswer("prepare.objective", "They pay", FORETOLD["objective"]),
    SetAnswer("prepare.objective", "", None),
    SetAnswer("prepare.confidence", "90", "60"),
    SetAnswer("prepare.confidence", "", None),
    SetAnswer(CONCERNS, "", None),
    SetAnswer(CONCERNS, [{"says": "Late"}], None),
    SetAnswer(CONCERNS, [{"says": "Too late"}, FORETOLD["concerns"][0]], None),
    SetAnswer("prepare", "", None),
    AddItem(CONCERNS, {"says": "As foreseen", "came_up": "came up"}),
    EditItem(CONCERNS, 1, "", {"says": "Too late"}),
    EditItem(CONCERNS, 1, {"says": "Too soon"}, {"says": "Too late"}),
    EditItem(CONCERNS, 1, {"says": "Too late", "likely": "5"}, {"says": "Too late"}),
]
FREE: list[Change] = [
    SetAnswer("prepare.fallback", "Wait"),
    EditItem(CONCERNS, 1, {"says": "Too late", "reply": "Yes"}, {"says": "Too late"}),
    EditItem(CONCERNS, 2, {"says": FORETOLD["concerns"][2], "came_up": "did not"},
             FORETOLD["concerns"][2]),
    SetAnswer("initiate.meeting_at", "2026-12-01 10:00", None),
    AddItem("reflect.surprises", "They were glad"),
]  # fmt: skip


class At:
    """A clock that can be put on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def journal_at(folder: Path, clock: At) -> Journal:
    return Journal(str(folder / "journal"), str(folder / "state"), GUIDE, clock)


def held(journal: Journal, **sections: Tree) -> Session:
    return journal.create(
        header(client="Acme", topic="Price", prepare=FORETOLD, **sections)
    )


def foretold(session: Session) -> Tree:
    """Return what a prediction is, read from the file by other means than the guard."""
    prepare = session.tree.get("prepare") or {}
    assert isinstance(prepare, dict)
    records = [
        r if isinstance(r, dict) else {"says": r}
        for r in items_of(prepare.get("concerns"))
    ]
    return [
        prepare.get("objective", ""),
        prepare.get("confidence", ""),
        [[r.get("says", ""), r.get("likely", "")] for r in records],
    ]  # fmt: skip


@pytest.mark.parametrize("change", PREDICTING, ids=str)
@pytest.mark.parametrize("began", BEGUN)
def test_no_prediction_changes_once_a_talk_has_begun(
    tmp_path: Path, began: str, change: Change
) -> None:
    journal = journal_at(tmp_path, At(NOW))
    session = held(journal, **BEGUN[began])
    before = Path(journal.path(session.name)).read_bytes()
    with pytest.raises(FrozenError, match=began) as refused:
        journal.apply(session, SetAnswer("prepare.fallback", "Wait"), change)
    said = refused.value.sentence + refused.value.hint
    assert "Nothing was saved" in said
    assert not any(word in said for word in ("pay", "Late", "foreseen", "choose"))
    assert Path(journal.path(session.name)).read_bytes() == before
    assert refused.value.exit_code == InvalidAnswerError.exit_code


@pytest.mark.parametrize("change", FREE, ids=str)
@pytest.mark.parametrize("began", BEGUN)
def test_replies_and_what_came_of_it_stay_free(
    tmp_path: Path, began: str, change: Change
) -> None:
    journal = journal_at(tmp_path, At(NOW))
    session = held(journal, **BEGUN[began])
    assert journal.apply(session, change).tree != session.tree


@pytest.mark.parametrize("change", PREDICTING, ids=str)
def test_until_then_they_can_be_changed(tmp_path: Path, change: Change) -> None:
    journal = journal_at(tmp_path, At(NOW))
    session = held(journal, initiate={"meeting_at": "2026-11-21 17:11"})
    assert foretold(journal.apply(session, change)) != foretold(session)


def test_the_moment_of_the_change_decides_not_that_of_the_start(tmp_path: Path) -> None:
    clock = At(NOW)
    journal = journal_at(tmp_path, clock)
    session = held(journal, initiate={"meeting_at": "2026-11-21 17:11"})
    session = journal.apply(session, SetAnswer("prepare.confidence", "70", "60"))
    clock.now += timedelta(minutes=1)
    with pytest.raises(FrozenError):
        journal.apply(session, SetAnswer("prepare.confidence", "80", "70"))


def test_what_another_window_noted_meanwhile_freezes_too(tmp_path: Path) -> None:
    journal = journal_at(tmp_path, At(NOW))
    session = held(journal)
    noted = notes.note("2", session)
    assert noted is not None
    journal.apply(session, *notes.changes(noted, session, NOW))
    with pytest.raises(FrozenError, match="first note"):
        journal.apply(session, SetAnswer("prepare.confidence", "80", "60"))


def test_a_talk_that_nobody_foretold_gets_no_predictions_afterwards(
    tmp_path: Path,
) -> None:
    journal = journal_at(tmp_path, At(NOW))
    session = journal.create(header(client="Acme", resolve={"outcome": "agreed"}))
    for change in (
        SetAnswer("prepare.objective", "They pay"),
        SetAnswer("prepare.confidence", "90"),
        SetAnswer(CONCERNS, [{"says": "Late"}]),
        AddItem(CONCERNS, {"says": "As foreseen", "came_up": "came up"}),
    ):
        with pytest.raises(FrozenError):
            journal.apply(session, change)
    assert journal.open(session.name).tree == session.tree


_TEXTS = st.sampled_from(
    ["", "Too dear", "Too late", "Written by hand", "x", "60", "80"]
)
_RECORDS = st.dictionaries(
    st.sampled_from(["says", "reply", "likely", "came_up"]), _TEXTS
)
_ITEMS: st.SearchStrategy[Tree] = _TEXTS | _RECORDS.map(dict[str, Tree])
_PATHS = st.sampled_from(
    ["prepare", "prepare.objective", "prepare.confidence", CONCERNS]
)
_SAW = st.sampled_from([*FORETOLD["concerns"]]) | _ITEMS
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(SetAnswer, _PATHS, st.lists(_ITEMS, max_size=4) | _ITEMS, st.none()),
    st.builds(AddItem, st.just(CONCERNS), _ITEMS),
    st.builds(EditItem, st.just(CONCERNS), st.integers(0, 3), _ITEMS, _SAW),
)


@given(st.sampled_from(sorted(BEGUN)), st.lists(CHANGES, min_size=1, max_size=4))
def test_whatever_is_changed_the_predictions_of_a_begun_talk_never_are(
    began: str, changes: list[Change]
) -> None:
    with TemporaryDirectory(
        dir="/dev/shm" if Path("/dev/shm").is_dir() else None
    ) as folder:
        journal = journal_at(Path(folder), At(NOW))
        session = held(journal, **BEGUN[began])
        for change in changes:
            try:
                journal.apply(journal.open(session.name), change)
            except (InvalidAnswerError, ConflictError):
                continue
        assert foretold(journal.open(session.name)) == foretold(session)
