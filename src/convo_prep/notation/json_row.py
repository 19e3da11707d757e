"""A line of JSON becomes plain values, or a mistake that repeats nothing of it."""

from __future__ import annotations

from typing import Any, NoReturn

from convo_prep.errors import InvalidAnswerError
from convo_prep.notation.mistakes import escaped
from convo_prep.notation.parsing import MAX_DEPTH
from convo_prep.text import Tree, cut

WIDEST = 60


def json_row(line: bytes) -> dict[str, Any]:
    """Read one line as an object; a number is the text that it is written as.

    Raises:
        InvalidAnswerError: it is none, says a key twice, or is nested without end.
    """
    import json

    try:
        found = json.loads(
            line.decode("utf-8"),
            parse_int=str,
            parse_float=str,
            parse_constant=_no_number,
            object_pairs_hook=_each_once,
        )
    except UnicodeDecodeError as error:
        wrong = f"byte 0x{line[error.start]:02x} in it is not UTF-8."
        raise InvalidAnswerError(wrong) from None
    except json.JSONDecodeError as error:
        wrong = f"this is no JSON, from its character {error.pos + 1} on."
        raise InvalidAnswerError(wrong) from None
    except RecursionError:
        raise InvalidAnswerError("it is nested without end.") from None
    if not isinstance(found, dict):
        raise InvalidAnswerError("it is no object: {...} on one line.")
    return found


def plain_tree(value: object, path: str) -> Tree:
    """Return what JSON says as a file could hold it; null is nothing.

    Raises:
        InvalidAnswerError: a file cannot hold it; `path` is where it stands.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value, path)
    if path.count(".") > MAX_DEPTH:
        raise InvalidAnswerError(f"{cut(path, WIDEST)} is nested too deep.")
    if isinstance(value, list):
        return [plain_tree(each, f"{path}.{n}") for n, each in enumerate(value, 1)]
    if isinstance(value, dict):
        return {
            _text(key, path): plain_tree(each, f"{path}.{key}")
            for key, each in value.items()
        }
    raise InvalidAnswerError(f'{path} is text: write "yes" or "no", in quotes.')


def _text(value: str, path: str) -> str:
    # A line break of another system is one here too.
    if wrong := escaped(value.replace("\r\n", "\n")):
        raise InvalidAnswerError(f"{path} has {wrong} in it.")
    return value


def _no_number(_: str) -> NoReturn:
    raise InvalidAnswerError("it has a number in it that is none.")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidAnswerError(f'key "{cut(twice, WIDEST)}" appears twice.')
    return found
