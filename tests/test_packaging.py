from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from convo_prep import __version__
from convo_prep.advice.indexing import index_from
from convo_prep.notation.reading import parse
from convo_prep.store import library, picking_index

ROOT = Path(__file__).parent.parent
# What a build reads; nothing else in a working copy may change what is built.
SOURCES = ("src", "playbooks", "docs", "README.md", "LICENSE", "pyproject.toml")


def built(folder: Path, source: Path, out: Path, kind: str) -> Path:
    """Build a wheel or sdist with what is installed here: no network is needed."""
    build = [sys.executable, "-m", "build", "--no-isolation", f"--{kind}"]
    done = subprocess.run(
        [*build, "--outdir", out, source],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A wheel built from a copy of the sources, and one from the sdist of that copy."""
    folder = tmp_path_factory.mktemp("packaging")
    source = folder / "source"
    source.mkdir()
    for name in (*SOURCES, "hatch_build.py"):
        origin = ROOT / name
        if origin.is_dir():
            shutil.copytree(
                origin, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(origin, source)
    wheel = built(folder, source, folder / "wheel", "wheel")
    packed = built(folder, source, folder / "sdist", "sdist")
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    return wheel, built(folder, unpacked, folder / "again", "wheel")


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(wheel: Path) -> str:
    """What a package index shows of a wheel."""
    (found,) = (t for n, t in contents(wheel).items() if n.endswith("/METADATA"))
    return found.decode("utf-8")


def test_the_wheel_holds_the_package_its_pages_and_nothing_else(
    wheels: tuple[Path, Path],
) -> None:
    package = ROOT / "src" / "convo_prep"
    files = [p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc"]
    playbooks = list((ROOT / "playbooks").iterdir())
    info = f"convo_prep-{__version__}.dist-info"
    assert len(playbooks) == len(list((ROOT / "playbooks").glob("*.yaml")))
    assert set(contents(wheels[0])) == {
        *(f"convo_prep/{file.relative_to(package).as_posix()}" for file in files),
        *(f"convo_prep/playbooks/{file.name}" for file in playbooks),
        *(f"convo_prep/playbooks/{file.stem}.json" for file in playbooks),
        *(f"convo_prep/docs/{file.name}" for file in (ROOT / "docs").glob("*.md")),
        "convo_prep/guide_ready.py",
        "convo_prep/wording-rules.json",
        "convo_prep/picking.json",
        f"{info}/METADATA",
        f"{info}/RECORD",
        f"{info}/WHEEL",
        f"{info}/entry_points.txt",
        f"{info}/licenses/LICENSE",
    }


def test_the_wheel_has_what_the_program_reads_at_run_time(
    wheels: tuple[Path, Path],
) -> None:
    names = set(contents(wheels[0]))
    data = ("guide.yaml", "demo.yaml", "wording-rules.yaml", "py.typed")
    assert {f"convo_prep/{name}" for name in data} <= names


def test_what_a_wheel_holds_ready_is_what_its_yaml_says(
    wheels: tuple[Path, Path],
) -> None:
    held = contents(wheels[0])
    ready = [name for name in held if name.endswith(".json")]
    made = [name for name in ready if not name.endswith("picking.json")]
    assert len(made) > 20
    for name in made:
        source = name.removesuffix("json") + "yaml"
        assert json.loads(held[name]) == parse(held[source], source).tree


def test_the_guide_is_the_same_held_ready_or_read_from_yaml(
    wheels: tuple[Path, Path],
) -> None:
    ready: dict[str, object] = {}
    exec(contents(wheels[0])["convo_prep/guide_ready.py"], ready)
    assert ready["GUIDE"] == library.guide()


def test_the_index_is_the_same_held_ready_or_made_from_the_playbooks(
    wheels: tuple[Path, Path],
) -> None:
    ready = json.loads(contents(wheels[0])["convo_prep/picking.json"])
    assert index_from(ready) == picking_index.index("")


def test_the_sdist_builds_the_very_same_wheel(wheels: tuple[Path, Path]) -> None:
    assert contents(wheels[0]) == contents(wheels[1])


def test_the_wheel_says_its_name_version_and_license(
    wheels: tuple[Path, Path],
) -> None:
    lines = metadata(wheels[0]).split("\n\n")[0].splitlines()
    assert "Name: convo-prep" in lines
    assert f"Version: {__version__}" in lines
    assert "License-Expression: MIT" in lines


def test_what_the_readme_points_to_is_there_without_the_repository(
    wheels: tuple[Path, Path],
) -> None:
    text, held = metadata(wheels[0]), contents(wheels[0])
    pages = re.findall(r"`convo help ([a-z-]+)`", text)
    assert len(pages) > 10
    assert {f"convo_prep/docs/{page}.md" for page in pages} <= set(held)
    assert re.findall(r"\]\((?!https://)[^)]*\)", text) == []


def test_the_version_is_the_one_the_package_is_built_with() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{__version__}"\n' in text
