"""What is read of a catalogue of translations, and what is asked of it."""

from pathlib import Path

import pytest

from planner.files.translations import Entry, Translator, read_translations, short_text

HEAD = 'msgid ""\nmsgstr "Language: fr\\n"\n\n'


def catalogue(folder: Path, text: str, name: str = "fr.po") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def entry(text: str, *, fuzzy: bool = False) -> Entry:
    return Entry(line=1, text=text, fuzzy=fuzzy, plural="", counted=())


def test_a_sentence_is_found_with_the_line_of_its_source(tmp_path: Path) -> None:
    read = read_translations(catalogue(tmp_path, f'{HEAD}msgid "Yes"\nmsgstr "Oui"\n'), "fr.po")
    assert read.problems == ()
    assert (read.language, read.head["Language"]) == ("fr", "fr")
    assert (read.entries["Yes"].text, read.entries["Yes"].line) == ("Oui", 4)


def test_what_was_taken_out_of_use_is_not_read(tmp_path: Path) -> None:
    read = read_translations(catalogue(tmp_path, f'{HEAD}#~ msgid "Yes"\n#~ msgstr "Oui"\n'), "fr.po")
    assert read.entries == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "Yes\nmsgstr "Oui"\n', 1),
        ('msgid "Yes"\nmsgstr "Oui\n', 2),
        ('msgid "Yes"\nmsgstr ""\n"Oui\n', 3),
        ('msgid "Yes \\"\nmsgstr "Oui"\n', 1),
        ('msgid "Yes"\nOui\n', 2),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, line: int, tmp_path: Path) -> None:
    (problem,) = read_translations(catalogue(tmp_path, text), "fr.po").problems
    assert (problem.code, problem.place.file, problem.place.line) == ("unreadable-translations", "fr.po", line)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert [problem.code for problem in read_translations(tmp_path / "fr.po", "fr.po").problems] == ["no-such-file"]


def test_a_file_that_holds_a_path_does_not_stand_for_the_file_of_that_path(tmp_path: Path) -> None:
    other = catalogue(tmp_path, f'{HEAD}msgid "Yes"\nmsgstr "Oui"\n', "other.po")
    read = read_translations(catalogue(tmp_path, str(other)), "fr.po")
    assert read.entries == {}
    assert [problem.code for problem in read.problems] == ["unreadable-translations"]


def test_what_has_no_certain_translation_stays_as_it_is_and_is_noted() -> None:
    entries = {"Yes": entry("Oui"), "No": entry("Non", fuzzy=True), "Why": entry("")}
    translate = Translator("fr", entries)
    assert [translate(text) for text in ("Yes", "No", "Why", "When")] == ["Oui", "No", "Why", "When"]
    assert translate.missing == {"No", "Why", "When"}
    assert translate.asked == {"Yes", "No", "Why", "When"}


def test_a_translation_has_the_spaces_of_its_language() -> None:
    assert Translator("fr", {"Why?": entry("Pourquoi ?")})("Why?") == "Pourquoi\u202f?"
    assert Translator("en", {"Why?": entry("Why ?")})("Why?") == "Why ?"


def test_a_long_text_is_shortened_where_it_is_quoted() -> None:
    assert short_text("Short") == "Short"
    assert len(short_text("long " * 100)) <= 60
    assert short_text("long " * 100).endswith("…")
