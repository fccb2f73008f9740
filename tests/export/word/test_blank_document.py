"""The empty document is sound, in its language, and holds nothing of python-docx's template."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from planner.export.word.blank_document import TABLE_STYLE, blank_document
from planner.export.word.ooxml import name
from planner.export.word.styles import PARAGRAPH_STYLES, RUN_STYLES, style_id
from planner.wording import Wording


def parts(language: str = "en") -> dict[str, bytes]:
    file = BytesIO()
    blank_document(Wording(language)).save(file)
    with zipfile.ZipFile(file) as zipped:
        return {entry: zipped.read(entry) for entry in zipped.namelist()}


ENGLISH, FRENCH = parts(), parts("fr")


def root(part: str, language: str = "en") -> Any:
    return etree.fromstring((FRENCH if language == "fr" else ENGLISH)[part])


@pytest.mark.parametrize("stale", ["stylesWithEffects", "customXml", "thumbnail"])
def test_parts_of_the_template_that_say_nothing_are_gone(stale: str) -> None:
    assert not [part for part in ENGLISH if stale in part]


def test_every_style_of_ours_is_there_and_no_other() -> None:
    names = {style.find(qn("w:name")).get(qn("w:val")) for style in root("word/styles.xml").iter(qn("w:style"))}
    ours = {style.name for style in (*PARAGRAPH_STYLES, *RUN_STYLES)}
    assert names - ours == {"Default Paragraph Font", "Normal Table", "Plan Table", "No List"}
    assert ours <= names


def test_each_kind_of_style_has_one_default() -> None:
    defaults = [
        style.get(qn("w:type")) for style in root("word/styles.xml").iter(qn("w:style")) if style.get(qn("w:default"))
    ]
    assert sorted(defaults) == ["character", "numbering", "paragraph", "table"]


def test_what_follows_or_underlies_a_style_exists() -> None:
    styles = root("word/styles.xml")
    ids = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    named = {tag.get(qn("w:val")) for tag in styles.iter(qn("w:next"), qn("w:basedOn"))}
    assert named <= ids
    assert TABLE_STYLE in ids


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_the_language_stands_where_word_looks_for_it(language: str, tag: str) -> None:
    defaults = root("word/styles.xml", language).find(qn("w:docDefaults"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == tag
    assert next(root("word/settings.xml", language).iter(qn("w:themeFontLang"))).get(qn("w:val")) == tag


@pytest.mark.parametrize(("language", "signs"), [("en", [".", ","]), ("fr", [",", ";"])])
def test_numbers_in_formulas_are_written_as_the_language_writes_them(language: str, signs: list[str]) -> None:
    settings = root("word/settings.xml", language)
    written = [next(settings.iter(qn(f"w:{tag}"))).get(qn("w:val")) for tag in ("decimalSymbol", "listSeparator")]
    assert written == signs


def test_the_file_opens_in_no_compatibility_mode() -> None:
    modes = [
        setting.get(qn("w:val"))
        for setting in root("word/settings.xml").iter(name("w:compatSetting"))
        if setting.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_zoom_has_the_percentage_that_the_schema_asks_for() -> None:
    assert [zoom.get(qn("w:percent")) for zoom in root("word/settings.xml").iter(qn("w:zoom"))] == ["100"]


def test_numbered_styles_and_levels_name_each_other() -> None:
    levels = {
        level.find(qn("w:pStyle")).get(qn("w:val")): (
            abstract.get(qn("w:abstractNumId")),
            level.get(qn("w:ilvl")),
        )
        for abstract in root("word/numbering.xml").iter(qn("w:abstractNum"))
        for level in abstract.iter(qn("w:lvl"))
        # That of lists is taken by each of them anew, and by no style.
        if level.find(qn("w:pStyle")) is not None
    }
    numbered = {style_id(style.name): tuple(map(str, style.numbering)) for style in PARAGRAPH_STYLES if style.numbering}
    assert levels == numbered


def test_every_numbering_in_use_is_described_before() -> None:
    tags = [child.tag for child in root("word/numbering.xml")]
    assert tags == sorted(tags, key=[qn("w:abstractNum"), qn("w:num")].index)
    assert tags.count(qn("w:num")) == tags.count(qn("w:abstractNum"))


def test_no_text_says_which_program_made_it() -> None:
    assert not [part for part, data in ENGLISH.items() if part.endswith("document.xml") and b"python" in data]
