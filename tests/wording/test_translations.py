r"""What is read of a catalogue: sentences, all forms of counted ones, and nothing that is uncertain or obsolete."""

import pytest

from planner.wording.translations import read_catalogue, translations, typesetter


@pytest.mark.parametrize(
    ("entry", "sentences"),
    [
        ('msgid "Yes"\nmsgstr "Oui"\n', {"Yes": "Oui"}),
        ('msgid ""\n"A long "\n"one"\nmsgstr ""\n"Une "\n"longue"\n', {"A long one": "Une longue"}),
        ('msgid "Two\\nlines"\nmsgstr "Deux\\nlignes"\n', {"Two\nlines": "Deux\nlignes"}),
        ('msgid "A \\"word\\""\nmsgstr "Un \\"mot\\""\n', {'A "word"': 'Un "mot"'}),
        ('msgid "Yes"\nmsgstr ""\n', {}),
        ('#~ msgid "Yes"\n#~ msgstr "Oui"\n', {}),
        ('#, fuzzy\nmsgid "Yes"\nmsgstr "Oui"\n\nmsgid "No"\nmsgstr "Non"\n', {"No": "Non"}),
        ('#, python-format, fuzzy\n# Look again.\nmsgid "Yes"\nmsgstr "Oui"\n', {}),
        ('msgid "Yes"\nmsgstr "Oui\n\nmsgid "No"\nmsgstr "Non"\n', {"No": "Non"}),
        ("<html>", {}),
    ],
    ids=["plain", "in pieces", "lines", "quotes", "empty", "obsolete", "fuzzy", "flags", "torn", "no catalogue"],
)
def test_what_can_be_read_and_is_certain_is_a_sentence(entry: str, sentences: dict[str, str]) -> None:
    assert read_catalogue(entry).sentences == sentences


def test_every_form_of_a_counted_sentence_is_read() -> None:
    counted = 'msgid "{number} day"\nmsgid_plural "days"\nmsgstr[0] "dzień"\nmsgstr[1] "dni"\nmsgstr[2] "dnia"\n'
    assert read_catalogue(counted).plurals == {"{number} day": ("dzień", "dni", "dnia")}


def test_a_language_without_catalogue_has_no_sentences() -> None:
    assert translations("xx").sentences == {}
    assert translations("en").sentences == {}
    assert typesetter("xx")("Who ?") == "Who ?"
