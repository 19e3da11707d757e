"""The machine's time zone by its name: what TZ says, else what /etc says.

A fixed offset would be an hour wrong once the clocks change, so a name is looked for
wherever one can be found. The library tzlocal would do a part of it: it does not look
into a zone's file that was copied, and loads for longer than most commands run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product

from convo_prep.errors import SettingsError

ETC = "/etc"
ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo")
# Names of zones, those in wide use first.
TABLES = ("zone1970.tab", "zone.tab")
UNIVERSAL = ("UTC", "Etc/UTC")
LARGEST = 64 * 1024
# What the parts of a zone's name are made of.
_LETTERS = "_+-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The same zones, with and without leap seconds.
_KINDS = ("posix/", "right/")
# As in `<+05>-5` or `JST-9`: an offset that never changes.
_FIXED = r"(<[A-Za-z0-9+-]+>|[A-Za-z]{3,})[+-]?\d{1,2}(:\d\d){0,2}"


def zone_name(environ: Mapping[str, str], etc: str = ETC) -> str:
    """Return the name of the zone that the clock goes by, else its offset (`+01:00`).

    Raises:
        SettingsError: TZ names none.
    """
    if "TZ" in environ:
        return _named(environ["TZ"])
    localtime = os.path.join(etc, "localtime")
    linked = _below_zones(os.path.realpath(localtime))
    return linked or _of_file(localtime, etc) or offset()


def offset() -> str:
    """Return the offset that the clock has now."""
    return datetime.now().astimezone().isoformat()[-6:]


def _named(given: str) -> str:
    """Return the zone that a value of TZ means."""
    named = given.removeprefix(":")
    if not named:
        return UNIVERSAL[0]
    if os.path.isabs(named) and os.path.isfile(named):
        found = _below_zones(named) or _below_zones(os.path.realpath(named))
        return found or _of_file(named, "") or offset()
    if is_known(named):
        return _plain(named)
    if re.fullmatch(_FIXED, named):
        return offset()
    raise SettingsError(
        f"TZ='{given}' is no time zone known here.", "For example: TZ=Europe/Berlin"
    )


def is_known(name: str) -> bool:
    """Tell whether a zone of that name is to be had."""
    if not _is_name(name):
        return False
    if any(os.path.isfile(os.path.join(zones, name)) for zones in ZONES):
        return True
    # 3 ms, and only where the system has no zones of its own.
    from convo_prep.session.zones import zone

    return zone(name) is not None


def _is_name(text: str) -> bool:
    """Tell whether a text can name a zone, and so leads out of no folder."""
    parts = text.split("/")
    return all(parts) and not "".join(parts).strip(_LETTERS)


def _below_zones(path: str) -> str:
    """Return the name of the zone that a path below a folder of zones is one of."""
    return _plain(path.partition("/zoneinfo/")[2])


def _plain(name: str) -> str:
    for kind in _KINDS:
        name = name.removeprefix(kind)
    return name


def _of_file(path: str, etc: str) -> str:
    """Return the name of the zone that a copied file is, "" where none is like it."""
    data = _start(path)
    if not data:
        return ""
    said = _start(os.path.join(etc, "timezone")) if etc else b""
    names = said.decode("ascii", "replace").split()[:1]
    every = filter(_is_name, (*names, *UNIVERSAL, *_listed()))
    return next((name for name in every if _is_copy(data, name)), "")


def _is_copy(data: bytes, name: str) -> bool:
    """Tell whether the file of a zone is the same; its size tells most apart."""
    for zones in ZONES:
        path = os.path.join(zones, name)
        try:
            size = os.stat(path).st_size
        except OSError:
            continue
        if size == len(data) and _start(path) == data:
            return True
    return False


def _listed() -> Iterator[str]:
    for zones, table in product(ZONES, TABLES):
        rows = _start(os.path.join(zones, table)).decode("utf-8", "replace")
        for row in rows.splitlines():
            if row[:1] != "#":
                yield from row.split("\t")[2:3]


def _start(path: str) -> bytes:
    """Return what a file begins with; nothing where it is not to be had."""
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST)
    except OSError:
        return b""
