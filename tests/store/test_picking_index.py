from __future__ import annotations

from pathlib import Path

import pytest

from convo_prep.store import library, picking_index

SHIPPED = set(library.shelf("").playbooks)


def ids(folder: Path) -> list[str]:
    return [entry.id for entry in picking_index.index(str(folder))]


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_without_own_playbooks_the_shipped_ones_are_indexed(tmp_path: Path) -> None:
    assert set(ids(tmp_path / "none")) == SHIPPED


def test_an_own_playbook_is_indexed_beside_the_shipped_ones(tmp_path: Path) -> None:
    write(tmp_path, "hedges", "id: hedges\ntitle: Hedges\nheard_as: [too high]\n")
    assert set(ids(tmp_path)) == SHIPPED | {"hedges"}


def test_an_own_playbook_stands_for_the_shipped_one_of_its_id(tmp_path: Path) -> None:
    write(tmp_path, "late-payment", "id: late-payment\ntitle: My way\n")
    found = {entry.id: entry for entry in picking_index.index(str(tmp_path))}
    assert set(found) == SHIPPED
    assert found["late-payment"].title == "My way"


def test_one_that_extends_another_is_found_by_its_words_too(tmp_path: Path) -> None:
    text = "id: my-late\ntitle: Mine\nextends: late-payment\n"
    write(tmp_path, "my-late", text)
    found = {entry.id: entry for entry in picking_index.index(str(tmp_path))}
    assert set(found) == SHIPPED | {"my-late"}
    assert "invoic" in found["my-late"].terms


def test_an_own_playbook_that_does_not_load_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path, "bad", "title: [\n")
    write(tmp_path, "good", "id: good\ntitle: Good\n")
    assert set(ids(tmp_path)) == SHIPPED | {"good"}


def test_the_index_held_ready_is_read_without_the_playbooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "picking.json").write_text(
        '[["x","X","X it","money",{"hedg":1},[["appl","tree"]],["x"],"x","not: a y",'
        '"tall hedg\\nwant out"]]',
        encoding="utf-8",
    )
    monkeypatch.setattr(library, "PACKAGE", str(tmp_path))
    (entry,) = picking_index._shipped.__wrapped__()
    assert (entry.id, entry.group, entry.terms) == ("x", "money", {"hedg": 1})
    assert (entry.called, entry.not_for) == (("x",), "not: a y")
    assert entry.phrases == (frozenset(("appl", "tree")),)
    assert entry.pairs == {"tall hedg", "want out"}
