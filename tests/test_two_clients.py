"""With two clients open, no command without a terminal writes to one not named."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo
from every_command import EVERY, Line

PLANNED = """\
schema: 1
id: {own}
client: {client}
topic: {topic}
created: 2026-11-20T10:00+01:00
timezone: Europe/Berlin
prepare:
  issue: The price went up.
"""
STATES = {
    "planned": "",
    "ahead": "initiate:\n  meeting_at: 2026-11-25 15:00\n",
    "today": "initiate:\n  meeting_at: 2026-11-21 18:00\n",
    "held": "initiate:\n  meeting_at: 2026-11-20 15:00\n",
    "resolved": "resolve:\n  outcome: agreed\n",
    "promised": (
        "resolve:\n  outcome: agreed\n  actions:\n"
        "    - what: Send the figures\n      owner: me\n      due: 2026-11-25\n"
    ),
    "reflected": "resolve:\n  outcome: agreed\nreflect:\n  worked: Asking first.\n",
    "closed": "closed: 2026-11-21\n",
}
WRITING = [line for line in EVERY if line.writes]
# A client's own name says whom it means, and a day before which things are old says so;
# what comes in is a file of its own, and what is taken back was said when it was done.
SAYING = {"Acme", "--before", "import", "undo"}
NAMELESS = [line for line in WRITING if not SAYING & set(line.words)]
OTHERS = ("Borealis", "Acme Studio")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("line", NAMELESS, ids=lambda line: " ".join(line.words))
def test_a_line_that_names_nobody_changes_nobody(
    tmp_path: Path, line: Line, state: str
) -> None:
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "sh -c 'echo x_mine: yes >> \"$0\"'"
    for own, client in (("k3v9qd", "Acme"), ("m7w2xa", "Borealis")):
        text = PLANNED.format(own=own, client=client, topic="Price") + STATES[state]
        convo.write(text, f"2026/2026-11-20-{client.lower()}-price.yaml")
    before = {path: path.read_bytes() for path in convo.files()}
    ran = convo(*line.without_reference(), stdin=line.stdin)
    assert ran.code in (2, 20, 21), ran
    assert {path: path.read_bytes() for path in convo.files()} == before


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("line", WRITING, ids=lambda line: " ".join(line.words))
def test_a_line_that_names_one_leaves_the_other_alone(
    tmp_path: Path, line: Line, other: str
) -> None:
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    text = PLANNED.format(own="k3v9qd", client="Acme", topic="Price")
    convo.write(text + STATES["promised"], "2026/2026-11-20-acme-price.yaml")
    beside = PLANNED.format(own="m7w2xa", client=other, topic="Acme price")
    file = convo.write(beside + STATES["promised"], "2026/2026-11-20-other.yaml")
    before = file.read_bytes()
    convo(*line.with_reference("Acme"), stdin=line.stdin)
    assert file.read_bytes() == before


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(
    "line",
    [line for line in EVERY if line.names],
    ids=lambda line: " ".join(line.words),
)
def test_an_empty_name_is_no_name(tmp_path: Path, line: Line, blank: str) -> None:
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    text = PLANNED.format(own="k3v9qd", client="Acme", topic="Price")
    file = convo.write(text + STATES["promised"])
    before = file.read_bytes()
    ran = convo(*line.with_reference(blank), stdin=line.stdin)
    assert ran.code == 2, ran
    assert file.read_bytes() == before
