"""What a person may type for a date, what it means, and that nothing is guessed."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.when import MONTHS
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.first_of_two import told

NOW = dt.datetime(2026, 11, 21, 17, 10, 42)  # a Saturday
BERLIN = dt.timezone(dt.timedelta(hours=1))


def rows(name: str) -> list[tuple[str, str]]:
    """Read a table of `what is typed = what it means`, one a line."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    pairs = (row.split(" = ", 1) for row in text.splitlines())
    return [(typed, meaning) for typed, meaning in pairs]


AHEAD, PAST, REFUSED = rows("ahead"), rows("past"), rows("refused")
LONG = (1, 3, 5, 7, 8, 10, 12)
COMING = {
    "monday": dt.date(2026, 11, 23),
    "tuesday": dt.date(2026, 11, 24),
    "wednesday": dt.date(2026, 11, 25),
    "thursday": dt.date(2026, 11, 26),
    "friday": dt.date(2026, 11, 27),
    "saturday": dt.date(2026, 11, 28),
    "sunday": dt.date(2026, 11, 22),
}
DATED = (
    "1 dec",
    "dec 1 2027",
    "2026-12-01",
    "tue 1 dec",
    "in a week",
    "in 2 days",
    "2 days ago",
)
CALENDAR_FORMS = {
    "1 dec": dt.date(2026, 12, 1),
    "dec 1 2027": dt.date(2027, 12, 1),
    "2026-12-01": dt.date(2026, 12, 1),
}
DAY_FORMS = {
    "today": dt.date(2026, 11, 21),
    "tomorrow": dt.date(2026, 11, 22),
    "yesterday": dt.date(2026, 11, 20),
    "next week": dt.date(2026, 11, 23),
    "in a week": dt.date(2026, 11, 28),
    "in 2 days": dt.date(2026, 11, 23),
    "2 days ago": dt.date(2026, 11, 19),
    "tue 1 dec": dt.date(2026, 12, 1),
    **CALENDAR_FORMS,
    **{f"next {name}": day for name, day in COMING.items() if name != "sunday"},
    **{name: day for name, day in COMING.items() if name != "saturday"},
}
TIME_FORMS = {
    "noon": dt.time(12),
    "eod": dt.time(17),
    "at 10": dt.time(10),
    "at 9:05": dt.time(9, 5),
    **{f"{hour:02}:{hour:02}": dt.time(hour, hour) for hour in range(24)},
    **{f"{hour or 12}am": dt.time(hour) for hour in range(12)},
    **{f"{hour or 12} pm": dt.time(hour + 12) for hour in range(12)},
}

WORDS = (
    *COMING,
    *("the", "15th", "9", "10/12", "5.12", "14.30", "3pm", "at", "on", "of", "next"),
    *("week", "month", "end", "last", "this", "in", "2", "weeks", "ago", "tomorrow"),
    *("morning", "tonight", "half", "past", "to", "ten", "dec", "1", "2027", "by"),
)
ANY_NOW = st.datetimes()
NOWS = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2190, 1, 1))
DAYS = st.dates()


def refusal(line: str, now: dt.datetime = NOW, past: bool = False) -> str | None:
    try:
        dates.parse(line, now, past)
    except InvalidAnswerError as error:
        return error.sentence
    return None


@pytest.mark.parametrize(("typed", "meaning"), AHEAD)
def test_a_line_of_the_grammar_means_one_day_or_moment(
    typed: str, meaning: str
) -> None:
    assert dates.parse(typed, NOW).stored() == meaning


@pytest.mark.parametrize(("typed", "meaning"), PAST)
def test_for_what_has_happened_the_last_one_is_meant(typed: str, meaning: str) -> None:
    assert dates.parse(typed, NOW, past=True).stored() == meaning


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_a_line_not_fully_understood_is_refused_by_name(
    typed: str, reason: str
) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        dates.parse(typed, NOW)
    said = f"'{typed}'" if len(typed.split()) < 5 else "This"
    assert caught.value.sentence.startswith(f"{said} ")
    assert caught.value.sentence.endswith(f"{reason}.")
    assert caught.value.hint


def test_the_hint_shows_lines_that_the_grammar_takes() -> None:
    hints = {}
    for past, typed in ((False, "asap"), (True, "asap"), (False, "12/1")):
        with pytest.raises(InvalidAnswerError) as caught:
            dates.parse(typed, NOW, past)
        hints[typed, past] = caught.value.hint
    assert hints["asap", False] == (
        "Try: tomorrow 9:30, thursday 3pm, in 2 weeks, 1 dec 15:00"
    )
    for (_, past), hint in hints.items():
        for line in hint.split(": ", 1)[1].replace(", or ", ", ").split(", "):
            assert dates.parse(line, NOW, past)


@given(NOWS, st.booleans())
def test_the_hint_holds_on_every_day(now: dt.datetime, past: bool) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        dates.parse("asap", now, past)
    for line in caught.value.hint.removeprefix("Try: ").split(", "):
        assert dates.parse(line, now, past)


def test_of_todays_weekday_the_hint_says_today_or_a_word_for_the_other_day() -> None:
    hints = []
    for typed, past in (("sat", False), ("by sat 18:00", False), ("saturday", True)):
        with pytest.raises(OpenDateError) as caught:
            dates.parse(typed, NOW, past)
        hints.append(caught.value.hint)
    assert hints == [
        "Say: today, or next sat",
        "Say: today 18:00, or next sat 18:00",
        "Say: today, or last sat",
    ]


def test_todays_weekday_with_an_earlier_time_is_refused_for_what_has_happened() -> None:
    sentence = refusal("saturday 15:00", past=True)
    assert sentence == "'saturday 15:00' may be today or a week away."


@pytest.mark.parametrize("typed", ["", "   ", ",", " , ,\t"])
def test_a_line_without_words_is_refused(typed: str) -> None:
    assert "is no date I know" in (refusal(typed) or "")


def test_a_long_line_is_cut_in_the_quote() -> None:
    sentence = refusal("x" * 500) or ""
    assert sentence == f"'{'x' * 39}…' is no date I know."


def test_the_month_after_the_31st_ends_on_its_last_day() -> None:
    assert dates.parse("in a month", dt.datetime(2027, 1, 31)).stored() == "2027-02-28"
    assert dates.parse("in a month", dt.datetime(2028, 1, 31)).stored() == "2028-02-29"
    assert dates.parse("a month ago", dt.datetime(2026, 7, 31)).stored() == "2026-06-30"


def test_an_offset_of_now_changes_nothing() -> None:
    aware = NOW.replace(tzinfo=BERLIN)
    assert dates.parse("in 10 min", aware) == dates.parse("in 10 min", NOW)
    assert dates.read_back(When(NOW.date(), dt.time(18)), aware).endswith("(in 50 min)")


@pytest.mark.parametrize("day", DAY_FORMS)
def test_a_day_and_a_time_are_understood_in_either_order(day: str) -> None:
    for time, clock in TIME_FORMS.items():
        meant = When(DAY_FORMS[day], clock)
        assert dates.parse(f"{day} {time}", NOW) == meant
        assert dates.parse(f"{time} {day}", NOW) == meant
        assert dates.parse(f"{time}, on {day}", NOW) == meant


@pytest.mark.parametrize("first", DAY_FORMS)
def test_two_days_are_refused_unless_a_weekday_fits_the_date_after_it(
    first: str,
) -> None:
    for second, day in DAY_FORMS.items():
        fits = first in COMING and second in CALENDAR_FORMS
        fits = fits and COMING[first].weekday() == day.weekday()
        again = first in DATED and second in COMING
        fits = fits or (again and DAY_FORMS[first].weekday() == day.weekday())
        fits = fits or {first, second} in [{name, "next week"} for name in COMING]
        assert (refusal(f"{first} {second}") is None) == fits


@pytest.mark.parametrize("first", TIME_FORMS)
def test_two_times_are_always_refused(first: str) -> None:
    assert all(refusal(f"{first} {second}") for second in TIME_FORMS)


def meant(line: str, now: dt.datetime, past: bool = False) -> set[dt.date]:
    """Return the day that a line means, or those that it may mean."""
    try:
        return {dates.parse(line, now, past).day}
    except OpenDateError as error:
        return {dates.parse(each.typed, now, past).day for each in error.readings}


@given(NOWS, st.sampled_from(sorted(COMING)))
def test_a_weekday_is_taken_only_where_one_day_is_meant(
    now: dt.datetime, name: str
) -> None:
    today = now.date()
    ahead = (COMING[name].weekday() - today.weekday()) % 7
    coming, last = today + dt.timedelta(ahead or 7), today - dt.timedelta(7 - ahead)
    bare = {coming} if ahead else {today, coming}
    assert meant(name, now) == bare
    assert meant(name, now, past=True) == ({last} if ahead else {today, last})
    assert meant(f"this {name}", now) == {today + dt.timedelta(ahead)}
    assert meant(f"coming {name}", now) == {coming}
    # The day of the next week, wherever a week may begin.
    weeks = {today + dt.timedelta(7 - day) for day in (today.weekday(),)}
    if today.weekday() == 6:
        weeks = {today + dt.timedelta(8)}
    of_weeks = {week + dt.timedelta(COMING[name].weekday()) for week in weeks}
    assert meant(f"next {name}", now) == {coming, *of_weeks}
    of_last = today + dt.timedelta(COMING[name].weekday() - today.weekday() - 7)
    assert meant(f"last {name}", now) == {last, of_last}


@given(NOWS, st.integers(1, 31), st.integers(1, 31), st.sampled_from("/-"))
def test_two_numbers_are_taken_only_where_one_is_the_month(
    now: dt.datetime, first: int, second: int, sign: str
) -> None:
    line = f"{first}{sign}{second}"
    days = {
        (day, month)
        for day, month in ((first, second), (second, first))
        if month <= 12 and day <= (29, 30, 31)[(month != 2) + (month in LONG)]
    }
    if not days:
        assert refusal(line, now)
        return
    assert {(day.day, day.month) for day in meant(line, now)} == days
    for order, chosen in (("day", (first, second)), ("month", (second, first))):
        with told(partial(str, order)):
            day = dates.parse(line, now).day
        assert (day.day, day.month) == (chosen if chosen in days else min(days))


@given(NOWS, DAYS)
def test_numbers_with_dots_are_day_first(now: dt.datetime, day: dt.date) -> None:
    line = f"{day.day}.{day.month}."
    assert dates.parse(f"{line}{day.year:04}", now).day == day
    assert {(d.day, d.month) for d in meant(line, now)} == {(day.day, day.month)}


@given(NOWS, st.integers(0, 23), st.sampled_from(("tomorrow {}", "tomorrow at {}")))
def test_an_hour_is_taken_only_where_its_half_of_the_day_is_said(
    now: dt.datetime, hour: int, line: str
) -> None:
    if hour in range(1, 7):
        with pytest.raises(OpenDateError) as caught:
            dates.parse(line.format(hour), now)
        said = [dates.parse(each.typed, now).time for each in caught.value.readings]
        assert said == [dt.time(hour + 12), dt.time(hour)]
    else:
        assert dates.parse(line.format(hour), now).time == dt.time(hour)


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), NOWS, st.booleans())
def test_what_is_read_back_is_what_any_reading_says(
    line: str, now: dt.datetime, past: bool
) -> None:
    try:
        when = dates.parse(line, now, past)
    except OpenDateError as error:
        readings, hint = error.readings, error.hint
        found = [dates.parse(each.typed, now, past) for each in readings]
    except InvalidAnswerError:
        return
    else:
        readings, hint, found = (), "", [when]
    assert len(set(found)) == len(found)
    assert (len(found) > 1) == bool(readings)
    for each, reading in zip(found, readings, strict=bool(readings)):
        assert dates.read_back(each, now) == reading.said
    if readings:
        told = hint.removeprefix("Say: ").split(", or ")
        assert [dates.parse(each, now, past) for each in told] == found
        return
    said = dates.read_back(when, now).split(" (")[0]
    assert dates.parse(said, now, past) == when
    # Blanks, commas and capital letters carry no meaning.
    assert dates.parse(f"  {line.upper()}  ", now, past) == when


@given(NOWS, st.times())
def test_a_time_alone_is_the_nearest_one_in_its_direction(
    now: dt.datetime, typed: dt.time
) -> None:
    line, minute = typed.isoformat("minutes"), now.replace(second=0, microsecond=0)
    day = dt.timedelta(1)
    assert minute <= dates.parse(line, now).moment() < minute + day
    assert minute - day < dates.parse(line, now, past=True).moment() <= minute


@given(NOWS, DAYS)
def test_a_day_and_month_are_the_nearest_in_their_direction(
    now: dt.datetime, day: dt.date
) -> None:
    line, today = f"{day.day} {MONTHS[day.month - 1]}", now.date()
    ahead, back = dates.parse(line, now).day, dates.parse(line, now, past=True).day
    assert {(d.month, d.day) for d in (ahead, back)} == {(day.month, day.day)}
    assert back <= today <= ahead
    near = 8 * 366 if (day.month, day.day) == (2, 29) else 366
    assert (ahead - today).days <= near
    assert (today - back).days <= near


@pytest.mark.parametrize("typed", [typed for typed, _ in AHEAD])
def test_no_word_of_a_line_is_ever_ignored(typed: str) -> None:
    words = typed.split()
    for stray in ("maybe", "or", "not", "weekly", "70", "-", "?", "2027x", "monday3"):
        for at in range(len(words) + 1):
            assert refusal(" ".join([*words[:at], stray, *words[at:]]))


GRAMMAR_WORDS = st.sampled_from(
    sorted({word for typed, _ in AHEAD + PAST + REFUSED for word in typed.split()})
)


@given(
    st.text() | st.lists(GRAMMAR_WORDS | st.text(max_size=3)).map(" ".join),
    ANY_NOW,
    st.booleans(),
)
@example("in " + "9" * 5000 + " days", NOW, False)
@example("next monday", dt.datetime.max, False)
@example("last monday", dt.datetime.min, True)
@example("29 feb", dt.datetime.max, False)
@example("29 feb", dt.datetime.min, True)
def test_any_line_is_a_date_or_is_refused(
    line: str, now: dt.datetime, past: bool
) -> None:
    sentence = refusal(line, now, past)
    assert sentence is None or (sentence.endswith(".") and len(sentence) < 160)
