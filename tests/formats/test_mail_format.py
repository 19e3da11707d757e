"""A draft of a mail has the headers it is meant to have, whatever the texts say."""

from __future__ import annotations

import email
import re
from email import policy
from email.message import EmailMessage
from typing import Any

import mailparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.formats.mail import mail_text
from convo_prep.text import one_line, visible

DANA = "dana@acme.example"
ALWAYS = {
    *("MIME-Version", "X-Unsent", "Subject"),
    *("Content-Type", "Content-Transfer-Encoding"),
}
HOSTILE = (
    "x\r\nBcc: eve@evil.example",
    "x\nBcc: eve@evil.example\n\nAnother body",
    "x\r\n\r\n<html>",
    "=?utf-8?Q?=0D=0ABcc:_eve@evil.example?=",
    "=?utf-8?B?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=",
    "a" * 70 + "\r\nBcc: eve@evil.example",
    "\u00e4" * 40 + " Bcc: eve@evil.example " + "\u00e4" * 40,
    "x\x85Bcc: y\u2028Bcc: z\x0bBcc: a\x0cBcc: b\x1cBcc: c\rBcc: d",
    "\x00\x07\x1b[2J",
    "\u202eright to left",
    "\ud800 alone",
    "\U0001f642" * 300,
    "word " * 2_000,
    ".\r\nFrom eve\r\n.\r\n",
    "--boundary\r\nContent-Type: text/html\r\n",
)
SIGNS = st.text('\r\n :=?BQbc\x85\u2028\u00e4\x00,;<>@"', max_size=200)
TEXTS = st.one_of(st.text(), st.sampled_from(HOSTILE), SIGNS)


def parsed(text: str) -> EmailMessage:
    found = email.message_from_bytes(text.encode("ascii"), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def said(mail: EmailMessage) -> str:
    return str(mail.get_content()).replace("\r\n", "\n")


def as_shown(text: str) -> str:
    return visible(one_line(text)).strip()


def test_a_draft_is_read_back_as_it_was_written() -> None:
    body = "Hello Dana,\n\nGr\u00fc\u00dfe: 5 \u20ac.\n\nKind regards\nSam\n"
    mail = parsed(mail_text("Our talk on Thursday 19 November", DANA, body))
    assert mail["Subject"] == "Our talk on Thursday 19 November"
    assert mail["To"] == DANA
    assert mail["X-Unsent"] == "1"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert said(mail) == body
    assert set(mail.keys()) == ALWAYS | {"To"}


def test_plain_words_stand_in_it_as_they_are() -> None:
    text = mail_text("Our talk", "", "Hello Dana,\n")
    assert "\r\nSubject: Our talk\r\n" in text
    assert text.endswith("\r\n\r\nHello Dana,\r\n")


@pytest.mark.parametrize(
    "to", ["", "Dana", f"{DANA}, eve@evil.example", f"{DANA}\r\nBcc: x", f"<{DANA}>"]
)
def test_what_is_no_plain_address_is_left_out(to: str) -> None:
    assert "To" not in parsed(mail_text("Our talk", to, "Hello"))


def test_an_address_and_a_name_in_a_subject_stay_in_the_subject() -> None:
    subject = "\u00dcber Dana, Bcc: eve@evil.example"
    mail = parsed(mail_text(subject, DANA, "Hello"))
    assert mail["Subject"] == subject
    assert [str(a.addr_spec) for a in mail["To"].addresses] == [DANA]


@given(subject=TEXTS, to=st.one_of(TEXTS, st.just(DANA)), text=TEXTS)
def test_no_text_becomes_a_header_or_another_mail(
    subject: str, to: str, text: str
) -> None:
    written = mail_text(subject, to, text)
    wanted = ALWAYS | ({"To"} if to == DANA else set())
    mail = parsed(written)
    assert sorted(mail.keys()) == sorted(wanted)
    assert not mail.is_multipart()
    assert not mail.defects
    assert said(mail) == visible(text).rstrip("\n") + "\n"
    assert one_line(mail["Subject"]) == one_line(as_shown(subject))
    other: Any = mailparser.parse_from_string(written)
    assert {name.lower() for name in other.headers} == {n.lower() for n in wanted}
    assert other.attachments == []
    assert (other.to, other.bcc, other.cc) == (
        [("", DANA)] if "To" in wanted else [],
        [],
        [],
    )


@given(subject=TEXTS, text=TEXTS)
def test_its_lines_are_plain_and_short_enough_for_any_mail_program(
    subject: str, text: str
) -> None:
    written = mail_text(subject, DANA, text)
    assert written.isascii()
    assert not re.search("(?<!\r)\n|\r(?!\n)", written)
    assert all(len(line) <= 76 for line in written.split("\r\n"))
