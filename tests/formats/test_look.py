from __future__ import annotations

import pytest

from convo_prep.formats.look import Look, look_from, shown

TERMINAL = {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}


def test_a_usual_terminal_has_colour_and_every_sign() -> None:
    assert look_from(TERMINAL, terminal=True) == Look(colour=True, ascii=False)


def test_a_pipe_has_no_escapes() -> None:
    look = look_from(TERMINAL, terminal=False)
    assert (look.colour, look.escapes) == (False, False)


def test_no_color_takes_the_colours_and_leaves_bold_and_dim() -> None:
    look = look_from({**TERMINAL, "NO_COLOR": "1"}, terminal=True)
    assert (look.colour, look.escapes) == (False, True)


def test_an_empty_no_color_means_nothing() -> None:
    assert look_from({**TERMINAL, "NO_COLOR": ""}, terminal=True).colour


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_understands_no_escapes_gets_none(term: str) -> None:
    look = look_from({**TERMINAL, "TERM": term}, terminal=True)
    assert (look.colour, look.escapes) == (False, False)


def test_a_terminal_without_a_name_gets_no_escapes() -> None:
    assert not look_from({"LANG": "en_GB.UTF-8"}, terminal=True).escapes


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("term", ["xterm", "dumb", ""])
def test_force_color_wins_over_a_pipe_and_over_term(terminal: bool, term: str) -> None:
    look = look_from({"TERM": term, "FORCE_COLOR": "1"}, terminal=terminal)
    assert (look.colour, look.escapes) == (True, True)


@pytest.mark.parametrize(("terminal", "escapes"), [(True, True), (False, False)])
def test_no_color_wins_over_force_color(terminal: bool, escapes: bool) -> None:
    environ = {**TERMINAL, "NO_COLOR": "1", "FORCE_COLOR": "1"}
    look = look_from(environ, terminal=terminal)
    assert (look.colour, look.escapes) == (False, escapes)


@pytest.mark.parametrize(
    ("environ", "is_ascii"),
    [
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.utf8"}, False),
        ({"LC_CTYPE": "UTF-8"}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
        ({}, True),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),
        ({"LC_CTYPE": "C", "LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8", "CONVO_ASCII": "1"}, True),
        ({"LANG": "en_GB.UTF-8", "CONVO_ASCII": ""}, False),
    ],
)
def test_signs_beyond_ascii_need_a_locale_that_knows_them(
    environ: dict[str, str], is_ascii: bool
) -> None:
    assert look_from(environ, terminal=True).ascii is is_ascii


def test_every_sign_of_ours_has_its_ascii_form() -> None:
    signs = "✓ \u2013 \u203a ! ● ○ = … · \u2018a\u2019 \x00\x1b\x7f\u202e"
    text = shown(signs, Look(colour=False, ascii=True))
    assert text == "v - > ! * o = ... - 'a' ^@^[^?<U+202E>"


def test_letters_somebody_wrote_stay_in_any_locale() -> None:
    assert shown("Söhne 東京", Look(colour=False, ascii=True)) == "Söhne 東京"
