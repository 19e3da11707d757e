"""Problems are listed so that an editor can jump to each."""

from __future__ import annotations

import json

from demo_sessions import text_of

from convo_prep.views.problems import Problem, problem_rows, problems

LATE = Problem("b.yaml", 12, 3, "The date does not exist.", "Write 2026-12-01.")
EARLY = Problem("b.yaml", 2, 1, "No client.")
WHOLE = Problem("a.yaml", 0, 0, "The file is empty.")


def test_problems_come_by_file_and_line_with_place_sentence_and_hint() -> None:
    assert text_of(problems([LATE, EARLY, WHOLE], 2)).splitlines() == [
        "a.yaml: The file is empty.",
        "b.yaml:2:1: No client.",
        "b.yaml:12:3: The date does not exist. (Write 2026-12-01)",
    ]


def test_a_clean_journal_is_said_to_be_clean() -> None:
    assert text_of(problems([], 1)) == "Nothing to mend in 1 file.\n"
    assert text_of(problems([], 4)) == "Nothing to mend in 4 files.\n"


def test_the_rows_hold_place_sentence_and_hint() -> None:
    assert json.loads(json.dumps(problem_rows([LATE]))) == [
        {
            "name": "b.yaml",
            "line": 12,
            "column": 3,
            "sentence": "The date does not exist.",
            "hint": "Write 2026-12-01.",
        }
    ]
