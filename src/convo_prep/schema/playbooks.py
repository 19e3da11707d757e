"""The model of a playbook, which may come from a stranger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from convo_prep.schema.misfit import EXTRA, MISSING, Misfit, Path, judged
from convo_prep.schema.strange_keys import near
from convo_prep.text import FILLED, LEFT_OPEN, Tree, is_own_key

STRICT = ConfigDict(extra="forbid", hide_input_in_errors=True)
_BRACES = re.compile(r"\{([^{}]*)\}")


# A situation that stands in no group is found by its name alone.
Group: TypeAlias = Literal[
    "", "money", "work", "time", "dealing", "deciding", "leaving", "safety"
]
YesOrNo: TypeAlias = Literal["yes", "no"]
Condition: TypeAlias = Annotated[StrictStr, Field(alias="if", max_length=90)]
"""What must be true before a line is said, as it stands behind the word "if"."""


class Concern(BaseModel):
    """Something they may say, what is behind it, and a first answer."""

    model_config = STRICT
    only_if: Condition = ""
    says: StrictStr
    heard_as: list[StrictStr] = []
    need: StrictStr = ""
    likely: Annotated[int, Field(ge=0, le=100)] = 0
    reply: StrictStr = ""


class Option(BaseModel):
    """A way forward with what it gives and costs them."""

    model_config = STRICT
    only_if: Condition = ""
    option: StrictStr
    pros: StrictStr = ""
    cons: StrictStr = ""


class Sentence(BaseModel):
    """A sentence to say: why, and at which moment of the talk."""

    model_config = STRICT
    only_if: Condition = ""
    text: StrictStr
    why: StrictStr = ""
    at: Literal["open", "on", "end"] = "on"
    first: YesOrNo = "no"


class Acknowledgement(BaseModel):
    """A sentence that shows what this is like for them."""

    model_config = STRICT
    only_if: Condition = ""
    text: StrictStr


class Instead(BaseModel):
    """A sentence to leave unsaid, and what to say in its place."""

    model_config = STRICT
    text: StrictStr
    instead: StrictStr


class Boundary(BaseModel):
    """What is protected, the no, and the offer that goes with it."""

    model_config = STRICT
    only_if: Condition = ""
    protect: StrictStr = ""
    refuse: StrictStr
    offer: StrictStr


class PlannedAction(BaseModel):
    """An action that such a conversation often ends with."""

    model_config = STRICT
    what: StrictStr
    owner: Literal["us", "client"]
    days: Annotated[int, Field(ge=0, le=365)]


class Apology(BaseModel):
    """The five parts of an apology, and one sentence that admits no fault."""

    model_config = STRICT
    own: StrictStr = ""
    effect: StrictStr = ""
    explain: StrictStr = ""
    repair: StrictStr = ""
    change: StrictStr = ""
    regret: StrictStr = ""


class PlaybookAddition(BaseModel):
    """What a playbook may hold; enough for one that extends another."""

    model_config = STRICT
    version: Annotated[int, Field(alias="schema", ge=1, le=1)]
    id: Annotated[StrictStr, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
    extends: StrictStr = ""
    title: StrictStr = ""
    short: StrictStr = ""
    group: Group = ""
    aliases: list[StrictStr] = []
    heard_as: list[StrictStr] = []
    summary: StrictStr = ""
    use_when: list[StrictStr] = []
    not_for: StrictStr = ""
    check_first: StrictStr = ""
    drafts: YesOrNo = "yes"
    reviewed: YesOrNo = "yes"
    issue: list[StrictStr] = []
    objective: list[StrictStr] = []
    facts: list[StrictStr] = []
    our_part: list[StrictStr] = []
    their_needs: list[StrictStr] = []
    concerns: list[Concern] = []
    options: list[Option] = []
    questions: list[StrictStr] = []
    acknowledge: list[Acknowledgement] = []
    say: list[Sentence] = []
    avoid: list[Instead] = []
    boundary: Boundary | None = None
    fallback: StrictStr = ""
    if_then: list[StrictStr] = []
    actions: list[PlannedAction] = []
    recap: list[StrictStr] = []
    reflect: list[StrictStr] = []
    lesson: StrictStr = ""
    apology: Apology | None = None
    sources: list[StrictStr] = []


class PlaybookFile(PlaybookAddition):
    """A playbook that stands alone: what a walk needs of it is there."""

    title: StrictStr
    summary: StrictStr
    concerns: Annotated[list[Concern], Field(min_length=1)]
    questions: Annotated[list[StrictStr], Field(min_length=1)]


INSIDE: Mapping[str, type[BaseModel]] = {
    "concerns": Concern,
    "options": Option,
    "acknowledge": Acknowledgement,
    "say": Sentence,
    "avoid": Instead,
    "boundary": Boundary,
    "actions": PlannedAction,
    "apology": Apology,
}


def playbook_misfits(tree: Mapping[str, Tree]) -> list[Misfit]:
    """Judge a playbook; one that extends another may leave out anything."""
    model = PlaybookAddition if "extends" in tree else PlaybookFile
    found = [each for each in judged(model, tree) if not _is_own(each.path)]
    if found:
        return [Misfit(misfit.path, _labelled(misfit)) for misfit in found]
    return list(_strange_braces(tree, ()))


def _is_own(path: Path) -> bool:
    """Whether a path leads to a key of the user's own."""
    return bool(path) and is_own_key(str(path[-1]))


def _known(path: Path) -> list[str]:
    """Return the keys that may stand beside the last one of a path."""
    above = [part for part in path[:-1] if isinstance(part, str)]
    model = INSIDE[above[-1]] if above else PlaybookAddition
    return [field.alias or name for name, field in model.model_fields.items()]


def _strange_braces(tree: Tree | Mapping[str, Tree], path: Path) -> Iterator[Misfit]:
    """Find `{...}` that are no placeholders convo knows."""
    if isinstance(tree, str):
        for name in _BRACES.findall(tree):
            if name not in (*FILLED, *LEFT_OPEN):
                known = ", ".join((*FILLED, *LEFT_OPEN))
                yield Misfit(path, f"{{{name}}} is no placeholder; known: {known}.")
        return
    pairs = tree.items() if isinstance(tree, Mapping) else enumerate(tree)
    for key, value in pairs:
        if isinstance(key, str) and is_own_key(key):
            continue
        yield from _strange_braces(value, (*path, key))


def _labelled(misfit: Misfit) -> str:
    keys = ".".join(str(part) for part in misfit.path if isinstance(part, str))
    strange = misfit.sentence == EXTRA
    meant = near(str(misfit.path[-1]), _known(misfit.path)) if strange else ""
    missing = misfit.sentence.startswith(MISSING)
    return f"{keys} {f'{MISSING}.' if missing else misfit.sentence + meant}"
