"""The other side's message: what of it is new, and what it is about in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.their_message import MOST, is_message, issue_of, told
from convo_prep.text import normal

MAIL = """\
From: Dana Reyes <dana@acme.example>
To: Bo
Subject: AW: RE: Invoice 2031

Hi Bo,

Why is it 20 % up?
We never agreed to that.

Kind regards,
Dana Reyes

On Mon, 16 Nov 2026 at 10:12, Bo <bo@x.example> wrote:
> Here it is. Is it fine?
"""


@pytest.mark.parametrize(
    "text",
    [
        MAIL,
        "One line\nand another",
        "Subject: Invoice 2031",
        "From: Dana Reyes",
        "Hi Bo, we are not happy with it. Best regards, Dana",
    ],
)
def test_several_lines_or_the_look_of_a_mail_make_a_message(text: str) -> None:
    assert is_message(normal(text))


@pytest.mark.parametrize(
    "text",
    [
        "They want 20% off the renewal.",
        "Hi from the new buyer, who wants it cheaper.",
        "It is about two things: the price, and the date.",
        "Dana says thanks, and wants it cheaper. Best of all would be a no.",
        "",
    ],
)
def test_an_account_in_one_line_is_no_message(text: str) -> None:
    assert not is_message(normal(text))


def test_a_message_is_about_its_subject_without_the_signs_of_an_answer() -> None:
    assert issue_of(MAIL) == "Invoice 2031"


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Hi,\n\nIt is up. Why is it 20 % up? Who said so?", "Why is it 20 % up?"),
        ("Dear Ms. Reyes, the site is down. Call me.", "The site is down."),
        (
            "Hi Bo,\nI hope you are well. We will not pay No. 5 now.\n",
            "We will not pay",
        ),
        ("Hi Bo,\nThank you for your mail.\n", "Thank you for your mail."),
        ("Hallo Bo,\nwir zahlen nicht.\nViele Grüße\nDana", "Wir zahlen nicht."),
        ("\n\n", ""),
        ("> all of it\n> is older", ""),
    ],
)
def test_else_its_first_question_else_its_first_sentence(text: str, issue: str) -> None:
    found = issue_of(normal(text))
    assert found.startswith(issue)
    assert bool(found) is bool(issue)


OLDER = "It is dear, he wrote, and late.\n\n{}\nOLD words of ours?\n"


@pytest.mark.parametrize(
    "between",
    [
        "> OLD words\n> OLD again?\n>",
        "On Mon, 16 Nov 2026 at 10:12, Bo <bo@x.example> wrote:",
        "On Mon, 16 Nov 2026 at 10:12, Bo of a long name\n<bo@x.example> wrote:",
        "Am 16.11.2026 um 10:12 schrieb Bo <bo@x.example>:",
        "-----Original Message-----",
        "---------- Forwarded message ----------",
        "________________________________",
        "From: Bo\nSent: Monday\nTo: Dana\nSubject: OLD one",
        "-- ",
    ],
)
def test_older_mail_and_signatures_are_no_part_of_it(between: str) -> None:
    text = OLDER.format(between).replace(">\nOLD", "> OLD")
    found = told(normal(text))
    assert found.text == "It is dear, he wrote, and late."


def test_an_answer_below_and_between_older_lines_is_its_writers_own() -> None:
    text = "On 16 Nov 2026, Bo wrote:\n> Are you paying?\n\nNo.\n> When then?\nNever."
    assert told(text).text == "No.\nNever." or told(text).text == "No. Never."
    assert "paying" not in told(text).text


def test_what_they_say_somebody_wrote_is_theirs() -> None:
    text = "In March you wrote:\n\nWe deliver by May.\n\nOn 5 May nothing came."
    assert told(text).paragraphs == (
        "In March you wrote:",
        "We deliver by May.",
        "On 5 May nothing came.",
    )


def test_a_thank_you_in_the_middle_ends_nothing() -> None:
    text = "Hi,\nThanks\n" + "\n".join(f"Line {number}." for number in range(20))
    assert "Line 19." in told(text).text


@given(st.text('ab>:?.\n-" ', max_size=300) | st.text(max_size=300))
def test_whatever_is_pasted_one_line_comes_of_it(text: str) -> None:
    found = issue_of(normal(text))
    assert "\n" not in found
    assert len(found) <= MOST


@pytest.mark.parametrize(
    "piece",
    ["On ", "> ", "Best\n", "From: a\n", "Re: ", "-- original", "*", "Hi ", '"', "x?"],
)
def test_a_text_made_to_be_slow_is_not(piece: str) -> None:
    # Each took a regular expression of mail libraries longer than anybody waits.
    assert len(issue_of(normal(piece * 20_000))) <= MOST
