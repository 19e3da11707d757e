from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hand_styled import HandStyled, changes, hand_styled
from hypothesis import given, settings
from hypothesis import strategies as st

from convo_prep.errors import NotSavedError
from convo_prep.notation import rewriting
from convo_prep.notation.marks import comments, marks
from convo_prep.notation.reading import parse
from convo_prep.notation.rewriting import rewrite
from convo_prep.notation.sections import cut
from convo_prep.notation.writing import dump, normal_form

HAND_STYLED_FILES = max(1_200, settings().max_examples * 5)


def tree_of(text: str) -> dict[str, Any]:
    return parse(text.encode(), "s.yaml").tree if text.strip("\ufeff \r\n") else {}


def comments_of(text: str) -> Counter[str]:
    body = text.removeprefix("\ufeff")
    return Counter(comment.text for comment in comments(body, marks(body).scalars))


def sections_of(text: str) -> dict[str, str]:
    body = text.removeprefix("\ufeff")
    parts = cut(body, marks(body)).sections
    return {part.key: body[part.start : part.end] for part in parts}


@settings(max_examples=HAND_STYLED_FILES)
@given(hand_styled())
def test_the_hand_styled_files_of_these_tests_are_what_they_claim(
    file: HandStyled,
) -> None:
    assert normal_form(tree_of(file.text)) == normal_form(file.tree)
    assert comments_of(file.text) == Counter(file.comments)


@settings(max_examples=HAND_STYLED_FILES)
@given(st.data())
def test_a_change_to_a_hand_styled_file_alters_what_it_means_and_nothing_else(
    data: st.DataObject,
) -> None:
    file: HandStyled = data.draw(hand_styled())
    old = tree_of(file.text)
    new = data.draw(changes(old).filter(lambda tree: bool(normal_form(tree))))

    text = rewrite(file.text, old, new)

    assert normal_form(tree_of(text)) == normal_form(new)
    assert not comments_of(file.text) - comments_of(text)
    assert text.startswith("\ufeff") == file.text.startswith("\ufeff")
    if "\r\n" in file.text:
        assert "\n" not in text.replace("\r\n", "")
    kept = sections_of(text)
    for key, lines in sections_of(file.text).items():
        if normal_form({key: old.get(key, "")}) == normal_form({key: new.get(key, "")}):
            assert kept[key].rstrip("\r\n") == lines.rstrip("\r\n")


def rewritten(text: str, **values: Any) -> str:
    """The text after top-level values were set."""
    old = tree_of(text)
    return rewrite(text, old, {**old, **values})


@settings(max_examples=HAND_STYLED_FILES)
@given(hand_styled())
def test_without_a_change_the_file_stays_to_the_byte(file: HandStyled) -> None:
    old = tree_of(file.text)
    assert rewrite(file.text, old, old) == file.text


@given(st.data())
def test_a_file_of_ours_stays_as_if_written_in_one_go(data: st.DataObject) -> None:
    tree = normal_form(data.draw(hand_styled()).tree or {"a": "x"}) or {"a": "x"}
    new = {key: data.draw(changes({key: tree[key]})).get(key, "x") for key in tree}
    if normal_form(new):
        assert rewrite(dump(tree), tree, new) == dump(new)


COMMENTED = """\
# above all
schema: 1
client: Acme  # the big one
prepare:
  # about the issue
  issue: Too dear.  # their word
  facts:
    # the first
    - 20% asked
    # the second
    - 6% up
    # below the list

# about the meeting
initiate:
    meeting_at:   2026-11-24 15:00
# at the end"""


def test_comments_in_a_changed_section_stay_at_their_lines() -> None:
    prepare = {
        "issue": "Far too dear.",
        "facts": ["30% asked", "6% up", "new"],
        "boundary": "Not below cost.",
    }
    assert rewritten(COMMENTED, prepare=prepare) == COMMENTED.replace(
        "Too dear.", "Far too dear."
    ).replace("20%", "30%").replace(
        "    # below the list\n",
        "    # below the list\n    - new\n  boundary: Not below cost.\n",
    )


def test_a_comment_beside_a_text_that_becomes_a_block_stays_beside_its_key() -> None:
    assert (
        rewritten("a:\n  b: x  # c\n", a={"b": "y: z"}) == "a:\n  b: |  # c\n    y: z\n"
    )


def test_comments_that_fit_no_line_of_an_answer_move_above_it() -> None:
    text = "a:\n  b: x\n  c:\n    - one  # c\n    - two  # d\n"
    assert rewritten(text, a={"b": "x", "c": ["three\nfour"]}) == (
        "a:\n  b: x\n  c:\n    # c\n    # d\n    - |\n      three\n      four\n"
    )


def test_comments_that_fit_no_line_move_above_the_section() -> None:
    text = "x: 1\na:\n  - one  # c\n  # d\n  - two\nz: 2\n"
    assert rewritten(text, a="three\nfour") == (
        "x: 1\n# c\n# d\na: |\n  three\n  four\nz: 2\n"
    )


def test_a_section_in_another_hand_keeps_its_style_around_the_change() -> None:
    text = "a:\n  b: 'quoted'\n\n  c: d\n  e: f\n  g: h\n  i: [j]\n"
    old = tree_of(text)["a"]
    assert rewritten(text, a={**old, "e": "x"}) == text.replace("e: f", "e: x")


def test_a_new_section_stands_where_its_order_puts_it() -> None:
    old = tree_of(COMMENTED)
    new = {
        "schema": "1",
        "client": "Acme",
        "contact": "Dana",
        "prepare": old["prepare"],
    }
    new |= {"initiate": old["initiate"], "resolve": {"outcome": "agreed"}}
    assert rewrite(COMMENTED, old, new) == COMMENTED.replace(
        "prepare:", "contact: Dana\nprepare:"
    ).replace("15:00\n", "15:00\nresolve:\n  outcome: agreed\n")


def test_a_section_taken_out_leaves_its_comments() -> None:
    old = tree_of(COMMENTED)
    new = {key: old[key] for key in ("schema", "prepare", "initiate")}
    text = rewrite(COMMENTED, old, new)
    assert text == COMMENTED.replace("client: Acme  # the big one", "# the big one")


def test_a_section_that_stood_empty_is_filled_in_its_place() -> None:
    assert (
        rewritten("a: x\nclosed:\nb: y\n", closed="now") == "a: x\nclosed: now\nb: y\n"
    )


def test_a_file_of_comments_gets_its_first_answers_below_them() -> None:
    assert (
        rewrite("# client: ?", {}, {"client": "Acme"}) == "# client: ?\nclient: Acme\n"
    )


def test_line_ends_byte_order_mark_and_a_missing_last_line_end_are_kept() -> None:
    text = "\ufeffa: x\r\nb:\r\n  - v # c\r\nz: end"
    assert rewritten(text, b=["v", "w"]) == (
        "\ufeffa: x\r\nb:\r\n  - v # c\r\n  - w\r\nz: end"
    )


def test_typed_values_are_asked_by_their_whole_path() -> None:
    text = rewrite("a: x\n", {"a": "x"}, {"a": "x", "b": {"c": "50"}}, plain_below_b)
    assert text == "a: x\nb:\n  c: 50\n"


def plain_below_b(path: tuple[str | int, ...]) -> bool:
    return path == ("b", "c")


def test_a_very_long_section_is_rewritten_without_a_merge() -> None:
    items = [f"item {number}" for number in range(5_000)]
    text = "a:\n  # c\n" + "".join(f"  - {item}\n" for item in items)
    assert rewritten(text, a=[*items, "last"]).startswith("# c\na:\n  - item 0\n")


def test_a_tree_that_is_not_the_files_own_is_refused() -> None:
    with pytest.raises(NotSavedError):
        rewrite("a: x\n", {"a": "y"}, {"a": "z"})


def test_a_file_in_braces_is_refused() -> None:
    with pytest.raises(NotSavedError):
        rewritten("{a: x}\n", a="y")


@pytest.mark.parametrize(
    "wrong",
    [
        "a: new\nb: x  # c\n", "a: old\nb: y  # c\n", "a: new\nb: y\n",
        "a: new\nb: y # other\n", "a: new\n", "a: new\nb: [y  # c\n", "", "- a  # c\n",
        "a: new\na: new\nb: y  # c\n",
    ],
)  # fmt: skip
def test_a_wrong_result_is_never_returned(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_spliced", lambda *_args: wrong)
    with pytest.raises(NotSavedError) as raised:
        rewritten("a: old\nb: y  # c\n", a="new")
    assert raised.value.hint
