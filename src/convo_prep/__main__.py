"""Where the program starts: as little as possible before the first answer."""

from __future__ import annotations

import gc
import sys

from convo_prep.streams import put, take_over

SELDOM = 100_000


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
    from convo_prep.app import app

    try:
        app(prog_name="convo")
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
