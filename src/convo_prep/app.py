"""The table of commands, loaded one at a time, and the one place that exits."""

import importlib
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from convo_prep import __version__
from convo_prep.arguments import (
    before_a_command,
    read_as_convo_does,
    refuse_other_dashes,
    take_as_typed,
    word,
)
from convo_prep.commands import anywhere

PACKAGE = "convo_prep.commands."
# Name: its module, one line of help, the moment it stands under ("" is not listed).
COMMANDS: dict[str, tuple[str, str, str]] = {
    "prep": ("prep", "Prepare a conversation: two minutes, then the card", "before"),
    "card": ("card", "Show the card to hold in the meeting", "before"),
    "rehearse": (
        "rehearse",
        "Say the hard sentences aloud before the meeting",
        "before",
    ),
    "conduct": ("conduct", "Show the card and take notes beside it", "during"),
    "note": ("note", "Take one note from any shell", "during"),
    "resolve": ("resolve", "Record what was agreed, then offer the recap", "after"),
    "recap": ("recap", "Write the message to the client", "after"),
    "reflect": ("reflect", "Look back: what you take with you", "after"),
    "follow": ("follow", "Check on the date set whether it held", "after"),
    "done": ("done", "Mark an action as done", "after"),
    "next": ("next", "List all that waits, the nearest first", "look"),
    "list": ("listing", "List conversations, newest first", "look"),
    "show": ("show", "Show a conversation, or all with a client", "look"),
    "grep": ("grep", "Search what was written", "look"),
    "clients": ("clients", "List clients: last talk, next, who owes what", "look"),
    "lessons": ("lessons", "List what you learned, by situation", "look"),
    "actions": ("actions", "List open actions of either side", "look"),
    "insights": ("insights", "Show in counts what your talks had in common", "look"),
    "calendar": ("calendar", "Print what has a date, for a calendar program", "look"),
    "set": ("set", "Give answers without questions", "files"),
    "edit": ("edit", "Open a conversation in your editor", "files"),
    "path": ("path", "Print the path of a file", "files"),
    "check": ("check", "Name what does not fit, with file and line", "files"),
    "export": (
        "export",
        "Print conversations a line each, to keep",
        "files",
    ),
    "import": ("importing", "Take in what convo export printed", "files"),
    "undo": ("undo", "Take back what the last command changed", "files"),
    "restore": ("restore", "Bring an earlier version back", "files"),
    "close": ("close", "Close a conversation by hand", "files"),
    "forget": ("forget", "Remove a conversation and its versions", "files"),
    "playbook": ("playbook", "List, show, check and begin playbooks", "files"),
    "words": ("words", "Look at the wording of a conversation", "look"),
    "guide": ("guide", "Print the questions, and where they come from", "files"),
    "demo": ("demo", "Look around in a finished example", "files"),
    "completion": ("completion", "Print what makes the Tab key know convo", "files"),
    "help": ("help", "Say how a command is used, or print a page", "files"),
}
# What a conversation needs, in its order; "" is convo itself.
SHORT = (
    *("prep", "card", "conduct", "note", "resolve", "reflect", "done"),
    *("", "show", "grep"),
)
ALONE = ("(alone)", "Show what is next")
MOMENTS = ("before", "during", "after", "look", "files")


class Commands(TyperGroup):
    """Commands by their moment; a module is loaded when its command is called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command."""
        take_as_typed(self, ctx)
        refuse_other_dashes(before_a_command(args), self.params)
        rest = super().parse_args(ctx, args)
        if ctx.params.get("journal") is not None:
            anywhere.refuse_no_journal(ctx.params["journal"])
        return rest

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """Return a stand-in with its line of help: enough for help and completion."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        _, about, moment = COMMANDS[cmd_name]
        return TyperCommand(
            cmd_name,
            callback=None,
            help=about,
            hidden=not moment,
            rich_markup_mode=None,
        )

    def resolve_command(
        self, ctx: Any, args: list[str]
    ) -> tuple[str | None, Any, list[str]]:
        """Return the command itself, loading its module."""
        name = args[0]
        anywhere.refuse_journal(name, ctx.params.get("journal"))
        if name not in COMMANDS:
            if ctx.resilient_parsing:
                return None, None, args
            from convo_prep.commands.misnamed import why_none

            ctx.fail(why_none(name, COMMANDS))
        module = importlib.import_module(PACKAGE + COMMANDS[name][0])
        command = typer.main.get_command(module.app)
        command.name = name
        if ctx.params.get("json") or any(word[:1] == "-" for word in args):
            anywhere.add_to(command, self)
        read_as_convo_does(command, ctx)
        if not ctx.resilient_parsing:
            refuse_other_dashes(args[1:], command.params)
        wanted = ctx.params.get("json") or (ctx.obj and ctx.obj.options.json)
        rest = args[1:]
        return name, command, anywhere.as_json(command, rest) if wanted else rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands of a conversation into the help, or all by moment."""
        if not ctx.meta.get(anywhere.ALL):
            with formatter.section("In the order of a conversation"):
                rows = [(n, COMMANDS[n][1]) if n else ALONE for n in SHORT]
                formatter.write_dl(rows)
            formatter.write_paragraph()
            formatter.write_text(
                "All: convo help all. One: convo help done. To read: convo help pages"
            )
            return
        for moment in MOMENTS:
            rows = [(n, a) for n, (_, a, m) in COMMANDS.items() if m == moment]
            with formatter.section(moment.title()):
                formatter.write_dl(rows)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the program, and exit with its code; inside another run, return it."""
        try:
            words = list(map(word, sys.argv[1:] if args is None else args))
            code = super().main(
                words, prog_name, complete_var, False, windows_expand_args, **extra
            )
            sys.stdout.flush()
        except (Exception, KeyboardInterrupt) as error:
            # Most runs end well, and need no words for it.
            from convo_prep.ending import said

            code = said(error)
        return sys.exit(code) if standalone_mode else code

    def invoke(self, ctx: Any) -> Any:
        """Run a command; one that has saved ends well, though its words are lost."""
        try:
            ended = super().invoke(ctx)
            if ctx.obj is not None and ctx.obj.options.json:
                tell_stored(ctx.obj)
        except Exception as error:
            from convo_prep import ending

            if ending.is_saved(error, ctx.obj):
                return 0
            raise ending.as_meant(error, ctx.obj) from None
        else:
            return ended
        finally:
            tell_strange(ctx.obj)
            tell_unread(ctx.obj)
            tell_unlogged(ctx.obj)


def tell_unlogged(desk: Any) -> None:
    """Say that what was saved cannot be taken back, where the log takes nothing."""
    if desk is not None and desk.unlogged:
        why = f"It is saved, but 'convo undo' does not know of it: {desk.unlogged}."
        _tell(why, "To go back: convo restore.")


def tell_stored(desk: Any) -> None:
    """Print what a run has stored, for programs; a command with its own rows did."""
    if not desk.said_rows:
        from convo_prep.desk.saying import say_rows

        say_rows(desk, [{"id": i, "name": n} for i, n in desk.stored.items()])


def tell_strange(desk: Any) -> None:
    """Say once in a run which settings there are not; everything goes on without."""
    if desk is not None and desk.strange and desk.strange not in desk.said:
        desk.said.add(desk.strange)
        _tell(desk.strange)


def tell_unread(desk: Any) -> None:
    """Say once in a run what of the journal could not be read."""
    if desk is not None and "unread" in desk.__dict__:
        from convo_prep.desk.saying import tell_missing, tell_unreadable

        tell_missing(desk)
        tell_unreadable(desk)
        if desk.unread.copies or ("journal" in desk.__dict__ and desk.journal.renamed):
            from convo_prep.desk import copied

            copied.tell(desk)


def _tell(*texts: str) -> None:
    from convo_prep.ending import tell

    tell(*texts)


app = typer.Typer(
    name="convo",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def convo(
    ctx: typer.Context,
    journal: Annotated[
        str | None,
        typer.Option("--journal", metavar="FOLDER", help="Use this journal."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in plain lines, no redrawing.")
    ] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Use no colours.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Leave out what-next lines.")
    ] = False,
    json: Annotated[
        bool,
        typer.Option("--json", help="Print rows as JSON, or the id of what is stored."),
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.")
    ] = False,
) -> None:
    """Walk through a difficult conversation with a client.

    Five steps: prepare, initiate, conduct, resolve, reflect. Alone, `convo` shows
    what is next. Everything stays in plain files on this machine. The options may
    stand behind any command too.

    Example: convo prep Acme renewal price
    """
    if version:
        typer.echo(f"convo {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand == "help":
        return  # it has no use for a desk
    sit_down(ctx, (journal, plain, no_color, no_input, quiet, json))
    if ctx.invoked_subcommand is None:
        from convo_prep.commands.status import show_status

        show_status(ctx.obj, ctx.obj.options.json)


def sit_down(ctx: Any, given: tuple[Any, ...]) -> None:
    """Give a run its desk, or that of a run within a run what is asked of it."""
    from convo_prep.desk.desk import Desk, Options

    if ctx.obj is None:
        from convo_prep.first_of_two import told

        ctx.obj = Desk(Options(*given))
        ctx.with_resource(told(ctx.obj.first_of_two))
    else:
        ctx.obj.take(Options(*given))
    ctx.obj.command = ctx.invoked_subcommand or ""
