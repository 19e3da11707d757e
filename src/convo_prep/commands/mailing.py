"""What `recap --eml` does: the message as a mail, in a file for its owner alone."""

from __future__ import annotations

from pathlib import Path

from convo_prep.desk import recapping, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.errors import StoppedError, UsageError
from convo_prep.formats.mail import mail_text
from convo_prep.session import Session
from convo_prep.session.sure_name import quoted
from convo_prep.store import saving
from convo_prep.views.envelope import address, subject

STDOUT = "-"


def write_mail(desk: Desk, session: Session, file: str) -> None:
    """Write the message as the draft of a mail to a file, or to stdout for `-`.

    Raises:
        UsageError: there is no message yet, or something else lies there.
        NotSavedError: the disk does not take it.
        StoppedError: the person keeps what lies there.
    """
    made = recapping.message(desk, session)
    to = address(session.text("contact"))
    mail = mail_text(subject(session, desk.now), to, made.text)
    if file == STDOUT:
        saying.write(desk, mail, utf8=True)
    else:
        _put(desk, file, mail.encode("ascii"))
        saying.tell(desk, f"Written to {file}, for you alone to read. It is not sent.")
    recapping.tell_lacks(desk, session, made)
    label = desk.guide.question("contact").label
    none = f"It has no address yet: {label} has none, or more than one."
    saying.tell(desk, f"It is addressed to {to}, from {label}." if to else none)


def _put(desk: Desk, file: str, data: bytes) -> None:
    try:
        saving.create(file, data)
    except FileExistsError:
        _refuse_unless_meant(desk, file)
        saving.overwrite(file, data, sync=True)


def _refuse_unless_meant(desk: Desk, file: str) -> None:
    """Make sure that a file may be replaced; nothing but a plain file ever is."""
    there = f"There is a {file} already."
    plain = Path(file).is_file() and not Path(file).is_symlink()
    if not plain:
        raise UsageError(there, "Name another.")
    if not desk.can_ask:
        raise UsageError(there, f"Name another, or remove it first: rm {quoted(file)}")
    saying.tell(desk, there)
    if not face_of(desk).confirm("Replace it?", default=False):
        raise StoppedError("Nothing was written.")
