"""Where everything lies and who is asking: environment, config file, machine."""

import os
import stat
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, TypeAlias

from convo_prep.errors import SettingsError
from convo_prep.store.folders import expanded, own_folder
from convo_prep.store.machine_zone import offset, zone_name
from convo_prep.text import normal, one_line, truth

SWITCHES = ("CONVO_PLAIN", "CONVO_ASCII", "CONVO_DEBUG")
NOBODY = "me"
YEARS = (1970, 2999)
# What `Config` holds, without loading it.
Said: TypeAlias = "tuple[Mapping[str, str], tuple[SettingsError, ...], str, bool]"


class Settings(NamedTuple):
    """What holds for one command run.

    `journal`, `state` and `playbooks` are folders, which may not exist yet; `wording`
    (rules of the user's own), `remembered` and `config` are files; `by` signs new
    sessions, `names` are what the person goes by, `name` signs a message, where the
    config says one; `recap_mark` stands on top of a message; `drafts` says whether
    lines are proposed, `vi` how lines are edited; `now` carries its zone, `timezone`
    names it. `faults` is what in the config makes no
    sense; nobody but who looks for them goes on then, and `journal` is a mere guess
    where `guessed`, and the usual place where nobody `named` one. `strange` is a
    sentence about keys that the config has and convo has not, or empty.
    """

    journal: str
    state: str
    playbooks: str
    wording: str
    remembered: str
    config: str
    by: str
    names: tuple[str, ...]
    name: str
    recap_mark: str
    hints: bool
    drafts: bool
    plain: bool
    vi: bool
    now: datetime
    timezone: str
    faults: tuple[SettingsError, ...]
    strange: str
    guessed: bool
    named: bool


def settings(environ: Mapping[str, str], journal: str | None = None) -> Settings:
    """Gather the settings; `--journal` wins, then the environment, then the config.

    Raises:
        SettingsError: a variable does not make sense, or nobody knows where to look.
    """
    for name in SWITCHES:
        _yes_or_no(name, environ)
    place = _config_file(environ)
    beside = os.path.dirname(place)
    texts, faults, strange, guessing = _config(place, environ)
    given = journal or environ.get("CONVO_JOURNAL")
    named = given or texts.get("journal")
    by = one_line(texts.get("by", "")) or _user(environ)
    folder = _folder(named, "data", environ)
    no_folder = _no_folder(folder)
    zone, no_zone = _zone(environ)
    return Settings(
        journal=folder,
        state=_folder(environ.get("CONVO_STATE"), "state", environ),
        playbooks=os.path.join(beside, "playbooks"),
        wording=os.path.join(beside, "wording.yaml"),
        remembered=os.path.join(beside, "remembered.yaml"),
        config=place,
        by=by,
        names=(by, normal(environ.get("USER", "")) or by),
        name=one_line(texts.get("by", "")),
        recap_mark=one_line(texts.get("recap_mark", "")),
        hints=truth(texts.get("hints", "yes")) is True,
        drafts=truth(texts.get("drafts", "yes")) is True,
        plain=truth(texts.get("plain", "no")) is True,
        vi=texts.get("editing") == "vi",
        now=_now(environ),
        timezone=zone,
        faults=(*faults, *no_folder, *no_zone),
        strange=strange,
        guessed=(guessing and not given) or bool(no_folder),
        named=bool(named),
    )


def _config_file(environ: Mapping[str, str]) -> str:
    if named := environ.get("CONVO_CONFIG"):
        return expanded(named, environ)
    return os.path.join(own_folder("config", environ), "config.yaml")


def _config(place: str, environ: Mapping[str, str]) -> Said:
    try:
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return {}, (), "", False
    except OSError:  # there may be one, and it is not to be had
        pass
    # Most people have no config, and so do not wait for what reads it.
    from convo_prep.store.config import config

    return config(place, environ)


def _folder(named: str | None, kind: str, environ: Mapping[str, str]) -> str:
    if named:
        return expanded(named, environ)
    usual = own_folder(kind, environ)
    # A folder inside: some systems keep data, config and state in one and the same.
    return os.path.join(usual, "journal") if kind == "data" else usual


def _no_folder(journal: str) -> tuple[SettingsError, ...]:
    """Return what is wrong with a journal that is there, and is no folder."""
    what = "a file, not a folder"
    try:
        if stat.S_ISDIR(os.stat(journal).st_mode):
            return ()
    except FileNotFoundError:
        if not os.path.islink(journal):
            return ()
        what = "a link to a folder that is not there"
    except OSError:  # not to be had, which a look at it will say
        return ()
    hint = "Name a folder: convo --journal FOLDER, CONVO_JOURNAL, or journal: there."
    return (SettingsError(f"The journal {journal} is {what}.", hint),)


def _zone(environ: Mapping[str, str]) -> tuple[str, tuple[SettingsError, ...]]:
    """Return the zone that the clock goes by, and what is wrong with what names it."""
    try:
        return zone_name(environ), ()
    except SettingsError as error:
        return offset(), (error,)


def _yes_or_no(name: str, environ: Mapping[str, str]) -> None:
    given = environ.get(name, "")
    if given and truth(given) is None:
        raise SettingsError(f"{name}='{given}' is neither yes nor no.", f"{name}=1")


def _now(environ: Mapping[str, str]) -> datetime:
    given = environ.get("CONVO_NOW")
    if not given:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(given)
        if YEARS[0] <= moment.year <= YEARS[1]:
            return moment.astimezone()
    except ValueError:
        pass
    raise SettingsError(
        f"CONVO_NOW='{given}' is no moment.", "For example 2026-11-21T17:10+01:00."
    )


def _user(environ: Mapping[str, str]) -> str:
    # What is no text in a name is left out, and nothing may be left.
    if user := normal(environ.get("USER", "")):
        return user
    import getpass

    try:
        return normal(getpass.getuser()) or NOBODY
    except (KeyError, OSError):
        return NOBODY
