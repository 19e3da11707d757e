"""Work that Ctrl-C may end between two steps, and never inside one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from convo_prep.signals import meanwhile

Stopped: TypeAlias = Callable[[], bool]
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def unbroken() -> Iterator[Stopped]:
    """Hold back what asks the program to end, and tell whether something has.

    A signal that is ignored, as under `nohup`, stays ignored.
    """
    seen: list[int] = []
    noted = meanwhile(lambda number, _: seen.append(number), *_NAMES, ignored=False)
    with noted:
        yield lambda: bool(seen)
