"""What happens while the wheel is built: what is slow to read is put in as JSON too.

Every command needs the guide. Reading it from YAML takes as long as starting Python,
for loading the parser; the sessions themselves need no parser as a rule. Which playbook
fits is asked of an index, since reading all of them takes twice as long.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "src/convo_prep"
PLAYBOOKS = "playbooks"


class MadeReady(BuildHookInterface[Any]):
    """Adds guide.json and picking.json, made from YAML, to an ordinary wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; an editable install reads the YAML, which may change."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        guide = tree(Path(self.root, PACKAGE, "guide.yaml"))
        for name, content in (("guide", guide), ("picking", picking(Path(self.root)))):
            made = Path(self.folder.name, f"{name}.json")
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            made.write_text(text, encoding="utf-8")
            build_data["force_include"][str(made)] = f"convo_prep/{made.name}"


def tree(path: Path) -> Mapping[str, Any]:
    """Return what a YAML file holds, its scalars as text."""
    text = path.read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - knows only text
    return dict(found)


def picking(root: Path) -> list[Any]:
    """Return the index of the playbooks, made by the code that is being packed."""
    sys.path.insert(0, str(Path(root, PACKAGE).parent))
    from convo_prep.advice.indexing import index_of, rows
    from convo_prep.advice.playbook import playbook_from

    files = sorted(Path(root, PLAYBOOKS).glob("*.yaml"))
    return list(rows(index_of(playbook_from(tree(file), file.stem) for file in files)))
