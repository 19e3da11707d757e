"""The documentation says everything there is, and nothing that is not."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from snapshots import settle

from convo_prep import errors
from convo_prep.app import COMMANDS
from convo_prep.ending import BUG
from convo_prep.notation import reading
from convo_prep.schema import misfits
from convo_prep.schema.playbooks import PlaybookFile
from convo_prep.store import config, library
from convo_prep.text import FILLED, LEFT_OPEN

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
GENERATE = runpy.run_path(str(DOCS / "generate.py"))
GUIDE = library.guide()
# What the help of a command may begin with; add yours.
VERBS = re.compile(
    "bring|check|close|go|list|look|mark|name|open|give|prepare|print|record|remove|rename|say|search"
    "|show|take|walk|write",
    re.IGNORECASE,
)
LINK = re.compile(r"\[[^\]]*\]\((?!https:)([^)\s]+)\)")
ELSEWHERE = re.compile(r"/(?:tmp|work|root|home/(?!sam\b)\w+|Users)\b")
TOO_LOUD = re.compile(r"\w!(?=\s|$)|[\U0001F300-\U0001FAFF]")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def every_command() -> dict[str, Any]:
    """Return each command, and each below it, by what is typed for it."""
    found: dict[str, Any] = {}
    for name in COMMANDS:
        found[name] = GENERATE["command_named"](name)
        inner = getattr(found[name], "commands", {})
        found |= {f"{name} {word}": below for word, below in inner.items()}
    return found


EVERY_COMMAND = every_command()


@pytest.mark.parametrize("name", ["commands.md", "guide.md"])
def test_a_generated_page_is_what_the_generator_writes_now(name: str) -> None:
    settle(DOCS / name, GENERATE["pages"]()[name])


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_a_command_and_each_of_its_options_are_documented(name: str) -> None:
    page = text_of("docs/commands.md")
    section = re.search(rf"(?ms)^#+ convo {name}$(.*?)(?=^#+ |\Z)", page)
    assert section
    for param in EVERY_COMMAND[name].params:
        options = [each for each in param.opts if each.startswith("--")]
        for option in options or [param.metavar or ""]:
            assert option == "--help" or option in section[1]


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_help_starts_with_a_verb_and_shows_an_example(name: str) -> None:
    said = EVERY_COMMAND[name].help
    assert VERBS.fullmatch(said.split()[0].rstrip(","))
    assert re.search(rf"(?m)^Example: .*convo {name.split()[0]}\b", said)


def test_the_line_in_the_list_of_commands_starts_with_a_verb_too() -> None:
    for _, about, _ in COMMANDS.values():
        assert VERBS.fullmatch(about.split()[0].rstrip(","))


def test_every_variable_that_the_source_reads_is_documented() -> None:
    source = "".join(
        path.read_text("utf-8") for path in Path(library.PACKAGE).rglob("*.py")
    )
    found = set(re.findall(r"\bCONVO_[A-Z]+\b", source))
    assert found
    assert found <= set(re.findall(r"(?m)^\| `(\w+)` \|", text_of("docs/commands.md")))


def test_every_exit_code_is_documented_with_its_error_and_no_other() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type)
        and issubclass(kind, errors.ConvoError)
        and kind not in (errors.ConvoError, errors.PassedOnError)
    ]
    wanted = {(kind.exit_code, kind.__name__) for kind in kinds}
    rows = re.findall(
        r"(?m)^\| (\d+) \| .* \| (?:`(\w+)`)? ?\|$", text_of("docs/exit-codes.md")
    )
    said = {(int(code), name) for code, name in rows}
    assert said == wanted | {(0, ""), (BUG, "")}


def test_every_question_is_documented_with_its_words() -> None:
    page = text_of("docs/guide.md")
    for question in GUIDE.questions():
        assert f"| `{question.key}` | {question.ask}" in page
        for field in question.fields:
            assert f"| `{question.key}.{field.key}` |" in page


def test_every_key_of_a_playbook_is_documented() -> None:
    page = text_of("docs/playbooks.md")
    keys = {field.alias or name for name, field in PlaybookFile.model_fields.items()}
    rows = set(re.findall(r"(?m)^\| `(\w+)` \|", page))
    assert rows == keys
    for name in (*FILLED, *LEFT_OPEN):
        assert f"`{{{name}}}`" in page


def test_every_setting_is_documented() -> None:
    page = text_of("docs/files.md")
    for key in config.KEYS:
        assert re.search(rf"(?m)^{key}: ", page)


def test_the_example_of_the_file_format_fits_the_guide() -> None:
    [example] = [
        block
        for block in re.findall(r"(?ms)^```yaml\n(.*?)^```", text_of("docs/files.md"))
        if "schema: 1" in block
    ]
    read = reading.parse(example.encode(), "example.yaml")
    assert misfits(read.tree, GUIDE) == []
    known = GUIDE.order()
    paths = [
        f"{key}.{inner}" if isinstance(value, dict) else key
        for key, value in read.tree.items()
        for inner in (value if isinstance(value, dict) else [""])
    ]
    assert paths == [path for path in known if path in paths]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_yaml_examples_parse(page: Path) -> None:
    for block in re.findall(r"(?ms)^```yaml\n(.*?)^```", page.read_text("utf-8")):
        assert reading.parse(block.encode(), page.name).tree


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        name, _, anchor = target.partition("#")
        goal = (page.parent / name) if name else page
        assert goal.exists(), target
        if anchor:
            titles = re.findall(r"(?m)^#+ (.+)$", goal.read_text("utf-8"))
            slugs = [
                re.sub(r"[^\w -]", "", t).lower().replace(" ", "-") for t in titles
            ]
            assert anchor in slugs, target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_no_host_and_no_place_of_somebodys_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not ELSEWHERE.search(text)
    assert "http://" not in text
    assert not re.search(r"(?i)\b(?:todo|fixme)\b", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_does_not_shout(page: Path) -> None:
    prose = re.sub(
        r"(?ms)^```.*?^```|`[^`\n]*`|<!--.*?-->", "", page.read_text("utf-8")
    )
    assert not TOO_LOUD.search(prose)


def test_the_readme_is_short_and_has_the_two_commands() -> None:
    readme = text_of("README.md")
    assert len(readme.splitlines()) <= 120
    start = "python3 -m venv .venv && .venv/bin/pip install"
    assert f"{start} . && .venv/bin/convo prep" in readme
    assert f"{start} '.[test]' && .venv/bin/pytest" in readme


def test_contributing_is_short() -> None:
    assert len(text_of("CONTRIBUTING.md").splitlines()) < 150


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop().resolve()
        if page not in seen and page.suffix == ".md" and page.exists():
            seen.add(page)
            links = LINK.findall(page.read_text("utf-8"))
            todo += [page.parent / link.partition("#")[0] for link in links]
    assert {page.resolve() for page in DOCS.glob("*.md")} <= seen
