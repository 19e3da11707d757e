"""An action typed in one line, and what became of one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import LOCAL, TEXTS

from convo_prep import dates, kinds
from convo_prep.errors import InvalidAnswerError
from convo_prep.text import normal


# Saturday 21 November 2026 is now.
@pytest.mark.parametrize(
    ("line", "what", "owner", "due"),
    [
        ("Send the quote @me by friday", "Send the quote", "me", "2026-11-27"),
        ("Send the quote by friday @me", "Send the quote", "me", "2026-11-27"),
        ("@me Send the quote by friday", "Send the quote", "me", "2026-11-27"),
        ("Send @dana the quote", "Send the quote", "dana", ""),
        ("Send the quote", "Send the quote", "", ""),
        ("Send the quote @me", "Send the quote", "me", ""),
        ("Send the quote by friday", "Send the quote", "", "2026-11-27"),
        ("@me", "", "me", ""),
        ("by friday", "", "", "2026-11-27"),
        ("@me by friday", "", "me", "2026-11-27"),
        ("Sign it @client by 1 dec", "Sign it", "client", "2026-12-01"),
        ("Sign it by 1 dec @client", "Sign it", "client", "2026-12-01"),
        ("Deliver it by hand", "Deliver it by hand", "", ""),
        ("Deliver it by hand @me", "Deliver it by hand", "me", ""),
        ("Deliver it by hand by friday", "Deliver it by hand", "", "2026-11-27"),
        ("Two slides by Dana by 1 dec", "Two slides by Dana", "", "2026-12-01"),
        ("Answer after Easter", "Answer after Easter", "", ""),
        ("Answer by easter", "Answer by easter", "", ""),
        ("Send it by 12/1", "Send it by 12/1", "", ""),
        ("Write to dana@acme.example", "Write to dana@acme.example", "", ""),
        (
            "Write to dana@acme.example by friday",
            "Write to dana@acme.example",
            "",
            "2026-11-27",
        ),
        (
            "Mail me@acme.example the list @sam by monday",
            "Mail me@acme.example the list",
            "sam",
            "2026-11-23",
        ),
        ("Call them by tomorrow 3pm @me", "Call them", "me", "2026-11-22 15:00"),
        ("Call them BY Friday", "Call them", "", "2026-11-27"),
        ("Call them by in 3 days", "Call them", "", "2026-11-24"),
        ("Call them by eod", "Call them", "", "2026-11-21 17:00"),
        ("Send the quote by friday.", "Send the quote", "", "2026-11-27"),
        ("Send the quote by tomorrow.", "Send the quote", "", "2026-11-22"),
        ("Call them by monday 3 p.m.", "Call them", "", "2026-11-23 15:00"),
        ("Ask @dana, then send it", "Ask, then send it", "dana", ""),
        ("Ask @j.smith. Then send", "Ask. Then send", "j.smith", ""),
        ("Ask @dana and @sam", "Ask and @sam", "dana", ""),
        ("Stand by", "Stand by", "", ""),
        ("Stand by on friday", "Stand by", "", "2026-11-27"),
        ("Be on by 3pm", "Be on", "", "2026-11-21 15:00"),
        ("Call Dana on monday by 3pm", "Call Dana", "", "2026-11-23 15:00"),
        ("Grant, by thurs", "Grant", "", "2026-11-26"),
        ("me: send it by fri", "send it", "me", "2026-11-27"),
        ("Send it until friday", "Send it", "", "2026-11-27"),
        ("Send it till fri @me", "Send it", "me", "2026-11-27"),
        ("Send it, due: friday", "Send it", "", "2026-11-27"),
        ("Send it due by friday", "Send it", "", "2026-11-27"),
        ("Call Dana on friday", "Call Dana", "", "2026-11-27"),
        ("Send it by 31.12.2026", "Send it", "", "2026-12-31"),
        ("Send it by the end of the month", "Send it", "", "2026-11-30"),
        ("Meet on 1 dec, write by fri", "Meet on 1 dec, write", "", "2026-11-27"),
        ("Send it by none", "Send it", "", ""),
        ("Standby friday", "Standby", "", "2026-11-27"),
        ("Meet @ noon", "Meet", "", "2026-11-21 12:00"),
        ("  Send   the quote  ", "Send the quote", "", ""),
        ("Send it by 2026-12-01 09:30", "Send it", "", "2026-12-01 09:30"),
        ("Stay @@home", "Stay @@home", "", ""),
        ("Send it by 99999999999 days", "Send it by 99999999999 days", "", ""),
    ],
)
def test_an_action_is_read_from_one_line(
    line: str, what: str, owner: str, due: str
) -> None:
    said = {"what": what, "owner": owner, "due": due}
    assert kinds.parse_action(line, LOCAL) == {k: v for k, v in said.items() if v}


# A line as people jot it, and what, who and when is in it; REFUSE where none is clear.
JOTTED = [
    [cell.strip() for cell in f"{row} ".split("|")]
    for row in (Path(__file__).parent / "jotted_actions.txt")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("line", "what", "owner", "due"), JOTTED)
def test_a_jotted_line_says_what_who_and_when_or_is_refused(
    line: str, what: str, owner: str, due: str
) -> None:
    if what == "REFUSE":
        with pytest.raises(InvalidAnswerError) as refusal:
            kinds.agreed_action(line, LOCAL)
        assert refusal.value.hint
        noted = kinds.parse_action(line, LOCAL)
        assert kinds.unclear_date(line, LOCAL) or kinds.unsure_doer(line, LOCAL)
        assert set(re.findall(r"\w+", str(noted["what"]))) <= {
            *re.findall(r"\w+", line)
        }
    else:
        said = {"what": what, "owner": owner, "due": due}
        found = kinds.agreed_action(line, LOCAL)
        assert found == {key: value for key, value in said.items() if value}


@pytest.mark.parametrize("line", [row[0] for row in JOTTED])
def test_an_action_said_back_reads_the_same(line: str) -> None:
    try:
        found = kinds.agreed_action(line, LOCAL)
    except InvalidAnswerError:
        return
    if " " in str(found.get("owner", "")):
        return
    words = kinds.action_words(found, LOCAL).partition(" (")[0]
    again = kinds.agreed_action(words, LOCAL)
    assert again.get("due") == found.get("due")
    assert again.get("owner") == found.get("owner")


# What each looks like a date by, and is none.
UNCLEAR = {
    "Send it by 10/12": "by 10/12",
    "Send it by q1": "by q1",
    "Send it by soon.": "by soon",
    "Send it by the end of the sprint, please": "by the end of the sprint",
    "Send it by next spring @me": "by next spring",
    "Send it by 15": "by 15",
    "Send it by the 21st": "by the 21st",
    "Send it by june": "by june",
    "Send it by mid-december": "by mid-december",
    "Send it by 2 weeks": "by 2 weeks",
    "Send it by saturday": "by saturday",
    "Send it by friday to Grant": "by friday",
    "Send it by friday for the talk on monday": "by friday",
    "Send it before friday": "before friday",
    "Send it due asap": "due asap",
    "Send it on the 31st": "on the 31st",
    "Send it by Wed/Thu": "by Wed/Thu",
    "Send it by 3 at the latest": "by 3",
    "Send it by 3 o'clock": "by 3",
    "Send it every friday": "every friday",
    "Send it friday or monday": "or monday",
    "Send it early next week": "early next week",
    "Send it after monday": "after monday",
    "Book a room for friday": "for friday",
    "Send it asap": "asap",
    "Send it soon.": "soon",
}
NO_DATES = (
    "Send it by Grant",
    "Send it by email",
    "Stand by me",
    "Cut the price by 20%",
    "Cut it by 5 people",
    "Cut it by 1.5 points",
    "Split it by month",
    "Work on 24 seats",
    "Meet on the 3rd floor",
    "Prepare the demo on monday with all of them",
    "Read it before the talk",
    "Depends on the next call",
)


@pytest.mark.parametrize(("line", "unclear"), UNCLEAR.items())
def test_what_looks_like_a_date_and_is_none_is_refused_by_name(
    line: str, unclear: str
) -> None:
    assert kinds.unclear_date(line, LOCAL).startswith(unclear)
    with pytest.raises(InvalidAnswerError) as refusal:
        kinds.agreed_action(line, LOCAL)
    words = unclear.split()
    assert words[-1 if len(words) < 5 else 0] in refusal.value.sentence
    assert "Grant" not in refusal.value.sentence
    assert refusal.value.hint


@pytest.mark.parametrize("line", UNCLEAR)
def test_in_a_note_it_stays_text_with_every_word(line: str) -> None:
    found = kinds.parse_action(line, LOCAL)
    assert "due" not in found
    assert str(found["what"]).split() == line.replace(" @me", "").split()


@pytest.mark.parametrize("line", NO_DATES)
def test_what_only_has_such_a_word_is_no_date(line: str) -> None:
    assert kinds.agreed_action(line, LOCAL) == {"what": line}
    assert kinds.unclear_date(line, LOCAL) == ""


@pytest.mark.parametrize("line", ["by friday", "@me", "@me by friday", "by none", ""])
def test_an_action_without_words_is_refused(line: str) -> None:
    with pytest.raises(InvalidAnswerError, match="what is to be done"):
        kinds.agreed_action(line, LOCAL)


PIECES = (
    *("Send it", "by", "until", "due", "before", "on", "@me", "friday", "soon", "-"),
    *("none", "31.12.2026", "10/12", "20%", "3", "pm", "end of", "month", "the", "Q1"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join))
def test_every_word_of_an_action_is_kept_or_read_or_refused(line: str) -> None:
    found = kinds.parse_action(line, LOCAL)
    left = str(found.get("what", "")).split()
    typed = re.sub("^(- )+(?=[A-Za-z@])", "", line).split()
    if found.get("owner"):
        typed.remove("@me")
    if "due" in found or kinds.says_none(" ".join(typed[len(left) :])):
        assert typed[: len(left)] == left
        assert len(typed) > len(left)
    else:
        assert typed == left


HURRIED = (
    *("Send it", "review", "me:", "(me)", "- me", "Priya:", "- Priya", "[ ]", "*"),
    *("tmrw", "tues", "nxt wk", "3ish", "9", "24th", "3dec", "eod", "2-3pm", "0900"),
    *("by tues", "on 3dec", "w/c", "7 dec", "1/12", "13/12", "please", "(fri)", "pls"),
    *("@10", "@sam", "we", "they need", "I'll", "and", "or", "tomorrow", "mon"),
)
NAMES = {"me": ("me",), "we": ("we",), "them": ("they",)}


def told(line: str) -> list[str]:
    """Return the words of a line, without the signs around them."""
    plain = re.sub(
        r"[(),:\[\]*@]|(?<!\S)-(?!\S)", " ", line.lower().replace("@10", "at 10")
    )
    return plain.replace("i'll", "me").split()


@given(st.lists(st.sampled_from(HURRIED), max_size=7).map(" ".join))
def test_what_is_no_word_of_an_action_is_its_owner_and_its_date(line: str) -> None:
    try:
        found = kinds.agreed_action(line, LOCAL)
    except InvalidAnswerError:
        return
    left = told(line)
    owner = str(found.get("owner", "")).lower()
    for word in (*told(str(found["what"])), *NAMES.get(owner, owner.split())):
        left.remove(word)
    typed = " ".join(left)
    for lead in ("by ", "on "):
        typed = typed.removeprefix(lead)
    if "due" in found:
        assert dates.parse(typed, LOCAL).stored() == found["due"]
    else:
        assert typed == ""


@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join))
def test_an_action_is_read_alike_wherever_it_is_not_refused(line: str) -> None:
    try:
        found = kinds.agreed_action(line, LOCAL)
    except InvalidAnswerError:
        return
    assert found == kinds.parse_action(line, LOCAL)


@given(st.text())
def test_no_word_of_an_action_is_lost(line: str) -> None:
    # Without a sign for an owner or a date all of it is the action.
    plain = re.sub("@|by|until|till|due|on|before", "", line, flags=re.IGNORECASE)
    found = kinds.parse_action(plain, LOCAL)
    assert "owner" not in found
    if "due" not in found:
        assert str(found.get("what", "")).split() == normal(plain).split()


@given(TEXTS | st.text())
def test_any_line_is_an_action(line: str) -> None:
    found = kinds.parse_action(line, LOCAL)
    assert all(isinstance(text, str) and text for text in found.values())
    assert list(found) == [key for key in ("what", "owner", "due") if key in found]


@pytest.mark.parametrize(
    ("line", "news"),
    [
        ("done", {"done": "2026-11-21"}),
        ("Done.", {"done": "2026-11-21"}),
        ("done friday", {"done": "2026-11-20"}),
        ("done: yesterday", {"done": "2026-11-20"}),
        ("done on 1 nov", {"done": "2026-11-01"}),
        ("dropped: no budget", {"dropped": "no budget"}),
        ("dropped, they found\nanother", {"dropped": "they found another"}),
        ("DROPPED", {"dropped": "dropped"}),
        ("friday", {"due": "2026-11-27"}),
        ("in 2 weeks", {"due": "2026-12-05"}),
        ("1 dec 15:00", {"due": "2026-12-01 15:00"}),
        ("none", {"due": ""}),
        ("by none", {"due": ""}),
    ],
)
def test_news_of_an_action_is_read_from_one_line(
    line: str, news: dict[str, str]
) -> None:
    assert kinds.parse_news(line, LOCAL) == news


@pytest.mark.parametrize("line", ["yes", "soon", "done soon", "doner", "", "12/1"])
def test_what_is_no_news_says_what_would_be(line: str) -> None:
    with pytest.raises(InvalidAnswerError) as refusal:
        kinds.parse_news(line, LOCAL)
    assert "dropped: why" in refusal.value.hint
    assert line.removeprefix("done ") in refusal.value.sentence


@given(TEXTS | st.text())
def test_any_news_is_read_or_refused(line: str) -> None:
    try:
        news = kinds.parse_news(line, LOCAL)
    except InvalidAnswerError:
        return
    ((key, value),) = news.items()
    assert value or (key == "due" and kinds.says_none(line))


@pytest.mark.parametrize(
    "line", ["done tomorrow", "done next friday", "done 1 dec 2030"]
)
def test_nothing_is_done_on_a_day_that_has_not_come(line: str) -> None:
    with pytest.raises(InvalidAnswerError, match="has not come yet"):
        kinds.parse_news(line, LOCAL)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("They pay the last invoice by Friday", True),
        ("Acme pays half by 1 dec", True),
        ("Send the quote @me by friday", True),
        ("Tom to check it until end of month", True),
        ("They decide within two weeks", True),
        ("They pay the last invoice", False),
        ("Payment by friday", False),
        ("The price stays until 31 dec", False),
        ("They were invoiced on friday", False),
        ("One of two versions", False),
        ("We agreed on 5 dec", False),
        ("Send it by soon @me", False),
        ("@me by friday", False),
    ],
)
def test_who_does_what_by_when_is_a_promise_and_less_is_none(
    line: str, promise: bool
) -> None:
    assert kinds.is_promise(line, LOCAL) is promise


def test_you_behind_the_sign_is_whoever_the_message_goes_to() -> None:
    found = kinds.agreed_action("Send me the list @you by friday", LOCAL)
    assert (found["what"], found["owner"]) == ("Send me the list", "them")
