"""Every shipped playbook: complete, sayable, quiet to the coach, and like no other.

Reading ease is Flesch's (1948), 206.835 - 1.015 words a sentence - 84.6 syllables a
word, with syllables counted as groups of vowels. 80 is where "easy" begins: what is
said aloud in a tense moment must be plainer than a newspaper (60 to 70).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from convo_prep.advice.playbook import BETWEEN, Playbook, named
from convo_prep.advice.wording import hits
from convo_prep.schema import playbook_misfits
from convo_prep.store import library
from convo_prep.text import FILLED, LEFT_OPEN, Tree, bare, folded

FAULTS = {"our-error", "missed-deadline", "not-informed"}
SHELF = library.shelf("").playbooks
IDS = set(SHELF)
RULES, _ = library.rules("")
each_playbook = pytest.mark.parametrize("playbook", SHELF.values(), ids=lambda p: p.id)

RANGES = {
    "concerns": (4, 11),
    "questions": (4, 5),
    "say": (3, 7),
    "avoid": (3, 5),
    "options": (2, 4),
    "if_then": (1, 2),
    "use_when": (2, 3),
    "issue": (1, 2),
    "objective": (1, 2),
    "facts": (3, 5),
    "our_part": (2, 3),
    "their_needs": (3, 4),
    "actions": (1, 4),
    "recap": (1, 3),
    "reflect": (2, 2),
    "sources": (0, 4),
}
INNER = {
    "concerns": {"says", "need", "likely", "reply"},
    "options": {"option", "pros", "cons"},
    "say": {"text", "why"},
    "acknowledge": {"text"},
    "avoid": {"text", "instead"},
    "actions": {"what", "owner", "days"},
}
TEXTS = ("title", "summary", "not_for", "fallback", "lesson")
NOT_PROSE = {
    *("schema", "id", "aliases", "sources", "owner", "days", "likely", "group"),
    *("short", "heard_as", "at", "first", "if", "drafts", "reviewed"),
}
MAY_BE = {"if", "at", "first", "heard_as"}
# Where a line ends up, by its key: the scope the coach looks at it under.
SCOPES = {
    **dict.fromkeys(("issue", "objective", "our_part", "fallback"), "any"),
    **dict.fromkeys(("reply", "questions", "text", "instead"), "speech"),
    **dict.fromkeys(("option", "pros", "cons", "if_then"), "speech"),
    **dict.fromkeys(("refuse", "offer"), "speech"),
    **dict.fromkeys(("recap", "own", "effect", "explain"), "recap"),
    **dict.fromkeys(("repair", "change"), "recap"),
    "facts": "facts",
    "what": "action",
}
IF_THEN = re.compile(r"If [^,]+(?:, [^,]+)*, then I \w.*\.")
MIRRORED = re.compile(r"\b(?:sounds like|what i'm hearing|what i am hearing)\b", re.I)
WORD = re.compile(r"\{[a-z_]+\}|[^\W_]+(?:['\u2019][^\W_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
EASY = 80
LONGEST, LONGEST_MEAN = 25, 15


def lines(node: Tree | dict[str, Tree], key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a playbook with the key it stands under."""
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, list):
        for item in node:
            yield from lines(item, key)
    else:
        for inner, value in node.items():
            yield from lines(value, inner)


def prose(playbook: Playbook) -> list[str]:
    """The sentences of a playbook, names and numbers left out."""
    texts = [text for key, text in lines(dict(playbook.tree)) if key not in NOT_PROSE]
    return [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e; two for a blank still to be filled."""
    if word.startswith("{"):
        return 2
    low = word.lower()
    silent = low.endswith("e") and not low.endswith(("le", "ee"))
    return max(1, len(VOWELS.findall(low)) - silent)


def flesch(sentences: list[str]) -> float:
    """Flesch's reading ease; the higher, the easier."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    long_words = sum(map(syllables, words)) / len(words)
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * long_words


def test_every_id_is_the_name_of_its_file() -> None:
    for path in map(Path, library.playbook_files(library.shipped_playbooks())):
        assert library.read(str(path))["id"] == path.stem


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("unrealistic-expectations", "expectations-gap"),
        ("unrealistic expectations", "expectations-gap"),
        ("indecisive", "no-decision"),
        ("micromanaging", "close-oversight"),
        ("ignores-advice", "against-advice"),
        ("hostile-tone", "heated-tone"),
    ],
)
def test_an_older_name_still_finds_its_playbook(name: str, found: str) -> None:
    playbook = named(SHELF, name)
    assert playbook is not None
    assert playbook.id == found


# It leads to people who help, and gives no lines to work with.
UNDRAFTED = {"personal-advances"}
GENERAL = "general"
each_drafted = pytest.mark.parametrize(
    "playbook", [p for p in SHELF.values() if p.id not in UNDRAFTED], ids=lambda p: p.id
)


@each_playbook
def test_a_playbook_fits_its_model(playbook: Playbook) -> None:
    assert playbook_misfits(playbook.tree) == []


@each_playbook
def test_a_situation_is_found_in_its_group_and_by_what_people_say(
    playbook: Playbook,
) -> None:
    if playbook.id == GENERAL:
        assert not playbook.text("group")
        return
    assert playbook.text("group") in dict(library.guide().groups)
    assert 1 <= len(playbook.text("short").split()) <= 3
    assert 8 <= len(playbook.texts("heard_as")) <= 30


@each_playbook
def test_a_way_to_put_a_concern_stands_under_it_alone(playbook: Playbook) -> None:
    places = defaultdict(set)
    for record in playbook.records("concerns"):
        for way in (record["says"], *record.get("heard_as", "").split(BETWEEN)):
            places[bare(way)].add(record["says"])
    places.pop("", None)
    assert {way: says for way, says in places.items() if len(says) > 1} == {}


def test_no_two_situations_have_the_same_short_name() -> None:
    shorts = [p.text("short") for p in SHELF.values() if p.id != GENERAL]
    assert len(set(map(folded, shorts))) == len(shorts)


@each_drafted
def test_a_talk_opens_with_a_line_that_has_no_blank(playbook: Playbook) -> None:
    lines = playbook.records("say")
    assert all(line.get("at") in ("open", "on", "end") for line in lines)
    (first,) = [line for line in lines if line.get("first") == "yes"]
    assert first["at"] == "open"
    acknowledge = [line["text"] for line in playbook.records("acknowledge")]
    firsts = {"acknowledge": acknowledge[0], "say": first["text"]}
    firsts |= {key: playbook.texts(key)[0] for key in ("questions", "if_then")}
    assert {key: text for key, text in firsts.items() if "{" in text} == {}


@each_drafted
def test_what_opens_a_talk_is_true_as_it_stands(playbook: Playbook) -> None:
    first = next(r for r in playbook.records("say") if r.get("first") == "yes")
    assert not first.get("if")
    assert not playbook.records("acknowledge")[0].get("if")


@each_drafted
def test_a_no_names_what_must_be_true(playbook: Playbook) -> None:
    assert playbook.record("boundary").get("if")


@each_drafted
def test_the_likeliest_concern_has_an_answer_that_is_true_as_it_stands(
    playbook: Playbook,
) -> None:
    likeliest = playbook.likeliest()[0]
    assert not likeliest.get("if"), likeliest["reply"]
    assert "{" not in likeliest["reply"], likeliest["reply"]


@each_playbook
def test_a_condition_goes_on_from_the_word_if(playbook: Playbook) -> None:
    records = [
        *(r for key in ("concerns", "options", "say") for r in playbook.records(key)),
        *playbook.records("acknowledge"),
        playbook.record("boundary"),
    ]
    for condition in (record["if"] for record in records if record.get("if")):
        assert len(condition.split()) <= 12, condition
        assert condition[-1] not in ".,;:", condition
        assert condition[0].islower() or condition.startswith("I "), condition


@each_drafted
def test_a_playbook_is_complete(playbook: Playbook) -> None:
    assert [key for key in TEXTS if not playbook.text(key)] == []
    boundary = set(playbook.record("boundary"))
    assert boundary - MAY_BE == {"protect", "refuse", "offer"}
    for key, (low, high) in RANGES.items():
        assert low <= _count(playbook, key) <= high, key
    for key, fields in INNER.items():
        for record in playbook.records(key):
            given = {name for name, text in record.items() if text}
            assert given - MAY_BE == fields


def _count(playbook: Playbook, key: str) -> int:
    return len(playbook.records(key) or playbook.texts(key))


@each_playbook
def test_questions_are_open_and_plans_name_the_moment(playbook: Playbook) -> None:
    for question in playbook.texts("questions"):
        assert re.match(r"(?:What|How)\b.*\?$", question), question
    for plan in playbook.texts("if_then"):
        assert IF_THEN.fullmatch(plan), plan


@each_playbook
def test_no_line_to_take_over_meets_a_stop_or_a_warning(playbook: Playbook) -> None:
    tree = {key: value for key, value in playbook.tree.items() if key != "avoid"}
    instead: list[Tree] = [
        {"instead": line["instead"]} for line in playbook.records("avoid")
    ]
    found = [
        (hit.rule.id, text)
        for key, text in lines({**tree, "avoid": instead})
        if key in SCOPES
        for hit in hits(_own_half(key, text), SCOPES[key], RULES)
        if hit.rule.level in ("stop", "warn")
    ]
    assert found == []


def _own_half(key: str, text: str) -> str:
    """The plan of an if-then line; its condition is about them."""
    return text.partition(", then ")[2] if key == "if_then" else text


@each_playbook
def test_their_words_are_mirrored_at_most_once(playbook: Playbook) -> None:
    text = "\n".join(prose(playbook))
    assert len(MIRRORED.findall(text)) <= 1


@each_playbook
def test_an_apology_has_its_five_parts_or_admits_no_fault(playbook: Playbook) -> None:
    parts = {"own", "effect", "explain", "repair", "change"}
    apology = {key for key, text in playbook.record("apology").items() if text}
    assert apology - {"regret"} in (parts, set())
    assert not apology or "regret" in apology
    assert playbook.id not in FAULTS or parts <= apology


@each_playbook
def test_sentences_are_short_enough_to_say_and_easy(playbook: Playbook) -> None:
    sentences = prose(playbook)
    lengths = [len(WORD.findall(sentence)) for sentence in sentences]
    assert [s for s, n in zip(sentences, lengths, strict=True) if n > LONGEST] == []
    assert mean(lengths) <= LONGEST_MEAN
    assert flesch(sentences) >= EASY


def test_reading_ease_tells_plain_from_heavy() -> None:
    assert flesch(["The cat sat on the mat."]) > 110
    heavy = "Organisational accountability necessitates interdepartmental alignment."
    assert flesch([heavy]) < 0


def test_no_two_playbooks_share_a_sentence() -> None:
    places = defaultdict(set)
    for playbook in SHELF.values():
        for sentence in prose(playbook):
            places[folded(sentence).strip(" .?!,;:\"'")].add(playbook.id)
    assert {text: ids for text, ids in places.items() if len(ids) > 1} == {}


@each_playbook
def test_only_known_placeholders_stand_in_a_text(playbook: Playbook) -> None:
    known = {f"{{{name}}}" for name in (*FILLED, *LEFT_OPEN)}
    for _, text in lines(dict(playbook.tree)):
        assert set(re.findall(r"\{[^}]*\}", text)) <= known
        assert not re.search(r"[{}$%]|<<|>>", re.sub(r"\{[a-z_]+\}|\d+ ?%", "", text))


@each_playbook
def test_what_it_is_not_for_names_the_playbook_to_use(playbook: Playbook) -> None:
    others = re.findall(r"[a-z]+(?:-[a-z]+)+", playbook.text("not_for"))
    assert (IDS - {playbook.id}) & set(others)
