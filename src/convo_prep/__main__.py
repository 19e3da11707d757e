"""Where the program starts: as little as possible before the first answer."""

from __future__ import annotations

import gc
import os
import sys

from convo_prep.streams import put, take_over

SELDOM = 1_000_000
# Set by the scripts of `convo completion`; what is asked comes on stdin.
COMPLETING = "_CONVO_COMPLETE"


def main() -> None:
    """Run convo, and exit with its code."""
    try:
        take_over()
        _run()
    except (Exception, KeyboardInterrupt) as error:
        from convo_prep.ending import said

        sys.exit(said(error))


def _run() -> None:
    """Let the commands run; a lone `--version` answers before anything is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from convo_prep import __version__

        put(sys.stdout, f"convo {__version__}\n")
        return
    # What is loaded is never freed, so looking for garbage there, while it loads and
    # again at the end, only costs time (about two bare starts of Python).
    gc.set_threshold(SELDOM)
    if COMPLETING in os.environ and not sys.argv[1:]:
        _complete()
        return
    from convo_prep.app import app

    try:
        app(prog_name="convo")
    finally:
        gc.freeze()


def _complete() -> None:
    """Answer a shell at the Tab key; what goes wrong must not stand in its prompt."""
    try:
        import typer

        from convo_prep.app import app
        from convo_prep.completion.replying import reply
        from convo_prep.completion.scripts import SHELLS

        shell = os.environ[COMPLETING]
        # What an earlier convo had people install asks in another way, and is let go.
        if shell in SHELLS and not sys.stdin.isatty():
            asked = sys.stdin.buffer.read()
            put(sys.stdout, reply(typer.main.get_group(app), shell, asked), utf8=True)
    except (Exception, KeyboardInterrupt):
        return


if __name__ == "__main__":
    main()
