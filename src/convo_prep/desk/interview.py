"""The walk, a face and the journal together: each answer stored before the next."""

from __future__ import annotations

from functools import partial

from convo_prep.change import Change, EditItem
from convo_prep.desk import editing, saying, striking
from convo_prep.desk.blanks import asking_back, in_short
from convo_prep.desk.desk import Desk
from convo_prep.desk.going_over import ANYWHERE, Ended, Over
from convo_prep.desk.half_typed import HalfTyped
from convo_prep.desk.prompting import NOWHERE, Prompting
from convo_prep.desk.received import AT, Received, as_shown
from convo_prep.desk.remarks import remark
from convo_prep.desk.titling import with_title
from convo_prep.desk.which_face import face_of
from convo_prep.document import line, warn
from convo_prep.errors import (
    BusyError,
    ConflictError,
    ConvoError,
    FrozenError,
    NotSavedError,
    OpenDateError,
    StoppedError,
)
from convo_prep.faces.face import Back, Go, Prompt, Reply, Stop, Struck, Typed
from convo_prep.kinds import is_listed
from convo_prep.page import Spot, spot_from
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK
from convo_prep.store.edited import Edited
from convo_prep.text import asked_back, cut
from convo_prep.walk import foretold
from convo_prep.walk.answering import Answer
from convo_prep.walk.route import Route, asking
from convo_prep.walk.spot import Ask
from convo_prep.walk.walking import Walk

_NOT_STORED = (NotSavedError, BusyError, ConflictError, FrozenError)


def walk_through(
    desk: Desk, session: Session, route: Route, over: Over = ANYWHERE
) -> Ended:
    """Ask the questions of a route, storing each answer before the next is shown.

    Starts where it is told to, else where the person left it, else at the first
    question without an answer. A stop, by key or signal, leaves everything stored, the
    half-typed line too.
    """
    saying.tell_playbooks(desk)
    return _Interview(desk, session, route, over).run()


def ask_at(desk: Desk, session: Session, spot: Spot) -> Ended:
    """Ask one thing alone, with what stands there in the line, to change it."""
    route = asking(desk.guide, (spot.question,))
    return _Interview(desk, session, route, Over(None, spot, alone=True)).run()


class _Interview:
    """One walk through a route, from its first open question to its end."""

    def __init__(self, desk: Desk, session: Session, route: Route, over: Over) -> None:
        self.desk = desk
        self.around = Prompting(desk, over.sheet)
        self.face = face_of(desk)
        # Nothing can be kept of a line without an id of its own.
        session = desk.journal.identified(session)
        self.walk = Walk(route, session, desk.now)
        self.start = self.walk.entered(over.start) if over.start else None
        self.only = self.start if over.alone else None
        self.own = desk.journal.own_state(session)
        self.lines = desk.journal.half_typed(session)
        self.typed = HalfTyped(self.lines)
        self.edited: set[Spot] = set()
        self.received = Received()

    def run(self) -> Ended:
        """Ask until the end of the route, or until the person stops."""
        try:
            ended = self._asked_to_the_end()
        finally:
            self.typed.settle()
            self.face.close()
        return ended._replace(lost=self.typed.lost)

    def _asked_to_the_end(self) -> Ended:
        position = self.lines.position()
        left = spot_from(position)
        half_typed = left is not None and bool(self.typed.at(left))
        drafted = self.around.drafted_at(left, self.walk.session)
        spot = self.start or drafted or self.walk.resumed(position, half_typed)
        if spot is None:
            # Nothing to ask here; what was left elsewhere stays for the walk it is of.
            return Ended(self.walk.session)
        while spot is not None:
            self.lines.save_position(spot.path)
            ask = self.around.ask(self.walk, spot)
            reply = self.face.put(asking_back(self._prompt(ask)))
            if isinstance(reply, Stop):
                return Ended(self.walk.session, True, reply.interrupted)
            after = self._moved(ask, reply)
            spot = after if self._goes_on(after) else None
        self.typed.clear()
        self.lines.save_position("")
        return Ended(self.walk.session)

    def _goes_on(self, after: Spot | None) -> bool:
        """Whether the walk is on at a spot: one alone still asks what an item lacks."""
        alone = self.only
        if alone is None or after in (None, alone):
            return True
        listed = alone.field and after.item is not None
        return bool(listed) and after[:2] == alone[:2]

    def _moved(self, ask: Ask, reply: Reply) -> Spot | None:
        if isinstance(reply, Typed):
            return self._taken(ask, reply.answers)
        back = isinstance(reply, Back)
        if back and ask.of.path == PLAYBOOK and self.around.situations.leave():
            return ask.spot
        if isinstance(reply, Struck):
            return self._struck(ask, reply.name)
        if isinstance(reply, Go):
            return self._led(reply.name) or ask.spot
        found = self.walk.back(ask.spot) if back else None
        if found is None:
            self.face.say(line("This is the first question."))
        return found or ask.spot

    def _led(self, name: str) -> Spot | None:
        """Return where the name of a line leads, and say it where that is elsewhere."""
        found = self.around.named(self.walk, name)
        if found is None:
            self.face.say(line(NOWHERE.format(name)))
            return None
        way = foretold.way_to(found, self.walk.session, self.walk.now)
        if way.why:
            self.face.say(line(way.why))
        return self.walk.entered(way.spot) if way.spot else None

    def _taken(self, ask: Ask, answers: tuple[Answer, ...]) -> Spot | None:
        """Store what was given at a question, and return where to go on."""
        after = self._answered(ask, answers[0])
        for answer in answers[1:]:
            spot = self.walk.one_more(ask.of.path)
            self._answered(ask._replace(spot=spot), answer)
        return after if len(answers) == 1 else self.walk.find(ask.of.key)

    def _answered(self, ask: Ask, answer: Answer) -> Spot | None:
        if answer.open is not None:
            answer = self._which_date(ask, answer.line, answer.open)
        if answer.open is not None:
            self.typed.keep(ask.spot, answer.line)
            return ask.spot
        if ask.spot.item is None:
            return self._given(ask, answer)
        before = self.walk.session
        was = self.around.line_of(ask.spot, before)
        after = self._given(ask, answer)
        if answer.line.strip() and self.walk.session.tree is not before.tree:
            self.around.follow(was, self.walk.session)
        return after

    def _given(self, ask: Ask, answer: Answer) -> Spot | None:
        spot, change = ask.spot, answer.change
        if self.around.leads_on(ask, answer.line, self.walk.session):
            self.typed.given(spot)
            return spot
        held = self.received.text
        beside = self.received.changes(spot, self.walk.session) if held else ()
        changes = beside if change is None else (change, *beside)
        try:
            if changes:
                self._store(*changes)
        except _NOT_STORED as error:
            self._say_not_stored(error)
            if place := editing.place(Edited(self.own, spot.name)):
                self.face.say(line(place))
            self._keep(spot, answer.line)
            return spot
        self.typed.given(spot)
        if answer.line.strip():
            edited = Edited(self.own, spot.name)
            editing.settled(edited, answer.line, spot in self.edited)
        self._said(ask, answer)
        if isinstance(change, EditItem) and not change.item:
            return self.walk.one_more(spot.question)
        gave = change is not None or bool(answer.line.strip())
        return self.walk.after(spot, gave)

    def _which_date(self, ask: Ask, text: str, error: OpenDateError) -> Answer:
        """Ask which reading of a date is meant; the answer stays open if none is."""
        from convo_prep.desk import open_dates

        try:
            text = open_dates.instead(self.desk, text, error)
        except (StoppedError, OpenDateError):
            return Answer(text, open=error)
        read = self.around.read(self.walk, ask, text)
        return read if read.open is None else self._which_date(ask, text, read.open)

    def _edit(self, spot: Spot, text: str) -> str:
        """Let the editor change a text; its file stays until that is stored."""
        edited = Edited(self.own, spot.name)
        found = editing.edit_text(self.desk, edited, text)
        if editing.place(edited):
            self.edited.add(spot)
        return found

    def _keep(self, spot: Spot, text: str) -> None:
        """Keep a half-typed line, with the message that is held at its question."""
        self.typed.keep(spot, self.received.half_typed(spot, text))

    def _store(self, *changes: Change) -> None:
        before = self.walk.session
        titled = changes[0].path == PLAYBOOK
        made = with_title(self.desk, before, changes[0]) if titled else changes[:1]
        session = self.desk.journal.apply(before, *made, *changes[1:], more=True)
        self.walk = self.walk._replace(session=session, now=self.desk.now)
        saying.tell_unconfirmed(self.desk)

    def _say_not_stored(self, error: ConvoError) -> None:
        """Say why an answer is not on the disk, and what becomes of the line."""
        if isinstance(error, NotSavedError | BusyError):
            why = f"Not saved: {error.sentence} {error.hint}".rstrip()
            self.face.say(line(warn(why)))
            self.face.say(line("Your line is kept; Enter tries again."))
            return
        self._read_again(error)
        self.face.say(line(warn(error.sentence)))
        if isinstance(error, ConflictError):
            self.face.say(line("Your line is kept; Enter puts it there all the same."))

    def _read_again(self, error: ConvoError) -> None:
        """Go on with what the file holds now.

        Raises:
            ConvoError: the file is gone, or nobody can read it: the error given.
        """
        try:
            session = self.desk.journal.open(self.walk.session.name)
        except ConvoError:
            raise error from None
        self.walk = self.walk._replace(session=session, now=self.desk.now)

    def _said(self, ask: Ask, answer: Answer) -> None:
        if answer.change is None:
            if not ask.adding:
                drafted = self.around.draft(ask, self.walk.session) is not None
                self.face.left(ask.asked.label, bool(ask.answer), drafted)
        elif not answer.line.strip():
            gone = asked_back(ask.about or str(ask.answer))
            self.face.say(line(f"Taken out: {cut(gone, 60)}"))
        else:
            self.face.saved(ask.asked.label, in_short(ask, answer))
            if answer.along:
                along = f"With it you take what it answers: {answer.along}"
                self.face.say(line(asked_back(along)))
            remark(self.desk, ask, answer.line, self.walk.session)
            if ask.of.path == PLAYBOOK and self.around.sheet:
                self.face.show(self.around.sheet.document(self.walk.session))
        if self.received.text and (told := self.received.stored(ask.spot)):
            self.face.say(line(told))

    def _struck(self, ask: Ask, name: str) -> Spot | None:
        """Strike the draft here or at the line named, else take out what is there."""
        here, before = ask.spot, self.walk.session
        spot, why = self.around.to_strike(self.walk, ask, name)
        if spot is None:
            self.face.say(line(why))
            return here
        session = self.around.struck(self.walk, ask, spot)
        if session is before:
            return here
        self.walk = self.walk._replace(session=session, now=self.desk.now)
        stays = spot != here or is_listed(ask.of)
        return striking.up(here, spot) if stays else self.walk.after(here, False)

    def _prompt(self, ask: Ask) -> Prompt:
        walk, around, spot = self.walk, self.around, ask.spot
        draft = around.draft(ask, walk.session)
        half = self.typed.at(spot)
        return Prompt(
            ask=ask,
            read=partial(around.read, walk, ask),
            suggestions=around.suggestions(ask, walk.session),
            past=partial(around.past, ask, walk.session),
            find=around.situations.found if ask.of.path == PLAYBOOK else None,
            outline=partial(around.outline, walk),
            keep=partial(self._keep, spot),
            edit=partial(self._edit, spot),
            half_typed=self.received.returned(spot, half) if half else "",
            draft=as_shown(draft) if draft else "",
            paste=self.received.paste if spot == AT else None,
        )
