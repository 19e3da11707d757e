"""The half-typed line on its way to disk: at each key, and for sure after a pause."""

from __future__ import annotations

import threading

from convo_prep.page import Spot
from convo_prep.store.half_typed import HalfTypedLine, HalfTypedLines

PAUSE_S = 0.25


class HalfTyped:
    """Keeps the line that is being typed, and gives back the one kept last time."""

    def __init__(self, lines: HalfTypedLines) -> None:
        self._lines = lines
        self._lock = threading.Lock()
        self._newest: HalfTypedLine | None = None
        self._line = lines.load()
        self._pause: threading.Timer | None = None
        self._kept = True

    def keep(self, spot: Spot, text: str) -> None:
        """Keep the line as it stands; the disk is waited for once the typing rests."""
        if not text.strip():
            self.given(spot)
            return
        line = HalfTypedLine(spot.question, spot.item, spot.field or None, text)
        with self._lock:
            self._newest = self._line = line
            self._kept = self._lines.save_text(line)
        self._rest()
        self._pause = threading.Timer(PAUSE_S, self._settle, (line,))
        self._pause.daemon = True
        self._pause.start()

    def settle(self) -> None:
        """Wait for the disk now: the person has stopped."""
        self._rest()
        if self._newest is not None:
            self._settle(self._newest)

    @property
    def lost(self) -> str:
        """The line, where the disk would not keep it; else nothing."""
        return self._newest.text if self._newest and not self._kept else ""

    def given(self, spot: Spot) -> None:
        """Forget the line of a spot, which is an answer by now; others stay."""
        if self.at(spot):
            self.clear()

    def clear(self) -> None:
        """Forget the line, wherever it was typed."""
        self._rest()
        with self._lock:
            self._newest = self._line = None
            self._lines.clear()

    def at(self, spot: Spot) -> str:
        """Return the line kept for a spot, "" if it belongs elsewhere or is gone."""
        line = self._line
        if line is None:
            return ""
        same = (line.question, line.item, line.field or "")
        return line.text if same == (spot.question, spot.item, spot.field) else ""

    def _rest(self) -> None:
        if self._pause is not None:
            self._pause.cancel()

    def _settle(self, line: HalfTypedLine) -> None:
        with self._lock:
            # A line that has become an answer meanwhile must not come back.
            if self._newest is line:
                self._kept = self._lines.save_text(line, sync=True)
