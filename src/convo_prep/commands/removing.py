"""What is removed or closed: named for sure, or shown to the person and confirmed."""

from __future__ import annotations

from typing import NamedTuple

from convo_prep.desk import finding, returning
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.errors import (
    NoSessionError,
    StoppedError,
    UnreadableFileError,
    UsageError,
)
from convo_prep.session import Session
from convo_prep.session.sure_name import quoted, sure_name
from convo_prep.store import forgetting, states
from convo_prep.store.kept import Kept
from convo_prep.text import bare

FORGET = finding.Wanted((), "conversation", "forget")
OUT_OF_REACH = (
    "Not reached from here: git history, synced copies, backups, exports, mails sent."
)


class Target(NamedTuple):
    """What is to be removed.

    `session` is empty where its file cannot be read; `lost` is set where there are
    only versions; `copy_of` is the file that a copy is one of, `sharing` what else
    has the versions that go, `copies` those of it in the journal.
    """

    session: Session
    named: bool
    lost: Kept | None = None
    copy_of: str = ""
    sharing: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return self.session.title or self.session.name


def target(desk: Desk, reference: str) -> Target:
    """Return what a reference names, be its file there, damaged or gone.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits, and nobody can be asked.
    """
    try:
        name, _ = finding.file_to_change(desk, reference, FORGET)
    except NoSessionError:
        found = returning.lost(desk, reference)
        if not found:
            raise
        one = returning.only(desk, found, "forget")
        return Target(one.session, bare(reference) == one.id, one)
    named = finding.is_exact(desk, reference, name)
    try:
        session = desk.journal.open(name)
    except UnreadableFileError:
        return Target(Session({}, desk.guide, name), named)
    if copy_of := desk.unread.copies.get(name, ""):
        return Target(session, named, None, copy_of)
    sharing, copies = _sharing(desk, session), _copies(desk, session)
    return Target(session, named, sharing=sharing, copies=copies)


def refuse_unless_sure(
    desk: Desk, found: Target, yes: bool, words: bool = False
) -> None:
    """Make sure that this, and nothing else, is meant to be removed.

    With `words` only some of it are, which no hint repeats.

    Raises:
        UsageError: nobody can be asked, or what is described is not named.
        StoppedError: the person says no.
    """
    if yes and found.named:
        return
    if yes or not desk.can_ask:
        only = " --text -" if words else ""
        hint = f"Type: convo forget {_exactly(found)}{only} --yes"
        what = "With --yes only an id or a file's whole name will do"
        raise UsageError(
            f"{what}; this describes {found.title}."
            if yes
            else "There is no terminal to ask on.",
            hint,
        )
    where = f" ({found.session.name})" if found.session.name else ""
    question = f"Remove {found.title}{where} for good?"
    question = "Take them out everywhere, for good?" if words else question
    if not face_of(desk).confirm(question, default=False):
        raise StoppedError("Nothing was removed.")


def remove(desk: Desk, found: Target) -> list[str]:
    """Remove it, and return the sentences that say what went and what stays."""
    if found.lost is not None:
        forgetting.forget_versions(desk.journal, found.lost)
        return [f"What was kept of {found.title} is removed."]
    beside = forgetting.left_beside(desk.journal, found.session.name)
    forgetting.forget(desk.journal, found.session, copy=bool(found.copy_of))
    if found.copy_of:
        said = [f"{found.session.name} is removed; {found.copy_of} stays as it is."]
    else:
        said = [f"{found.title} is removed, with its kept versions."]
    if found.sharing:
        stays = ", ".join(map(quoted, found.sharing))
        said.append(f"Those versions were also of a copy, which stays: {stays}")
    if beside:
        said.append(f"Left beside it by other programs: {', '.join(beside)}")
    return said


def _sharing(desk: Desk, session: Session) -> tuple[str, ...]:
    """Return the copies of a session, in this journal and in that of its state."""
    here = [*_copies(desk, session)]
    folder = states.own(desk.journal, session)
    said = states.whose(folder) if folder else None
    known = {desk.journal.whole_path(name) for name in [session.name, *here]}
    if said and said.path not in known and states.stands(said.path, session):
        here.append(said.path)
    return tuple(here)


def _copies(desk: Desk, session: Session) -> tuple[str, ...]:
    copies = desk.unread.copies
    return tuple(copy for copy, goes_on in copies.items() if goes_on == session.name)


def _exactly(found: Target) -> str:
    if found.lost is not None:
        return found.lost.id
    return quoted(found.session.name) if found.copy_of else sure_name(found.session)
