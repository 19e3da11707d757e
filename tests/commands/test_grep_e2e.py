"""What plain `grep` finds in the folder, `convo grep` finds, and the other way."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Convo

from convo_prep.commands.found_lines import How, said
from convo_prep.commands.searching import InFile, Look, looked_through
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.filters import Filters
from convo_prep.store.searching import Wanted, pattern

LONG = "We held prices for 20 months; now costs rose, and with them ours. " * 40
PHRASES = (
    'It\'s a "final" offer',
    "Kündigung: fristlos, Ärger",
    "they wrote 😀 and 🙃",
    "note: this # is no comment",
    "- a leading dash",
    "-n --flag",
    "12:30",
    "no",
    "[brackets] {braces} & *stars*",
    "100 % | 20% \\ back",
    "@me by friday",
    "trailing colon:",
    "! bang",
    "? question",
    "> quoted",
    "שלום עולם",
)
GREPS = {
    "grep": ("grep", "-rniF", "--include=*.yaml", "--exclude=*.conflict-*"),
    "rg": ("rg", "-nH", "--no-heading", "--sort=path", "-iF"),
}


@pytest.fixture(scope="module")
def convo(tmp_path_factory: pytest.TempPathFactory) -> Convo:
    convo = Convo(tmp_path_factory.mktemp("grep"))
    for number, phrase in enumerate(PHRASES):
        convo.done(
            "prep",
            f"Client {number}",
            f"--set=issue={phrase}",
            f"--set=facts={phrase}",
            f"--set=facts=before {phrase} after",
            f"--set=client_view={phrase}\nand on a second line: {phrase}",
            f"--set=objective={LONG}{phrase} {LONG}",
        )
    return convo


def hits(output: str) -> list[tuple[str, ...]]:
    """Path, line and text of each line found, sorted."""
    return sorted(tuple(line.split(":", 2)) for line in output.splitlines())


@pytest.mark.parametrize("tool", GREPS)
@pytest.mark.parametrize("phrase", [*PHRASES, LONG.strip(), "costs rose, and with"])
def test_every_phrase_is_found_by_grep_and_by_convo_alike(
    convo: Convo, tool: str, phrase: str
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    command = [*GREPS[tool], "-e", phrase, str(convo.journal)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    ours = convo.done("grep", "--", phrase)
    assert hits(ours.out) == hits(found.stdout)
    assert len(hits(ours.out)) >= 4


def test_a_phrase_in_another_case_is_found_unless_case_counts(convo: Convo) -> None:
    assert convo.done("grep", "KÜNDIGUNG: FRISTLOS").out
    assert convo("grep", "-s", "KÜNDIGUNG: FRISTLOS").code == 1


def test_files_alone_are_printed_like_grep_does(convo: Convo) -> None:
    command = ["grep", "-rlF", "😀", str(convo.journal)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    ours = convo.done("grep", "-l", "😀").out
    assert sorted(ours.splitlines()) == sorted(found.stdout.splitlines())


def test_nothing_found_says_nothing_and_ends_with_1(convo: Convo) -> None:
    ran = convo("grep", "nobody ever said this")
    assert (ran.code, ran.out, ran.err) == (1, "", "")


SAID = """\
schema: 1
id: {id}
client: {client}
topic: Renewal
prepare:
  issue: {issue}
  facts:
    - They asked twice, and asked again
    - Nobody answered
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Convo:
    """Two conversations: with Acme, where `issue` is said, and with Borealis."""
    convo = Convo(tmp_path_factory.mktemp("two"))
    rows = (("acme", "The issue is money"), ("borealis", "They left"))
    for number, (client, issue) in enumerate(rows):
        text = SAID.format(id="ab"[number] * 6, client=client.title(), issue=issue)
        convo.write(text, f"2026/2026-11-2{number}-{client}-renewal.yaml")
    return convo


ACME, BOREALIS = "2026-11-20-acme-renewal", "2026-11-21-borealis-renewal"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (["issue"], [f"{ACME}:6:  issue: The issue is money"]),
        (["the", "ISSUE", "is"], [f"{ACME}:6:  issue: The issue is money"]),
        (["-rniF", "issue"], [f"{ACME}:6:  issue: The issue is money"]),
        (["-inH", "issue"], [f"{ACME}:6:  issue: The issue is money"]),
        (["-s", "Issue"], []),
        (["-w", "issu"], []),
        (["-w", "issue"], [f"{ACME}:6:  issue: The issue is money"]),
        (["-h", "issue"], ["  issue: The issue is money"]),
        (["-hn", "issue"], ["6:  issue: The issue is money"]),
        (
            ["-e", "issue", "-e", "they left"],
            [
                f"{BOREALIS}:6:  issue: They left",
                f"{ACME}:6:  issue: The issue is money",
            ],
        ),
        (["-c", "-e", "asked", "-e", "issue"], [f"{BOREALIS}:1", f"{ACME}:2"]),
        (["-l", "money"], [ACME]),
        (["-L", "money"], [BOREALIS]),
        (["-o", "asked", "--client", "acme"], [f"{ACME}:8:asked", f"{ACME}:8:asked"]),
        (["-oh", "-E", "a[a-z]+ tw.ce", "--client", "acme"], ["asked twice"]),
        (["-E", "^They", "-l"], [BOREALIS, ACME]),
        (["-m1", "-c", "e", "--client", "acme"], [f"{ACME}:1"]),
        (
            ["-C1", "money"],
            [
                f"{ACME}-5-prepare:",
                f"{ACME}:6:  issue: The issue is money",
                f"{ACME}-7-  facts:",
            ],
        ),
        (
            ["-A1", "renewal", "--client", "acme"],
            [f"{ACME}:4:topic: Renewal", f"{ACME}-5-prepare:"],
        ),
        (
            ["-B", "1", "-e", "money", "-e", "nobody", "--client", "acme"],
            [
                f"{ACME}-5-prepare:",
                f"{ACME}:6:  issue: The issue is money",
                "--",
                f"{ACME}-8-    - They asked twice, and asked again",
                f"{ACME}:9:    - Nobody answered",
            ],
        ),
        (
            ["-hv", "-e", "e", "-e", "1", "--client", "acme"],
            ["id: aaaaaa"],
        ),
        (
            [
                "--step",
                "Prepare",
                "--step",
                "resolve",
                "-c",
                "nobody",
                "--client",
                "acme",
            ],
            [f"{ACME}:1"],
        ),
        (["--step", "resolve", "nobody"], []),
        (["--step", "prepare", "-c", "e", "--client", "acme"], [f"{ACME}:3"]),
    ],
)
def test_the_flags_of_grep_do_what_they_do_there(
    two: Convo, line: list[str], wanted: list[str]
) -> None:
    ran = two("grep", *line)
    said = ran.out.replace(f"{two.journal}/2026/", "").replace(".yaml", "")
    assert said.splitlines() == wanted
    assert ran.code == (0 if wanted else 1)


def test_a_nul_byte_stands_behind_each_path_for_other_programs(two: Convo) -> None:
    paths = two.done("grep", "-l0", "asked").out.split("\0")
    assert [Path(path).is_file() for path in paths] == [True, True, False]
    assert paths[-1] == ""
    line = two.done("grep", "-0", "money").out
    assert line == f"{two.journal}/2026/{ACME}.yaml\x006:  issue: The issue is money\n"


def test_h_alone_is_help_as_behind_every_command(two: Convo) -> None:
    assert two.done("grep", "-h").out == two.done("grep", "--help").out


def test_an_expression_without_end_is_stopped_in_words(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.write(f"client: Acme\nprepare:\n  issue: {'ab' * 40}!\n")
    ran = convo("grep", "-E", "^(?:(?:ab|a|b)+)+$")
    assert ran.code == 2
    assert "takes too long here." in ran.err


def test_a_hit_on_a_terminal_says_in_words_what_opens_it(two: Convo) -> None:
    with two.terminal("grep", "money") as terminal:
        terminal.wait("convo show acme-renewal").wait("Issue: ")
        assert terminal.end() == 0
    assert "Acme" in two.done("show", "acme-renewal").out


@pytest.mark.parametrize(
    ("name", "client", "words"),
    [
        ("2026/2026-11-20-acme.yaml", "Acme", "2026-11-20-acme"),
        ("2026/2026-11-20-acme-fees.yaml", "Acme", "2026-11-20-acme-fees"),
        ("2026/Dispute About Fees.yaml", "Acme", "'Dispute About Fees'"),
        ("2026/2026-11-19-borealis-fees.yaml", "Borealis", "borealis-fees"),
    ],
)
def test_what_opens_a_hit_opens_that_one_alone(
    tmp_path: Path, name: str, client: str, words: str
) -> None:
    convo = Convo(tmp_path)
    others = ("2026/2026-11-18-acme-fees.yaml", "2026/2026-11-18-acme-late.yaml")
    for number, each in enumerate(others):
        convo.write(f"id: {'ab'[number] * 6}\nclient: Acme\ntopic: x\n", each)
    topic = "" if name.endswith("acme.yaml") else "topic: Fees\n"
    convo.write(f"id: cccccc\nclient: {client}\n{topic}contact: zorblatt\n", name)
    with convo.terminal("grep", "zorblatt") as terminal:
        terminal.wait(f"convo show {words}")
        assert terminal.end() == 0
    assert convo.done("path", *shlex.split(words)).out == f"{convo.journal}/{name}\n"


def test_each_hit_is_on_the_screen_before_the_next_file_is_looked_at(
    two: Convo, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(Options(), two.own)
    seen = []

    def found() -> Iterator[InFile]:
        for each in looked_through(desk, Look(pattern(Wanted(["asked"]))), Filters()):
            seen.append(capsys.readouterr().out)
            yield each

    assert said(desk, found(), How())
    assert seen[0] == ""
    assert seen[1].startswith(f"{two.journal}/2026/{BOREALIS}.yaml:8:")


def test_who_has_seen_enough_stops_it_without_a_word(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    for number in range(300):
        # More than a pipe holds before somebody reads on.
        long = "zorblatt " * 50
        convo.write(f"client: Acme\ncontact: {long}\n", f"2026/a-{number}.yaml")
    with convo.start(
        "grep", "zorblatt", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_a_broken_file_is_searched_all_the_same(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    path = convo.write("client: Acme\n issue: [ budget frozen\n")
    assert convo.done("grep", "frozen").out == f"{path}:2: issue: [ budget frozen\n"
    assert "frozen" in convo.done("grep", "frozen", "--json").out
