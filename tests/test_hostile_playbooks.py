"""Playbooks and rules from somebody else: refused with their line, or only text.

Whatever such a file holds, the other playbooks are there and every command goes on.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import GUIDE, Convo
from terminal import ENTER

SOUND = """\
schema: 1
id: mine
title: Mine
summary: A situation of my own.
concerns:
  - says: Why now?
    reply: What would have helped?
questions:
  - What matters most?
"""
TEMPLATES = [
    "{0.__class__}",
    "{client.__class__.__mro__}",
    "{client!r:>99}",
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "${HOME}",
    "#{7*7}",
    "<%= 7*7 %>",
]
INERT = [
    "%(x)s",
    "%s %n",
    "$HOME $(id)",
    "`id`",
    "[bold red]x[/]",
    "<script>x</script>",
]
CLEAN = {chr(code) for code in range(32)} - {"\n"}
UNSEEN = ["\u202e", "\u2066", "\x7f", "\x9b"]
REFUSED = {
    "escape": (SOUND.replace("Why now?", r'"\e]0;owned\a"'), 6),
    "raw-escape": (SOUND.replace("Why now?", "\x1b[31mred"), 6),
    "null": (SOUND.replace("Why now?", r'"\0"'), 6),
    "alias": (SOUND + "summary2: &a x\nissue: [*a]\n", 10),
    "bomb": (SOUND + "facts: &a [x, x]\nour_part: [*a, *a]\n", 10),
    "tag": (SOUND + "lesson: !!python/object/apply:os.system [id]\n", 10),
    "twice": (SOUND + "title: Another\n", 10),
    "twice-inside": (SOUND.replace("    reply", "    says: No\n    reply"), 7),
    "documents": (SOUND + "---\nid: other\n", 10),
    "merge": (SOUND + "boundary:\n  <<: {refuse: a, offer: b}\n", 11),
    "path": (SOUND.replace("id: mine", "id: ../../mine"), 2),
    "absolute": (SOUND.replace("id: mine", "id: /etc/passwd"), 2),
    "blanks": (SOUND.replace("id: mine", "id: my own"), 2),
    "newer": (SOUND.replace("schema: 1", "schema: 2"), 1),
    "unknown": (SOUND + "run: rm\n", 10),
    "text-for-list": (SOUND + "facts: one\n", 10),
    "list-for-text": (SOUND.replace("title: Mine", "title: [Mine]"), 3),
    "mapping-for-list": (SOUND + "aliases: {a: b}\n", 10),
    "concerns": (SOUND.replace("- says: Why now?\n    reply:", "-"), 6),
    "number": (SOUND.replace("    reply", "    likely: 500\n    reply"), 7),
    "boundary": (SOUND + "boundary: [no]\n", 10),
    "owner": (SOUND + "actions:\n  - {what: x, owner: them, days: 1}\n", 11),
    "nowhere": (SOUND + "extends: ../../secret\n", 10),
    "list": ("- a\n- b\n", 1),
    "open": (SOUND + "facts: [\n", 11),
}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    (tmp_path / "config" / "playbooks").mkdir(parents=True)
    return Convo(tmp_path)


def shelve(convo: Convo, text: str, name: str = "mine.yaml") -> Path:
    """Lay a playbook into the user's own folder."""
    path = Path(convo.own["CONVO_CONFIG"]).parent / "playbooks" / name
    path.write_text(text, encoding="utf-8")
    return path


def works(convo: Convo) -> str:
    """List the shelf and choose a shipped playbook; returns all that was printed."""
    listed = convo.done("playbook", "list")
    assert "price-pushback" in listed.out
    begun = convo.done("prep", "Acme", "--playbook=price-pushback", "--set=issue=x")
    return listed.out + listed.err + begun.out + begun.err


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_with_its_line_and_stops_nothing(
    convo: Convo, name: str
) -> None:
    text, line = REFUSED[name]
    path = shelve(convo, text)
    ran = convo("playbook", "check")
    assert ran.code == 27
    assert f"{path}:{line}:" in ran.out, ran.out
    assert not CLEAN & set(works(convo))


@pytest.mark.parametrize("text", TEMPLATES)
def test_templates_are_refused_and_shown_as_they_stand(convo: Convo, text: str) -> None:
    quoted = text.replace("'", "''")
    path = shelve(convo, SOUND.replace("Why now?", f"'{quoted}'"))
    ran = convo("playbook", "check")
    if "{" in text:
        assert ran.code == 27
        assert f"{path}:6:" in ran.out
    assert text in convo.done("playbook", "show", "mine").out
    works(convo)


@pytest.mark.parametrize("text", INERT)
def test_what_other_programs_would_obey_is_text_here(convo: Convo, text: str) -> None:
    shelve(convo, SOUND.replace("Why now?", f"'{text}'"))
    assert convo.done("playbook", "check").out == ""
    assert text in convo.done("playbook", "show", "mine").out
    page = convo.done("playbook", "show", "mine", "--format", "html").out
    assert "<script>" not in page


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_signs_that_turn_or_hide_text_never_reach_a_terminal(
    convo: Convo, sign: str
) -> None:
    shelve(convo, SOUND.replace("Mine", f"Mi{sign}ne").replace("Why", f"W{sign}hy"))
    said = works(convo)
    for command in (("check",), ("show", "mine"), ("show", "mine", "--format=html")):
        ran = convo("playbook", *command)
        said += ran.out + ran.err
    assert sign not in said


def test_a_huge_file_is_refused_before_it_is_read(convo: Convo) -> None:
    path = shelve(convo, SOUND + "lesson: " + "x" * 3_000_000 + "\n")
    ran = convo("playbook", "check")
    assert ran.code == 27
    assert f"{path}:1:1: the file has more than 2,0" in ran.out
    works(convo)


def test_a_folder_or_a_link_by_the_name_of_a_playbook_stops_nothing(
    convo: Convo, tmp_path: Path
) -> None:
    folder = Path(convo.own["CONVO_CONFIG"]).parent / "playbooks"
    (folder / "folder.yaml").mkdir()
    (folder / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    (folder / "bytes.yaml").write_bytes(b"\xff\xfe\x00\x80")
    said = works(convo)
    for name in ("folder.yaml", "dangling.yaml", "bytes.yaml"):
        assert name in said


def test_a_playbook_named_in_a_session_is_never_a_path(
    convo: Convo, tmp_path: Path
) -> None:
    secret = tmp_path / "config" / "secret.yaml"
    secret.write_text(SOUND.replace("Why now?", "Secret words"), encoding="utf-8")
    for name in ("../secret", str(secret.with_suffix("")), "playbooks/../../secret"):
        convo.write(
            "schema: 1\nid: abcdef\nclient: Acme\ncreated: 2026-11-20T10:00+01:00\n"
            f"playbook: {name}\nprepare:\n  issue: Price\n"
        )
        for command in ("show", "card", "words"):
            ran = convo.done(command, "acme")
            assert "Secret words" not in ran.out + ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_a_walk_names_what_does_not_load_once_and_goes_on_without_it(
    convo: Convo, tmp_path: Path
) -> None:
    shelve(convo, "title: [\n", "broken.yaml")
    wording = tmp_path / "config" / "wording.yaml"
    wording.write_text("rules:\n- {id: bad, re: '([', say: x}\n", encoding="utf-8")
    issue, objective = (GUIDE.question(f"prepare.{k}") for k in ("issue", "objective"))
    with convo.terminal("prep", "Acme", "Price") as terminal:
        # The name of a long folder is broken where a row is full.
        terminal.wait(lambda: "broken.yaml:2:1:" in "".join(terminal.said.split()))
        terminal.wait(GUIDE.question("initiate.meeting_at").ask).idle().type(ENTER)
        terminal.wait(issue.ask).idle().type("You always do it.", ENTER)
        terminal.wait('~ "You always": ')
        terminal.wait(GUIDE.question("playbook").ask).idle().type("late-payment", ENTER)
        first = GUIDE.question("initiate.acknowledge").ask.split(",")[0]
        terminal.wait(first).idle().type(":go objective", ENTER)
        terminal.wait(objective.ask).idle().type("Calm down, all paid.", ENTER)
        terminal.wait(GUIDE.question("prepare.tension").ask).idle()
        said = "".join(terminal.said.split())
        assert said.count("broken.yaml") == 1
        assert said.count("wording.yaml:2:3:") == 1
