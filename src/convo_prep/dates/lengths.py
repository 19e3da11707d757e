"""How long something takes, in minutes: `30 min`, `an hour and a half`."""

from __future__ import annotations

import re

from convo_prep.dates.numerals import UNITS, count

_HOUR = 60
_WORDED = {
    "half an hour": 30,
    "half hour": 30,
    "a half hour": 30,
    "quarter of an hour": 15,
    "a quarter of an hour": 15,
    "three quarters of an hour": 45,
}
_AND = {"": 0, "half": 30, "quarter": 15, "three quarters": 45}
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?|[a-z]+"
_MIN, _H = r"(?:m|mins?|minutes?)", r"(?:h|hrs?|hours?)"


def minutes(typed: str) -> int | None:
    """Return the whole minutes that a line says with a unit, None for none."""
    line = " ".join(typed.lower().replace("-", " ").rstrip(".").split())
    if line in _WORDED:
        return _WORDED[line]
    if match := re.fullmatch(rf"({_NUMBER}) ?{_MIN}", line):
        return _whole(match[1], 1)
    return _hours(line)


def _hours(line: str) -> int | None:
    both = rf"([0-9]{{1,2}}) ?{_H} ?(?:and )?([0-9]{{1,2}}) ?{_MIN}?"
    if match := re.fullmatch(both, line):
        return int(match[1]) * _HOUR + int(match[2])
    if match := re.fullmatch(
        rf"({_NUMBER}) ?{_H}(?: and (?:a )?(half|quarter))?", line
    ):
        return _plus(_whole(match[1], _HOUR), match[2])
    if match := re.fullmatch(rf"({_NUMBER}) and (?:a )?(half|quarter) {_H}", line):
        return _plus(_whole(match[1], _HOUR), match[2])
    return None


def _plus(whole: int | None, more: str | None) -> int | None:
    return None if whole is None else whole + _AND[more or ""]


def _whole(number: str, unit: int) -> int | None:
    """Return so many units in minutes, None where that is no whole number of them."""
    if number.isalpha():
        many = None if number in UNITS else count(number)
        return None if many is None else many * unit
    exact = float(number.replace(",", ".")) * unit
    return int(exact) if exact == int(exact) else None
