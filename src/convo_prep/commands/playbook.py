"""`convo playbook`: the situations, shipped and one's own."""

from typing import Annotated

import typer

from convo_prep.commands import mending, options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.given import stdin_to_look_at
from convo_prep.desk.situation import Situations
from convo_prep.desk.sources import playbook_id
from convo_prep.errors import (
    NothingFoundError,
    PlaybookError,
    UsageError,
)
from convo_prep.store import library, playbooks
from convo_prep.views.playbook_page import (
    playbook_list,
    playbook_page,
    playbook_rows,
    ranked_list,
    ranked_rows,
)

app = options.command_app()
Id = Annotated[str, typer.Argument(metavar="ID", help="Id, title or other name.")]


@app.callback()
def playbook() -> None:
    """List, show, check and begin playbooks: what each kind of situation suggests.

    Example: convo playbook show scope-creep
    """


@app.command("list")
def list_(ctx: typer.Context, json: options.Json = False) -> None:
    """List the playbooks by title.

    Example: convo playbook list
    """
    desk: Desk = ctx.obj
    shelf = sorted(desk.shelf.playbooks.values(), key=lambda each: each.title)
    if json:
        saying.say_rows(desk, playbook_rows(shelf))
    else:
        saying.say(desk, playbook_list(shelf))
    saying.tell_playbooks(desk)


@app.command()
def show(ctx: typer.Context, name: Id, form: options.Form = None) -> None:
    """Show a playbook: what they may say, what you may answer.

    Example: convo playbook show late-payment
    """
    desk: Desk = ctx.obj
    found = desk.shelf.playbooks[playbook_id(desk, name)]
    saying.say(desk, playbook_page(found), saying.known_form(form))


@app.command()
def pick(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="What it is about; - reads stdin."),
    ],
    json: options.Json = False,
) -> None:
    """List all playbooks, the one that fits a text best first.

    Those marked stand out: they are what a preparation offers.

    Example: convo playbook pick they want 20% off the renewal
    """
    desk: Desk = ctx.obj
    found = Situations(desk).ranks(_told(text))
    if json:
        saying.say_rows(desk, ranked_rows(found))
    else:
        saying.say(desk, ranked_list(found))


def _told(text: list[str]) -> str:
    return stdin_to_look_at() if text == ["-"] else " ".join(text)


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]",
            callback=options.file_named,
            help="Without one, your own playbooks.",
        ),
    ] = "",
    json: options.Json = False,
) -> None:
    """Name what is wrong in a playbook, as file:line:column.

    Example: convo playbook check my-situation.yaml
    """
    desk: Desk = ctx.obj
    files = [file] if file else library.playbook_files(desk.settings.playbooks)
    known = desk.shelf.playbooks
    found = [wrong for path in files for wrong in playbooks.mistakes(path, known)]
    mending.say_found(desk, found, len(files), json)


@app.command()
def new(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="[ID]", help="Its id; with --from-lessons my-ID."),
    ] = "",
    from_lessons: Annotated[
        str | None,
        typer.Option(
            "--from-lessons",
            metavar="ID",
            help="Begin it from what you learned in this situation.",
        ),
    ] = None,
) -> None:
    """Write a commented template into your own folder of playbooks.

    With --from-lessons it builds on that playbook, and has your lessons and next-time
    lines as comments, to be taken over one by one. A file that is there stays.

    Example: convo playbook new lost-tender
    """
    desk: Desk = ctx.obj
    base = None if from_lessons is None else playbook_id(desk, from_lessons)
    own = _own_id(name, base)
    folder = desk.settings.playbooks
    path = _begun_from(desk, own, base) if base else playbooks.begin(folder, own)
    if path is None:
        raise PlaybookError(
            f"There is a playbook {own} of yours already.",
            f"It lies in {folder}.",
        )
    saying.write(desk, path + "\n")


def _own_id(name: str, base: str | None) -> str:
    """Return the id of a playbook of one's own.

    Raises:
        UsageError: it cannot be one.
    """
    own = name or (f"my-{base}" if base else "")
    if not playbooks.is_name(own):
        raise UsageError(
            f"'{own}' cannot be an id.", "Use a-z, 0-9 and hyphens, as in lost-tender."
        )
    return own


def _begun_from(desk: Desk, own: str, base: str) -> str | None:
    """Begin a playbook from what was learned in a situation.

    Raises:
        NothingFoundError: nothing was learned there that names nobody.
    """
    from convo_prep.advice.begun import playbook_text
    from convo_prep.advice.learned import LESSON, learned, repeated
    from convo_prep.desk.filters import Filters, selected
    from convo_prep.desk.unnamed import Unnamed

    found = learned(selected(desk, Filters(playbook=(base,))), LESSON, "next_time")
    kept = repeated(Unnamed(desk).among(found))
    if not kept:
        raise NothingFoundError(
            f"There is nothing yet to begin it from: no lesson in {base}.",
            f"From a template: convo playbook new {own}",
        )
    text = playbook_text(own, base, desk.title_of(base), kept)
    return playbooks.put_new(desk.settings.playbooks, own, text.encode())
