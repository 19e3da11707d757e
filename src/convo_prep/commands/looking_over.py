"""The message looked over line by line, and once asked whether it went out."""

from __future__ import annotations

from convo_prep.change import SetAnswer
from convo_prep.commands import into_action, rewording
from convo_prep.desk import near_law, recapping, saying, striking
from convo_prep.desk.desk import Desk
from convo_prep.desk.listening import heard
from convo_prep.desk.waiting import name_of
from convo_prep.desk.which_face import face_of
from convo_prep.document import Document, Paragraph, line, warn
from convo_prep.errors import ConvoError
from convo_prep.faces import colons
from convo_prep.page import Page, Spot
from convo_prep.session import Session
from convo_prep.session.closing import UNSETTLED
from convo_prep.session.paths import AGREED, NEEDED, OUTCOME, RECAP, SENT
from convo_prep.views.message_page import (
    changes_document,
    message_page,
    numbers,
    page_document,
    spot_of,
)
from convo_prep.views.phrases import dated

PLACE = "line-of-message"
CHANGE = "Line to change (4, 4b; ? help; Enter: on): "
HOW = (
    "4 goes to that line, 4b to that item of it, 4b.2 to its second part: of an action "
    "who, 4b.3 by when. A number of a list alone adds to it. -4b keeps it out of the "
    "message, +4b puts it in; where it is in and agreed, + makes it an action. :back "
    "puts back what was there, :list shows it all again, :edit opens the whole text in "
    "your editor. "
    "What has no number is no answer, and stays; what is empty has its word: thanks."
)
ASK_SENT = "1 I sent it, 2 later, 3 not needed (Enter: to paste): "
PASTED = "1 I sent it, 2 later, 3 not needed (Enter: later): "
OWN_TEXT = "This text is kept whole; the lines of the record no longer feed it."
WHOLE = "Enter: on; :edit changes it; :new makes it anew from the record: "
NO_LINE = "There is no such line. ? says what there is."
NARROW = 60
DIGITS = ("1", "2", "3")
EDIT, NEW, LIST, GO = ":edit", ":new", ":list", ":go "


def look_over(desk: Desk, session: Session) -> Session:
    """Show the message, and what is changed of it, until nothing is to be changed.

    Raises:
        EOFError: the person ends it with Ctrl-D.
        KeyboardInterrupt: with Ctrl-C, or a signal does.
    """
    near_law.say_check_first(desk, session)
    return _Looking(desk, session).until_done()


class _Looking:
    """The message on the screen: what of it was shown, under which numbers."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._face = face_of(desk)
        self._session = session
        self._numbers: dict[str, int] = {}
        self._shown: Page | str | None = None
        self._taken_out: list[striking.TakenOut] = []
        self._weighed = ""

    def until_done(self) -> Session:
        """Show what is new, and do what is typed, until that is nothing."""
        while self._session.text(OUTCOME) not in UNSETTLED:
            self._show()
            label = WHOLE if self._session.text(RECAP) else CHANGE
            typed = heard(self._desk, self._session, PLACE, label)
            typed = colons.in_full(typed.strip())
            try:
                if typed:
                    self._do(typed)
                elif self._is_settled():
                    break
            except ConvoError as error:
                said = f"{error.sentence} {error.hint}".strip()
                self._face.say(line(warn(said)))
        return self._session

    def _is_settled(self) -> bool:
        """Make sure that the message can go out, once it was said what it concedes."""
        made = recapping.message(self._desk, self._session)
        if made.text == self._weighed:
            return True
        self._weighed = made.text
        # A look over a message is no place to wait for the wording rules to load.
        from convo_prep.desk.conceding import say_conceded

        return not say_conceded(self._desk, self._session, made.text)

    def _show(self) -> None:
        """Show the whole message once, and after that only what has changed of it."""
        session, narrow = self._session, saying.width() < NARROW
        before, text = self._shown, session.text(RECAP).rstrip("\n")
        if text:
            if before != text:
                self._face.show(self._own(text))
            self._shown = text
            return
        page = self._page()
        self._shown = page
        if isinstance(before, Page):
            self._numbers = numbers(page, self._numbers)
            if page != before:
                news = changes_document(before, page, self._numbers, narrow)
                self._face.show(news)
            return
        self._numbers = numbers(page)
        self._face.show(page_document(page, session, self._numbers, narrow))

    def _page(self) -> Page:
        letter = recapping.letter_of(self._desk, self._session)
        return message_page(self._session, self._desk.now, letter)

    def _own(self, text: str) -> Document:
        """Return the text that is kept whole, and what that means."""
        session = self._session
        sent, local = session.text(SENT), session.local(self._desk.now)
        gone = f"It went out: {dated(sent, local)}. " if sent else ""
        return Document("", (Paragraph(line(text)), Paragraph(line(gone + OWN_TEXT))))

    def _do(self, typed: str) -> None:
        """Do what was typed at the message."""
        kept = self._session.text(RECAP)
        if typed == colons.HELP:
            self._face.say(line(HOW))
        elif typed == LIST:
            self._shown = None
        elif typed == EDIT:
            self._face.close()
            self._session = recapping.edited(self._desk, self._session)
        elif kept:
            if typed == NEW:
                self._session = recapping.made_anew(self._desk, self._session)
        elif typed == striking.BACK:
            gone = self._taken_out
            self._session = striking.put_back(self._desk, self._session, gone)
        else:
            self._change(typed)

    def _change(self, typed: str) -> None:
        """Go to the line that is named, take it out, or make it an action."""
        desk, session, page = self._desk, self._session, self._page()
        typed = typed.removeprefix(GO)
        gone = colons.struck(typed)
        name = gone or typed.removeprefix(into_action.SIGN)
        agreed = Spot(AGREED) if typed == into_action.SIGN else None
        spot = agreed or spot_of(page, self._numbers, name, session)
        if spot is None:
            self._face.say(line(NO_LINE))
        elif typed.startswith(into_action.SIGN):
            self._take(rewording.put_in(desk, session, spot, page))
        elif not gone:
            self._session = rewording.asked(desk, session, spot)
        else:
            self._take(rewording.taken_out(desk, session, spot, page, name))

    def _take(self, session: Session) -> None:
        """Go on with what is stored, so that it can be put back."""
        if session is not self._session:
            self._taken_out.append((self._session, session))
        self._session = session


def ask_sent(desk: Desk, session: Session) -> Session:
    """Ask once whether the message went out; Enter prints it ready to paste."""
    if session.text(RECAP) and session.text(SENT):
        return session
    face, label = face_of(desk), ASK_SENT
    while (typed := face.listen(label).strip()) not in DIGITS:
        if not typed and label == PASTED:
            break
        if typed:
            face.say(line("One of the three."))
            continue
        face.close()
        saying.write(desk, "\n")
        recapping.say_message(desk, session, final=True)
        label = PASTED
    if typed == "1":
        text = recapping.message(desk, session).text
        session = recapping.sent(desk, session, text)
        saying.tell(desk, "Kept as sent.")
        return session
    return _not_sent(desk, session, "no" if typed == "3" else "")


def _not_sent(desk: Desk, session: Session, needed: str) -> Session:
    """Keep whether it is still to go out, and say what becomes of it."""
    if needed != session.text(NEEDED):
        change = SetAnswer(NEEDED, needed, session.answer(NEEDED))
        session = desk.journal.apply(session, change)
    mark = f"convo recap {name_of(desk, session)} --sent"
    later = f"Later, then.{saying.if_wanted(desk, f' Once it has gone out: {mark}')}"
    none = "No message, then; nothing reminds of it."
    saying.tell(desk, none if needed else later)
    return session
