"""`convo show`: one conversation, or the whole history with a client."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated

import typer

from convo_prep.cells import set_out
from convo_prep.commands import options
from convo_prep.desk import finding, saying
from convo_prep.desk.client_names import known_client
from convo_prep.desk.desk import Desk
from convo_prep.desk.meeting import any_one
from convo_prep.desk.paging import page_out
from convo_prep.desk.waiting import name_of
from convo_prep.ids import name_key
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK
from convo_prep.session.promises import with_client
from convo_prep.store import library, selecting
from convo_prep.views.history import histories
from convo_prep.views.listing import listing_rows
from convo_prep.views.rows import newest_first
from convo_prep.views.summary import glance, summary, summary_rows

app = options.command_app()
REST = "every answer, and the notes"
DRAFTS = "drafts wait there:"
# From so many rows on there is room to name what waits elsewhere.
TALL = 12


@app.command()
def show(
    ctx: typer.Context,
    ref: options.Reference = None,
    client: options.Client = None,
    form: options.Form = None,
    private: options.Private = False,
    full: Annotated[
        bool, typer.Option("--full", help="Every answer, through your pager.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Show a conversation: its key points on one screen; with --full every answer.

    Into a pipe or a file goes every answer. Where it may be handed on (markdown,
    html), private answers are left out unless asked for.

    Example: convo show acme
    """
    desk: Desk = ctx.obj
    form = saying.known_form(form)
    if client:
        _show_clients(desk, client, form, json, private)
        return
    session = finding.to_read(desk, options.joined(ref), any_one(desk, "show"))
    if json:
        saying.say_rows(desk, summary_rows(session, desk.now))
    elif desk.terminal and not (form or full):
        _show_first(desk, session)
    else:
        _show(desk, session, form, private)


def _show_first(desk: Desk, session: Session) -> None:
    """Show as much as fits the screen, and how to see the rest."""
    document = glance(session, desk.now, _situation(desk, session))
    rows = saying.rendered(desk, document).rstrip("\n").split("\n")
    whole = f"convo show {name_of(desk, session)} --full", REST
    more = (whole, *(_drafts(desk, session) if saying.height() >= TALL else ()))
    hints = "\n".join(set_out(f"  {c}  {what}", saying.width()) for c, what in more)
    room = max(saying.height() - 2 - hints.count("\n"), 3)
    over = len(rows) - room
    kept = rows if over <= 0 else [*rows[: room - 1], f"... {over + 1} more lines"]
    saying.write(desk, "".join(f"{row}\n" for row in kept))
    saying.next_up(desk, *more)


def _drafts(desk: Desk, session: Session) -> Iterator[tuple[str, str]]:
    """Yield where lines of a look back are to be had that nobody has taken yet."""
    if desk.settings.drafts and session.state(desk.now) in ("resolved", "reflected"):
        from convo_prep.advice.hindsight import not_taken

        if labels := not_taken(session):
            yield (
                f"convo reflect {name_of(desk, session)}",
                f"{DRAFTS} {', '.join(labels)}",
            )


def _situation(desk: Desk, session: Session) -> str:
    return library.title(desk.settings.playbooks, session.text(PLAYBOOK))


def _show(desk: Desk, session: Session, form: str | None, private: bool) -> None:
    whole = private or saying.for_own_eyes(form)
    document = summary(session, desk.now, whole, _situation(desk, session))
    if form:
        saying.say(desk, document, form)
    else:
        page_out(desk, saying.rendered(desk, document))
    if desk.hints:
        from convo_prep.desk.coaching import below_page

        below_page(desk, session)
        saying.next_up(desk, *_drafts(desk, session))


def _show_clients(
    desk: Desk, clients: Sequence[str], form: str | None, json: bool, private: bool
) -> None:
    each = (_with(desk, client) for client in clients)
    found = {name_key(client): (client, own) for client, own in each}
    if json:
        every = chain.from_iterable(own for _, own in found.values())
        saying.say_rows(desk, listing_rows(newest_first(every), desk.now))
        return
    whole = private or saying.for_own_eyes(form)
    saying.say(desk, histories(found.values(), desk.now, whole), form)
    saying.tell_unreadable(desk)


def _with(desk: Desk, client: str) -> tuple[str, tuple[Session, ...]]:
    """Return the name of a client and the sessions; none where none can be read."""
    may = selecting.may_be_with(client)
    if sessions := with_client(client, desk.journal.select(may)):
        return sessions[0].client, sessions
    client = known_client(desk, client)
    return client, with_client(client, desk.journal.select())
