"""Commands whose words are free text: those that begin with a dash are no options."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from typer.core import TyperCommand

from convo_prep.errors import UsageError
from convo_prep.text import cut

SHOWN = 20


class Worded(TyperCommand):
    """A command that takes `-5%` and "- they agree" as text, wherever they stand."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Part the options from the text, and leave the options to Typer.

        Raises:
            UsageError: a word reads as an option, and there is none of that name.
        """
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        known = {
            name: not getattr(param, "is_flag", False)
            for param in self.get_params(ctx)
            for name in (*param.opts, *param.secondary_opts)
            if name.startswith("-")
        }
        given, words = iter(args), list[str]()
        options: list[str] = []
        for word in given:
            if word == "--":
                words += given
            elif not word.startswith("-") or _is_text(word, known):
                words.append(word)
            else:
                options += _option(word, given, known, f"{ctx.command_path} --")
        return super().parse_args(ctx, [*options, *(["--", *words] if words else ())])


def _is_text(word: str, known: dict[str, bool]) -> bool:
    if word.partition("=")[0] in known:
        return False
    return " " in word or not word.lstrip("-")[:1].isalpha() or word == "-"


def _option(
    word: str, given: Iterator[str], known: dict[str, bool], behind: str
) -> list[str]:
    """Return an option with its value, which may be the next word."""
    name, sign, _ = word.partition("=")
    if name in known:
        return [word, *(islice(given, 1) if known[name] and not sign else ())]
    if known.get(word[:2]):
        return [word]
    raise UsageError(
        f"There is no option '{cut(word, SHOWN)}' here.",
        f"Text that begins with a dash stands behind two: {behind} '-...'",
    )
