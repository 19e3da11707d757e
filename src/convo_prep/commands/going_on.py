"""Which conversation `prep` works on: the one to go on with, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.commands import fitting
from convo_prep.desk import (
    again,
    beginning,
    client_names,
    finding,
    person_there,
    saying,
)
from convo_prep.desk.beginning import Judge, as_it_is
from convo_prep.desk.desk import Desk
from convo_prep.desk.welcome import say_safety_at_first
from convo_prep.desk.which_client import ask_client
from convo_prep.desk.which_face import face_of
from convo_prep.errors import NoSessionError, StoppedError, UsageError
from convo_prep.session import BEFORE, Session
from convo_prep.session.named import Fit, spelled, told_apart
from convo_prep.text import bare

if TYPE_CHECKING:
    from convo_prep.desk.finding import Title
    from convo_prep.desk.given import Given
    from convo_prep.desk.whom import Whom

ANOTHER = "a new one"


class Meant(NamedTuple):
    """What a line of `prep` says about which conversation it means.

    `words` are client and title as typed, `whom` what its answers name, `values` the
    answers themselves; `judge` may refuse a new session before it is written.
    """

    words: tuple[str, ...] = ()
    whom: Whom | None = None
    values: tuple[Given, ...] = ()
    judge: Judge = as_it_is

    @property
    def topic(self) -> str:
        """The title that the answers give."""
        return self.whom.topic if self.whom else ""


def to_prepare(desk: Desk, meant: Meant, new: bool) -> Session:
    """Return the session to prepare; a new one is on disk before it is returned.

    Raises:
        NoSessionError: what is typed reads as an id, and is none.
        SeveralSessionsError: more than one could be meant, and nobody can be asked.
        StoppedError: the person left at the question which one, or who the client is.
        UsageError: words and answers name two clients, or it was held already.
    """
    if new:
        return _another(desk, meant)
    if meant.words:
        return _by_words(desk, meant)
    if meant.whom and (meant.whom.id or meant.whom.client):
        return _by_answers(desk, meant, meant.whom)
    return _unnamed(desk, meant)


def _another(desk: Desk, meant: Meant) -> Session:
    client = meant.whom.client if meant.whom else ""
    words = meant.words or ((client,) if client else ())
    return beginning.with_words(desk, words or (_asked_client(desk),), meant.judge)


def _by_words(desk: Desk, meant: Meant) -> Session:
    reference = " ".join(meant.words)
    titles = list(desk.journal.titles())
    who = client_names.who(meant.words, client_names.clients_in(titles))
    others = (each for each in titles if not told_apart(each[1], who.client))
    fits = finding.by_fit(reference, others)
    if exact := fitting.exactly(desk, reference, who, fits):
        return _going_on(desk, exact)
    if not (fits or who.known):
        if there := _with_person(desk, titles, meant):
            return there
        people = finding.by_contact(desk, reference)
        fits = {Fit.WORDS: people} if people else fits
    ahead = fitting.client_ahead(desk, fits, who, meant.topic)
    ahead = ahead or fitting.words_ahead(desk, fits, who)
    fitting_ones = [name for how in fitting.WORDS_FIT for name in fits.get(how, ())]
    past = fitting.past(desk, fitting_ones)
    past = fitting.about(past, meant.topic)
    if found := again.told_before(desk, ahead, past, meant.values):
        return _going_on(desk, found)
    if running := _one_that_runs(desk, past):
        return running
    if not who.known and (titled := finding.opened(desk, fits.get(Fit.TITLE, ()))):
        who = client_names.Who(titled[0].client, True, titled[0].topic)
    if who.known:
        return _with_known(desk, titles, who, meant)
    return _with_unknown(desk, titles, fits, meant)


def _with_person(desk: Desk, titles: Sequence[Title], meant: Meant) -> Session | None:
    """Return the session with the company of a person who is named beside it."""
    clients = client_names.clients_in(titles)
    there = person_there.told_apart(desk, meant.words, clients)
    if there is None:
        return None
    session = _by_words(desk, meant._replace(words=there.words))
    return person_there.kept(desk, session, there)


def _with_unknown(
    desk: Desk, titles: Sequence[Title], fits: dict[Fit, list[str]], meant: Meant
) -> Session:
    """Begin with a new client, unless words of a title, or a near name, are meant."""
    about = fitting.ahead(desk, fits.get(Fit.WORDS, ()))
    reference = " ".join(meant.words)
    titled = [s for s in about if bare(s.topic) == bare(reference)]
    # A name has a capital; words to find something by need none.
    if reference == reference.lower():
        titled = titled or about
    if titled and not desk.can_ask:
        return _going_on(desk, titled)
    if not about:
        client_names.refuse_an_id(desk, meant.words)
    near = client_names.near(meant.words, client_names.clients_in(titles))
    if not desk.can_ask or not (about or near):
        return _new(desk, meant, [*near, *_titles(about)])
    return _asked_whether_new(desk, about, near, meant)


def _asked_whether_new(
    desk: Desk, about: list[Session], near: list[str], meant: Meant
) -> Session:
    """Ask whether one of these sessions, a near client or a new one is meant."""
    from convo_prep.desk import choosing

    rows = [*choosing.rows_of(desk, about), *client_names.rows_of(near, meant.words)]
    place = choosing.pick(desk, f"No client is called {meant.words[0]}.", rows)
    if place < len(about):
        return _going_on(desk, [about[place]])
    if place == len(rows) - 1:
        return _new(desk, meant, [])
    client = near[place - len(about)]
    words = (client, client_names.without(meant.words, client))
    return _by_words(desk, meant._replace(words=tuple(filter(None, words))))


def _with_known(
    desk: Desk, titles: Sequence[Title], who: client_names.Who, meant: Meant
) -> Session:
    """Begin another one with a client, unless the line is one that was given before.

    Raises:
        UsageError: one with that very title was held or closed.
    """
    own = [name for name, client, _ in titles if client_names.same(client, who.client)]
    topic = bare(who.topic or meant.topic)
    # Of one that runs it was asked already.
    over = (each for each in fitting.past(desk, own) if not each.running(desk.now))
    alike = [each for each in over if bare(each.topic) == topic]
    if before := finding.that_holds(desk, alike, meant.values):
        return before
    if alike and not desk.can_ask:
        raise again.held_already(desk, alike[0])
    if alike and (found := _picked(desk, alike)):
        return found
    return beginning.begin(desk, who.client, who.topic, meant.judge)


def _by_answers(desk: Desk, meant: Meant, whom: Whom) -> Session:
    """Return the session of the id, or of the client and title, that answers name."""
    if whom.id and (named := finding.by_sign(desk, whom.id)):
        return _going_on(desk, [desk.journal.open(name) for name in named])
    if not whom.client:
        raise NoSessionError(f"No conversation has the id in {whom.place}.")
    titles = list(desk.journal.titles())
    clients = client_names.clients_in(titles)
    known = next(iter(spelled(clients, whom.client)), "")
    if not known:
        near = client_names.near((whom.client,), clients)
        return _new(desk, meant._replace(words=(whom.client,)), near)
    own = [name for name, client, _ in titles if client_names.same(client, known)]
    ahead = fitting.about(fitting.ahead(desk, own), whom.topic)
    past = fitting.about(fitting.past(desk, own), whom.topic)
    if found := again.told_before(desk, ahead, past, meant.values):
        return _going_on(desk, found)
    if running := _one_that_runs(desk, past):
        return running
    return _with_known(desk, titles, client_names.Who(known, True, ""), meant)


def _unnamed(desk: Desk, meant: Meant) -> Session:
    """Return what is unfinished, or one with the client that is asked for."""
    is_open = list(desk.journal.select(closed=False))
    ahead = [session for session in is_open if session.state(desk.now) in BEFORE]
    if not desk.can_ask or meant.values:
        found = again.unnamed(desk, ahead, meant.values, sure=True)
        return _going_on(desk, found) if found else _nobody(desk, meant)
    unfinished = [s for s in ahead if s.state(desk.now) == "planned"]
    if len(unfinished) == 1:
        return _going_on(desk, unfinished)
    running = [session for session in is_open if session.running(desk.now)]
    offered = [*running, *(each for each in ahead if each not in running)]
    return (offered and _new_or(desk, offered)) or _with_asked_client(desk, meant)


def _nobody(desk: Desk, meant: Meant) -> Session:
    if desk.can_ask:
        return _with_asked_client(desk, meant)
    raise UsageError(
        "With whom is it?", "Name the client, as in: convo prep Acme --set issue=..."
    )


def _with_asked_client(desk: Desk, meant: Meant) -> Session:
    say_safety_at_first(desk, begun=0)
    client = _asked_client(desk)
    session = _by_words(desk, meant._replace(words=(client,)))
    face_of(desk).saved(desk.guide.question("client").label, session.client)
    return session


def _asked_client(desk: Desk) -> str:
    client = ask_client(desk) if desk.can_ask else ""
    if not client:
        raise StoppedError("Nothing was begun.", "Begin with: convo prep")
    return client


def _one_that_runs(desk: Desk, sessions: Sequence[Session]) -> Session | None:
    """Return the talk that is on, if one is meant: nobody prepares the next one then.

    A person is asked, and may want a new one all the same.
    """
    running = [session for session in sessions if session.running(desk.now)]
    if not running:
        return None
    return _picked(desk, running) if desk.can_ask else _going_on(desk, running)


def _picked(desk: Desk, sessions: list[Session]) -> Session | None:
    """Let the person pick a session, or None for a new one."""
    from convo_prep.desk import choosing

    rows = [*choosing.rows_of(desk, sessions), ANOTHER]
    many = "1 conversation fits" if len(sessions) == 1 else f"{len(sessions)} fit"
    place = choosing.pick(desk, f"{many}.", rows)
    return sessions[place] if place < len(sessions) else None


def _new_or(desk: Desk, sessions: list[Session]) -> Session | None:
    """Let the person pick a session that is open; Enter is a new one, which is None."""
    from convo_prep.desk import choosing

    one = len(sessions) == 1
    many = "1 conversation is" if one else f"{len(sessions)} conversations are"
    rows = [ANOTHER, *choosing.rows_of(desk, sessions)]
    place = choosing.pick(desk, f"{many} open.", rows, empty=0)
    return _going_on(desk, [sessions[place - 1]]) if place else None


def _going_on(desk: Desk, sessions: list[Session]) -> Session:
    session = finding.one_of(desk, sessions, "prep")
    other = saying.if_wanted(desk, " Another one: convo prep --new")
    saying.tell(desk, f"Going on with {session.title or session.id}.{other}")
    return session


def _new(desk: Desk, meant: Meant, near: list[str]) -> Session:
    return beginning.with_new_client(desk, meant.words, near, meant.judge)


def _titles(sessions: list[Session]) -> list[str]:
    return [session.title for session in sessions]
