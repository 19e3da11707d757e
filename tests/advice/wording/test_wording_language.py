"""A text that is not English meets no rule, however English some of its words look."""

from __future__ import annotations

import pytest
from shipped_rules import BAD, GOOD, SHIPPED

from convo_prep.advice.wording import hits
from convo_prep.advice.wording.language import is_english

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
