"""Answers without questions: all or nothing, every mistake at once, never a prompt."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo, Ran

from convo_prep.app import COMMANDS
from convo_prep.notation import reading

HELD = "meeting_at=2026-11-21 10:00"
TAKING = ("prep", "reflect")
# A word that begins with a dash may be text there, or stands for more commands.
OTHERWISE = ("note", "done", "demo", "playbook", "clients")
WALKING = (*TAKING, "conduct", "resolve", "recap", "follow")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def begun(convo: Convo, *answers: str) -> Convo:
    convo.done("prep", "Acme", "Renewal", *(f"--set={answer}" for answer in answers))
    return convo


def refused(ran: Ran) -> list[str]:
    """The lines that say what is wrong."""
    assert ran.code == 2, ran
    assert ran.out == ""
    return ran.err.splitlines()


def test_all_mistakes_are_named_at_once_with_the_nearest_name(convo: Convo) -> None:
    begun(convo, "issue=Price")
    before = convo.file.read_bytes()
    said = refused(
        convo(
            "prep",
            "acme",
            "--set=tensoin=3",
            "--set=tension=9",
            "--set=meeting_at=asap",
            "--set=channel=pigeon",
            "--set=fallback=Wait",
        )
    )
    text = "\n".join(said)
    assert "Did you mean 'tension'?" in text
    for wrong in ("'9'", "'asap'", "'pigeon'"):
        assert wrong in text
    assert said[-1] == "Nothing was saved (4 wrong, 1 good)."
    assert convo.file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("prep", "Borealis", "--set=bogus=1"),
        ("prep", "Borealis", "--set=no sign"),
        ("prep", "Borealis", "--from=missing.yaml"),
        ("prep", "Borealis", "--set=issue=x", "--playbook=bogus"),
        ("prep", "Borealis", "--playbook=price-pushback", "--set=bogus=1"),
        ("reflect", "Borealis", "--new", "--set=bogus=1"),
        ("reflect", "Borealis", "--new"),
        ("prep", "Borealis"),
    ],
)
def test_no_session_is_begun_for_answers_that_are_wrong(
    convo: Convo, words: tuple[str, ...]
) -> None:
    refused(convo(*words))
    assert convo.files() == []
    assert not convo.journal.exists()


def test_a_wrong_answer_leaves_a_known_session_and_its_situation_alone(
    convo: Convo,
) -> None:
    begun(convo, "issue=Price")
    before = convo.file.read_bytes()
    refused(convo("prep", "acme", "--playbook=price-pushback", "--set=bogus=1"))
    assert convo.file.read_bytes() == before
    convo.done("prep", "acme", "--playbook=price-pushback", "--set=fallback=Wait")
    assert convo.read().text("playbook") == "price-pushback"


@pytest.mark.parametrize("command", WALKING)
def test_without_a_terminal_nothing_is_asked_and_another_way_is_named(
    convo: Convo, command: str
) -> None:
    begun(convo, "issue=Price")
    if command not in ("prep", "conduct"):
        convo.done("prep", convo.read().id, f"--set={HELD}")
    if command in ("recap", "follow"):
        convo.done("set", "acme", "outcome=agreed")
    before = convo.file.read_bytes()
    ran = convo(command, "acme")
    if command == "recap":
        assert ran.code == 0
        assert "Acme" in ran.out or ran.out
    else:
        said = " ".join(refused(ran))
        ways = ("--set", "--from") if command in TAKING else ("convo set REF",)
        assert all(way in said for way in ways)
    assert convo.file.read_bytes() == before


@pytest.mark.parametrize("flag", ["--set=issue=x", "--from=x.yaml"])
@pytest.mark.parametrize("command", sorted({*COMMANDS} - {*TAKING, *OTHERWISE}))
def test_every_other_command_says_what_to_type_instead_of_the_flags(
    convo: Convo, command: str, flag: str
) -> None:
    begun(convo, "issue=Price")
    before = convo.file.read_bytes()
    for words in ((command, "acme", flag), (command, *flag.split("=", 1), "acme")):
        said = " ".join(refused(convo(*words)))
        assert "convo set REF KEY=VALUE" in said
    assert convo.file.read_bytes() == before


def test_initiate_is_gone_and_says_what_to_type_instead(convo: Convo) -> None:
    begun(convo, "issue=Price")
    [said] = refused(convo("initiate", "acme", "--set=place=Here"))
    assert "'convo prep'" in said
    convo.done("prep", "acme", "--set=place=Here")
    assert convo.read().text("initiate.place") == "Here"


@pytest.mark.parametrize("command", TAKING)
def test_where_scripts_begin_and_end_answers_are_taken_on_the_line(
    convo: Convo, command: str
) -> None:
    begun(convo, "outcome=agreed")
    convo.done(command, convo.read().id, "--set=next_time=If pushed, then I wait.")
    assert convo.read().text("reflect.next_time") == "If pushed, then I wait."


@pytest.mark.parametrize(
    "prediction",
    [
        "confidence=70",
        "concerns=Too dear | We see | 80",
        'concerns={"says": "Too dear", "likely": 80}',
        "concerns=",
        "objective=They pay in full.",
    ],
)
def test_no_prediction_is_taken_once_the_meeting_has_begun(
    convo: Convo, prediction: str
) -> None:
    begun(convo, HELD, "concerns=Too late", "objective=They pay half.")
    before = convo.file.read_bytes()
    for command in ("prep", "reflect"):
        said = refused(convo(command, convo.read().id, f"--set={prediction}"))
        assert "no prediction" in " ".join(said)
        assert "planned time, Sat 21 Nov 10:00" in " ".join(said)
        assert "half" not in " ".join(said)
    assert convo.file.read_bytes() == before


def test_no_prediction_is_taken_from_a_file_either(convo: Convo) -> None:
    begun(convo, "issue=Price")
    convo.done("note", "They rang", "--in", "acme")
    given = "prepare:\n  confidence: 70\n  concerns:\n    - says: x\n      likely: 9\n"
    said = refused(convo("reflect", "acme", "--from=-", stdin=given))
    assert sum("no prediction" in line for line in said) == 2


def test_predictions_are_taken_before(convo: Convo) -> None:
    begun(convo, "confidence=70", "concerns=Too dear | We see | 80")
    assert convo.read().number("prepare.confidence") == 70
    assert convo.read().records("prepare.concerns")[0]["likely"] == "80"


def test_lists_and_records_are_given_by_repeating_a_key(convo: Convo) -> None:
    begun(
        convo,
        "facts=On 3 May we said 10%",
        "facts=They said 20%",
        "actions=Send the quote @me by friday",
        'actions={"what": "Call", "owner": "client", "due": "2026-12-01"}',
    )
    session = convo.read()
    assert session.items("prepare.facts") == ("On 3 May we said 10%", "They said 20%")
    assert [(a.what, a.owner, a.due) for a in session.actions()] == [
        ("Send the quote", "me", "2026-11-27"),
        ("Call", "client", "2026-12-01"),
    ]


def test_an_empty_value_takes_the_answer_out(convo: Convo) -> None:
    begun(convo, "issue=Price", "fallback=Wait")
    convo.done("prep", "acme", "--set=fallback=")
    assert "fallback" not in convo.file.read_text(encoding="utf-8")


def test_a_session_read_back_in_gives_the_same_answers(convo: Convo) -> None:
    begun(convo, "issue=It's 20% off", "facts=On 3 May", "channel=phone", "tension=2")
    text = convo.file.read_text(encoding="utf-8")
    copy = Convo(convo.journal.parent / "copy")
    copy.done("prep", "Acme", "--from=-", stdin=text)
    ours, theirs = dict(convo.read().tree), dict(copy.read().tree)
    for stamp in ("id", "created"):
        ours.pop(stamp)
        theirs.pop(stamp)
    assert ours == theirs


WHOLE = """\
schema: 1
id: k3v9qd
client: Acme
topic: Renewal price
by: lea
created: 2026-11-20T10:00+09:00
timezone: Asia/Tokyo
prepare:
  issue: The price went up.
  ready_at: 2026-11-20T10:10+09:00
  x_mood: calm
initiate:
  meeting_at: 2026-11-20 15:00
conduct:
  notes:
    - at: 2026-11-20T15:02+09:00
      kind: point
      text: They ask
  started_at: 2026-11-20T15:02+09:00
  ended_at: 2026-11-20T16:00+09:00
resolve:
  outcome: agreed
  actions:
    - what: Send the figures
      owner: me
      due: 2026-11-25
      done: 2026-11-21
closed: 2026-11-21
x_list:
  - a
  - b
x_map:
  a: 1
"""
ANEW = ("schema", "id", "created")


def test_all_that_stands_in_a_file_is_taken_back_but_what_is_said_not_to_be(
    convo: Convo, tmp_path: Path
) -> None:
    file = tmp_path / "kept.yaml"
    file.write_text(WHOLE)
    ran = convo.done("prep", "--from", str(file))
    assert f"Not taken from {file}: id, created; it has its own." in ran.err
    before = dict(reading.parse(WHOLE.encode(), "it").tree)
    after = dict(convo.read().tree)
    for key in ANEW:
        del before[key], after[key]
    assert after == before


def test_a_conversation_keeps_its_own_zone_and_says_so(
    convo: Convo, tmp_path: Path
) -> None:
    begun(convo, "issue=Price")
    given = "client: Acme\ntimezone: Asia/Tokyo\nprepare: {fallback: Wait}\n"
    ran = convo.done("prep", "--from=-", stdin=given)
    assert "Not taken from stdin: timezone; it stays Europe/Berlin." in ran.err
    assert convo.read().text("timezone") == "Europe/Berlin"


def test_keys_of_one_s_own_can_be_set_in_any_section(convo: Convo) -> None:
    begun(convo, "issue=Price")
    convo.done("set", "acme", "x_mood=calm", "prepare.x-ref=7")
    assert convo.read().answer("x_mood") == "calm"
    assert convo.read().answer("prepare.x-ref") == "7"
    refused(convo("set", "acme", "nowhere.x_mood=calm"))


def test_an_error_in_a_list_says_which_item_is_wrong(convo: Convo) -> None:
    given = "resolve:\n  actions:\n    - what: a\n    - {what: b, due: some day}\n"
    said = refused(convo("prep", "Acme", "--from=-", stdin=given))
    assert said[0].startswith("stdin: resolve.actions: item 2: 'some day'")


@pytest.mark.parametrize(
    "given",
    [
        ("started_at=2026-11-20T10:00+01:00", "ended_at=2026-11-20T09:59+01:00"),
        ("started_at=2026-12-20T10:00+01:00",),
        ("meeting_at=2026-12-20T10:00Z",),
        ("closed=tomorrow",),
        ("timezone=Nowhere/Never",),
    ],
)
def test_a_time_that_cannot_be_is_refused(convo: Convo, given: tuple[str, ...]) -> None:
    begun(convo, "issue=Price")
    before = convo.file.read_bytes()
    refused(convo("set", "acme", *given))
    assert convo.file.read_bytes() == before


def test_no_folder_is_ever_named_like_a_home(convo: Convo, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "kept.yaml").write_text(WHOLE)
    convo.done("prep", "--from=~/kept.yaml")
    convo.done("recap", "acme", "--eml=~/mail.eml")
    assert (home / "mail.eml").is_file()


@pytest.mark.parametrize("way", ["<(cat {})", "/dev/stdin < {}", "{}-link"])
def test_answers_come_from_a_pipe_a_stream_or_a_link(
    convo: Convo, tmp_path: Path, way: str
) -> None:
    file = tmp_path / "kept.yaml"
    file.write_text(WHOLE)
    (tmp_path / "kept.yaml-link").symlink_to(file)
    line = f"{' '.join(PROGRAM)} prep --from {way.format(file)}"
    done = subprocess.run(
        ["bash", "-c", line], env=convo.environ, capture_output=True, check=False
    )
    assert done.returncode == 0, done
    assert convo.read().text("resolve.outcome") == "agreed"


def test_flat_keys_do_in_a_file_too(convo: Convo) -> None:
    convo.done("prep", "Acme", "--from=-", stdin="issue: Price\nfacts:\n  - one\n")
    assert convo.read().text("prepare.issue") == "Price"
    assert convo.read().items("prepare.facts") == ("one",)


def test_mistakes_in_a_file_are_named_with_the_file(convo: Convo) -> None:
    given = "clinet: Acme\nprepare:\n  tension: 9\n"
    said = refused(convo("prep", "Acme", "--from=-", stdin=given))
    assert [line for line in said if line.startswith("stdin: clinet:")]
    assert "Did you mean 'client'?" in " ".join(said)
    assert [line for line in said if line.startswith("stdin: prepare.tension:")]


def test_a_file_that_does_not_parse_begins_no_session(convo: Convo) -> None:
    ran = convo("prep", "Acme", "--from=-", stdin="a: [\n")
    assert ran.code == 22
    assert "stdin:2" in ran.err
    assert convo.files() == []


@pytest.mark.parametrize("prediction", ["confidence=70", "concerns=A", "objective=x"])
def test_a_talk_that_nobody_prepared_gets_no_predictions_afterwards(
    convo: Convo, prediction: str
) -> None:
    answers = ("--set=outcome=agreed", f"--set={prediction}")
    said = refused(convo("reflect", "--new", "Acme", *answers))
    assert "no prediction" in " ".join(said)
    assert convo.files() == []
    convo.done("reflect", "--new", "Acme", "--set=outcome=agreed")
    refused(convo("set", "acme", prediction))
    refused(convo("reflect", "acme", f"--set={prediction}"))
