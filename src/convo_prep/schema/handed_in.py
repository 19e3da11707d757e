"""The model of one row that is to be imported, which may come from a stranger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, StrictStr

from convo_prep.schema.misfit import Misfit, judged


class HandedIn(BaseModel):
    """A conversation as `convo export` writes it; a later convo may say more of it."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)
    name: StrictStr | None = None
    session: dict[StrictStr, Any] | None = None
    text: StrictStr | None = None


def row_misfits(row: Mapping[str, Any]) -> list[Misfit]:
    """Judge a row; what stands in its session is judged by itself."""
    found = judged(HandedIn, row)
    if not found and row.get("session") is None and row.get("text") is None:
        return [Misfit(("session",), "is missing, and so is text.")]
    return found
