"""A text longer than the screen: through the pager of a person, as git does it."""

from __future__ import annotations

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import plain_wanted
from convo_prep.errors import UsageError

USUAL = "less"
# As git has it: colours, no clearing of the screen, at once where it fits. What is
# searched for may be a client's name, and is kept nowhere.
# At its foot stands how to leave it, for who has never met one.
_FOOT = "Ps?e(end) .Space on, b back, q leaves "
LESS = {"LESS": f"FRX{_FOOT}", "LESSHISTFILE": "-"}
NONE = ("", "cat")


def page_out(desk: Desk, text: str) -> None:
    """Write a text to stdout, on a terminal through PAGER, or less.

    Raises:
        UsageError: PAGER has a quote that is not closed.
        OutputError: stdout takes nothing more.
    """
    pager = _pager(desk) if desk.terminal and not plain_wanted(desk) else []
    if not pager or not _paged(pager, desk, text):
        saying.write(desk, text)


def _pager(desk: Desk) -> list[str]:
    import shlex

    named = desk.environ.get("PAGER")
    if named is None:
        return [USUAL]
    try:
        return [] if named.strip() in NONE else shlex.split(named)
    except ValueError:
        raise UsageError(
            "PAGER has a quote that is not closed, or ends with a backslash.",
            "Write it as in a shell: export PAGER='less -S'",
        ) from None


def _paged(pager: list[str], desk: Desk, text: str) -> bool:
    """Hand a text to the pager until it ends; False where it does not start."""
    import subprocess

    from convo_prep.desk.editing import undisturbed

    environ = LESS | dict(desk.environ)
    try:
        with undisturbed():
            subprocess.run(  # noqa: S603 - the user's own
                pager, input=text.encode("utf-8"), env=environ, check=False
            )
    except OSError:
        return False
    return True
