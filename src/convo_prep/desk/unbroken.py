"""Work that Ctrl-C may end between two steps, and never inside one."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

Stopped: TypeAlias = Callable[[], bool]
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def unbroken() -> Iterator[Stopped]:
    """Hold back what asks the program to end, and tell whether something has.

    A signal that is ignored, as under `nohup`, stays ignored.
    """
    seen: list[int] = []
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    heeded = [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]
    before = [signal.signal(n, lambda number, _: seen.append(number)) for n in heeded]
    try:
        yield lambda: bool(seen)
    finally:
        for number, handler in zip(heeded, before, strict=True):
            signal.signal(number, handler)
