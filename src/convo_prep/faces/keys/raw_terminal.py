"""The terminal while questions are asked: held raw between them, let go at the end.

Between two questions the answer is saved. Would the terminal be given back for that
moment, keys typed ahead would show on the screen, an Enter among them would arrive as
another key, the lines of a paste as an answer each, and Ctrl-C would hit the saving.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from convo_prep.faces.keys.look import Look
from convo_prep.signals import meanwhile

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import Layout
    from prompt_toolkit.output import Output

# As Python has it. While convo starts, it is put off altogether.
GARBAGE_AFTER = (700, 10, 10)
# Esc alone is known by what does not follow it: long enough for a slow line, too
# short to be waited for.
ESCAPE_SECONDS = 0.1
_Result = TypeVar("_Result")
STDERR = 2
# Of a terminal that does not say.
COLUMNS, ROWS = 80, 24
_ENDINGS = ("SIGTERM", "SIGHUP")
# With these a terminal marks what is pasted, so that no line end in it is an Enter.
PASTES_MARKED, PASTES_AS_TYPED = "\x1b[?2004h", "\x1b[?2004l"


class Terminal:
    """Input and output of a face; `ended` once a signal or a hang-up ends it all.

    The line editor is loaded once something is asked; what is said needs none.

    A first SIGTERM or SIGHUP while an answer is being saved waits for the next
    question, a second one ends the program at once.
    """

    def __init__(
        self, input: Input | None = None, output: Output | None = None
    ) -> None:
        self._input = input
        self._output = output and _never_asked(output)
        self.ended = False
        self._running: Application[object] | None = None
        self._held = ExitStack()
        self._holding = False

    @property
    def loaded(self) -> bool:
        """Whether the line editor is there."""
        return self._output is not None

    @property
    def input(self) -> Input:
        """Where keys come from."""
        if self._input is None:
            from prompt_toolkit.input import create_input

            self._input = create_input()
        return self._input

    @property
    def output(self) -> Output:
        """Where the line editor draws."""
        if self._output is None:
            from prompt_toolkit.output.defaults import create_output

            self._output = _never_asked(create_output())
        return self._output

    @property
    def columns(self) -> int:
        """The width of the terminal."""
        return self._size()[0]

    @property
    def rows(self) -> int:
        """The height of the terminal."""
        return self._size()[1]

    def _size(self) -> tuple[int, int]:
        if self._output is not None:
            size = self._output.get_size()
            return size.columns, size.rows
        with suppress(OSError, ValueError):
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
            return columns or COLUMNS, rows or ROWS
        return COLUMNS, ROWS

    def hold(self) -> None:
        """Take the terminal until `release`; a second call does nothing."""
        if self._holding:
            return
        self._holding = True
        atexit.register(self.release)
        if threading.current_thread() is threading.main_thread():
            self._held.enter_context(self._signals())
        known = self._input
        self._held.enter_context(known.raw_mode() if known else _unseen())
        self._held.enter_context(self._marked())

    def release(self) -> None:
        """Give the terminal back as it was found."""
        self._holding = False
        self._held.close()
        atexit.unregister(self.release)

    def application(
        self,
        look: Look,
        vi: bool,
        layout: Layout,
        keys: KeyBindings,
        full_screen: bool = False,
    ) -> Application[_Result]:
        """Return an application to run; `vi` says how lines are edited in it."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.enums import EditingMode

        made: Application[_Result] = Application(
            layout=layout,
            key_bindings=keys,
            style=look.style,
            include_default_pygments_style=False,
            color_depth=look.depth,
            editing_mode=EditingMode.VI if vi else EditingMode.EMACS,
            full_screen=full_screen,
            erase_when_done=True,
            terminal_size_polling_interval=None,
            input=self.input,
            output=self.output,
        )
        made.ttimeoutlen = ESCAPE_SECONDS
        return made

    def run(self, application: Application[_Result]) -> _Result | None:
        """Run an application to its result; None once the terminal has gone."""
        if self.ended:
            return None
        result: _Result | None = None
        _look_for_garbage_only_in_what_is_new()
        self._running = application  # type: ignore[assignment]
        try:
            # While held, a SIGINT is ours: the library loads what speaks to C for it.
            result = application.run(handle_sigint=not self._holding)
        except EOFError:
            self._hung_up()
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._hung_up()
        finally:
            self._running = None
        if self._holding:
            # The line editor has ended that with its question.
            self.write(PASTES_MARKED)
        return result

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let another program have the terminal, as any finds it."""
        self.write(PASTES_AS_TYPED)
        try:
            with self.input.cooked_mode():
                yield
        finally:
            self.write(PASTES_MARKED)

    def write(self, text: str) -> None:
        """Print a text as it is; what a terminal that has gone refuses is dropped."""
        try:
            if self._output is None:
                sys.stdout.write(text)
                sys.stdout.flush()
            else:
                self._output.write_raw(text)
                self._output.flush()
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._hung_up()

    def _hung_up(self) -> None:
        """Let what is still written go nowhere, so that no writing fails any more."""
        self.ended = True
        with suppress(NotImplementedError, OSError, ValueError):
            gone = os.fstat(self.output.fileno())
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for number in (self.output.fileno(), STDERR):
                if os.fstat(number).st_rdev == gone.st_rdev:
                    os.dup2(nowhere, number)
            os.close(nowhere)

    @contextmanager
    def _marked(self) -> Iterator[None]:
        self.write(PASTES_MARKED)
        try:
            yield
        finally:
            self.write(PASTES_AS_TYPED)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        with meanwhile(self._end, *_ENDINGS), meanwhile(self._interrupt, "SIGINT"):
            yield

    def _end(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self.ended:
            try:
                self.release()
            finally:
                os.kill(os.getpid(), number)
            return
        self.ended = True
        application = self._running
        if application is not None and application.loop is not None:
            application.loop.call_soon_threadsafe(_leave, application)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        """Hand a SIGINT to the question that is shown; between two it is raised."""
        application = self._running
        if application is not None and application.loop is not None:
            send = application.key_processor.send_sigint
            application.loop.call_soon_threadsafe(send, context=application.context)
        else:
            signal.default_int_handler(number, frame)


@contextmanager
def _unseen() -> Iterator[None]:
    """Let keys wait as they come, and show none, as the line editor does later."""
    import termios

    place = sys.stdin.fileno()
    try:
        before, mode = termios.tcgetattr(place), termios.tcgetattr(place)
    except termios.error:
        yield
        return
    mode[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
    mode[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    termios.tcsetattr(place, termios.TCSANOW, mode)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(place, termios.TCSANOW, before)


def _never_asked(output: Output) -> Output:
    """Return an output that does not ask where the cursor is.

    A terminal that never answers would make each question wait a second.
    """
    from prompt_toolkit.output.vt100 import Vt100_Output

    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


def _leave(application: Application[object]) -> None:
    if application.is_running and not application.is_done:
        application.exit()


def _look_for_garbage_only_in_what_is_new() -> None:
    # What is loaded by now stays: looking through it would hold up a key for 20 ms.
    if gc.get_threshold() != GARBAGE_AFTER:
        gc.freeze()
        gc.set_threshold(*GARBAGE_AFTER)
