"""`convo clients`: whom one talks with, and how it stands; a client renamed."""

from typing import Annotated, cast

import typer
from typer.core import TyperCommand, TyperGroup

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.filters import Filters, selected
from convo_prep.errors import UsageError
from convo_prep.session.by_client import by_client
from convo_prep.session.sure_name import quoted
from convo_prep.text import visible
from convo_prep.views.clients import client_rows
from convo_prep.views.clients import clients as table

app = options.command_app()
Name = Annotated[str, typer.Argument(metavar="OLD", help="The name so far.")]


class Clients(TyperGroup):
    """The commands below; a name behind `clients` is met with what filters by it."""

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand:
        """Return the command that is named."""
        del ctx
        if cmd_name not in self.commands:
            raise UsageError(
                f"There is no command 'clients {visible(cmd_name)}'.",
                f"One client alone: convo clients --client {quoted(cmd_name)}",
            )
        return cast("TyperCommand", self.commands[cmd_name])


@app.callback(cls=Clients, invoke_without_command=True)
def clients(
    ctx: typer.Context,
    client: options.Client = None,
    playbook: options.Playbook = None,
    tag: options.Tag = None,
    state: options.State = None,
    since: options.Since = None,
    until: options.Until = None,
    form: options.Form = None,
    private: options.Private = False,
    json: options.Json = False,
) -> None:
    """List clients: how the last talk ended, what is next, who owes what to whom.

    The nearest next thing comes first. How often you reached the result you wanted is
    private: it is left out of JSON, markdown and html unless asked for.

    Example: convo clients --since 'this year'
    """
    if ctx.invoked_subcommand is not None:
        return
    form = saying.known_form(form)
    filters = Filters(client, playbook, tag, state, since, until)
    _show(ctx.obj, filters, form, private, json)


def _show(
    desk: Desk, filters: Filters, form: str | None, private: bool, json: bool
) -> None:
    found = by_client(selected(desk, filters), desk.now)
    if json:
        saying.say_rows(desk, client_rows(found, private))
    elif found or not desk.unread:
        whole = private or saying.for_own_eyes(form)
        page = table(found, desk.now, desk.title_of, whole, filters.any)
        saying.say(desk, page, form)
    saying.found_or_missed(desk, bool(found))


@app.command()
def rename(
    ctx: typer.Context,
    old: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name from now on.")],
    yes: options.Yes = False,
) -> None:
    """Rename a client in all its files.

    Shows what it will do and asks; with --yes only the whole name will do. The version
    before is kept of each file. What was written in answers stays as it is.

    Example: convo clients rename Acme 'Acme Ltd'
    """
    # Looking starts without what a change needs.
    from convo_prep.commands import renaming

    desk: Desk = ctx.obj
    plan = renaming.plan(desk, old, new)
    renaming.refuse_unless_sure(desk, plan, yes)
    done = renaming.carry_out(desk, plan)
    saying.tell(desk, *renaming.told(desk, plan, done))
    renaming.end(plan, done)
