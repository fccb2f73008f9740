"""What the page framework says by itself is said in the reader's language."""

import re
from functools import lru_cache
from pathlib import Path

import pytest
import streamlit

from planner.app.web.components.fixed_words import fixed_phrases, fixed_words, framework_speech
from planner.wording import LANGUAGES, Wording

OTHERS = [language for language in LANGUAGES if language != "en"]
GAP = re.compile(r"\{[a-z]+\}")
THE_SAME = {
    *(
        "Compact",
        "Distance",
        "Dollar",
        "Euro",
        "Format",
        "Logo",
        "Maximum",
        "Menu",
        "Minimum",
        "Notifications",
        "Pagination",
    ),
    *("System", "Yen", "mm"),
}
"""Words that two languages may share."""
BUNDLES = Path(streamlit.__file__).parent / "static" / "static" / "js"
DRAWN = (
    *("BaseButton", "Button", "ButtonGroup", "Checkbox", "DataFrame", "DateField", "DateInput", "DownloadButton"),
    *("ErrorElement", "FileUploader", "InputInstructions", "MenuButton", "Multiselect", "NumberInput", "PageLink"),
    *("Pagination", "ProgressBar", "Radio", "Selectbox", "Spinner", "StreamlitMarkdown", "Table", "TextArea"),
    *("TextInput", "Toast", "Toolbar", "Tooltip", "UploadFileInfo", "WidgetLabel", "index", "requiredField"),
)
"""The framework's files with what pages here draw."""
SHARED = ("ReorderedSegments", "ProgressBar", "utils", "useCopyToClipboard", "src", "DynamicIcon", "formatMoment")
"""What they share."""
NEVER_DRAWN = {
    *("Alien Monster", "Also record audio", "App Logo", "Audio player", "Happy", "Video player"),
    *("Edit markdown content", "Enter markdown text...", "Markdown content", "Count", "Rename", "Unable to deploy"),
}
"""What it would say of what no page here holds."""
MADE_UP = {
    *("B", "KB", "MB", "Press Enter to apply", "Press Enter to submit form", "Press Ctrl+Enter to apply"),
    *("Press Ctrl+Enter to submit form", "Press ⌘+Enter to apply", "Press ⌘+Enter to submit form"),
    *("You can only select up to", "option. Remove an option first.", "options. Remove an option first."),
    *(": Date set outside allowed range. Please select a date", "Choose date,", "Choose date range,", "per file •"),
    ", but no corresponding file was found in the app's pages/ directory. Running the app's main page",
    "The page that you have requested does not seem to exist. Running the app's main page",
}
"""What it puts together of smaller parts."""


@lru_cache
def bundle(name: str) -> str:
    files = [file for file in BUNDLES.iterdir() if file.name.startswith(f"{name}.")]
    assert files, f"the framework has no file {name} any more"
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_english_stays_as_the_framework_says_it_but_where_it_speaks_of_itself() -> None:
    english = {**fixed_words(Wording("en")), **fixed_phrases(Wording("en"))}
    of_itself = re.compile("[Ss]treamlit|app's|Page not found|Connection error")
    assert [words for words in english if not of_itself.search(words)] == []
    assert [other for other in english.values() if "treamlit" in other] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_silent_server_is_told_without_the_frameworks_name(language: str) -> None:
    speech = framework_speech(language)
    assert "treamlit" not in str(speech["silent"])
    assert speech["tag"] == Wording(language).tag


def test_every_name_that_the_framework_gives_what_is_drawn_here_has_a_translation() -> None:
    known = {*fixed_words(Wording("fr")), *NEVER_DRAWN}
    named = re.compile(r"(?:\"aria-label\"|placeholder|title|tooltip):(?:[^`,}]*\?)?`([^`$]+)`")
    said = {name for file in DRAWN for name in named.findall(bundle(file))}
    assert len(said) > 40
    assert sorted(name for name in said - known if re.search("[A-Za-z]{2}", name)) == []


def test_nothing_is_translated_that_the_framework_no_longer_says() -> None:
    said = "\n".join(bundle(file) for file in (*DRAWN, *SHARED))
    words = {**fixed_words(Wording("fr")), **fixed_phrases(Wording("fr"))}
    parts = {part.strip(" .:•") for word in words for part in GAP.split(word)}
    made_up = {part.strip(" .:•") for part in MADE_UP}
    dates = re.compile("– |January|February|March|April|May|June|July|August|September|October|November|December")
    assert sorted(part for part in parts - made_up if part not in said and not dates.match(part)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_another_one_elsewhere(language: str) -> None:
    words = fixed_words(Wording(language))
    assert {word for word, other in words.items() if word == other} <= THE_SAME
    assert all(other.strip() for other in words.values())


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_keeps_its_gaps_for_names_and_numbers(language: str) -> None:
    phrases = fixed_phrases(Wording(language))
    assert len(phrases) > 12
    assert all(sorted(GAP.findall(phrase)) == sorted(GAP.findall(other)) for phrase, other in phrases.items())


@pytest.mark.parametrize("language", OTHERS)
def test_words_have_no_gaps(language: str) -> None:
    assert not [word for word, other in fixed_words(Wording(language)).items() if GAP.search(word + other)]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Cancel", "Annuler"),
        ("No results", "Aucun résultat"),
        ("yyyy", "aaaa"),
    ],
)
def test_words_that_everybody_meets(english: str, french: str) -> None:
    assert fixed_words(Wording("fr"))[english] == french


def test_a_date_that_the_framework_says_whole_is_written_as_the_language_does() -> None:
    phrases = fixed_phrases(Wording("fr"))
    assert phrases["{number} – August"] == "{number} – août"
    assert phrases["November {number}, {name}"] == "{number} novembre {name}"
    assert phrases["Selected Date: {name}"] == "Date choisie\u00a0: {name}"
