"""Where the program starts: as little as possible before the first answer."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run convo; a lone `--version` answers before anything is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from convo_prep import __version__

        sys.stdout.write(f"convo {__version__}\n")
        return
    # Nothing loaded at the start is ever freed, so looking for garbage there, and
    # again at the end, only costs time (about one bare start of Python).
    gc.disable()
    from convo_prep.app import app

    gc.freeze()
    gc.enable()
    app(prog_name="convo")


if __name__ == "__main__":
    main()
