"""What is to be mended in files, said one a line, and told by the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import ProblemsFoundError
from convo_prep.views.problems import Problem, problem_rows, problems


def say_found(desk: Desk, found: Sequence[Problem], files: int, json: bool) -> None:
    """Say what was found in so many files; on a terminal also that there is nothing.

    Raises:
        ProblemsFoundError: there is something.
    """
    if json:
        saying.say_rows(desk, problem_rows(found))
    elif found or desk.terminal:
        saying.say(desk, problems(found, files))
    if found:
        many = "1 thing" if len(found) == 1 else f"{len(found)} things"
        raise ProblemsFoundError(f"{many} to mend.")
