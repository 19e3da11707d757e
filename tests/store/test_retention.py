"""Which earlier versions of a session stay."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from saved_session import DAY, Session

from convo_prep.store.backups import Backup, surplus

versions = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=60), st.sampled_from([False] * 4 + [True])
    ),
    max_size=150,
)


def listed(made: list[tuple[int, bool]]) -> list[Backup]:
    """Number versions in the order they were made; return them newest first."""
    numbered = [
        Backup(number, DAY + timedelta(days=day), by_hand, 0, "")
        for number, (day, by_hand) in enumerate(made, 1)
    ]
    return numbered[::-1]


def test_of_many_versions_of_one_day_the_last_20_stay() -> None:
    newest_first = listed([(0, False)] * 25)
    assert [b.number for b in surplus(newest_first)] == [5, 4, 3, 2, 1]


def test_of_one_version_a_day_30_stay() -> None:
    newest_first = listed([(day, False) for day in range(40)])
    assert [b.number for b in surplus(newest_first)] == list(range(10, 0, -1))


@given(versions, st.booleans())
def test_what_stays_is_what_was_promised(
    made: list[tuple[int, bool]], in_order: bool
) -> None:
    """The last 20, the last of each day for 30 days, all that a hand had changed."""
    newest_first = listed(sorted(made) if in_order else made)
    going = surplus(newest_first)
    staying = [b for b in newest_first if b not in going]
    assert staying[:20] == newest_first[:20]
    assert not any(b.by_hand for b in going)
    assert sum(not b.by_hand for b in staying) <= 20 + 30
    for day in {b.day for b in newest_first} if in_order else ():
        last = max((b for b in newest_first if b.day == day), key=lambda b: b.number)
        assert last in staying or (newest_first[0].day - day).days >= 30


@given(versions)
def test_thinning_out_after_each_version_keeps_no_less(
    made: list[tuple[int, bool]],
) -> None:
    """What goes would have gone later too: the order of thinning changes nothing."""
    here: list[Backup] = []
    for backup in reversed(listed(sorted(made))):
        here.insert(0, backup)
        going = surplus(here)
        here = [b for b in here if b not in going]
    everything = listed(sorted(made))
    assert set(here) == set(everything) - set(surplus(everything))


steps = st.lists(
    st.sampled_from(["answer", "new run", "edit", "next day", "clock back"]),
    max_size=25,
)


class Course:
    """What happened to a session, and which of its versions a hand had made."""

    def __init__(self, folder: str) -> None:
        self.session = Session(Path(folder))
        self.run = self.session.run()
        self.day = DAY
        self.by_convo = b"v0\n"
        self.replaced_by_hand: set[bytes] = set()

    def go(self, step: str, data: bytes) -> None:
        if step == "answer":
            self.replaced_by_hand |= {self.session.path.read_bytes()} - {self.by_convo}
            self.session.save(self.run, data, self.day)
            self.by_convo = data
        elif step == "edit":
            self.session.edit(data)
        elif step == "new run":
            self.run = self.session.run()
        else:
            self.day += timedelta(days=1 if step == "next day" else -9)


@given(steps)
def test_every_version_a_hand_made_can_be_brought_back(done: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        course = Course(folder)
        for number, step in enumerate(done):
            course.go(step, b"%s %d\n" % (step.encode(), number))
        kept = course.session.kept()
    assert course.replaced_by_hand <= set(kept)
    assert len(kept) == len(set(kept))
    if "answer" in done and "edit" not in done:
        assert b"v0\n" in kept
