"""What happens while the wheel is built: what is slow to read is put in ready too.

Every command needs the guide. Reading it from YAML takes as long as starting Python,
for loading the parser; as Python it costs a twentieth of that. Playbooks and rules need
no parser either: they are JSON. Which playbook fits is asked of an index, since reading
all of them takes twice as long. The pages of the documentation come along too: a link
leads nowhere on a machine that has only the program.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "src/convo_prep"
PLAYBOOKS, PAGES = "playbooks", "docs"


class MadeReady(BuildHookInterface[Any]):
    """Adds what is made from YAML, and picking.json, to an ordinary wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; an editable install reads the YAML, which may change."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        Path(self.folder.name, PLAYBOOKS).mkdir()
        for name, text in made_ready(Path(self.root)).items():
            made = Path(self.folder.name, name)
            made.write_text(text, encoding="utf-8")
            build_data["force_include"][str(made)] = f"convo_prep/{name}"
        for page in Path(self.root, PAGES).glob("*.md"):
            build_data["force_include"][str(page)] = f"convo_prep/{PAGES}/{page.name}"


def made_ready(root: Path) -> dict[str, str]:
    """Return the files to add by their names, made by the code that is being packed."""
    sys.path.insert(0, str(Path(root, PACKAGE).parent))
    from convo_prep.advice.indexing import index_of, rows
    from convo_prep.advice.playbook import playbook_from
    from convo_prep.guide_reading import guide_from
    from convo_prep.notation.reading import parse
    from convo_prep.text import Tree

    def tree(path: Path) -> dict[str, Tree]:
        return parse(path.read_bytes(), path.name).tree

    guide = guide_from(tree(Path(root, PACKAGE, "guide.yaml")))
    files = {file.stem: tree(file) for file in sorted(Path(root, PLAYBOOKS).iterdir())}
    index = index_of(playbook_from(found, name) for name, found in files.items())
    rules = tree(Path(root, PACKAGE, "wording-rules.yaml"))
    held: dict[str, object] = {f"{PLAYBOOKS}/{n}": found for n, found in files.items()}
    held |= {"wording-rules": rules, "picking": list(rows(index))}
    names = "from convo_prep.guide import Condition, Guide, PageLine, Question, Step"
    return {
        "guide_ready.py": f"{names}\n\nGUIDE = {_as_code(guide)}\n",
        **{f"{name}.json": _compact(found) for name, found in held.items()},
    }


def _as_code(value: object) -> str:
    """Return a value as Python; what is as the class has it anyway is left out."""
    if not isinstance(value, tuple):
        return repr(value)
    fields: tuple[str, ...] = getattr(value, "_fields", ())
    if not fields:
        return f"({''.join(f'{_as_code(each)}, ' for each in value)})"
    usual: dict[str, object] = getattr(value, "_field_defaults", {})
    given = zip(fields, value, strict=True)
    said = (f"{k}={_as_code(v)}" for k, v in given if k not in usual or v != usual[k])
    return f"{type(value).__name__}({', '.join(said)})"


def _compact(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
