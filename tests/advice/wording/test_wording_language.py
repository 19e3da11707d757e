"""A text that is not English meets no rule, however English some of its words look."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_rules import BAD, GOOD, SHIPPED

from convo_prep.advice.picking import ranked
from convo_prep.advice.wording import answer_hits, hits, session_hits
from convo_prep.advice.wording.language import is_english
from convo_prep.advice.wording.rules import SCOPES
from convo_prep.store import library, picking_index

FOREIGN = [
    "Bitte calm down, das ist doch nicht so schlimm für uns.",
    "Das ist unser final offer, und danach gehen wir zum Anwalt.",
    "Merci de me répondre asap, sinon nous allons arrêter le projet.",
    "Lo siento, but el precio es el precio y no lo vamos a cambiar.",
    "Il best effort non basta, quindi la data non è garantita per il cliente.",
    "Dit is onze last offer en daar blijft het bij voor jullie.",
    "Det är en deadline som ni har missat, sorry men så är det.",
    "Proszę o feedback asap, bo to jest final warning dla was i nie tylko.",
    "Isso é ridiculous, mas não vou pagar por um serviço que não foi feito.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_text_in_another_language_gets_no_remark(text: str) -> None:
    assert hits(text, "speech", SHIPPED) == ()
    assert hits(text, "recap", SHIPPED) == ()


@pytest.mark.parametrize("text", ["Calm down.", "Relax!", "we", "You always wait.", ""])
def test_a_few_words_are_taken_for_english(text: str) -> None:
    assert is_english(text)


def test_every_english_sample_is_told_for_english() -> None:
    texts = [sample[-1] for sample in BAD + GOOD]
    assert [text for text in texts if not is_english(text)] == []


def test_names_and_a_foreign_phrase_make_no_foreign_text() -> None:
    assert is_english("Please send Frau von der Heide the list de facto used in May.")


def test_a_long_text_without_small_english_words_is_not_english() -> None:
    assert not is_english("Lorem ipsum dolor sit amet consectetur adipiscing elit sed.")


HERE = Path(__file__).parents[2]
ENGLISH = (HERE / "in_english.txt").read_text("utf-8").splitlines()
OTHERS = [
    line.split("\t")
    for line in (HERE / "in_languages.tsv").read_text("utf-8").splitlines()
]
# Of sixty sentences in ten languages: those with a remark, and those whose language is
# not told. Each of either is a few English words with one of another language.
MOST_REMARKED = 3
MOST_UNTOLD = 7


def remarked(text: str) -> bool:
    return any(hits(text, scope, SHIPPED) for scope in SCOPES)


def test_ten_languages_and_english_are_measured_with_sixty_sentences_each() -> None:
    assert len(set(ENGLISH)) == len(OTHERS) == 60
    assert len({language for language, _ in OTHERS}) == 10


@pytest.mark.parametrize("text", ENGLISH)
def test_no_english_sentence_loses_its_remark(text: str) -> None:
    assert is_english(text)


def test_hardly_a_sentence_in_another_language_gets_one() -> None:
    found = [text for _, text in OTHERS if remarked(text)]
    assert len(found) <= MOST_REMARKED, found


def test_hardly_one_is_taken_for_english() -> None:
    found = [text for _, text in OTHERS if is_english(text)]
    assert len(found) <= MOST_UNTOLD, found


@pytest.mark.parametrize("text", [text for _, text in OTHERS if not is_english(text)])
def test_where_the_issue_is_in_another_language_nothing_is_met(text: str) -> None:
    guide = library.guide()
    tree = {
        "prepare": {"issue": text, "options": [{"option": "Calm down"}]},
        "initiate": {"purpose": "You never listen, calm down"},
    }
    assert session_hits(guide, tree, SHIPPED) == ()  # type: ignore[arg-type]
    assert answer_hits(guide, "initiate.purpose", f"{text} {text}", SHIPPED) == ()


@pytest.mark.parametrize("text", [text for _, text in OTHERS])
def test_no_situation_is_offered_for_an_issue_that_says_no_word_of_it(
    text: str,
) -> None:
    index = picking_index.index("")
    assert not [rank.id for rank in ranked(text, index) if rank.offered]
