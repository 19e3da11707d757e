"""Options and arguments that several commands share, each worded once."""

import os
from collections.abc import Sequence
from typing import Annotated, TypeAlias

import typer

from convo_prep.errors import UsageError


def file_named(typed: str | None) -> str | None:
    """Return where a path on the line leads, with `~` and `$HOME` resolved."""
    if not typed:
        return typed
    # Help needs no folders.
    from convo_prep.store.folders import on_line

    return on_line(typed, os.environ)


# Nobody has more of anything, and a longer number is a slip of the finger.
MOST = 999_999_999

FLAGS = "--set KEY=VALUE or --from FILE"
Reference: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF]",
        help="An id, a part of the file's name, words of client and title, or 'last'.",
    ),
]
In: TypeAlias = Annotated[
    str | None,
    typer.Option("--in", metavar="REF", help="In this conversation."),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print rows as JSON.")]
Private: TypeAlias = Annotated[
    bool, typer.Option("--private", help="Show private answers too.")
]
Form: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="plain, terminal, markdown or html.",
    ),
]
Set: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Give an answer without a question, as convo set does; repeat for more.",
    ),
]
From: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FILE",
        callback=file_named,
        help="Take answers from YAML; - is stdin.",
    ),
]
Edit: TypeAlias = Annotated[
    bool, typer.Option("--edit", help="Write in your editor instead.")
]
Client: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--client", metavar="NAME", help="With this client; repeat: or."),
]
Playbook: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--playbook", metavar="ID", help="In this situation; repeat: or."),
]
Tag: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="With this tag; repeat: and."),
]
State: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar="STATE",
        help="planned, prepared, held, resolved, reflected, closed, or open: not "
        "closed; repeat: or.",
    ),
]
Since: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="From this day or period on: 'last month', 2025, june, q3.",
    ),
]
Until: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--until", metavar="DATE", help="Up to its last day."),
]
Yes: TypeAlias = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def command_app() -> typer.Typer:
    """Return what one command registers itself with: plain help, no tracebacks."""
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def joined(words: Sequence[str] | None) -> str:
    """Return the words of a reference as one text, "" where none is given.

    Raises:
        UsageError: words are given, and are blank, as a script's empty variable, or a
            dash.
    """
    name = " ".join(words or ()).strip()
    if words and not name.strip("- "):
        raise UsageError(
            "The name that was given is empty.", "Name one, or leave it out."
        )
    return name


def given(word: str | None) -> str:
    """Return a name that is one word on the line, as `joined` does."""
    return joined(None if word is None else (word,))
