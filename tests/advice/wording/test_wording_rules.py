"""The rules as data: what each says, and what a user may change."""

from __future__ import annotations

import re

import pytest
import yaml
from shipped_rules import BY_ID, ENTRIES, PACKAGE, SHIPPED, ids

from convo_prep.advice.playbook import CHECK_FIRST
from convo_prep.advice.wording import hits, rules_from, with_user_rules
from convo_prep.advice.wording.answers import _SHAPES, _WHOLES
from convo_prep.advice.wording.rules import compiled
from convo_prep.errors import PlaybookError

GROUPS = {"blame", "dismiss", "apology", "wall", "vague", "legal", "plan"}


def test_every_rule_says_what_to_do_why_and_where_it_comes_from() -> None:
    assert len(BY_ID) == len(SHIPPED)
    for rule in SHIPPED:
        assert rule.group in GROUPS
        assert re.fullmatch(r"[a-z].{8,82}[^.!]", rule.say), rule.id
        assert re.fullmatch(r"[A-Z].{8,86}\.", rule.why), rule.id
        assert re.fullmatch(r"(?!.*(\[|\bS[0-4]\b)).{4,}", rule.source), rule.id
        assert rule.structural != bool(rule.lines), rule.id


def test_every_structural_rule_has_its_check_and_every_check_its_rule() -> None:
    structural = {rule.id for rule in SHIPPED if rule.structural}
    assert structural == set(_SHAPES) | set(_WHOLES)


def test_one_rule_is_off_until_someone_wants_it() -> None:
    assert [rule.id for rule in SHIPPED if not rule.on] == ["please-advise"]
    assert hits("Please advise.", "recap", SHIPPED) == ()


def test_the_rules_are_the_same_for_a_reader_without_the_c_library() -> None:
    text = (PACKAGE / "wording-rules.yaml").read_bytes()
    assert yaml.load(text, Loader=yaml.BaseLoader) == {"rules": ENTRIES}


def test_loading_the_shipped_rules_compiles_nothing() -> None:
    compiled.cache_clear()
    rules = rules_from(ENTRIES)
    assert compiled.cache_info().currsize == 0
    hits("Decide by Friday.", "speech", rules)
    assert compiled.cache_info().currsize < 20


def test_an_admission_is_named_where_there_is_something_to_check_first() -> None:
    text = "We accept full responsibility."
    assert ids(hits(text, "recap", SHIPPED)) == ["admission"]
    near_law = [rule.id for rule in SHIPPED if rule.where == CHECK_FIRST]
    assert near_law == ["admission", "conceded-cause"]


def _entry(**changes: object) -> dict[str, object]:
    entry = {"id": "own", "scope": "any", "level": "warn", "re": "x+y", "say": "do"}
    return {key: value for key, value in (entry | changes).items() if value}


def test_unknown_keys_of_a_rule_are_passed_over() -> None:
    (rule,) = rules_from([_entry(colour="blue", scope=["facts", "recap"])])
    assert (rule.id, rule.scopes) == ("own", ("facts", "recap"))
    assert ids(hits("xxy", "facts", [rule])) == ["own"]
    assert hits("xxy", "speech", [rule]) == ()


@pytest.mark.parametrize(
    "entry",
    [
        _entry(re="("),
        _entry(re="a{99999999999999}"),
        _entry(re=None),
        _entry(re=["a"]),
        _entry(say=None),
        _entry(level="shout"),
        _entry(scope="everywhere"),
        _entry(where="abroad"),
    ],
)
def test_a_rule_that_makes_no_sense_is_named(entry: object) -> None:
    with pytest.raises(PlaybookError, match="own"):
        rules_from([entry])


@pytest.mark.parametrize("entry", [{}, {"id": " "}, {"id": ["a"]}, "text", None])
def test_a_rule_without_a_name_is_refused(entry: object) -> None:
    with pytest.raises(PlaybookError, match="no id"):
        rules_from([entry])


def test_a_user_adds_a_rule_changes_one_and_switches_one_off() -> None:
    entries = [
        _entry(),
        {"id": "jargon", "off": "yes"},
        {"id": "please-advise", "off": "no"},
        {"id": "unfortunately", "re": "alas"},
    ]
    rules = with_user_rules(SHIPPED, entries)
    assert len(rules) == len(SHIPPED) + 1
    text = "Unfortunately, alas, please advise on the deep-dive, xxy."
    assert sorted(ids(hits(text, "recap", rules))) == [
        "own",
        "please-advise",
        "unfortunately",
    ]


def test_a_user_hears_of_a_broken_pattern_before_any_text_is_read() -> None:
    with pytest.raises(PlaybookError, match="jargon"):
        with_user_rules(SHIPPED, [{"id": "jargon", "re": "zz :: ("}])
