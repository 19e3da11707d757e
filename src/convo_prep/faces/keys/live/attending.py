"""The full screen of a meeting from its first sight on, which needs no line editor."""

from __future__ import annotations

import os
import signal

from convo_prep.faces.keys.live.frame import lead, page
from convo_prep.faces.keys.live.sight import Sight
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.raw_terminal import Terminal
from convo_prep.faces.meeting import Meeting

# Many terminals turn the wheel into Up and Down on a full screen, which would load
# notes; the mode is on where it exists, so on is how it is left.
WHEEL_OFF = "\x1b[?1007l"
WHEEL_ON = "\x1b[?1007h"
# The other screen, its first cell, and nothing on it; and back.
OTHER_SCREEN = "\x1b[?1049h\x1b[H\x1b[J"
BACK = "\x1b[?1049l"


class KeysLive:
    """Follows a meeting on a full screen.

    Args:
        look: What the terminal can show.
        terminal: Where; the program's own when not given.
        vi: Whether lines are edited as in vi, else as in emacs and the shell.
    """

    leaves_no_trace = True

    def __init__(
        self, look: Look, terminal: Terminal | None = None, vi: bool = False
    ) -> None:
        self._look = look
        self._terminal = terminal or Terminal()
        self._vi = vi

    def attend(self, meeting: Meeting) -> bool:
        """Take notes until the person ends it; False when it was broken off."""
        terminal = self._terminal
        terminal.hold()
        terminal.write(WHEEL_OFF)
        try:
            if not terminal.loaded:
                self._load(meeting)
            from convo_prep.faces.keys.live.screen import follow

            return follow(meeting, self._look, terminal, self._vi, self._suspended)
        finally:
            if terminal.ended:
                # Before the line editor drew anything, it takes nothing back.
                terminal.write(BACK)
            terminal.write(WHEEL_ON)
            terminal.release()

    def _load(self, meeting: Meeting) -> None:
        """Load the line editor while the card can be read already."""
        self._terminal.write(OTHER_SCREEN + self._first_sight(meeting))
        try:
            from convo_prep.faces.keys.live import screen

            _ = screen, self._terminal.output
        except BaseException:
            self._terminal.write(BACK)
            raise

    def _first_sight(self, meeting: Meeting) -> str:
        look, seen = self._look, Sight(meeting)
        columns, rows = self._terminal.columns, self._terminal.rows
        made = page(seen, look, columns, rows)
        room = max(rows - made.line - len(made.foot), 0)
        above = [*made.above, *([[]] * room)][:room]
        shown = [*above, lead(seen, look), *made.foot]
        return look.painted(*shown[:rows]).removesuffix("\r\n")

    def _suspended(self) -> None:
        """Give the terminal to the shell until it calls back."""
        self._terminal.write(WHEEL_ON)
        os.kill(0, signal.SIGTSTP)
        self._terminal.write(WHEEL_OFF)
