"""The change that sets some fields of a record, and leaves the others as they are."""

from collections.abc import Mapping

from convo_prep import kinds
from convo_prep.change import Change, EditItem
from convo_prep.session import Session
from convo_prep.text import Tree


def edit(
    path: str, item: int, news: Mapping[str, Tree], session: Session
) -> Change | None:
    """Return the change that sets some fields of a record; empty ones are taken out."""
    saw = kinds.items_of(session.answer(path))[item]
    record = saw if isinstance(saw, dict) else dict(session.records(path)[item])
    kept = filled({**record, **news})
    return EditItem(path, item, kept, saw) if kept != saw else None


def filled(record: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a record without the fields that say nothing."""
    return {key: value for key, value in record.items() if value}
