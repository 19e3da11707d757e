"""`convo guide`: the questions, and where they come from."""

from typing import Annotated

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.views.guide_page import guide_page, guide_rows

app = options.command_app()


@app.command()
def guide(
    ctx: typer.Context,
    form: options.Form = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a session.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Print the five steps with every question, and where it comes from.

    Example: convo guide | less
    """
    desk: Desk = ctx.obj
    form = saying.known_form(form)
    if schema:
        saying.write(desk, _schema(desk), utf8=True)
    elif json:
        saying.say_rows(desk, guide_rows(desk.guide))
    else:
        saying.say(desk, guide_page(desk.guide), form)


def _schema(desk: Desk) -> str:
    import json

    from convo_prep.schema import session_schema

    return json.dumps(session_schema(desk.guide), ensure_ascii=False, indent=2) + "\n"
