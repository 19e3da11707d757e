"""The desk: everything a command works with, made when it is first needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TextIO

from convo_prep.errors import UsageError
from convo_prep.store.settings import Settings, settings

# Each is loaded when a command first asks for it: `grep` needs none of them.
if TYPE_CHECKING:
    from convo_prep.advice.playbook import Playbook, Shelf
    from convo_prep.advice.wording import Rule
    from convo_prep.faces.face import Face
    from convo_prep.guide import Guide
    from convo_prep.session import Session
    from convo_prep.store.journal import Journal
    from convo_prep.store.unread import Unread


# What they do is never taken back, so the log has nothing of it.
FOR_GOOD = ("forget",)
GENERAL = "general"
"""The playbook that fits any talk, where none is chosen."""


class Options(NamedTuple):
    """What holds for all commands, and may stand before or behind any of them."""

    journal: str | None = None
    plain: bool = False
    no_color: bool = False
    no_input: bool = False
    quiet: bool = False
    json: bool = False


class Desk:
    """Settings, journal, guide and streams of one command run.

    `said` holds what has been said in this run and need not be said again, `begun`
    the ids of sessions that it has begun; `command` is what the log calls the run, ""
    where nothing of it is logged; `past_faults` lets a command go on beside a config
    that makes no sense, `anew` beside what cannot be read. `said_rows` tells that rows
    for programs were written.
    """

    def __init__(
        self, options: Options, environ: Mapping[str, str] = os.environ
    ) -> None:
        self.options = options
        self.environ = environ
        self.face: Face | None = None
        self.rules: tuple[Rule, ...] | None = None
        self.said: set[str] = set()
        self.taken: list[str] = []
        self.picked: set[str] = set()
        self.begun: set[str] = set()
        self.command = ""
        self.past_faults = False
        self.anew = False
        self.said_rows = False
        self._playbooks: dict[str, Playbook | None] = {}
        self._found: dict[str, tuple[Session, ...]] = {}

    def take(self, given: Options) -> None:
        """Let options hold too that stand further on in the line.

        Raises:
            UsageError: it is settled by now which journal is meant.
        """
        if given.journal and "settings" in self.__dict__:
            raise UsageError(
                "The demo has a journal of its own.", "Leave --journal out."
            )
        held = self.options
        self.options = Options(
            given.journal or held.journal,
            given.plain or held.plain,
            given.no_color or held.no_color,
            given.no_input or held.no_input,
            given.quiet or held.quiet,
            given.json or held.json,
        )

    @cached_property
    def settings(self) -> Settings:
        """The settings of this run.

        Raises:
            SettingsError: something in them makes no sense.
        """
        found = settings(self.environ, self.options.journal)
        if found.faults and not self.past_faults:
            raise found.faults[0]
        return found

    @property
    def strange(self) -> str:
        """A sentence about settings that there are not, once they were read."""
        return self.settings.strange if "settings" in self.__dict__ else ""

    @cached_property
    def guide(self) -> Guide:
        """The guide."""
        from convo_prep.store import library

        return library.guide()

    @cached_property
    def journal(self) -> Journal:
        """The journal."""
        from convo_prep.store.journal import Journal

        place = self.settings
        now, unread = lambda: self.now, self.unread
        journal = Journal(place.journal, place.state, self.guide, now, unread)
        journal.reader = place.names
        journal.command = self.command if self.command not in FOR_GOOD else ""
        return journal

    @cached_property
    def unread(self) -> Unread:
        """What of the journal this run could not read."""
        from convo_prep.store.unread import Unread

        return Unread()

    @cached_property
    def shelf(self) -> Shelf:
        """The playbooks, shipped and the user's own."""
        from convo_prep.store import library

        return library.shelf(self.settings.playbooks)

    def playbook(self, wanted: str) -> Playbook | None:
        """Return the playbook of an id, None where there is none; read once."""
        from convo_prep.store import library

        if wanted not in self._playbooks:
            found = library.playbook(self.settings.playbooks, wanted)
            self._playbooks[wanted] = found
        return self._playbooks[wanted]

    def playbook_of(self, session: Session) -> Playbook | None:
        """Return the playbook chosen for a session, else the one that fits any talk.

        That one knows nothing to say in a language that is not its own.
        """
        from convo_prep.session.paths import ISSUE, PLAYBOOK

        if chosen := session.text(PLAYBOOK):
            return self.playbook(chosen)
        from convo_prep.advice.wording.language import is_english

        if is_english(session.text(ISSUE)):
            return self.playbook(GENERAL)
        from convo_prep.advice.playbook import Playbook

        return Playbook(GENERAL, {})

    def title_of(self, wanted: str) -> str:
        """Return the title of the playbook of an id, or nothing."""
        from convo_prep.store import library

        return library.title(self.settings.playbooks, wanted) if wanted else ""

    def found_with(self, client: str) -> tuple[Session, ...]:
        """Return the sessions with a client as this run found them, newest first.

        The journal is looked through once, before the first question of a preparation.
        """
        from convo_prep.session.promises import with_client
        from convo_prep.store import selecting

        if client not in self._found:
            perhaps = self.journal.select(selecting.may_be_with(client))
            self._found[client] = with_client(client, perhaps)
        return self._found[client]

    def first_with(self, client: str) -> None:
        """Keep in mind that a client is new, so that nobody looks for others."""
        self._found[client] = ()

    def first_of_two(self) -> str:
        """Return what of two numbers is first, "day" or "month", "" if never said."""
        from convo_prep.store import remembered

        return remembered.read(self.settings.remembered).texts.get("dates", "")

    @property
    def now(self) -> datetime:
        """The moment, with its zone: the clock's, or the one set for this run."""
        from convo_prep.session import here

        place = self.settings
        fixed = self.environ.get("CONVO_NOW")
        return here(place.now if fixed else datetime.now(), place.timezone)

    @property
    def out(self) -> TextIO:
        """Where data goes."""
        return sys.stdout

    @property
    def err(self) -> TextIO:
        """Where messages go."""
        return sys.stderr

    @property
    def terminal(self) -> bool:
        """Whether a person sees what is written."""
        return sys.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person can be asked."""
        return not self.options.no_input and sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def has_saved(self) -> bool:
        """Whether something of this run stands in the journal by now."""
        return "journal" in self.__dict__ and self.journal.unconfirmed is not None

    @property
    def stored(self) -> Mapping[str, str]:
        """The files of what this run has stored, by id."""
        return self.journal.stored if "journal" in self.__dict__ else {}

    @property
    def unlogged(self) -> str:
        """Why the log of runs does not have all of this run, "" where it has."""
        journal = self.__dict__.get("journal")
        if journal is None or "run" not in journal.__dict__:
            return ""
        return str(journal.run.lost)

    @property
    def hints(self) -> bool:
        """Whether lines that say what is next are wanted."""
        return self.terminal and self.settings.hints and not self.options.quiet
