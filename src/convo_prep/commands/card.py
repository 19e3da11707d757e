"""`convo card`: one screen or page to hold in the meeting."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import to_come
from convo_prep.desk.paging import page_out
from convo_prep.desk.the_card import card_of, card_page_of, unshown
from convo_prep.document import Document
from convo_prep.session import Session
from convo_prep.views.card import card_rows

app = options.command_app()


@app.command()
def card(
    ctx: typer.Context,
    ref: options.Reference = None,
    form: options.Form = None,
    private: options.Private = False,
    full: Annotated[
        bool, typer.Option("--full", help="Leave nothing out, and cut no text.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Show the card: one screen, or with --format html one page to print.

    Private answers are left out unless asked for.

    Example: convo card acme --format html > card.html
    """
    desk: Desk = ctx.obj
    form = saying.known_form(form)
    session = finding.to_read(desk, options.joined(ref), to_come(desk, "card"))
    if json:
        saying.say_rows(desk, card_rows(card_page_of(desk, session), private))
        return
    page = full or form is not None or not desk.terminal
    _show(desk, card_of(desk, session, private, whole=page), form)
    _end(desk, session, own=form is None and desk.terminal and not private)


def _end(desk: Desk, session: Session, *, own: bool) -> None:
    """Say what one's `own` card leaves out, and what of its wording to look at."""
    if own:
        saying.tell(desk, unshown(desk, session))
    if desk.hints:
        from convo_prep.desk.coaching import below_page

        below_page(desk, session)


def _show(desk: Desk, document: Document, form: str | None) -> None:
    """Show a card; one that is longer than the screen from its first line on."""
    if form or not desk.terminal:
        saying.say(desk, document, form)
        return
    text = saying.rendered(desk, document)
    if text.count("\n") < saying.height():
        saying.write(desk, text)
    else:
        page_out(desk, text)
