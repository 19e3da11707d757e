"""The flags of `convo grep`, as the fingers know them from grep itself."""

from typing import Annotated, Any, TypeAlias, cast

import typer
from typer.core import TyperCommand

from convo_prep.commands.options import MOST

Words: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATTERN...]", help="What to find; several words are one."),
]
Also: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("-e", "--also", metavar="PATTERN", help="Find this too; repeat: or."),
]
Expression: TypeAlias = Annotated[
    bool,
    typer.Option(
        "-E", "--regexp", "--extended-regexp", help="Take them for regular expressions."
    ),
]
Case: TypeAlias = Annotated[
    bool, typer.Option("-s", "--case-sensitive", help="Tell A from a.")
]
Whole: TypeAlias = Annotated[
    bool, typer.Option("-w", "--word-regexp", help="Whole words only.")
]
Inverted: TypeAlias = Annotated[
    bool, typer.Option("-v", "--invert-match", help="What has none of them.")
]
Counts: TypeAlias = Annotated[
    bool,
    typer.Option("-c", "--count", help="How many lines of a file fit."),
]
Files: TypeAlias = Annotated[
    bool,
    typer.Option("-l", "--files", "--files-with-matches", help="Only the files."),
]
Without: TypeAlias = Annotated[
    bool, typer.Option("-L", "--files-without-match", help="The files without a hit.")
]
Parts: TypeAlias = Annotated[
    bool, typer.Option("-o", "--only-matching", help="Only what fits of each line.")
]
Numbered: TypeAlias = Annotated[
    bool,
    typer.Option(
        *("-n", "-H", "--line-number", "--with-filename"),
        help="As path:line:text, as it already is into a pipe.",
    ),
]
Unnamed: TypeAlias = Annotated[
    bool, typer.Option("-h", "--no-filename", help="Lines without their path.")
]
Null: TypeAlias = Annotated[
    bool, typer.Option("-0", "-Z", "--null", help="A NUL byte behind each path.")
]
Before: TypeAlias = Annotated[
    int | None,
    typer.Option(
        *("-B", "--before-context"),
        metavar="N",
        min=0,
        max=MOST,
        help="Lines before each hit.",
    ),
]
After: TypeAlias = Annotated[
    int | None,
    typer.Option(
        *("-A", "--after-context"),
        metavar="N",
        min=0,
        max=MOST,
        help="Lines after each hit.",
    ),
]
Context: TypeAlias = Annotated[
    int,
    typer.Option(
        *("-C", "--context"),
        metavar="N",
        min=0,
        max=MOST,
        help="Lines around each hit.",
    ),
]
Most: TypeAlias = Annotated[
    int | None,
    typer.Option(
        *("-m", "--max-count"),
        metavar="N",
        min=1,
        max=MOST,
        help="At most so many of a file.",
    ),
]
Step: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--step", metavar="STEP", help="Only in this step; repeat: or."),
]
Known: TypeAlias = Annotated[
    bool,
    typer.Option(
        *("-i", "-F", "-r", "-R", "--ignore-case", "--fixed-strings", "--recursive"),
        help="Already so: in any case, as the words stand, all files.",
    ),
]


class Grep(TyperCommand):
    """The command; `-h` alone asks for help, as it does behind every other one."""

    def parse_args(self, ctx: object, args: list[str]) -> list[str]:
        """Read the line."""
        return super().parse_args(
            cast("Any", ctx), ["--help"] if args == ["-h"] else args
        )
