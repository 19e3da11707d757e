"""Which face a person meets: keys on an able terminal, else plain lines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError
from convo_prep.text import truth

if TYPE_CHECKING:
    from convo_prep.faces.face import Face

UNABLE = ("", "dumb", "unknown")


def somebody_is_there(desk: Desk, ways: str = "convo set REF KEY=VALUE") -> None:
    """Make sure that a person can be asked; `ways` says how else answers are given.

    Raises:
        UsageError: nobody can be asked here.
    """
    if not desk.can_ask:
        raise UsageError(
            "There is no terminal to ask questions on.",
            f"Give the answers with {ways}; keys: convo guide",
        )


def face_of(desk: Desk) -> Face:
    """Return the face of this run, made when it is first needed.

    Raises:
        UsageError: nobody can be asked here.
    """
    somebody_is_there(desk)
    if desk.face is None:
        desk.face = _plain(desk) if plain_wanted(desk) else _keys(desk)
    return desk.face


def plain_wanted(desk: Desk) -> bool:
    """Whether a person asked for plain lines, or the terminal can do no more."""
    if desk.options.plain or desk.settings.plain:
        return True
    return _says_plain(desk.environ)


def has_line_editor() -> bool:
    """Whether the keys face can start: it loads it when it is too late for another."""
    from importlib.util import find_spec

    return find_spec("prompt_toolkit") is not None


def _says_plain(environ: Mapping[str, str]) -> bool:
    asked = (environ.get(name, "") for name in ("CONVO_PLAIN", "ACCESSIBLE"))
    # ACCESSIBLE is not convo's own: any word but a no is taken for a yes.
    if any(value and truth(value) is not False for value in asked):
        return True
    return environ.get("TERM", "") in UNABLE or "INSIDE_EMACS" in environ


def _plain(desk: Desk) -> Face:
    from convo_prep.faces.plain.face import PlainFace

    rendered = partial(saying.rendered, desk, form="plain")
    return PlainFace(rendered, desk.out, saying.width)


def _keys(desk: Desk) -> Face:
    from convo_prep.faces.keys.face import KeysFace
    from convo_prep.faces.keys.look import Look

    if not has_line_editor():
        saying.tell(desk, "The keys face cannot start here; going on in plain lines.")
        return _plain(desk)
    look = saying.look(desk)
    shown = Look(look.colour, look.ascii)
    return KeysFace(partial(saying.rendered, desk), shown, vi=desk.settings.vi)
