"""Every verb of a decision has its forms in every language, and “de” is elided where it has to be."""

import pytest

from planner.export.word.chapters.decision_form import Mood
from planner.export.word.chapters.verb_moods import VERBS, elided, in_mood
from planner.wording import LANGUAGES, Wording


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_three_forms(verb: str, language: str) -> None:
    wording = Wording(language)
    finite, bare, to = wording.say(verb).split(" / ")
    point = f"{finite} it"
    moods = (Mood.FINITE, Mood.BARE, Mood.TO, Mood.SENTENCE)
    assert [in_mood(point, mood, wording) for mood in moods] == [point, f"{bare} it", f"{to} it", point]


def test_what_begins_with_no_verb_stays() -> None:
    assert in_mood("the plan", Mood.TO, Wording("en")) == "the plan"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("de avril 2027", "d’avril 2027"), ("de Évry", "d’Évry"), ("de Lyon", "de Lyon"), ("mode avril", "mode avril")],
)
def test_de_is_elided_before_a_vowel(text: str, expected: str) -> None:
    assert elided(text, Wording("fr")) == expected
