"""Guide and playbooks: the shipped ones load, and a user's own go before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from convo_prep.advice.playbook import Shelf
from convo_prep.errors import PlaybookError, UnreadableFileError
from convo_prep.store import library

OWN = """\
id: price-pushback
title: Our way with prices
summary: How we do it here.
"""


def test_every_shipped_playbook_loads(tmp_path: Path) -> None:
    shelf = library.shelf(str(tmp_path / "none"))
    assert shelf.problems == ()
    assert len(shelf.playbooks) == len(
        library.playbook_files(library.shipped_playbooks())
    )
    assert "price-pushback" in shelf.playbooks


def test_one_s_own_playbook_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "price-pushback.yaml").write_text(OWN, encoding="utf-8")
    shelf = library.shelf(str(tmp_path))
    assert shelf.problems == ()
    assert shelf.playbooks["price-pushback"].title == "Our way with prices"


def test_a_playbook_that_does_not_load_is_named_and_spares_the_others(
    tmp_path: Path,
) -> None:
    (tmp_path / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    shelf = library.shelf(str(tmp_path))
    [problem] = shelf.problems
    assert "broken.yaml:2" in problem
    assert "price-pushback" in shelf.playbooks


def test_a_file_that_is_missing_or_broken_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match=r"none\.yaml"):
        library.read(str(tmp_path / "none.yaml"))
    (tmp_path / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"broken\.yaml:2"):
        library.read(str(tmp_path / "broken.yaml"))


def test_the_guide_has_five_steps_and_is_read_once() -> None:
    guide = library.guide()
    assert [step.id for step in guide.steps] == [
        "prepare",
        "initiate",
        "conduct",
        "resolve",
        "reflect",
    ]
    assert library.guide() is guide


def test_only_yaml_files_are_playbooks(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "a.yaml~", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    names = [Path(path).name for path in library.playbook_files(str(tmp_path))]
    assert names == ["a.yaml", "b.yaml"]
    assert library.playbook_files(str(tmp_path / "none")) == []


def own_rules(folder: Path, text: str) -> tuple[set[str], tuple[str, ...]]:
    """Return the rules that are on with this wording.yaml, and what is wrong."""
    (folder / "wording.yaml").write_text(text, encoding="utf-8")
    found, problems = library.rules(str(folder / "wording.yaml"))
    return {rule.id for rule in found if rule.on}, problems


def test_one_s_own_rules_add_to_the_shipped_ones_or_switch_them_off(
    tmp_path: Path,
) -> None:
    before, _ = own_rules(tmp_path, "")
    text = 'rules:\n- {id: sorry-if, off: "yes"}\n- {id: mine, re: synergy, say: x}\n'
    after, problems = own_rules(tmp_path, text)
    assert problems == ()
    assert before - after == {"sorry-if"}
    assert after - before == {"mine"}


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("rules: [\n", "2:1", ""),
        (
            "rules:\n- id: a\n  re: x\n  say: y\n- id: b\n  re: '(['\n  say: z\n",
            "5:3",
            "b",
        ),
        ("# mine\nrules:\n- re: x\n  say: y\n", "3:3", "has no id"),
        ("rules:\n- nonsense\n", "2:3", "has no id"),
        ("rules:\n- {id: a, re: x, say: y, scope: nowhere}\n", "2:3", "scope"),
        ("rules: nonsense\n", "1:1", "no list"),
        ("rulez:\n- id: a\n", "1:1", "no list"),
        ("rules:\n- {id: a, re: x, say: [y]}\n", "2:3", "not a text"),
    ],
)
def test_a_rule_that_does_not_load_is_named_with_its_line(
    tmp_path: Path, text: str, place: str, what: str
) -> None:
    shipped, _ = own_rules(tmp_path, "# nothing yet\n")
    found, [problem] = own_rules(tmp_path, text)
    assert f"wording.yaml:{place}: " in problem
    assert what in problem
    assert found == shipped


def test_wording_rules_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "wording.yaml").mkdir()
    found, [problem] = library.rules(str(tmp_path / "wording.yaml"))
    assert "wording.yaml" in problem
    assert found


def written(folder: Path, **lines: str) -> Shelf:
    """Return the shelf with playbooks of one's own, each from a line of text."""
    for name, text in lines.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return library.shelf(str(folder))


def test_a_playbook_may_extend_one_s_own_whatever_their_order(tmp_path: Path) -> None:
    shelf = written(
        tmp_path,
        a="{id: a, extends: b, if_then: [of a]}",
        b="{id: b, extends: c, if_then: [of b]}",
        c="{id: c, if_then: [of c]}",
    )
    assert shelf.playbooks["a"].texts("if_then") == ("of a", "of b", "of c")


def test_a_playbook_may_extend_the_shipped_one_that_it_replaces(tmp_path: Path) -> None:
    shelf = written(
        tmp_path,
        mine="{id: mine, extends: scope-creep}",
        own="{id: scope-creep, extends: scope-creep, if_then: [ours]}",
    )
    first, *rest = shelf.playbooks["scope-creep"].texts("if_then")
    assert first == "ours"
    assert rest
    assert shelf.playbooks["mine"].texts("if_then") == (first, *rest)


def test_playbooks_that_extend_each_other_or_nothing_load_as_they_stand(
    tmp_path: Path,
) -> None:
    shelf = written(
        tmp_path,
        a="{id: a, extends: b, title: A}",
        b="{id: b, extends: a, title: B}",
        c="{id: c, extends: c, title: C}",
        d="{id: d, extends: nowhere, title: D}",
    )
    assert [shelf.playbooks[name].title for name in "abcd"] == ["A", "B", "C", "D"]


def test_a_playbook_alone_is_as_it_stands_among_all_others(tmp_path: Path) -> None:
    shelf = written(
        tmp_path,
        mine="{id: mine, extends: scope-creep}",
        own="{id: scope-creep, extends: scope-creep, if_then: [ours]}",
        a="{id: a, extends: b, title: A}",
        b="{id: b, extends: a, title: B}",
        c="{id: c, extends: nowhere, title: C}",
    )
    assert {"mine", "scope-creep", "a", "b", "c", "late-payment"} <= set(
        shelf.playbooks
    )
    for wanted, found in shelf.playbooks.items():
        assert library.playbook(str(tmp_path), wanted) == found
    assert library.playbook(str(tmp_path), "nowhere") is None
    assert library.playbook(str(tmp_path), "../scope-creep") is None
    assert library.playbook(str(tmp_path), "") is None
