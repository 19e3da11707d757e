"""What happens while the wheel is built: the guide is put in as a module too.

Every command needs the guide. Reading it from YAML takes as long as starting Python,
for loading the parser; the sessions themselves need no parser as a rule.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from pprint import pformat
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GUIDE = "src/convo_prep/guide.yaml"


OPENING = '"""The tree of guide.yaml, made when this wheel was built."""'


class GuideAsModule(BuildHookInterface[Any]):
    """Adds convo_prep/guide_tree.py, made from guide.yaml, to an ordinary wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file; an editable install reads the YAML, which may change."""
        if version == "editable":
            return
        text = Path(self.root, GUIDE).read_text(encoding="utf-8")
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - knows only text
        self.folder = tempfile.TemporaryDirectory()
        made = Path(self.folder.name, "guide_tree.py")
        lines = f"{OPENING}\n\nTREE = {pformat(tree, sort_dicts=False)}\n"
        made.write_text(lines, encoding="utf-8")
        build_data["force_include"][str(made)] = "convo_prep/guide_tree.py"
