"""`convo recap --eml`: a draft for one's own eyes, over nothing, and never sent."""

from __future__ import annotations

import email
import os
import stat
from email import policy
from pathlib import Path
from typing import Any

import pytest
from command_line import Convo
from terminal import ENTER

CONTACT = "contact=Dana Reyes, procurement, dana@acme.example"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """A conversation that ended well, yesterday."""
    made = Convo(tmp_path)
    made.done("prep", "Acme", "Too dear", "--set", "meeting_at=yesterday 3pm")
    made.done("set", CONTACT, "outcome=agreed", "agreed=The price stays.")
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "draft.eml"


def mail_of(data: bytes) -> Any:
    return email.message_from_bytes(data, policy=policy.default)


def test_the_message_is_written_as_a_mail_for_its_owner_alone(
    convo: Convo, file: Path
) -> None:
    umask = os.umask(0)
    ran = convo.done("recap", "--eml", str(file))
    os.umask(umask)
    mail = mail_of(file.read_bytes())
    assert mail["To"] == "dana@acme.example"
    assert mail["Subject"] == "Our talk on Friday 20 November"
    assert mail.get_content().replace("\r\n", "\n") == convo.done("recap").out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ran.out == ""
    assert "It is not sent." in ran.err
    assert "It is addressed to dana@acme.example, from With." in ran.err
    assert "Left out" in ran.err
    assert os.listdir(file.parent).count("draft.eml") == 1


def test_a_dash_is_stdout(convo: Convo) -> None:
    ran = convo.done("recap", "--eml", "-")
    assert mail_of(ran.out.encode())["X-Unsent"] == "1"


def test_a_draft_does_not_count_as_sent(convo: Convo, file: Path) -> None:
    before = convo.file.read_bytes()
    convo.done("recap", "--eml", str(file))
    assert convo.file.read_bytes() == before
    ran = convo("recap", "--sent", "--eml", str(file))
    assert ran.code == 2
    assert convo.file.read_bytes() == before


def what_it_is(file: Path) -> tuple[int, ...]:
    """What a write would change; looking at a link changes when it was read."""
    it = os.lstat(file)
    return it.st_ino, it.st_mode, it.st_nlink, it.st_size, it.st_mtime_ns


@pytest.mark.parametrize("what", ["file", "link", "folder", "pipe"])
def test_nothing_that_lies_there_is_touched_unasked(
    convo: Convo, file: Path, what: str
) -> None:
    other = file.with_name("other")
    other.write_text("mine", encoding="utf-8")
    if what == "file":
        file.write_text("mine", encoding="utf-8")
    elif what == "link":
        file.symlink_to(other)
    elif what == "folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    before = what_it_is(file)
    ran = convo("recap", "--eml", str(file))
    assert ran.code == 2
    assert f"There is a {file} already." in ran.err
    assert what_it_is(file) == before
    assert other.read_text("utf-8") == "mine"


def test_a_file_is_replaced_when_the_person_says_so(convo: Convo, file: Path) -> None:
    file.write_text("mine", encoding="utf-8")
    file.chmod(0o644)
    convo.done(
        "set", "thanks=your time", "updates=a mail", "acknowledged=You need time."
    )
    with convo.terminal("recap", "--eml", str(file)) as terminal:
        terminal.wait("already. Replace it?").idle().type(ENTER)
        assert terminal.end() == 130
    assert file.read_text("utf-8") == "mine"
    with convo.terminal("recap", "--eml", str(file)) as terminal:
        terminal.wait("already. Replace it?").idle().type("y", ENTER)
        assert terminal.end() == 0
    assert mail_of(file.read_bytes())["X-Unsent"] == "1"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_it_cannot_be_written_it_says_so(convo: Convo, file: Path) -> None:
    ran = convo("recap", "--eml", str(file.parent / "none" / "draft.eml"))
    assert ran.code == 23
    assert "It is not sent." not in ran.err


def test_without_an_outcome_there_is_no_mail(tmp_path: Path, file: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Too dear", "--set", "meeting_at=yesterday 3pm")
    ran = convo("recap", "--eml", str(file))
    assert ran.code == 2
    assert "How it ended is not written down yet" in ran.err
    assert not file.exists()


def test_a_mail_without_an_address_says_so(convo: Convo, file: Path) -> None:
    convo.done("set", "contact=Dana dana@acme.example, Lee lee@acme.example")
    ran = convo.done("recap", "--eml", str(file))
    assert "It has no address yet: With has none, or more than one." in ran.err
    assert mail_of(file.read_bytes())["To"] is None


def test_what_is_hostile_in_the_answers_adds_no_header(convo: Convo) -> None:
    evil = "Dana\nBcc: eve@evil.example"
    convo.done("set", f"contact={evil}", f"agreed={evil}", f"thanks={evil}")
    mail = mail_of(convo.done("recap", "--eml", "-").out.encode())
    assert "Bcc" not in mail
