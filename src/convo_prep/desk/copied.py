"""What is said of copies that stand beside a conversation's file, and the way out."""

from __future__ import annotations

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError
from convo_prep.session.differing import differing
from convo_prep.session.sure_name import quoted, sure_name
from convo_prep.text import cut

NAMED = 3
LISTED = 8
WIDEST = 160


def tell(desk: Desk) -> None:
    """Say of each copy that a command met where it is, and how it differs.

    A command that has taken one conversation speaks of that one alone. A second name
    that was taken away is said too.
    """
    for name, stays, version in desk.journal.renamed:
        kept = f"is kept as version {version}" if version else "is gone"
        saying.tell(desk, f"{name} was a second name of {stays}; it {kept}.")
    if saying.COPIES in desk.said:
        return
    desk.said.add(saying.COPIES)
    taken = set(desk.taken)
    pairs = [
        (copy, goes_on)
        for copy, goes_on in desk.unread.copies.items()
        if not taken or {copy, goes_on} & taken
    ]
    for copy, goes_on in pairs[:NAMED]:
        saying.tell(desk, *_about(desk, copy, goes_on, copy in taken))
    more = len(pairs) - NAMED
    copies = "1 more copy" if more == 1 else f"{more} more copies"
    saying.tell(desk, f"And {copies}: convo check" if more > 0 else "")


def difference(desk: Desk, copy: str, goes_on: str) -> str:
    """Say in which answers a copy differs."""
    try:
        labels = differing(desk.journal.open(goes_on), desk.journal.open(copy))
    except ConvoError:
        return ""
    if not labels:
        return "It says the same."
    more = len(labels) - LISTED
    rest = f" and {more} more" if more > 0 else ""
    return cut(f"It differs in: {', '.join(labels[:LISTED])}{rest}.", WIDEST)


def _about(desk: Desk, copy: str, goes_on: str, named: bool) -> tuple[str, str]:
    differs = difference(desk, copy, goes_on)
    forget = f"convo forget {quoted(copy)}"
    if named:
        return (
            f"This is a copy of {goes_on}. {differs}".rstrip(),
            f"Remove it: {forget}",
        )
    said = f"{copy} is a copy; convo goes by {goes_on}. {differs}".rstrip()
    if differs.startswith("It says"):
        return said, f"Remove the copy: {forget}"
    name = sure_name(desk.journal.open(goes_on))
    return said, f"Take over what is right: convo set {name} KEY=VALUE; then: {forget}"
