"""The bytes of a file tell when its talk is, or nothing is claimed."""

from __future__ import annotations

import pytest
from a_journal import GUIDE
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import UnreadableFileError
from convo_prep.notation import reading
from convo_prep.notation.meeting_day import moment_in, moment_of
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import dump
from convo_prep.session import Session
from convo_prep.text import Tree

HEADER = "id: aaaaaa\nclient: Acme\ncreated: 2026-03-02T10:00+01:00\n"
MOMENTS = st.sampled_from(
    [
        *("2026-11-22 15:00", "2026-11-22", "2026-11-31", "2026-11-30 24:00"),
        *("next week", "none", "2026-11-22T15:00", "'2026-11-22'", "2026-11-22 # x"),
    ]
)
LINES = st.sampled_from(
    [
        *("  minutes: 45\n", "  purpose: |\n    meeting_at: 2020-01-01\n", "\n"),
        *("  note: meeting_at is near\n", "# meeting_at: 2020-01-01\n", "   odd: 1\n"),
        *("other:\n  meeting_at: 2020-01-01\n", "initiate:\n", "mine: |\n  x\n"),
        *("text: |\n  meeting_at: 2020-01-01 10:00\n", " meeting_at: 2020-01-01\n"),
    ]
)


def parsed(data: bytes) -> Session:
    return Session(reading.parse(data, "x.yaml").tree, GUIDE, "x.yaml")


@given(st.lists(LINES, max_size=3), MOMENTS, st.lists(LINES, max_size=3))
def test_what_the_bytes_tell_is_what_the_whole_file_says(
    before: list[str], moment: str, after: list[str]
) -> None:
    meeting = f"  meeting_at: {moment}\n"
    text = HEADER + "initiate:\n" + "".join(before) + meeting + "".join(after)
    data = text.encode("ascii")
    told = moment_in(data)
    if told is None:
        return
    try:
        whole = moment_of(parsed(data))
    except UnreadableFileError:
        return
    assert told == whole


@pytest.mark.parametrize("moment", ["2026-11-22 15:00", "2026-11-22", ""])
def test_what_convo_writes_is_told_without_parsing(moment: str) -> None:
    tree: dict[str, Tree] = {
        "schema": "1",
        "id": "aaaaaa",
        "client": "Acme",
        "created": "2026-03-02T10:00+01:00",
        "prepare": {"issue": "It hangs on the price.\nAnd on the date."},
        "initiate": {"purpose": "I would like to talk.", "meeting_at": moment},
    }
    if not moment:
        del tree["initiate"]
    data = dump(tree, is_typed(GUIDE)).encode("utf-8")
    assert moment_in(data) == moment_of(parsed(data)) == (moment or "2026-03-02 10:00")
