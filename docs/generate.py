"""Write the pages that follow from the program: docs/commands.md and docs/guide.md.

Run it after a change of a command, an option or the guide; a test compares.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias, cast

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from convo_prep.app import COMMANDS, MOMENTS, PACKAGE, app
from convo_prep.guide import GIVEN, SHOWN, Guide, Question, Step
from convo_prep.kinds import example
from convo_prep.store import library

DOCS = Path(__file__).resolve().parent
Command: TypeAlias = TyperCommand | TyperGroup
UNLISTED = "Also"
ENVIRONMENT = {
    "CONVO_JOURNAL": "The journal's folder, as `--journal`.",
    "CONVO_STATE": "The folder for half-typed lines and earlier versions.",
    "CONVO_CONFIG": "The config file; playbooks and wording rules lie beside it.",
    "CONVO_PLAIN": "`1`: ask in plain lines, as `--plain`.",
    "ACCESSIBLE": "The same.",
    "CONVO_ASCII": "`1`: keep convo's own signs to ASCII.",
    "NO_COLOR": "`1`: no colours, as `--no-color`.",
    "FORCE_COLOR": "`1`: colours into a pipe, too, with `--format terminal`.",
    "VISUAL": "The editor; else `EDITOR`, else nano or vi.",
    "EDITOR": "See `VISUAL`.",
    "TZ": "The zone that new conversations get, by name; else the machine's.",
    "CONVO_NOW": "A moment to take for the present, for tests and demonstrations.",
    "CONVO_DEBUG": "`1`: let a fault of convo itself show in full, with what it held.",
}
NOTICE = "<!-- Written by docs/generate.py; change the source, not this page. -->"


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    return {
        "commands.md": "\n".join(commands_page()) + "\n",
        "guide.md": "\n".join(guide_page(library.guide())) + "\n",
    }


def command_named(name: str) -> Command:
    """Return a command of convo with its options, its module loaded."""
    module = importlib.import_module(PACKAGE + COMMANDS[name][0])
    return cast("Command", typer.main.get_command(module.app))


def commands_page() -> Iterator[str]:
    """Yield the lines of the page on commands, by their moment."""
    yield from (NOTICE, "", "# Commands", "")
    yield "What each command does and takes. `convo COMMAND --help` says the same in"
    yield "the terminal. For scripts: [exit codes](exit-codes.md) and [JSON](json.md)."
    yield ""
    yield "REF names a conversation: its id, a part of its file's name, words of client"
    yield "and title, or `last` for the one that changed last. Without it, a command"
    yield "that looks takes the conversation whose turn it is; one that changes a thing"
    yield "does so only if exactly one can be meant, else it lists them and ends."
    yield ""
    yield "Dates are plain words: `tomorrow 9:30`, `thursday 3pm`, `in 2 weeks`,"
    yield "`1 dec 15:00`, `2026-12-01`, `31.12.`, `end of month`. What is not"
    yield "understood is refused, not guessed; what is understood is read back."
    yield from _section("convo", cast("Command", typer.main.get_command(app)), "##")
    for moment in (*MOMENTS, ""):
        title = moment.title() or UNLISTED
        names = [name for name, (_, _, at) in COMMANDS.items() if at == moment]
        if names:
            yield from ("", f"## {title}")
        for name in names:
            yield from _section(f"convo {name}", command_named(name), "###")
    yield from ("", "## Environment", "", "| Variable | What it does |", "|---|---|")
    yield from (f"| `{name}` | {said} |" for name, said in ENVIRONMENT.items())


def guide_page(guide: Guide) -> Iterator[str]:
    """Yield the lines of the page on the guide: every question, by step."""
    yield from (NOTICE, "", "# The guide", "")
    yield "Everything convo asks, in the order of the file. The key is what stands in"
    yield "the file and behind `--set`. *Required*: the step is not complete without"
    yield "it, but nothing blocks on it. *Quick*: a line of the"
    yield "card. *Private*: left out of card, recap and exports unless you ask for it."
    yield "In the terminal: `convo guide`."
    steps = (*guide.steps, guide.follow_up)
    header = Step("", "Who and what", "", "before", guide.header)
    recap = Step("recap", "Recap", "The message after it.", "after", guide.recap)
    kept = Step("kept", "Kept", "What convo keeps beside them.", "always", guide.kept)
    for step in (header, *steps[:-1], recap, steps[-1], kept):
        yield from ("", f"## {step.title}", "")
        if step.aim:
            yield from (f"{step.aim} Keys stand under `{step.id}:`.", "")
        yield "| Key | Question | Kind | Asked | From |"
        yield "|---|---|---|---|---|"
        for question in step.questions:
            yield from _rows(question)
    yield from ("", "## Before the first question", "")
    yield from (f"- {line}" for line in guide.safety)
    yield from ("", "## When you are tense", "")
    yield from (f"- {line}" for line in guide.tense)


def _section(name: str, command: Command, marks: str) -> Iterator[str]:
    yield from ("", f"{marks} {name}", "")
    help_text = inspect.cleandoc(command.help or "")
    about, _, example = help_text.partition("Example:")
    yield about.strip()
    if example:
        yield from ("", "```sh", example.strip(), "```")
    rows = [row for param in command.params if (row := _param(param))]
    if rows:
        yield from ("", "| Give | What it does |", "|---|---|")
        yield from rows
    if isinstance(command, TyperGroup) and name != "convo":
        for word, inner in command.commands.items():
            below = cast("Command", inner)
            yield from _section(f"{name} {word}", below, marks + "#")


def _param(param: object) -> str:
    if isinstance(param, TyperArgument):
        return f"| `{param.metavar}` | {_cell(param.help or '')} |"
    if not isinstance(param, TyperOption) or param.hidden or not param.help:
        return ""
    value = "" if param.is_flag else f" {param.metavar or ''}".rstrip()
    names = ", ".join(f"`{option}{value}`" for option in param.opts)
    return f"| {names} | {_cell(param.help)} |"


def _rows(question: Question) -> Iterator[str]:
    yield _row(f"`{question.key}`", question)
    for field in question.fields:
        yield _row(f"`{question.key}.{field.key}`", field)


def _row(key: str, question: Question) -> str:
    parts = (_sentence(question.ask or question.label), question.help)
    text = " ".join(part for part in parts if part)
    cells = (key, text, _kind(question), _asked(question), question.origin)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _kind(question: Question) -> str:
    if question.kind == "choice":
        return ", ".join(question.choices)
    if question.kind == "scale":
        return f"{question.range[0]} to {question.range[1]}"
    if question.kind == "when":
        return "a date, or none" if question.none else "a date, or date and time"
    named = {"text": "text", "list": "a list", "records": "a list of items"}
    return named.get(question.kind) or example(question)


def _asked(question: Question) -> str:
    traits = {
        "required": question.required,
        "quick": question.quick,
        "private": question.private,
        "by the recap": question.recap,
        "not asked": question.live or question.stamped,
        f"for each of `{question.each_of}`, and kept there": bool(question.each_of),
    }
    condition = question.only_if
    if condition:
        signs = {
            ">=": "at least",
            "==": "is",
            "in": "is one of",
            GIVEN: "has an answer",
            SHOWN: "stood on the card",
        }
        values = ", ".join(condition.values)
        when = f"if {condition.key} {signs[condition.sign]} {values}".rstrip()
        traits[when] = True
    return ", ".join(said for said, holds in traits.items() if holds)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", ")")) else f"{text}."


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def write(folder: Path, found: Iterable[tuple[str, str]]) -> None:
    """Write the pages into a folder."""
    for name, text in found:
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(DOCS, pages().items())
