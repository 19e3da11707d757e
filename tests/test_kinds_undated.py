"""Nobody is asked for a day where a line says none, and is where one may be meant."""

from __future__ import annotations

from datetime import datetime

import pytest
from made_sessions import LOCAL

from convo_prep import kinds
from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.due import due

# A Saturday, as everywhere; on a Tuesday and a Friday other days are open.
DAYS = (LOCAL, datetime(2026, 11, 24, 10), datetime(2026, 11, 27, 10))
NONE_MEANT = (
    "Waive the late fee",
    "Ask why the reports are late again",
    "Show the full state, late parts included",
    "Check the late-payment clause",
    "Find somebody for support around the clock",
    "Plan around it",
    "Write down what happened around then",
    "Say what we do if they stop mid-project",
    "Decide who is on call at night",
    "Turn off the alerts at night",
    "Have somebody there day and night",
    "Ask who is in the office all night",
    "Wish them a nice weekend",
    "Stop taking calls in my lunch",
    "Extend the trial by 30 days",
    "Delay the launch by two weeks",
    "Cut the notice by a month",
    "Explain what broke a year later",
    "Say why it came three months later",
    "Ask for half now and half later",
    "Compare May against April",
    "What do you need from us today?",
    "Which of them has somebody waiting for it this week?",
    "Why didn't you say so in March?",
    "What if it breaks next year",
    "Why am I only hearing this now",
    "No budget this year",
    "No increase until the end of the term",
    "Not today",
    "Nobody there at the weekend",
    "We talked about it on the phone in March",
    "You dropped the ball in May",
    "I should have told you on the Monday",
    "They didn't answer on the weekend",
    "I bought it in may",
    "They can't pay more this year",
    "We have no time for it this week",
)
PERHAPS_MEANT = (
    "Call late in the evening",
    "Call around noon or so",
    "Send it late december",
    "Send it around six weeks",
    "Send it later",
    "Send it soon",
    "Do it over the weekend",
    "No problem, we do it over the weekend",
    "Not later than soon: send it",
    "They promised it for tonight",
    "It was promised for the first",
    "It was to be there in May",
    "I did it, they answer in may",
    "Dana said in march",
    "Extend the trial by soon",
    "Send it by 30 days",
    "Send the quote this week",
    "We need it this month",
    "Could you deliver before easter",
    "Start in august",
    "I had it for them by soon",
    "We can't send it before friday",
    "Send it in a few days",
    "Book the hall for 24 november",
    "Send it asap",
)


@pytest.mark.parametrize("now", DAYS, ids=str)
@pytest.mark.parametrize("line", NONE_MEANT)
def test_a_line_without_a_day_is_asked_for_none(line: str, now: datetime) -> None:
    for typed in (line, line.lower(), line if line.endswith("?") else f"{line}."):
        found = due(typed, now)
        assert (found.unclear, found.stored) == ("", "")
        assert found.text == typed
    assert kinds.unclear_date(line, now) == ""


@pytest.mark.parametrize("now", DAYS, ids=str)
@pytest.mark.parametrize("line", PERHAPS_MEANT)
def test_a_line_that_may_mean_a_day_is_still_asked_about(
    line: str, now: datetime
) -> None:
    assert due(line, now).unclear
    with pytest.raises(InvalidAnswerError):
        kinds.agreed_action(line, now)


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        ("Extend the trial by 4 dec", "2026-12-04"),
        ("Waive the late fee by 4 dec", "2026-12-04"),
        ("What we owe: the list by 4 dec", "2026-12-04"),
        ("We had two versions left to send by 4 dec", "2026-12-04"),
    ],
)
def test_a_day_beside_such_words_is_read_as_before(line: str, stored: str) -> None:
    assert due(line, LOCAL).stored == stored
