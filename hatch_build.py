"""What happens while the wheel is built: the guide is put in as JSON too.

Every command needs the guide. Reading it from YAML takes as long as starting Python,
for loading the parser; the sessions themselves need no parser as a rule.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GUIDE = "src/convo_prep/guide.yaml"
READY = "guide.json"


class GuideAsJson(BuildHookInterface[Any]):
    """Adds convo_prep/guide.json, made from guide.yaml, to an ordinary wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file; an editable install reads the YAML, which may change."""
        if version == "editable":
            return
        text = Path(self.root, GUIDE).read_text(encoding="utf-8")
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - knows only text
        self.folder = tempfile.TemporaryDirectory()
        made = Path(self.folder.name, READY)
        made.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(made)] = f"convo_prep/{READY}"
