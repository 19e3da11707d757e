"""The six kinds of answer: what a person types, what is stored, what is said."""

from __future__ import annotations

import json
import re
import runpy
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, LOCAL, TEXTS, VALUES

from convo_prep import kinds
from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Question
from convo_prep.guide_reading import guide_from
from convo_prep.kinds import choice as choice_kind
from convo_prep.kinds import table
from convo_prep.store import library
from convo_prep.text import Tree

EVERY = [*GUIDE.questions(), *(f for q in GUIDE.questions() for f in q.fields)]
QUESTIONS = st.sampled_from(EVERY)
TENSION = GUIDE.question("prepare.tension")
CONFIDENCE = GUIDE.question("prepare.confidence")
OUTCOME = GUIDE.question("resolve.outcome")
MEETING = GUIDE.question("initiate.meeting_at")
MINUTES = GUIDE.question("initiate.minutes")
LOOK_AGAIN = GUIDE.question("resolve.follow_up_at")
ISSUE = GUIDE.question("prepare.issue")
VIEW = GUIDE.question("prepare.client_view")
FACTS = GUIDE.question("prepare.facts")
CONCERNS = GUIDE.question("prepare.concerns")
OPTIONS = GUIDE.question("prepare.options")
ACTIONS = GUIDE.question("resolve.actions")


@pytest.mark.parametrize(
    ("question", "line", "stored"),
    [
        (ISSUE, "  20% off,  they say ", "20% off, they say"),
        (ISSUE, "pasted\nlines", "pasted lines"),
        (VIEW, "one\r\ntwo  ", "one\ntwo"),
        (FACTS, "- stays as typed", "- stays as typed"),
        (OUTCOME, "agreed", "agreed"),
        (OUTCOME, "2", "partly agreed"),
        (OUTCOME, "Part", "partly agreed"),
        (OUTCOME, "NO  AGREEMENT", "no agreement"),
        (OUTCOME, "c", "cancelled"),
        (TENSION, "4", "4"),
        (TENSION, " 04 ", "4"),
        (CONFIDENCE, "60 %", "60"),
        (CONFIDENCE, "0", "0"),
        (MEETING, "tomorrow 9:30", "2026-11-22 09:30"),
        (MINUTES, "30", "30"),
        (MINUTES, "30 min", "30"),
        (MINUTES, "half an hour", "30"),
        (MINUTES, "an hour", "60"),
        (MINUTES, "an hour and a half", "90"),
        (MINUTES, "one and a half hours", "90"),
        (MINUTES, "1.5 h", "90"),
        (MINUTES, "1h30", "90"),
        (MINUTES, "1 hour 15 minutes", "75"),
        (MINUTES, "three quarters of an hour", "45"),
        (MINUTES, "two hours", "120"),
        (MINUTES, "45m", "45"),
        (MEETING, "next tuesday 3pm", "2026-11-24 15:00"),
        (MEETING, "1 dec", "2026-12-01"),
        (LOOK_AGAIN, "None", "none"),
        (LOOK_AGAIN, "in 2 weeks", "2026-12-05"),
        (CONCERNS, "Why now?", {"says": "Why now?"}),
        (
            CONCERNS,
            "Why now? | Costs rose. | 70%",
            {"says": "Why now?", "reply": "Costs rose.", "likely": "70"},
        ),
        (CONCERNS, "Why now? | | 70", {"says": "Why now?", "likely": "70"}),
        (CONCERNS, "Why now? |", {"says": "Why now?"}),
        (OPTIONS, "a|b", {"option": "a|b"}),
        (CONCERNS, '{"says": "Why?", "likely": 70}', {"says": "Why?", "likely": "70"}),
        (CONCERNS, '{"says": "Why?", "reply": null}', {"says": "Why?"}),
        (
            ACTIONS,
            '{"what": "Call", "done": "friday"}',
            {"what": "Call", "done": "2026-11-20"},
        ),
        (ACTIONS, "Call @me", {"what": "Call", "owner": "me"}),
        (ISSUE, "   ", ""),
        (CONCERNS, "", ""),
    ],
)
def test_a_typed_line_becomes_the_answer(
    question: Question, line: str, stored: Tree
) -> None:
    assert kinds.read(question, line, LOCAL) == stored


@pytest.mark.parametrize(
    ("question", "line", "quoted", "example"),
    [
        (OUTCOME, "p", "'p' fits more than one", "1 to 5"),
        (OUTCOME, "6", "'6' is not one", "1 to 5"),
        (OUTCOME, "0", "'0' is not one", "first letters"),
        (OUTCOME, "9" * 5000, "'999", "1 to 5"),
        (OUTCOME, "she says we lied to her", "This is not one", "1 to 5"),
        (MEETING, "when she is less angry with us", "This is no date", "tomorrow 9:30"),
        (TENSION, "6", "'6' is no whole number from 1 to 5", "3"),
        (TENSION, "very", "'very'", "3"),
        (CONFIDENCE, "about 60", "'about 60'", "60"),
        (CONFIDENCE, "-1", "'-1'", "60"),
        (CONFIDENCE, "9" * 5000, "'999", "60"),
        (CONFIDENCE, "٣", "'٣'", "60"),
        (MEETING, "asap", "'asap'", "tomorrow 9:30"),
        (MEETING, "none", "'none'", "tomorrow 9:30"),
        (CONCERNS, "a | b | 70 | d", "This has more parts", "they say | you answer"),
        (CONCERNS, "a | b | lots", "'lots'", "60"),
        (CONCERNS, "{not json", "'{not json'", "they say"),
        (CONCERNS, '{"sayz": "a"}', "'sayz'", "says, reply, likely"),
        (CONCERNS, '{"says": ["a"]}', "'says' is a list", "some words"),
        (CONCERNS, '{"likely": true}', "'likely' is", "0 to 100"),
        (CONCERNS, '{"says":' * 9000, '\'{"says":', "they say"),
    ],
)
def test_what_is_no_answer_is_refused_with_an_example(
    question: Question, line: str, quoted: str, example: str
) -> None:
    with pytest.raises(InvalidAnswerError) as refusal:
        kinds.read(question, line, LOCAL)
    assert quoted in refusal.value.sentence
    assert example in refusal.value.hint
    assert len(refusal.value.sentence) < 160


@given(QUESTIONS, st.lists(st.text("abcxyz0123", min_size=1), min_size=5, max_size=9))
def test_a_refusal_says_nothing_of_a_longer_line(
    question: Question, words: list[str]
) -> None:
    line = " ".join(words)
    with suppress(InvalidAnswerError):
        kinds.read(question, line, LOCAL)
        return
    with pytest.raises(InvalidAnswerError) as refusal:
        kinds.read(question, line, LOCAL)
    said = refusal.value.sentence
    assert not any(" ".join(words[at : at + 2]) in said for at in range(len(words) - 1))


@given(QUESTIONS, TEXTS | st.text(), st.booleans())
def test_any_line_is_an_answer_that_fits_or_is_refused(
    question: Question, line: str, past: bool
) -> None:
    try:
        answer = kinds.read(question, line, LOCAL, past)
    except InvalidAnswerError:
        return
    whole = question.kind in ("list", "records") and answer
    assert kinds.judge(question, [answer] if whole else answer) == "" or not answer
    assert isinstance(kinds.say(question, answer, LOCAL), str)


@given(VALUES)
def test_any_json_is_an_answer_or_is_refused(value: Tree) -> None:
    line = json.dumps({"says": value})
    try:
        answer = kinds.read(CONCERNS, line, LOCAL)
    except InvalidAnswerError:
        return
    assert isinstance(answer, dict)
    assert all(isinstance(text, str) and text for text in answer.values())


@pytest.mark.parametrize(
    "question", [q for q in EVERY if q.choices], ids=lambda q: q.path
)
def test_each_choice_is_taken_by_name_by_number_and_in_capitals(
    question: Question,
) -> None:
    for number, choice in enumerate(question.choices, 1):
        for line in (choice, str(number), choice.upper()):
            assert kinds.read(question, line, LOCAL) == choice
        assert kinds.judge(question, choice) == ""
        said = kinds.say(question, choice)
        assert kinds.read(question, said, LOCAL) == choice


@pytest.mark.parametrize(
    "question", [q for q in EVERY if q.kind == "scale"], ids=lambda q: q.path
)
def test_each_number_of_a_scale_is_taken_and_no_other(question: Question) -> None:
    low, high = question.range
    for number in range(low, high + 1):
        assert kinds.read(question, str(number), LOCAL) == str(number)
        assert kinds.judge(question, str(number)) == ""
    for number in (low - 1, high + 1):
        assert kinds.judge(question, str(number)) != ""
        with pytest.raises(InvalidAnswerError):
            kinds.read(question, str(number), LOCAL)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_a_date_said_in_words_can_be_typed_again(moment: datetime) -> None:
    stored = f"{moment:%Y-%m-%d %H:%M}"
    said = kinds.say(MEETING, stored, LOCAL).split(" (")[0]
    assert kinds.read(MEETING, said, LOCAL) == stored


@pytest.mark.parametrize(
    ("question", "stored", "words"),
    [
        (TENSION, "4", "4 of 5"),
        (CONFIDENCE, "60", "60 %"),
        (GUIDE.question("initiate.minutes"), "45", "45"),
        (CONFIDENCE, "about 60", "about 60"),
        (MEETING, "2026-11-24 15:00", "Tue 24 Nov 2026 15:00 (in 3 days)"),
        (MEETING, "after Easter", "after Easter"),
        (LOOK_AGAIN, "none", "none"),
        (FACTS, ["a", "b"], "a; b"),
        (FACTS, [{"Dana said": "no"}], "Dana said: no"),
        (CONCERNS, [{"likely": "70", "says": "Why?"}], "Why? - 70 %"),
        (ISSUE, ["a", {"b": "c"}], "a; b: c"),
    ],
)
def test_an_answer_is_said_in_words(
    question: Question, stored: Tree, words: str
) -> None:
    assert kinds.say(question, stored, LOCAL) == words


@given(QUESTIONS, VALUES)
def test_a_misfit_is_said_without_a_word_of_it(question: Question, value: Tree) -> None:
    # A sign nobody's guide has shows whether any of the answer is in the sentence.
    marked = _marked(value)
    sentence = kinds.judge(question, marked)
    assert "\u2603" not in sentence
    assert kinds.say(question, marked, LOCAL) is not None


def _marked(value: Tree) -> Tree:
    if isinstance(value, str):
        return value + "\u2603"
    if isinstance(value, list):
        return [_marked(item) for item in value]
    return {key + "\u2603": _marked(item) for key, item in value.items()}


@pytest.mark.parametrize(
    ("question", "stored", "says"),
    [
        (CONFIDENCE, "about 60", "Confidence is a whole number from 0 to 100."),
        (OUTCOME, "fine", "Outcome is one of: agreed, partly agreed"),
        (LOOK_AGAIN, "after Easter", "Look again is a date such as 2026-12-01"),
        (FACTS, "one line", "Facts takes a list"),
        (FACTS, [{"a": "b"}], "Facts takes text in each item."),
        (CONCERNS, ["bare"], "Concerns takes key: value pairs in each item."),
        (ISSUE, ["a"], "Issue takes text"),
    ],
)
def test_a_misfit_says_what_would_fit(
    question: Question, stored: Tree, says: str
) -> None:
    assert kinds.judge(question, stored).startswith(says)


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.path)
def test_every_question_has_an_example(question: Question) -> None:
    assert kinds.example(question)


def test_a_single_value_counts_as_one_item() -> None:
    assert kinds.items_of("a") == ("a",)
    assert kinds.items_of({"a": "b"}) == ({"a": "b"},)
    assert kinds.items_of(["a", "b"]) == ["a", "b"]
    assert kinds.items_of("") == kinds.items_of(None) == ()


@given(st.integers(0, 999), st.integers(1, 999))
def test_the_example_in_a_hint_lies_on_the_scale(low: int, wide: int) -> None:
    scale = TENSION._replace(range=(low, low + wide))
    with pytest.raises(InvalidAnswerError) as refusal:
        kinds.read(scale, "lots", LOCAL)
    [number] = re.findall("[0-9]+", refusal.value.hint)
    assert kinds.judge(scale, number) == ""


def test_a_choice_is_taken_and_said_by_what_is_shown_for_it() -> None:
    shown = OUTCOME._replace(said=("einig", "teils", "uneinig", "vertagt", "abgesagt"))
    for line in ("agreed", "einig", "E", "1"):
        assert kinds.read(shown, line, LOCAL) == "agreed"
    assert kinds.say(shown, "postponed") == "vertagt"
    with pytest.raises(InvalidAnswerError, match="'a' fits more than one of: einig"):
        kinds.read(shown, "a", LOCAL)


def test_every_kind_of_the_guide_stands_in_the_table() -> None:
    assert {question.kind for question in EVERY} == set(kinds.KINDS)


def test_a_kind_that_lacks_a_part_does_not_load(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(choice_kind, "shape")
    with pytest.raises(AttributeError, match="shape"):
        runpy.run_path(str(table.__file__))


def test_a_guide_with_a_kind_that_there_is_not_does_not_load() -> None:
    tree = library.shipped("guide.yaml")
    header: list[Tree] = [{"key": "mood", "label": "Mood", "kind": "colour"}]
    with pytest.raises(ValueError, match="colour"):
        guide_from({**tree, "header": header})
