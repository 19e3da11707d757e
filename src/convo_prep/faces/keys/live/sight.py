"""What is to be seen of a meeting: what stands open, and what the line would be."""

from __future__ import annotations

from convo_prep.faces import colons, numbered
from convo_prep.faces.keys.live.pane import Pane
from convo_prep.faces.meeting import Meeting
from convo_prep.views.live_sheet import Planned
from convo_prep.walk.notes import Note
from convo_prep.walk.pressing import Press, behind


class Sight:
    """A meeting as it is seen before anything is typed.

    Attributes:
        meeting: The meeting that notes are taken of.
        correcting: The place of the note that is loaded into the line, if one is.
        hidden: Whether the card is hidden.
        saying: Whether the lines to say stand in its place.
        said: What is said about the last key, "" for nothing.
        wrong: What is wrong; it stays until it is mended or the line is cleared.
    """

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.correcting: int | None = None
        self.hidden = False
        self.saying = False
        self.said = meeting.remark
        self.wrong = ""
        self._helps = False
        self._card, self._sayings, self._help = Pane(), Pane(), Pane()
        self._opened = 0

    @property
    def text(self) -> str:
        """What stands in the line."""
        return ""

    @property
    def kind(self) -> str:
        """The kind of note that the line would be."""
        return self._reading.kind

    @property
    def understood(self) -> str:
        """What the line would be or do, where its words do not say it all."""
        if press := self._press:
            return numbered.before(press)
        line = self._line
        return self.meeting.understood(line) if line.strip() else ""

    @property
    def asks(self) -> bool:
        """Whether the line asks what the keys do."""
        return colons.in_full(self.text.strip()) == colons.HELP

    @property
    def helps(self) -> bool:
        """Whether what the keys do stands in the place of the card."""
        return self._helps or self.asks

    @property
    def pane(self) -> Pane:
        """What is in view of what stands in the place of the card."""
        if self.helps:
            return self._help
        return self._sayings if self.saying else self._card

    @property
    def opened(self) -> Planned | None:
        """The planned concern whose reply is to be seen."""
        says = self._reading.concern
        for concern in self.meeting.sheet.concerns:
            if concern.says == says if says else concern.number == self._opened:
                return concern
        return None

    @property
    def again(self) -> str:
        """What the number of the opened concern does next, as `2 came up`."""
        press = self.meeting.pressed(str(self._opened), self._seen)
        does = numbered.NEXT.get(press.step, "") if press else ""
        return f"{self._opened} {does}" if does else ""

    @property
    def _line(self) -> str:
        if self.correcting is not None:
            return self.text
        return behind(self.text, self._seen)

    @property
    def _seen(self) -> int:
        """The number of the concern whose reply can be seen, 0 behind another page."""
        return 0 if self.saying or self._helps else self._opened

    @property
    def _reading(self) -> Note:
        return self.meeting.reading(self._line)

    @property
    def _press(self) -> Press | None:
        if self.correcting is not None:
            return None
        return self.meeting.pressed(self.text, self._seen)
