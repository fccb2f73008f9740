"""Every catalogue that is found says what the code says: all of it, nothing else, gaps and spaces in place."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib
import pytest

import planner
from planner.files.interface_catalogue import check_catalogue
from planner.files.kinds import WHAT_IT_IS
from planner.files.languages import catalogue_file
from planner.files.message import UnknownWord
from planner.wording import LANGUAGES, SOURCE
from planner.wording.labels import LABELS
from planner.wording.sentences import CONTEXT_SENTENCES, WARNING_SENTENCES
from planner.wording.translations import translations

PACKAGE = Path(planner.__file__).parent
CATALOGUES = [catalogue_file(language) for language in LANGUAGES]
TRANSLATED = [language for language in LANGUAGES if language != SOURCE]


def texts(node: ast.expr | None) -> Iterator[str]:
    """Give the constant texts that an expression can stand for."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from texts(body)
            yield from texts(otherwise)


def msgids_of(call: ast.Call) -> Iterator[str]:
    """Give the msgids that one call names."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"say", "msgid"} and call.args:
        yield from texts(call.args[0])
    if name in {"Message", "UnknownWord"}:
        sentences = [text for argument in call.args[1:3] for text in texts(argument)]
        yield from sentences
        if name == "UnknownWord":
            yield UnknownWord("", sentences[0], sentences[1]).near.fix
    if name == "count" and [*map(len, map(list, map(texts, call.args[:2])))] == [1, 1]:
        yield from texts(call.args[0])
    for keyword in call.keywords:
        if keyword.arg in {"what", "fix"}:
            yield from texts(keyword.value)


@pytest.fixture(scope="module")
def sentences() -> set[str]:
    """The msgids in the code."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    tables: list[Mapping[Any, str]] = [*LABELS.values(), CONTEXT_SENTENCES, WARNING_SENTENCES, WHAT_IT_IS]
    return {
        *(text for call in calls for text in msgids_of(call)),
        *(text for table in tables for text in table.values()),
    }


def entries(language: str) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(catalogue_file(language))) if not entry.obsolete]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_in_the_code_is_translated(language: str, sentences: set[str]) -> None:
    translated = {entry.msgid for entry in entries(language) if entry.translated()}
    assert sorted(sentences - translated) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_nothing_stale(language: str, sentences: set[str]) -> None:
    assert sorted({entry.msgid for entry in entries(language)} - sentences) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_nothing_in_two_ways(language: str) -> None:
    said = Counter((entry.msgctxt, entry.msgid) for entry in entries(language))
    assert [sentence for sentence, times in said.items() if times > 1] == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_a_head_of_use_and_every_gap_and_space_in_its_place(catalogue: Path) -> None:
    assert [problem.english() for problem in check_catalogue(catalogue)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_quick_reader_of_catalogues_reads_what_polib_reads(language: str) -> None:
    read = translations(language)
    assert read.sentences == {entry.msgid: entry.msgstr for entry in entries(language) if entry.msgstr}
    assert read.plurals == {
        entry.msgid: tuple(form for _, form in sorted(entry.msgstr_plural.items()))
        for entry in entries(language)
        if entry.msgid_plural
    }


def test_no_yes_of_one_language_is_a_no_of_another() -> None:
    """A question is answered by the first letter, in any language: see planner.app.cli.consent."""
    yes, no = ({translations(of).sentences.get(word, word)[0].casefold() for of in LANGUAGES} for word in ("Yes", "No"))
    assert yes & no == set()


def test_french_has_one_word_for_person_days() -> None:
    """Days of work: what a calendar counts is called “jours ouvrés”, so that nobody takes one for the other."""
    french = translations("fr")
    shown = {**{text: (sentence,) for text, sentence in french.sentences.items()}, **french.plurals}
    counted = {text: " ".join(forms).casefold() for text, forms in shown.items() if "erson-day" in text}
    assert len(counted) > 10
    assert [text for text, words in counted.items() if "jours de travail" not in words] == []
    assert [
        text for text, forms in shown.items() if any("-agent" in form or "-personne" in form for form in forms)
    ] == []


def test_english_sets_no_space_before_its_signs(sentences: set[str]) -> None:
    spaced = re.compile(r"[ \u00a0\u202f][;!?:](?=\s|$)")
    assert [text for text in sentences if spaced.search(text)] == []
