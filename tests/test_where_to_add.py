"""Each row of *Where to add* in CONTRIBUTING.md, done in a copy of the tree.

A newcomer touches what the row says and nothing else; the mirrored tests run there, and
what is new does its work.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("src", "playbooks", "tests", "docs", "bench")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pyproject.toml")
PACKAGE = "src/convo_prep"
# What `pytest --renew` writes after a change of the guide or of a command.
RENEWED = {"docs/guide.md", "docs/commands.md"}

QUESTION = """\
      - key: silence
        label: Silence
        ask: What will you do when nobody speaks?
        kind: text
        scope: speech
        draft: if_then
        from: silence in talks
"""
SITUATION = "playbooks/lost-tender.yaml"
RULE = """\
- id: lazy-word
  group: vague
  scope: any
  level: hint
  re: |
    zizzle :: \\bzizzle\\w*
  say: name what it is
  why: Nobody knows what is meant.
  source: a test
"""
FORMAT = '''\
"""A format whose lines stand as quoted in a mail."""

from convo_prep.document import Document
from convo_prep.formats import plain


def render(document: Document) -> str:
    """Return a document with a sign before each line."""
    lines = plain.render(document).splitlines()
    return "".join(f"> {line}".rstrip() + "\\n" for line in lines)
'''
FORMAT_LINE = """\
def _quoted(document: Document, _width: int, _look: Look) -> str:
    from convo_prep.formats import quoted

    return quoted.render(document)


FORMATS: """
VIEW = '''\
"""How many sessions there are, in one line."""

from convo_prep.document import Document


def tally(count: int) -> Document:
    """Return a page with nothing but a number."""
    return Document(f"{count} in all", ())
'''
COMMAND = '''\
"""`convo tally`: how many conversations there are."""

import typer

from convo_prep.commands import options
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.views.tally import tally

app = options.command_app()


@app.command("tally")
def tally_(ctx: typer.Context, form: options.Form = None) -> None:
    """Print how many conversations there are.

    Example: convo tally
    """
    desk: Desk = ctx.obj
    form = saying.known_form(form)
    saying.say(desk, tally(sum(1 for _ in desk.journal.names())), form)
'''
TRANSCRIPT = """\
# How many there are.
$ convo tally
> 0 in all
"""

KIND = '''\
"""Yes or no, by the word or its first letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import Asked
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree, echoed, truth


def read(_question: Asked, line: str, _now: datetime, _past: bool) -> Tree:
    """Return the word."""
    said = truth(line)
    if said is None:
        raise InvalidAnswerError(f"{echoed(line)} is no yes and no no.", "Type y or n.")
    return "yes" if said else "no"


def judge(_question: Asked, answer: Tree) -> str:
    """Say which two words there are."""
    return "" if answer in ("yes", "no") else "is yes or no."


def say(_question: Asked, answer: Tree, _now: datetime | None) -> str:
    """Say the word."""
    return as_it_stands(answer)


def example(_question: Asked) -> str:
    """Say what could be typed."""
    return "yes or no"


def shape(_question: Asked) -> Mapping[str, object]:
    """Describe the two words."""
    return {"enum": ["yes", "no"]}
'''
YES_NO_IMPORT = "from convo_prep.kinds import yes_no\n"
KIND_LINE = """\
    "yes_no": Kind(yes_no.read, yes_no.judge, yes_no.say, yes_no.example, yes_no.shape),
"""
OF_THE_KIND = """\
      - key: slept
        label: Slept on it
        ask: Have you slept on it?
        kind: yes_no
        from: a night between
"""


class Copy:
    """A copy of the tree, in which something is added."""

    def __init__(self, folder: Path, tree: Path) -> None:
        self.folder = shutil.copytree(tree, folder)
        self.before = self._texts()

    def put(self, name: str, text: str) -> None:
        """Write a new file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def insert(self, name: str, before: str, text: str) -> None:
        """Put lines into a file, before the first place where some words stand."""
        path = self.folder / name
        head, found, tail = path.read_text(encoding="utf-8").partition(before)
        assert found, name
        path.write_text(head + text + found + tail, encoding="utf-8")

    def tests(self, *words: str) -> None:
        """Run tests of the copy; all must pass."""
        ran = self._python("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *words)
        assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]

    def generated(self) -> None:
        """Write the pages anew that are made of the source."""
        ran = self._python("docs/generate.py")
        assert ran.returncode == 0, ran.stdout + ran.stderr

    def convo(self, *words: str) -> str:
        """Run convo of the copy, and return what it prints."""
        ran = self._python("-m", "convo_prep", *words)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def touched(self) -> set[str]:
        """Return the files that are not as they were."""
        now = self._texts()
        names = now.keys() | self.before.keys()
        return {name for name in names if now.get(name) != self.before.get(name)}

    def _texts(self) -> dict[str, bytes]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in files
            if path.suffix in {".py", ".yaml", ".md", ".txt", ".svg", ".toml"}
            and not {"home", "left"} & set(path.relative_to(self.folder).parts)
        }

    def _python(self, *words: str) -> subprocess.CompletedProcess[str]:
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        world = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "Europe/Berlin"}
        world["CONVO_TEST_PROFILE"] = "few"
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={**world, "PYTHONPATH": str(self.folder / "src"), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as it stands, compiled, so that no copy compiles what stays the same."""
    folder = tmp_path_factory.mktemp("tree")
    quiet = shutil.ignore_patterns("__pycache__", "golden")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=quiet)
    for page in PAGES:
        shutil.copy(ROOT / page, folder)
    assert compileall.compile_dir(folder / "src", quiet=1)
    return folder


@pytest.fixture
def copy(tmp_path: Path, tree: Path) -> Copy:
    """A copy of the tree in a folder of its own."""
    return Copy(tmp_path / "copy", tree)


def test_the_copy_runs_its_own_code(copy: Copy) -> None:
    source = "import convo_prep; print(convo_prep.__file__)"
    assert str(copy.folder) in copy._python("-c", source).stdout


def test_a_question_is_its_lines_in_the_guide(copy: Copy) -> None:
    copy.insert(f"{PACKAGE}/guide.yaml", "      - key: confidence\n", QUESTION)
    copy.tests("--renew", "tests/test_docs.py", "-k", "generator")
    copy.tests(
        *("tests/test_guide.py", "tests/test_docs.py", "tests/test_schema.py"),
        *("tests/walk", "tests/advice/wording/test_wording_answers.py"),
    )
    assert copy.touched() == {f"{PACKAGE}/guide.yaml", "docs/guide.md"}
    _is_asked_drafted_heard_and_stored(copy)


def _is_asked_drafted_heard_and_stored(copy: Copy) -> None:
    source = """
from convo_prep.advice.drafting import drafts
from convo_prep.advice.wording import answer_hits
from convo_prep.store import library
guide = library.guide()
question = guide.question("prepare.silence")
book = library.playbook("", "late-payment")
print(len(drafts(book, question, "", "")))
rules, _ = library.rules("")
print([h.rule.id for h in answer_hits(guide, question.path, "Calm down.", rules)])
"""
    offered, heard = copy._python("-c", source).stdout.splitlines()
    assert int(offered) > 0
    assert "calm-down" in heard
    copy.convo("prep", "Acme", "Price", "--set", "silence=I wait.")
    assert "I wait." in copy.convo("show", "acme", "--private")


def test_a_situation_is_one_file(copy: Copy) -> None:
    text = (copy.folder / "playbooks/no-decision.yaml").read_text(encoding="utf-8")
    own = re.sub(r"(?m)^id: .*$", "id: lost-tender", text)
    own = re.sub(r"(?m)^title: .*$", "title: Somebody else won it", own)
    own = re.sub(r"(?m)^aliases: .*$", "aliases: [tender lost to another]", own)
    copy.put(SITUATION, own)
    shared = "not share_a_sentence"  # its lines are those of another, for once
    copy.tests("tests/test_playbooks_quality.py", "-k", f"lost-tender and {shared}")
    copy.tests("tests/store/test_library.py")
    assert copy.touched() == {SITUATION}
    assert "Somebody else won it" in copy.convo("playbook", "list")


def test_a_wording_rule_is_its_lines_and_a_sample(copy: Copy) -> None:
    rules, samples = f"{PACKAGE}/wording-rules.yaml", "tests/wording_samples/bad.txt"
    copy.insert(rules, "- id: ", RULE)
    copy.insert(samples, "blame-absolute", "lazy-word | any | We will zizzle it.\n")
    others = "not test_a_fair and not test_each_line and not test_no_line"
    looked_at = ("corpus", "cues", "rules", "sentences")
    files = (f"tests/advice/wording/test_wording_{name}.py" for name in looked_at)
    copy.tests(*files, "-k", f"lazy-word or ({others} and not test_without)")
    assert copy.touched() == {rules, samples}


def test_a_format_is_one_module_and_its_line_in_the_table(copy: Copy) -> None:
    table, module = f"{PACKAGE}/formats/table.py", f"{PACKAGE}/formats/quoted.py"
    copy.put(module, FORMAT)
    copy.insert(table, "FORMATS: ", FORMAT_LINE.removesuffix("FORMATS: "))
    copy.insert(table, "}\n# Read by", '    "quoted": _quoted,\n')
    copy.generated()
    copy.tests("tests/formats", "tests/test_docs.py")
    assert copy.touched() - RENEWED == {table, module}
    copy.convo("prep", "Acme", "Price", "--set", "fallback=No private word.")
    shown = copy.convo("show", "acme", "--format", "quoted")
    assert shown.startswith("> Acme")
    assert "private word" not in shown


def test_a_view_with_its_command_is_two_files_a_line_and_a_transcript(
    copy: Copy,
) -> None:
    app, view = f"{PACKAGE}/app.py", f"{PACKAGE}/views/tally.py"
    command, lines = f"{PACKAGE}/commands/tally.py", "tests/every_command.py"
    transcript = "tests/transcripts/tally.txt"
    copy.put(view, VIEW)
    copy.put(command, COMMAND)
    copy.put(transcript, TRANSCRIPT)
    entry = '    "tally": ("tally", "Print how many there are", "look"),\n'
    copy.insert(app, '    "set": (', entry)
    copy.insert(lines, '    "actions": ', '    "tally": (Line(("tally",)),),\n')
    copy.generated()
    pages = ("docs", "floors", "transcripts", "every_command")
    files = (f"tests/test_{name}.py" for name in pages)
    # What other commands say in their transcripts is not what is new here.
    others = "test_a_transcript_says or test_every_line or test_a_format"
    copy.tests(*files, "-k", f"tally or help or not ({others})")
    assert copy.touched() - RENEWED == {app, view, command, transcript, lines}
    assert copy.convo("tally") == "0 in all\n"


def test_a_kind_is_one_file_and_its_line_in_the_table(copy: Copy) -> None:
    table, module = f"{PACKAGE}/kinds/table.py", f"{PACKAGE}/kinds/yes_no.py"
    copy.put(module, KIND)
    copy.insert(table, "from convo_prep.kinds import list", YES_NO_IMPORT)
    copy.insert(table, '    "choice": Kind(', KIND_LINE)
    copy.tests("tests/test_floors.py", "tests/test_guide.py")
    assert copy.touched() == {table, module}
    copy.insert(f"{PACKAGE}/guide.yaml", "      - key: confidence\n", OF_THE_KIND)
    copy.generated()
    copy.tests("tests/test_kinds.py", "tests/test_docs.py")
    copy.convo("prep", "Acme", "Price", "--set", "slept=Y")
    assert "Slept on it: yes" in " ".join(copy.convo("show", "acme").split())


ROWS: dict[str, Callable[[Copy], None]] = {
    "A question": test_a_question_is_its_lines_in_the_guide,
    "A situation": test_a_situation_is_one_file,
    "A wording rule": test_a_wording_rule_is_its_lines_and_a_sample,
    "An output format": test_a_format_is_one_module_and_its_line_in_the_table,
    "A view": test_a_view_with_its_command_is_two_files_a_line_and_a_transcript,
    "A command": test_a_view_with_its_command_is_two_files_a_line_and_a_transcript,
    "A kind of answer": test_a_kind_is_one_file_and_its_line_in_the_table,
}


def test_every_row_of_the_page_is_tried_here() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page.partition("## Where to add")[2].partition("\n\nIf it takes")[0]
    rows = re.findall(r"(?m)^\| ([A-Z][^|]*?) \|", table)
    # What a new name in help offers, the tests of completion try for every one.
    assert set(rows) - {"You want", "A new kind of value on the line"} == ROWS.keys()
