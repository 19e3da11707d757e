"""The half-typed line on its way to disk: at each key, and for sure after a pause."""

from __future__ import annotations

import threading

from convo_prep.store.drafts import Draft, Drafts
from convo_prep.walk import Spot

PAUSE_S = 0.25


class HalfTyped:
    """Keeps the line that is being typed, and gives back the one kept last time."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._lock = threading.Lock()
        self._newest: Draft | None = None
        self._pause: threading.Timer | None = None
        self._kept = True

    def keep(self, spot: Spot, text: str) -> None:
        """Keep the line as it stands; the disk is waited for once the typing rests."""
        if not text.strip():
            self.given(spot)
            return
        draft = Draft(spot.question, spot.item, spot.field or None, text)
        with self._lock:
            self._newest = draft
            self._kept = self._drafts.save_text(draft)
        self._rest()
        self._pause = threading.Timer(PAUSE_S, self._settle, (draft,))
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
            self._newest = None
            self._drafts.clear()

    def at(self, spot: Spot) -> str:
        """Return the line kept for a spot, "" if it belongs elsewhere or is gone."""
        draft = self._newest or self._drafts.load()
        if draft is None:
            return ""
        same = (draft.question, draft.item, draft.field or "")
        return draft.text if same == (spot.question, spot.item, spot.field) else ""

    def _rest(self) -> None:
        if self._pause is not None:
            self._pause.cancel()

    def _settle(self, draft: Draft) -> None:
        with self._lock:
            # A line that has become an answer meanwhile must not come back.
            if self._newest is draft:
                self._kept = self._drafts.save_text(draft, sync=True)
