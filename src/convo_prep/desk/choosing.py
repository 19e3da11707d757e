"""Several fit: on a terminal the person picks, elsewhere each is listed by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from convo_prep.desk.desk import Desk
from convo_prep.document import line, quiet
from convo_prep.errors import SeveralSessionsError, StoppedError
from convo_prep.session import Session
from convo_prep.session.sure_name import sure_name
from convo_prep.text import bare, cut, whole_number
from convo_prep.views.phrases import when_or_begun

LISTED = 6
ALL = "convo list --all"
WIDEST = 60
MORE = "+"
# Besides the rows: what was typed before, the sentence, the line that asks.
OTHER_LINES = 6


def session(desk: Desk, sessions: Sequence[Session], command: str) -> Session:
    """Return the one of several sessions that the person picks.

    Raises:
        SeveralSessionsError: nobody can be asked.
        StoppedError: the person picked none.
    """
    if not desk.can_ask:
        raise several(desk, sessions, command)
    rows = rows_of(desk, sessions)
    return sessions[pick(desk, f"{len(sessions)} conversations fit.", rows)]


def several(
    desk: Desk, sessions: Sequence[Session], command: str
) -> SeveralSessionsError:
    """Return the error that lists what fits, each with the command that names it."""
    rows = rows_of(desk, sessions)
    return listed(
        f"{len(sessions)} conversations fit. Name one:",
        [f"convo {command} {name_among(each, sessions)}" for each in sessions],
        rows,
    )


def listed(
    sentence: str, commands: Sequence[str], rows: Sequence[str], all_of: str = ALL
) -> SeveralSessionsError:
    """Return the error with a line for each that fits: its command, then what it is.

    `all_of` is the command that lists the rest.
    """
    lines = [f"  {command}  {row}" for command, row in zip(commands, rows, strict=True)]
    more = len(lines) - LISTED
    rest = [f"  and {more} more: {all_of}"] if more > 0 else []
    return SeveralSessionsError(sentence, "\n".join([*lines[:LISTED], *rest]))


def name_among(session: Session, among: Sequence[Session]) -> str:
    """Return what names one of several sessions for sure."""
    return sure_name(session, [other.id for other in among].count(session.id) == 1)


def rows_of(desk: Desk, sessions: Sequence[Session]) -> list[str]:
    """Return a line for each session; what reads alike has the file's name too."""
    rows = [_row(desk, session) for session in sessions]
    alike = Counter(rows)
    return [
        f"{row} · {session.name}" if alike[row] > 1 else row
        for row, session in zip(rows, sessions, strict=True)
    ]


def pick(
    desk: Desk, sentence: str, rows: Sequence[str], empty: int | None = None
) -> int:
    """Show numbered rows and return the place of the one that the person picks.

    A number names one; words leave those that have them, and take a single one. Enter
    alone takes the one at the place `empty`.

    Raises:
        StoppedError: the person leaves, with Enter too where that takes none.
    """
    # No command pays for a face that has nothing to ask.
    from convo_prep.desk.which_face import face_of

    face = face_of(desk)
    face.say(line(sentence))
    try:
        return _picked(desk, list(enumerate(rows, 1)), empty)
    except (EOFError, KeyboardInterrupt):
        raise left() from None
    finally:
        face.close()


def left() -> StoppedError:
    """Return the error of somebody who was asked which one, and picked none."""
    return StoppedError("Nothing was done.")


def _picked(desk: Desk, rows: list[tuple[int, str]], empty: int | None) -> int:
    from convo_prep.desk.which_face import face_of

    face, shown, after = face_of(desk), rows, 0
    alone = "none" if empty is None else rows[empty][1]
    while True:
        after = _show(desk, shown, after)
        typed = face.listen(f"Which one? (number or words, Enter: {alone}): ").strip()
        if not typed and empty is not None:
            return empty
        if not typed:
            raise left()
        number = whole_number(typed)
        if number is not None and 1 <= number <= len(rows):
            return number - 1
        if typed == MORE:
            continue
        fitting = [row for row in shown if _has(row[1], typed)]
        if len(fitting) == 1:
            return fitting[0][0] - 1
        if not fitting:
            face.say(line("None of them has these words."))
        shown, after = fitting or rows, 0


def _show(desk: Desk, rows: list[tuple[int, str]], after: int) -> int:
    """Show a screen of rows, and return where the next screen begins."""
    from convo_prep.desk.saying import height
    from convo_prep.desk.which_face import face_of

    face = face_of(desk)
    after = after if after < len(rows) else 0
    end = after + max(height() - OTHER_LINES, 3)
    for number, row in rows[after:end]:
        face.say(line(f"{number:3}  {row}"))
    more = len(rows) - end
    if more > 0:
        face.say(line(quiet(f"     and {more} more: {MORE} shows them, words narrow.")))
    return end


def _has(row: str, typed: str) -> bool:
    there = bare(row)
    whole = there.split()
    words = bare(typed).split()
    return all(word in (whole if word.isdecimal() else there) for word in words)


def _row(desk: Desk, session: Session) -> str:
    title = cut(session.title, WIDEST) or session.name
    when = when_or_begun(session, desk.now)
    return " · ".join(part for part in (title, when, session.state(desk.now)) if part)
