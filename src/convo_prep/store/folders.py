"""Where a path that somebody wrote leads, and the folders that a person has anyway."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from convo_prep.errors import SettingsError

XDG = {"config": ".config", "data": ".local/share", "state": ".local/state"}
OWN_NAMES = "Set HOME, or name the places: CONVO_JOURNAL, CONVO_STATE, CONVO_CONFIG."
_HOME_VARIABLE = r"\$(?:HOME\b|\{HOME\})"
_VARIABLE = r"\$(?:\w|\{)"


def expanded(written: str, environ: Mapping[str, str], beside: str = "") -> str:
    """Return the whole path that somebody meant: `~`, `~user` and `$HOME` resolved.

    Args:
        written: The path as it stands in a setting.
        environ: The environment variables.
        beside: The folder that a relative path starts from; else the current one.

    Raises:
        SettingsError: it cannot be said where it leads.
    """
    path = written
    if "$" in path:
        path = re.sub(_HOME_VARIABLE, lambda _: home(environ), path)
        if re.search(_VARIABLE, path) and not os.path.lexists(path):
            raise SettingsError(
                f"{written} has a variable in it.", "Of these only $HOME is known here."
            )
    if path.startswith("~"):
        path = _from_home(path, environ)
    if not os.path.isabs(path):
        path = os.path.join(beside or _here(written), path)
    return _nameable(os.path.normpath(path))


def on_line(typed: str, environ: Mapping[str, str]) -> str:
    """Return where a path on the line leads; what begins plainly stands as it is.

    A shell resolves `~/x`, and leaves `--from=~/x` as it is.

    Raises:
        SettingsError: it cannot be said where it leads.
    """
    begins = typed.startswith("~") or re.match(_VARIABLE, typed)
    return expanded(typed, environ) if begins and not os.path.lexists(typed) else typed


def home(environ: Mapping[str, str]) -> str:
    """Return the person's home folder.

    Raises:
        SettingsError: nobody knows it.
    """
    found = environ.get("HOME") or _home_of_user()
    if not os.path.isabs(found):
        raise SettingsError("It is not known where your home folder is.", OWN_NAMES)
    return found


def own_folder(kind: str, environ: Mapping[str, str]) -> str:
    """Return the person's folder for convo's "config", "data" or "state".

    On Linux as the XDG base directory specification has it; elsewhere platformdirs
    knows, and loading it there costs a quarter of a bare start.

    Raises:
        SettingsError: it would lie in a home that is not there.
    """
    given = environ.get(f"XDG_{kind.upper()}_HOME", "")
    if sys.platform == "linux" and os.path.isabs(given):
        return os.path.join(given, "convo")
    lies_in = home(environ)
    # A config that is not there is none; what convo writes needs a place that is.
    if kind != "config" and not os.path.isdir(lies_in):
        raise SettingsError(f"There is no home folder {lies_in}.", OWN_NAMES)
    if sys.platform != "linux":
        return _platform_folder(kind)
    return os.path.join(lies_in, XDG[kind], "convo")


def _from_home(path: str, environ: Mapping[str, str]) -> str:
    user, slash, rest = path.partition("/")
    if user == "~":
        return os.path.join(home(environ), rest)
    found = os.path.expanduser(user)
    if not os.path.isabs(found):
        raise SettingsError(
            f"There is no user '{user[1:]}' on this machine.",
            f"For a folder of that name: ./{path}",
        )
    return found + slash + rest


def _home_of_user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        return ""


def _here(written: str) -> str:
    try:
        return os.getcwd()
    except OSError:
        raise SettingsError(
            f"The current folder is gone, and {written} starts from it.",
            "Go to another folder, or write the whole path.",
        ) from None


def _nameable(path: str) -> str:
    """Return a path as the system takes it where the locale has no such letters."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return os.fsdecode(path.encode("utf-8"))
    return path


def _platform_folder(kind: str) -> str:
    from platformdirs import PlatformDirs

    platform = PlatformDirs("convo")
    folders = {
        "config": platform.user_config_dir,
        "data": platform.user_data_dir,
        "state": platform.user_state_dir,
    }
    return folders[kind]
