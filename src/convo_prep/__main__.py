"""Where the program starts: as little as possible before the first answer."""

from __future__ import annotations

import gc
import sys

SELDOM = 100_000


def main() -> None:
    """Run convo; a lone `--version` answers before anything is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from convo_prep import __version__

        sys.stdout.write(f"convo {__version__}\n")
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
