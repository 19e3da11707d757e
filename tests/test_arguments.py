"""A command gets from the line what Typer itself would give it, or the same refusal."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperCommand
from typer.testing import CliRunner

from convo_prep.arguments import take_as_typed

LINES = (
    (),
    ("two", "words", "--flag"),
    ("", "--text", ""),
    ("--text=x y", "--many", "a", "--many", "b=c"),
    ("--number", "1"),
    ("--number", "12"),
    ("--number", "0"),
    ("--number", "13"),
    ("--number", "-1"),
    ("--number", "x"),
    ("--number", "1.5"),
    ("--number", "9" * 30),
    ("--number", ""),
    ("--no-such",),
    ("--", "--flag"),
    ("--help",),
)


class _Lightly(TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        take_as_typed(self, ctx)
        return super().parse_args(ctx, args)


def outcome(made_by: type[TyperCommand], *line: str) -> tuple[int, str, dict[str, Any]]:
    """How a line ends: the code, what is said, and what the command got."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    got: dict[str, Any] = {}

    @app.command(cls=made_by)
    def command(
        words: Annotated[list[str] | None, typer.Argument()] = None,
        number: Annotated[int, typer.Option(min=1, max=12)] = 3,
        flag: Annotated[bool, typer.Option("--flag")] = False,
        text: Annotated[str | None, typer.Option()] = None,
        many: Annotated[list[str] | None, typer.Option()] = None,
    ) -> None:
        got.update(number=number, flag=flag, text=text)
        got.update(words=list(words or ()), many=list(many or ()))

    result = CliRunner().invoke(app, list(line))
    return result.exit_code, result.output, got


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_line_ends_as_with_typer_alone(line: tuple[str, ...]) -> None:
    assert outcome(_Lightly, *line) == outcome(TyperCommand, *line)


def test_a_number_beyond_its_limit_is_refused() -> None:
    assert outcome(_Lightly, "--number", "13")[0] == 2
