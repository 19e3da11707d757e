"""Where everything lies and who is asking: environment, config file, machine."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from convo_prep.errors import ConvoError, SettingsError
from convo_prep.store import saving
from convo_prep.text import Tree, slug

CONFIG_KEYS = ("journal", "by", "hints", "plain", "editing")
EDITING = ("emacs", "vi")
OFF = ("0", "false", "no", "off", "")
LOCALTIME = "/etc/localtime"
XDG = {"config": ".config", "data": ".local/share", "state": ".local/state"}


class Settings(NamedTuple):
    """What holds for one command run.

    `journal`, `state` and `playbooks` are folders, which may not exist yet; `wording`
    (rules of the user's own) and `config` are files; `by` signs new sessions; `vi`
    says how lines are edited; `now` carries its zone, `timezone` names it.
    """

    journal: str
    state: str
    playbooks: str
    wording: str
    config: str
    by: str
    hints: bool
    plain: bool
    vi: bool
    now: datetime
    timezone: str


def settings(environ: Mapping[str, str], journal: str | None = None) -> Settings:
    """Gather the settings; `--journal` wins, then the environment, then the config.

    Raises:
        SettingsError: the config file or a variable does not make sense.
    """
    config = environ.get("CONVO_CONFIG") or os.path.join(
        own_folder("config", environ), "config.yaml"
    )
    found = _config(config)
    folder = journal or environ.get("CONVO_JOURNAL") or found.get("journal")
    # A folder inside: some systems keep data, config and state in one and the same.
    usual = os.path.join(own_folder("data", environ), "journal")
    folder = os.path.abspath(os.path.expanduser(folder or usual))
    state = environ.get("CONVO_STATE") or own_folder("state", environ)
    return Settings(
        journal=folder,
        state=os.path.join(state, journal_mark(folder)),
        playbooks=os.path.join(os.path.dirname(config), "playbooks"),
        wording=os.path.join(os.path.dirname(config), "wording.yaml"),
        config=config,
        by=found.get("by") or _user(environ),
        hints=found.get("hints", "on") not in OFF,
        plain=found.get("plain", "no") not in OFF,
        vi=found.get("editing") == "vi",
        now=_now(environ),
        timezone=timezone_name(environ),
    )


def journal_mark(folder: str) -> str:
    """Name a journal's folder of state: two journals never share one."""
    # Names are told apart here, not guarded; hashlib would cost 2 ms at each start.
    digest = zlib.crc32(os.fsencode(os.path.realpath(folder)))
    return f"{slug(os.path.basename(folder)) or 'journal'}-{digest:08x}"


def timezone_name(environ: Mapping[str, str], localtime: str = LOCALTIME) -> str:
    """Return the machine's zone by name, else by its offset (`+01:00`)."""
    named = environ.get("TZ", "").lstrip(":")
    if named == "UTC" or ("/" in named and not named.startswith("/")):
        return named
    if not named:
        _, _, zone = os.path.realpath(localtime).partition("/zoneinfo/")
        if zone:
            return zone
    return datetime.now().astimezone().isoformat()[-6:]


def _config(path: str) -> dict[str, str]:
    try:
        data = saving.read_bytes(path)
        # Most people have no config, and so do not wait for what reads it.
        from convo_prep.store import reading

        tree: Mapping[str, Tree] = reading.parse(data, path).tree
    except FileNotFoundError:
        return {}
    except ConvoError as error:
        raise SettingsError(error.sentence, "Mend the file, or move it away.") from None
    for key in tree:
        if key not in CONFIG_KEYS:
            known = ", ".join(CONFIG_KEYS)
            raise SettingsError(
                f"{path}: there is no setting '{key}'.", f"Known: {known}."
            )
    kept = {key: value for key, value in tree.items() if isinstance(value, str)}
    if kept.get("editing", "vi") not in EDITING:
        raise SettingsError(
            f"{path}: there is no editing '{kept['editing']}'.",
            f"Known: {', '.join(EDITING)}.",
        )
    return kept


def _now(environ: Mapping[str, str]) -> datetime:
    given = environ.get("CONVO_NOW")
    if not given:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(given).astimezone()
    except ValueError:
        raise SettingsError(
            f"CONVO_NOW='{given}' is no moment.", "For example 2026-11-21T17:10+01:00."
        ) from None


def _user(environ: Mapping[str, str]) -> str:
    if user := environ.get("USER"):
        return user
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "me"


def own_folder(kind: str, environ: Mapping[str, str]) -> str:
    """Return the person's folder for convo's "config", "data" or "state".

    On Linux as the XDG base directory specification has it; elsewhere platformdirs
    knows, and loading it there costs a quarter of a bare start.
    """
    if sys.platform != "linux":
        return _platform_folder(kind)
    given = environ.get(f"XDG_{kind.upper()}_HOME", "")
    home = os.path.join(os.path.expanduser("~"), XDG[kind])
    return os.path.join(given if os.path.isabs(given) else home, "convo")


def _platform_folder(kind: str) -> str:
    from platformdirs import PlatformDirs

    platform = PlatformDirs("convo")
    folders = {
        "config": platform.user_config_dir,
        "data": platform.user_data_dir,
        "state": platform.user_state_dir,
    }
    return folders[kind]
