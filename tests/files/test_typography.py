import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.catalogue_head import language_of
from planner.files.typography import Spacing, typesetter

NB, NN = "\u00a0", "\u202f"
french_spacing = typesetter(language_of("fr").spacing)


@pytest.mark.parametrize(
    ("written", "set_in_type"),
    [
        ("Qui décide : le maire ?", f"Qui décide{NB}: le maire{NN}?"),
        ("Pourquoi? Parce que!", f"Pourquoi{NN}? Parce que{NN}!"),
        ("Un ; deux; trois", f"Un{NN}; deux{NN}; trois"),
        ("« oui » et «non»", f"«{NB}oui{NB}» et «{NB}non{NB}»"),
        ("70 % ou 70%", f"70{NN}% ou 70{NN}%"),
        ("Vraiment ?!", f"Vraiment{NN}?!"),
        ("de 10:30 à 12:00", "de 10:30 à 12:00"),
        (
            "voir https://ville.example/?a=b;c et www.ville.example:80",
            "voir https://ville.example/?a=b;c et www.ville.example:80",
        ),
        ("trois points… et (ceci)", "trois points… et (ceci)"),
        (f"déjà{NB}: fait{NN};", f"déjà{NB}: fait{NN};"),
        ("C’est « tout » : rien", f"C’est «{NB}tout{NB}»{NB}: rien"),
        ("", ""),
    ],
)
def test_french_spaces_are_set(written: str, set_in_type: str) -> None:
    assert french_spacing(written) == set_in_type


@pytest.mark.parametrize("sign", ":;!?%,.–·")
def test_a_sign_that_joins_is_spaced_as_in_a_text(sign: str) -> None:
    """What is set between two texts stands as it would within one, whichever language declares it."""
    for spacing in (Spacing(), Spacing(before=":;"), language_of("fr").spacing):
        assert typesetter(spacing)(f"1{sign}") == f"1{spacing.spaced(sign)}"


@given(st.text(alphabet=" \u00a0\u202fa1é:;!?%«»()/.\n’", max_size=40))
def test_setting_spaces_twice_changes_nothing(text: str) -> None:
    once = french_spacing(text)
    assert french_spacing(once) == once


@given(st.text(max_size=40))
def test_only_spaces_change(text: str) -> None:
    def bare(phrase: str) -> str:
        return phrase.translate(dict.fromkeys(map(ord, " \u00a0\u202f")))

    assert bare(french_spacing(text)) == bare(text)


@pytest.mark.parametrize("spaces", [" ", NB, f"{NN} "], ids=ascii)
def test_a_run_of_spaces_is_looked_at_once(spaces: str) -> None:
    begun = time.process_time()
    french_spacing(f"a{spaces * 20_000}b")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("spacing", "written", "set_in_type"),
    [
        (Spacing(), "Wer zahlt ? « 70 % »", "Wer zahlt ? « 70 % »"),
        (Spacing(narrow_before=":;!?"), "Qui : vous ?", f"Qui{NN}: vous{NN}?"),
        (Spacing(before="%"), "70% eller 70 %, procent (%)", f"70{NB}% eller 70{NB}%, procent (%)"),
        (Spacing(inside="„“"), "„ Tak “, „nie“", f"„{NB}Tak{NB}“, „{NB}nie{NB}“"),
        (Spacing(inside="«»[]"), "«a [b]»", f"«{NB}a [{NB}b{NB}]{NB}»"),
        (Spacing(inside="«"), "«a", "«a"),
        (Spacing(inside="/\\"), "/a\\", f"/{NB}a{NB}\\"),
    ],
    ids=["none", "Swiss", "figures", "low quotes", "inner quotes", "half a pair", "a backslash"],
)
def test_another_language_has_the_spaces_that_it_declares(spacing: Spacing, written: str, set_in_type: str) -> None:
    assert typesetter(spacing)(written) == set_in_type
    assert typesetter(spacing)(set_in_type) == set_in_type
