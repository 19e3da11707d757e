"""What is at hand at a question in plain lines: answers so far, suggestions, help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convo_prep.advice.suggestions import Suggestion
from convo_prep.faces import colons
from convo_prep.faces.face import Prompt
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import one_line

NOT_FOR = "? says what each is not for."


def outline(prompt: Prompt) -> Iterator[str]:
    """Yield the lines of the page, or the questions, each with its number."""
    for number, row in enumerate(prompt.outline(), 1):
        yield f"{number}. {row.label}: {one_line(row.words) or 'not answered'}"


def choices(prompt: Prompt) -> Iterator[str]:
    """Yield what a number is asked from, each with its own.

    What a situation is not for is long, and said with the help.
    """
    offered = prompt.suggestions if prompt.ask.of.path == PLAYBOOK else ()
    titles = (one_line(each.shown) for each in offered)
    for number, choice in enumerate((*prompt.ask.asked.said, *titles), 1):
        yield f"  {number}. {choice}"
    if any(each.source for each in offered):
        yield NOT_FOR


def how(prompt: Prompt) -> Iterator[str]:
    """Yield the help of a question, what may be taken there, and the commands."""
    if prompt.ask.asked.help:
        yield prompt.ask.asked.help
    for label, words in prompt.ask.aside:
        yield f"{label}: {one_line(words)}"
    yield from offers(prompt.suggestions)
    if prompt.suggestions and prompt.ask.of.path != PLAYBOOK:
        yield "Type the number of one to take it into your line."
    for name, meaning in colons.COMMANDS.items():
        yield f":{name} - {meaning}"
    ending = "takes it out" if prompt.ask.editing_item else "leaves it open"
    ending = "ends the list" if prompt.ask.adding else ending
    yield f"An empty line {ending}. Ctrl-D or Ctrl-C stops, all saved."


def offers(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """Yield suggestions with their numbers; a source that goes on is said once."""
    before = ""
    for number, suggestion in enumerate(suggestions, 1):
        source = suggestion.source if suggestion.source != before else ""
        before = suggestion.source
        said = f"  {number}. {one_line(suggestion.shown)}"
        yield said + (f" ({one_line(source)})" if source else "")
