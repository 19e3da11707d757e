"""How an answer gets into its file: a fresh read, the change, a save, or a copy beside.

Only what changes a session loads this.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import partial

from convo_prep import dates, kinds
from convo_prep.change import AddLine, Change, ClashError, SetAnswer, apply
from convo_prep.errors import (
    ConflictError,
    FrozenError,
    InvalidAnswerError,
    NewerSchemaError,
    NoSessionError,
    NotSavedError,
    UnreadableFileError,
)
from convo_prep.guide import Guide
from convo_prep.notation import reading
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.writing import renewed
from convo_prep.session import Session, closing, is_newer, predictions
from convo_prep.session.identity import client, created, key
from convo_prep.session.paths import LEFT_OUT
from convo_prep.store import copies, labels, locking, saving, states
from convo_prep.store.conflicts import OtherSessionError, forced, happened, insisting
from convo_prep.store.ground import Ground
from convo_prep.text import Tree, cut

SHOWN = 12
# Below this, no file comes near what is too much to read.
LARGE = 40_000
_IN_THE_WAY = (ClashError, UnreadableFileError, FileNotFoundError, OtherSessionError)


def applied(
    journal: Ground, session: Session, changes: tuple[Change, ...], more: bool
) -> Session:
    """Store changes as `Journal.apply` promises, and return what stands there now."""
    for change in changes:
        _judge(journal.guide, change)
    if not changes:
        return session
    saving.make_folder(journal.state)
    with locking.lock(journal.state):
        try:
            save = partial(_saved, journal, session, changes, more)
            return insisting(session.name, save)
        except _IN_THE_WAY as error:
            raise _conflict(journal, session, changes, error) from None


def identified(journal: Ground, session: Session) -> Session:
    """Give a session an id of its own as `Journal.identified` promises."""
    folder, unread = journal.folder, journal.unread
    has_own = states.own(journal, session)
    if has_own and not copies.may_have_other_names(folder, session.name, unread):
        return session
    saving.make_folder(journal.state)
    with locking.lock(journal.state):
        try:
            return insisting(session.name, partial(_saved, journal, session, (), True))
        except (FileNotFoundError, OtherSessionError) as error:
            raise NoSessionError(
                f"{session.name} {happened(error)}.", "See: convo list"
            ) from None


def _saved(
    journal: Ground, session: Session, changes: tuple[Change, ...], more: bool
) -> Session:
    session = _with_one_name(journal, _followed(journal, session))
    path = journal.path(session.name)
    seen = saving.read_bytes(path)
    read = reading.parse(seen, session.name)
    must_be_known(read.tree, session.name)
    there = session._replace(tree=read.tree)
    if not _is_same(session, there):
        raise OtherSessionError(session.name)
    before, folder = _with_own_id(journal, there)
    tree = _changed(journal.guide, before.tree, changes)
    if before.answer(LEFT_OUT):
        from convo_prep.advice.kept_back import still_held

        tree = _changed(journal.guide, tree, (still_held(before, tree),))
    after = before._replace(tree=tree)
    _leave_predictions(journal, before, after)
    if changes and closing.closes(before, after, more):
        tree = _changed(journal.guide, tree, (_closed_today(journal, after),))
    data = rewritten(journal.guide, read, tree).encode("utf-8")
    _must_be_read_again(data, session.name)
    kept = journal.versions_in(folder)
    if data != seen:
        keep = partial(kept.take, path, seen, journal.today)
        journal.unconfirmed = not saving.replace(path, data, seen, keep)
        kept.wrote(data, _number(before, tree))
        if journal.run.is_long:
            from convo_prep.store.run_log import shorten

            shorten(journal.state)
            journal.run.is_long = False
    stored = relabelled(journal, before._replace(tree=tree), before)
    states.remember(journal, stored, folder)
    return stored


def _number(before: Session, tree: Mapping[str, Tree]) -> int:
    """Return which one of its label a file is, where a change alters the label."""
    after = before._replace(tree=tree)
    if (before.client, before.topic, before.id) == (
        after.client,
        after.topic,
        after.id,
    ):
        return 0
    return labels.number_of(before.name, before.client, before.topic, before.id)


def _must_be_read_again(data: bytes, name: str) -> None:
    """Refuse to write what could never be read.

    Raises:
        NotSavedError: the file would have more in it than is ever read.
    """
    if len(data) < LARGE:
        return
    try:
        reading.parse(data, name)
    except UnreadableFileError:
        raise NotSavedError(
            f"{name} would have more in it than convo reads again.",
            "Begin another conversation for the rest: convo prep --new",
        ) from None


def _with_own_id(journal: Ground, session: Session) -> tuple[Session, str]:
    """Return a session with the id that its versions hang on, and their folder.

    One that a hand began has none yet; one that was the copy of another has its id.
    """
    if folder := states.own(journal, session):
        return session, folder
    change = SetAnswer("id", states.id_for(journal, session), None)
    named = session._replace(tree=_changed(journal.guide, session.tree, (change,)))
    folder = os.path.join(journal.state, key(named))
    from convo_prep.store.earlier import claim

    claim(journal, session, folder)
    return named, folder


def _with_one_name(journal: Ground, session: Session) -> Session:
    folder, unread = journal.folder, journal.unread
    may_have_two = copies.may_have_other_names(folder, session.name, unread)
    if may_have_two and (own := states.own(journal, session)):
        from convo_prep.store.two_names import one_name

        return one_name(journal, session, own)
    return session


def _followed(journal: Ground, session: Session) -> Session:
    """Find a file again that got another name meanwhile."""
    if os.path.lexists(journal.path(session.name)) or not session.id:
        return session
    found = [
        each
        for each in journal.with_same_id(session)
        if each and key(each) == key(session) and _is_it(journal, session, each)
    ]
    return session._replace(name=found[0].name) if len(found) == 1 else session


def _is_it(journal: Ground, session: Session, found: Session) -> bool:
    """Whether a file with a session's id is not another one's, begun from its copy."""
    if client(found) == client(session):
        return True
    said = states.whose(os.path.join(journal.state, key(session)))
    return said is not None and said.path == journal.whole_path(found.name)


def _is_same(session: Session, there: Session) -> bool:
    """Whether a file still holds the session, and no other under the same name."""
    if session.id and session.id == there.id:
        return True
    now, then = (created(there), client(there)), (created(session), client(session))
    return now == then


def _changed(
    guide: Guide, tree: Mapping[str, Tree], changes: tuple[Change, ...]
) -> dict[str, Tree]:
    order = guide.order()
    changed = dict(tree)
    for change in changes:
        changed = apply(changed, change, order)
    return changed


def _closed_today(journal: Ground, session: Session) -> Change:
    """Return the change that closes a session on the day that it is there."""
    today = session.local(journal.clock()).date().isoformat()
    return SetAnswer("closed", today, None)


def _leave_predictions(journal: Ground, before: Session, after: Session) -> None:
    """Refuse what would change the predictions of a talk that has begun."""
    if sentence := predictions.refusal(before, after, journal.clock()):
        hint = "Nothing was saved. Replies, and what came up, can still change."
        raise FrozenError(sentence, hint)


def rewritten(guide: Guide, read: reading.Reading, tree: Mapping[str, Tree]) -> str:
    """Return a file's text for a new tree, with nothing else in it altered.

    Raises:
        NotSavedError: the change does not go into it.
    """
    typed = is_typed(guide)
    text = renewed(read.text, read.tree, tree, typed)
    if text is not None:
        return text
    # Only a file that a hand may have touched needs the parser, 10 ms to load.
    from convo_prep.notation.rewriting import rewrite

    return rewrite(read.text, read.tree, tree, typed)


def _judge(guide: Guide, change: Change) -> None:
    question = guide.find(change.path)
    if question is None:
        return
    if isinstance(change, SetAnswer):
        value = change.value
    else:
        value = change.line if isinstance(change, AddLine) else [change.item]
    if value and (wrong := kinds.judge(question, value)) and value != [""]:
        raise InvalidAnswerError(wrong, f"For example: {kinds.example(question)}")


def _conflict(
    journal: Ground, session: Session, changes: tuple[Change, ...], error: Exception
) -> ConflictError:
    path = journal.path(session.name)
    saving.make_folder(os.path.dirname(path))
    try:
        ours = _changed(journal.guide, session.tree, changes)
    except ClashError:
        ours = _changed(journal.guide, session.tree, tuple(map(forced, changes)))
    beside = saving.beside(path, journal.text(ours).encode("utf-8"))
    name = os.path.relpath(beside, journal.folder)
    return ConflictError(
        f"{session.name} {happened(error)}; your answer is kept in {name}.",
        f"Compare the two, keep what is right, then delete {name}.",
    )


def relabelled(journal: Ground, now: Session, before: Session) -> Session:
    """Give a file its full label once client and topic are known."""
    old, new = ((each.client, each.topic, each.id) for each in (before, now))
    if old == new:
        return now
    day = dates.from_stored(now.text("created"))
    if day is None or not labels.is_label_of(now.name, *old):
        return now
    if labels.label(day.day, *old) == labels.label(day.day, *new):
        return now
    return now._replace(name=_moved(journal, now, day.day))


def _moved(journal: Ground, session: Session, day: date) -> str:
    for number in range(1, 1000):
        new = labels.label(day, session.client, session.topic, session.id, number)
        if new == session.name:
            return new
        if saving.move(journal.path(session.name), journal.path(new)):
            return new
    return session.name


def must_be_known(tree: Mapping[str, Tree], name: str) -> None:
    """Refuse to change a file of which a newer convo knows more.

    Raises:
        NewerSchemaError: it is one.
    """
    schema = tree.get("schema", "1")
    if is_newer(schema):
        number = cut(str(schema), SHOWN)
        raise NewerSchemaError(
            f"{name} was written by a newer convo (schema {number}); it is only read.",
            "Install the newer convo to change it.",
        )
