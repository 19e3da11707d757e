"""The plain face: append-only lines of words, for any terminal and screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from convo_prep import document
from convo_prep.cells import cells, set_out
from convo_prep.document import Document, Line
from convo_prep.errors import ConvoError, InvalidAnswerError
from convo_prep.faces import colons
from convo_prep.faces.face import (
    NOTHING_YET,
    Back,
    Begun,
    Go,
    Prompt,
    Reply,
    Stop,
    Struck,
    Typed,
    yes_or_no,
)
from convo_prep.faces.plain import at_hand, lines
from convo_prep.faces.plain.messages import STOPS, as_message
from convo_prep.faces.plain.prompts import (
    inside_item,
    label_of,
    picks,
    standing_line,
    takes_several,
)
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import one_line, unhidden, visible

WIDEST = 80
# So many columns must be left beside a label to type in.
ROOM = 16


class PlainFace:
    """Asks with `input()` and says everything in whole lines.

    Args:
        render: Turns a document into text for the terminal.
        out: Where lines go.
        width: Tells the columns of the terminal.
    """

    def __init__(
        self,
        render: Callable[[Document], str],
        out: TextIO,
        width: Callable[[], int] = lambda: WIDEST,
    ) -> None:
        self._render = render
        self._columns = width
        self._out = out
        self._asked = ""
        self._told_of_drafts = False
        lines.keep_no_history()

    def put(self, prompt: Prompt) -> Reply:
        """Ask one question and return the reply, with what was read."""
        self._begin()
        self._question(prompt)
        self._asked = prompt.ask.of.path
        text = prompt.half_typed
        while True:
            try:
                given = self._answer(prompt, text)
            except EOFError:
                self._print()
                return Stop(interrupted=False)
            except KeyboardInterrupt:
                self._print()
                return Stop(interrupted=True)
            try:
                reply = self._reply(prompt, given)
            except InvalidAnswerError as error:
                text = "\n".join(given)
                # Nothing looks at the line again before it is changed.
                prompt.keep(text)
                self._print(f"Error: {error.sentence} {error.hint}".rstrip())
                self._tell(at_hand.choices(prompt))
                continue
            except ConvoError as error:
                self._print(f"Error: {error.sentence} {error.hint}".rstrip())
                continue
            if isinstance(reply, str):
                text = reply
                continue
            return reply

    def say(self, line: Line) -> None:
        """Say one line that needs no answer."""
        self._print(document.plain(line))

    def show(self, document: Document) -> None:
        """Show a document, such as the card."""
        self._out.write("\n" + set_out(self._render(document), self._width))
        self._out.flush()

    def saved(self, label: str, words: str) -> None:
        """Say that an answer is on disk."""
        self._print(f"Saved. {label}: {one_line(words)}")

    def left(self, label: str, kept: bool, drafted: bool = False) -> None:
        """Say that a question was passed; an answer, or a draft, stays there."""
        words = "still a draft" if drafted else "left open"
        self._print(f"{label}: {'kept as it is' if kept else words}.")

    def close(self) -> None:
        """Give the terminal back; plain lines never take it."""

    def listen(
        self,
        label: str,
        several: bool = False,  # noqa: ARG002 - input() takes a paste apart
        begun: Begun = NOTHING_YET,
    ) -> str:
        """Return a line that is no answer; of a paste, one after the other."""
        self._back(begun.text)
        ready = unhidden(begun.text)
        return lines.read(
            self._label(label), ready, lambda: begun.keep(lines.half_typed())
        )

    def confirm(self, question: str, default: bool) -> bool:
        """Ask for a yes or a no; Ctrl-C and the end of input are a no."""
        choice = "Y/n" if default else "y/N"
        while True:
            try:
                typed = self.listen(f"{question} [{choice}] ")
            except (EOFError, KeyboardInterrupt):
                self._print()
                return False
            if (answer := yes_or_no(typed, default)) is not None:
                return answer
            self._print("Type y for yes or n for no.")

    def _begin(self) -> None:
        if not self._asked:
            self._print(
                "Everything is saved as you go; Ctrl-C stops. "
                "Type ? for help at any question."
            )

    def _question(self, prompt: Prompt) -> None:
        ask = prompt.ask
        self._print()
        if ask.adding and ask.of.path == self._asked:
            self._standing(prompt)
            return
        closed = ask.terse
        if not inside_item(prompt):
            whole = ask.asked if ask.of.each_of else ask.of
            self._print(f"{ask.title}. {whole.ask or whole.label}")
            if ask.of.help and not closed:
                self._print(ask.of.help)
        for label, words in ask.beside:
            self._print(f"{label}: {one_line(words)}")
        if ask.of.each_of:
            self._print(f"{ask.one} {(ask.spot.item or 0) + 1}: {ask.about}")
        elif inside_item(prompt):
            self._print(f"{ask.asked.ask} ({one_line(ask.about)})")
            if ask.asked.help and not closed:
                self._print(ask.asked.help)
        self._standing(prompt)

    def _standing(self, prompt: Prompt) -> None:
        ask = prompt.ask
        self._tell(at_hand.choices(prompt))
        if ask.adding and ask.of.path != self._asked:
            for number, item in enumerate(ask.given, 1):
                self._print(f"  {number}. {one_line(item)}")
        if ask.answer and isinstance(ask.answer, str):
            self._print(f"Your answer now: {one_line(ask.answer)}")
        self._not_given(prompt)

    def _not_given(self, prompt: Prompt) -> None:
        """Say what stands here and is no answer: a draft or offers, a line begun."""
        many = len(prompt.suggestions)
        if prompt.draft:
            more = f" ({many - 1} more: ?)" if many > 1 else ""
            self._print(f"Draft{more}: {one_line(prompt.draft)}")
            if not self._told_of_drafts:
                self._print("1 takes it, Enter leaves it a draft, :drop strikes it.")
            self._told_of_drafts = True
        elif many and prompt.ask.of.path != PLAYBOOK:
            self._print(f"{many} suggestion{'s' if many > 1 else ''}: type ?")
        self._back(prompt.half_typed)

    def _back(self, text: str) -> None:
        """Say that an unfinished line is back, where one is."""
        if text:
            self._print(f"Your unfinished line is back: {one_line(text)}")

    def _answer(self, prompt: Prompt, text: str) -> list[str]:
        standing = standing_line(prompt.ask)
        ready = text or (standing if "\n" not in standing else "")
        long = prompt.ask.asked.long
        *given, ready = ready.split("\n") if long else [one_line(ready)]
        for each in given:
            self._print(each)
        if not given:
            first = self._line(label_of(prompt.ask), ready, prompt)
            given = self._at_once(prompt, first) if lines.more_waits() else [first]
            whole = not long or len(given) > 1 or not first.strip()
            if whole or colons.is_command(first):
                return given
            ready = ""
        while more := self._line("more, empty line to finish: ", ready, prompt, given):
            given, ready = [*given, more], ""
        return given

    def _at_once(self, prompt: Prompt, first: str) -> list[str]:
        """Return a line with those that were pasted with it, if they are one answer."""
        if colons.is_command(first) or not takes_several(prompt, first):
            return [first]
        along = lines.came_along(lambda: prompt.keep(first))
        given = "\n".join([first, *along]).rstrip("\n").split("\n")
        said = f"{len(given)} lines came at once. One answer?"
        if len(given) == 1 or self.confirm(said, default=True):
            return given
        self._print("The first stands in your line again; nothing else is taken.")
        return self._answer(prompt, first)

    def _line(
        self, label: str, ready: str, prompt: Prompt, before: list[str] | None = None
    ) -> str:
        def remember() -> None:
            prompt.keep("\n".join([*(before or []), lines.half_typed()]).strip("\n"))

        return lines.read(self._label(label), unhidden(ready), remember)

    def _label(self, label: str) -> str:
        """Return what stands before the line; what is long is said above it."""
        label = visible(label)
        if cells(label) + ROOM <= self._columns():
            return label
        self._print(label.rstrip())
        return "> "

    @property
    def _width(self) -> int:
        return min(self._columns(), WIDEST)

    def _reply(self, prompt: Prompt, given: list[str]) -> Reply | str:
        """Return the reply, or a text to put ready in the line and ask again."""
        command = colons.colon(given[0]) if len(given) == 1 else None
        if command is not None:
            if lines.CAN_EDIT:  # What stood in the line was emptied to type it.
                prompt.keep("")
            return self._command(prompt, command)
        text = colons.answer("\n".join(given))
        if STOPS.search(text) and (taken := as_message(prompt, text, self.confirm)):
            self._print(taken.said)
            prompt.keep(taken.line)
            return taken.line if lines.CAN_EDIT else Typed((prompt.read(taken.line),))
        if picks(prompt, text):
            return self._use(prompt, (text.strip(),))
        return Typed((prompt.read(text),))

    def _command(self, prompt: Prompt, command: colons.Colon) -> Reply | str:
        if command.name == "back":
            return Back()
        if command.name in ("drop", "go"):
            where = " ".join(command.words)
            return Struck(where) if command.name == "drop" else Go(where)
        if command.name == "use":
            return self._use(prompt, command.words)
        if command.name == "edit":
            standing = prompt.ask.answer
            return prompt.edit(standing if isinstance(standing, str) else "")
        if command.name == "list":
            self._tell(at_hand.outline(prompt))
        else:
            self._tell(at_hand.how(prompt))
        return ""

    def _use(self, prompt: Prompt, words: tuple[str, ...]) -> Reply | str:
        places = colons.numbers(words, len(prompt.suggestions))
        texts = [prompt.suggestions[place].text for place in places]
        if prompt.ask.adding and len(texts) > 1:
            return Typed(tuple(map(prompt.read, texts)))
        if not lines.CAN_EDIT:
            return Typed((prompt.read(texts[0]),))
        self._print("Change it, or press Enter to take it as it is.")
        return texts[0]

    def _tell(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._print(text)

    def _print(self, text: str = "") -> None:
        self._out.write(set_out(visible(text), self._width) + "\n")
        self._out.flush()
