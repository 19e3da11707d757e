"""The keys face: questions a line at a time, answered with all keys of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from convo_prep.cells import cut
from convo_prep.document import Document, Line
from convo_prep.errors import ConvoError
from convo_prep.faces import colons
from convo_prep.faces.face import (
    NOTHING_YET,
    Begun,
    Go,
    Prompt,
    Reply,
    Stop,
    Struck,
    Typed,
    yes_or_no,
)
from convo_prep.faces.keys.asked_rows import asked_rows, title_rows
from convo_prep.faces.keys.look import TONES, Look
from convo_prep.faces.keys.raw_terminal import Terminal
from convo_prep.faces.keys.styled import WIDEST, Row, wrapped
from convo_prep.faces.keys.wish import Wish
from convo_prep.page import Listed, Spot
from convo_prep.text import one_line
from convo_prep.walk.spot import Ask

if TYPE_CHECKING:
    from convo_prep.faces.keys.asking import Screen
    from convo_prep.faces.keys.widget import Widget

LABELS = 14
AFTER_IT = "What is to be changed is asked below it."
# At a page longer than the screen it lets the rest be.
SKIPS = "q"
NARROW = 60


class KeysFace:
    """Asks on a terminal with prompt_toolkit; what was answered stays as one line.

    The terminal stays taken between questions, so that keys typed ahead wait unseen
    for the next one: until a document is shown, a stop, `close`, or the program ends.

    Args:
        render: Turns a document into text for the terminal, escape codes and all.
        look: What the terminal can show.
        terminal: Where to ask; the program's own when not given.
        vi: Whether lines are edited as in vi.
    """

    def __init__(
        self,
        render: Callable[[Document], str],
        look: Look,
        terminal: Terminal | None = None,
        vi: bool = False,
    ) -> None:
        self._render = render
        self._look = look
        self._terminal = terminal or Terminal()
        self._vi = vi
        self._unfinished: dict[Spot, str] = {}
        self._question = ""
        self._found = 0
        self._begun = False

    def put(self, prompt: Prompt) -> Reply:
        """Ask one question and return the reply, with what was read."""
        self._terminal.hold()
        self._begin()
        if not self._terminal.loaded:
            self._load(prompt.ask)
        spot, given = prompt.ask.spot, len(prompt.ask.given)
        if spot.question != self._question:
            self._question, self._found = spot.question, given
        told = max(given - self._found, 0)
        unfinished = prompt.half_typed or self._unfinished.pop(spot, "")
        from convo_prep.faces.keys.widgets import widget_for

        widget = widget_for(prompt, self._look, unfinished, told)
        reply = self._reply(widget)
        if isinstance(reply, Typed):
            self._unfinished.pop(spot, None)
        else:
            self._remember(spot, widget)
        if isinstance(reply, Stop):
            self.close()
        return reply

    def say(self, line: Line) -> None:
        """Say one line that needs no answer."""
        row = [(TONES[span.tone], self._look.text(span.text)) for span in line]
        self._print(*wrapped(row, self._width))

    def show(self, document: Document) -> None:
        """Show a document, such as the card; it ends what was asked before.

        What is longer than the screen waits below its top, so that this is read.

        Raises:
            KeyboardInterrupt: the person stopped it there, by Ctrl-C or a signal.
        """
        self.close()
        left = ("\n" + self._render(document)).split("\n")
        while (room := self._terminal.rows - 1) < len(left) - 1:
            # One row says that there is more.
            self._write_rows(left[: max(room - 1, 1)])
            left = left[max(room - 1, 1) :]
            if not self._reads_on(len(left) - 1):
                return
        self._write_rows(left[:-1])

    def _write_rows(self, rows: Sequence[str]) -> None:
        text = "".join(f"{row}\r\n" for row in rows)
        self._terminal.write(text)

    def _reads_on(self, many: int) -> bool:
        """Wait until the person has read so far; False when that is enough."""
        lines = "line" if many == 1 else "lines"
        label = f"{many} more {lines}: Enter, q skips "
        typed = self._screen.ask_line(self._look.text(label))
        # Nothing is written here, and elsewhere q is how one leaves such a page.
        while isinstance(typed, str) and (said := typed.strip().lower()):
            if said == SKIPS:
                return False
            wrong = self._look.text(f"! {AFTER_IT}")
            self._print(*wrapped([("class:wrong", wrong)], self._width, 2))
            typed = self._screen.ask_line(self._look.text(label))
        if isinstance(typed, Stop) and typed.interrupted:
            raise KeyboardInterrupt
        return not isinstance(typed, Stop)

    def saved(self, label: str, words: str) -> None:
        """Say that an answer is on disk."""
        self._record("✓", "class:good", label, words)

    def left(self, label: str, kept: bool, drafted: bool = False) -> None:
        """Say that a question was passed; an answer, or a draft, stays there."""
        if kept:
            self._record("✓", "class:good", label, "(kept)")
        elif drafted:
            self._record("*", "class:dim", label, "(draft)")
        else:
            self._record("\u2013", "class:dim", label, "(open)")

    def confirm(self, question: str, default: bool) -> bool:
        """Ask for a yes or a no; Ctrl-C and the end of input are a no."""
        choice = "Y/n" if default else "y/N"
        label = self._look.text(f"{question} [{choice}] ")
        while True:
            typed = self._screen.ask_line(label)
            stopped = isinstance(typed, Stop)
            answer = False if stopped else yes_or_no(_words(typed), default)
            self._print_said(label, typed)
            if answer is not None:
                return answer
            self._print([("class:wrong", "! Type y for yes or n for no.")])

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
        """Return a line that is no answer, with what was begun of it in it."""
        label = self._look.text(label)
        typed = self._screen.ask_line(label, several, begun)
        for each in _words(typed).splitlines() or [""]:
            self._print_said(label, each)
        if isinstance(typed, Stop):
            raise KeyboardInterrupt if typed.interrupted else EOFError
        return typed

    def close(self) -> None:
        """Give the terminal back; the next question takes it again."""
        self._terminal.release()

    @cached_property
    def _screen(self) -> Screen:
        from convo_prep.faces.keys.asking import Screen

        return Screen(self._terminal, self._look, self._vi)

    def _load(self, ask: Ask) -> None:
        """Load the line editor while what is asked can be read already."""
        look, width = self._look, self._width
        words = [[], *title_rows(ask, look, width), *asked_rows(ask, look, width)]
        fits = len(words) < self._terminal.rows // 2
        if fits:
            self._print(*words)
        _ = self._screen, self._terminal.output
        if fits:
            # What is drawn now begins where the words do.
            self._terminal.write(f"\x1b[{len(words)}A")

    @property
    def _width(self) -> int:
        return min(self._terminal.columns, WIDEST)

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            safe = "Everything is saved as you go; Ctrl-C stops."
            self._print(*wrapped([("class:dim", safe)], self._width))

    def _reply(self, widget: Widget) -> Reply:
        """Keep the question on the screen until there is a reply."""
        while True:
            outcome = self._screen.ask(widget)
            if outcome is Wish.EDITOR:
                self._edit(widget)
            elif outcome is Wish.OUTLINE:
                reply = self._outline(widget.prompt)
                if reply is not None:
                    return reply
            elif not isinstance(outcome, Wish):
                return outcome

    def _edit(self, widget: Widget) -> None:
        """Open the editor on the line; what comes back is in it, not given yet."""
        try:
            with self._terminal.lent():
                edited = widget.prompt.edit(widget.buffer.text)
        except ConvoError as error:
            widget.error = f"{error.sentence} {error.hint}".rstrip()
        else:
            widget.load(edited if widget.many_lines else one_line(edited))

    def _outline(self, prompt: Prompt) -> Reply | None:
        """Print all answers and ask where to go; None stays."""
        rows: list[Row] = [[]]
        for number, listed in enumerate(prompt.outline(), 1):
            rows.append(self._outline_row(number, listed))
        self._print(*rows)
        name = self._screen.ask_line(self._look.text("go to (Enter: stay) \u203a "))
        if isinstance(name, Stop):
            return name
        if gone := colons.struck(name):
            return Struck(gone)
        name = colons.place(name)
        return Go(name) if name else None

    def _outline_row(self, number: int, listed: Listed) -> Row:
        sign, style = ("✓", "class:good") if listed.given else (" ", "")
        head = f"{number:3}  {self._look.text(listed.label)}  "
        room = self._width - len(head) - 2
        text = cut(self._look.text(listed.words), room, self._look.text("…"))
        return [(style, self._look.text(f"{sign} ")), ("class:dim", head), ("", text)]

    def _remember(self, spot: Spot, widget: Widget) -> None:
        """Keep what was typed and not given, for when the question comes again."""
        text = widget.line()
        if text.strip() and text != widget.standing:
            self._unfinished[spot] = text

    def _record(self, sign: str, style: str, label: str, words: str) -> None:
        """Print the one line that a question leaves behind."""
        label = self._look.text(label)
        if self._width >= NARROW:
            label = label.ljust(LABELS)
        room = self._width - len(label) - 4
        text = cut(self._look.text(words), room, self._look.text("…"))
        self._print(
            [
                (style, self._look.text(f"{sign} ")),
                ("class:dim", f"{label}  "),
                ("", text),
            ]
        )

    def _print_said(self, label: str, typed: str | Stop) -> None:
        row: Row = [("", label), ("class:ask", self._look.text(_words(typed)))]
        self._print(*wrapped(row, self._width))

    def _print(self, *rows: Row) -> None:
        self._terminal.write(self._look.painted(*rows))


def _words(typed: str | Stop) -> str:
    return "" if isinstance(typed, Stop) else typed
