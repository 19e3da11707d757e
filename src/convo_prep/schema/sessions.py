"""The model of a session, built from the guide.

A session's file holds text alone, so numbers and dates are judged as text; the JSON
Schema says the same in the words of JSON, for editors that check as one types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictStr,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from convo_prep import kinds
from convo_prep.guide import Guide, Question
from convo_prep.schema.misfit import Misfit, judged
from convo_prep.text import Tree

ID_PATTERN = "^[a-z2-9]{6}$"
VERSION = Question("schema", "", "scale", "", range=(1, 999))
STAMP = Question("created", "", "when", "", stamped=True)
KEPT = ConfigDict(extra="allow", hide_input_in_errors=True)


def misfits(tree: Mapping[str, Tree], guide: Guide) -> list[Misfit]:
    """Judge a whole session; a required answer that is missing is no misfit."""
    said = {key: _said(value) for key, value in tree.items()}
    return judged(session_model(guide), {k: v for k, v in said.items() if v})


def _said(value: Tree) -> Tree:
    """Leave out the keys of a section that hold nothing: they count as absent."""
    if not isinstance(value, dict):
        return value
    return {key: inner for key, inner in value.items() if inner}


def session_schema(guide: Guide) -> dict[str, Any]:
    """Return the JSON Schema of a session file."""
    return session_model(guide).model_json_schema()


@lru_cache
def session_model(guide: Guide) -> type[BaseModel]:
    """Build the model of a session from the guide."""
    fields: dict[str, Any] = {
        # The name `schema` is taken in every model.
        "version": (_value(VERSION), Field(alias="schema")),
        "id": (Annotated[StrictStr, Field(pattern=ID_PATTERN)], ...),
        **_answers(guide, guide.header),
        "by": (StrictStr | None, None),
        "created": (_value(STAMP), ...),
        "timezone": (StrictStr | None, None),
    }
    for step in (*guide.steps, guide.follow_up):
        model = _section(guide, step.id, step.questions, step.aim)
        fields[step.id] = (model | None, None)
    fields["recap"] = (_section(guide, "recap", guide.recap, "") | None, None)
    fields |= _answers(guide, guide.kept)
    fields["closed"] = (_value(STAMP) | None, None)
    return _model("Session", fields, "One difficult conversation with a client.")


def _section(
    guide: Guide, name: str, questions: Iterable[Question], about: str
) -> type[BaseModel]:
    stored = [question for question in questions if not question.each_of]
    return _model(name.title().replace("_", ""), _answers(guide, stored), about)


def _answers(guide: Guide, questions: Iterable[Question]) -> dict[str, Any]:
    return {
        question.key: (
            _type(guide, question) | None,
            Field(None, title=question.label, description=question.ask or None),
        )
        for question in questions
    }


def _type(guide: Guide, question: Question) -> Any:
    if not kinds.is_listed(question):
        return _value(question)
    return list[_item(guide, question)]  # type: ignore[misc]


def _item(guide: Guide, question: Question) -> Any:
    return _record(guide, question) if question.fields else _value(question)


def _record(guide: Guide, question: Question) -> Any:
    later = [q for q in guide.questions() if q.each_of == question.path]
    known = {field.key for field in question.fields}
    asked = [q for q in later if q.key not in known]
    fields = _answers(guide, [*question.fields, *asked])
    name = question.key.title().replace("_", "") + "Item"
    return _model(name, fields, question.ask)


def _model(name: str, fields: dict[str, Any], about: str) -> type[BaseModel]:
    return create_model(name, __config__=KEPT, __doc__=about or None, **fields)


def _value(question: Question) -> Any:
    """Return the type of an answer, or of an item of a list, as its kind has it."""
    kind = kinds.KINDS[question.kind]

    def judge(text: str) -> str:
        if wrong := kind.judge(question, text):
            raise PydanticCustomError("kind", "no answer", {"wrong": wrong})
        return text

    schema = WithJsonSchema(dict(kind.shape(question)))
    return Annotated[StrictStr, AfterValidator(judge), schema]
