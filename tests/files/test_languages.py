"""Whatever stands in the place of a catalogue, a program starts: in English where nothing else can be read."""

import os
from pathlib import Path

import pytest

from planner.files import languages
from planner.files.languages import LANGUAGES, catalogue_file, catalogue_text, entry_parts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues of its own; what the program ships stays as it is."""
    monkeypatch.setattr(languages, "_FOLDER", tmp_path)
    return tmp_path


def test_the_language_of_the_code_stands_first_and_every_language_has_a_catalogue() -> None:
    assert LANGUAGES[0] == "en"
    assert "fr" in LANGUAGES
    assert all(catalogue_file(language).is_file() for language in LANGUAGES)


def test_a_pipe_is_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "de.po")
    assert catalogue_text("de") == ""


def test_a_device_is_not_read(folder: Path) -> None:
    (folder / "de.po").symlink_to("/dev/zero")
    assert catalogue_text("de") == ""


def test_a_folder_and_nothing_at_all_are_empty(folder: Path) -> None:
    (folder / "de.po").mkdir()
    assert catalogue_text("de") == catalogue_text("pl") == ""


def test_of_a_catalogue_without_end_a_bounded_part_is_read(folder: Path) -> None:
    with (folder / "de.po").open("wb") as catalogue:
        catalogue.truncate(10 * languages.MOST_SIGNS)
    assert len(catalogue_text("de")) == languages.MOST_SIGNS


def test_a_sign_that_is_no_letter_costs_its_sentence_only(folder: Path) -> None:
    (folder / "de.po").write_bytes(b'msgid "Yes"\nmsgstr "J\xe4"\n\nmsgid "No"\nmsgstr "Nein"\n')
    assert ("msgstr", "Nein") in entry_parts(catalogue_text("de"))
