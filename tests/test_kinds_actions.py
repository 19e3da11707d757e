"""An action typed in one line, and what became of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import LOCAL, TEXTS

from convo_prep import kinds
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
        ("Standby friday", "Standby friday", "", ""),
        ("Meet @ noon", "Meet @ noon", "", ""),
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


@given(st.text())
def test_no_word_of_an_action_is_lost(line: str) -> None:
    # Without a sign for an owner or a date all of it is the action.
    plain = line.replace("@", "").replace("by", "")
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
    (value,) = news.values()
    assert value
