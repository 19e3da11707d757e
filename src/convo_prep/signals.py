"""What a signal does for a while, and afterwards what it did before."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeAlias

Handler: TypeAlias = Callable[[int, FrameType | None], Any]


@contextmanager
def meanwhile(handler: Handler, *names: str, ignored: bool = True) -> Iterator[None]:
    """Let signals, by their names, do something else for as long as this is open.

    One that this machine does not have is passed over; without `ignored` so is one
    that is ignored, as under `nohup`.
    """
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    if not ignored:
        numbers = [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]
    before = [signal.signal(number, handler) for number in numbers]
    try:
        yield
    finally:
        for number, handled in zip(numbers, before, strict=True):
            signal.signal(number, handled)
