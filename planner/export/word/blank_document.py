"""What does the empty document look like: its styles, numbering, settings and properties?

python-docx's default template lends the parts of a Word file; every visual property is set here,
in named styles, so that a city that changes a style changes it throughout.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import docx

from planner.export.word import palette
from planner.export.word.ooxml import Element, element, name
from planner.export.word.styles import (
    BULLET_NUMBERING,
    FONT,
    HEADING_NUMBERING,
    LIST_NUMBERING,
    PARAGRAPH_STYLES,
    RUN_STYLES,
    STEP_NUMBERING,
    ParagraphStyle,
    paragraph_properties_of,
    run_properties_of,
    style_id,
    twips,
)
from planner.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

TABLE_STYLE = "PlanTable"

_CURRENT_WORD = 15
"""Word 2013 and later; a lower number opens the file in compatibility mode."""


def blank_document(wording: Wording) -> "Document":
    """Return an empty document, its styles and settings made for the language."""
    document = docx.Document()
    _drop(document.part.rels, ("/stylesWithEffects", "/customXml"))
    _drop(document.part.package.rels, ("/thumbnail",))
    _set_styles(document.styles.element, wording)
    _set_numbering(document.part.numbering_part.element)
    _set_settings(document.settings.element, wording)
    return document


def _drop(relations: dict[str, Any], endings: tuple[str, ...]) -> None:
    """Take out relations to parts of the template that are stale or say nothing."""
    # A part without a relation is not saved: python-docx walks relations to write the package. The template's
    # stylesWithEffects.xml repeats its own styles, not ours, and its thumbnail shows a page of another document.
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(endings)]:
        del relations[key]


def _set_styles(root: Element, wording: Wording) -> None:
    for old in root.findall(name("w:style")):
        root.remove(old)
    # The list of latent styles stays as it is: it hides those that Word brings beside the document's own.
    for old in root.findall(name("w:docDefaults")):
        root.replace(old, _defaults(wording))
    root.extend(_paragraph_style(style) for style in PARAGRAPH_STYLES)
    root.append(_style("character", "Default Paragraph Font", default=True))
    root.extend(_style("character", style.name, element("w:qFormat"), run_properties_of(style)) for style in RUN_STYLES)
    root.append(_style("table", "Normal Table", _cell_margins(), default=True))
    root.append(_style("table", "Plan Table", *_table_looks()))
    root.append(_style("numbering", "No List", default=True))


def _defaults(wording: Wording) -> Element:
    fonts = element("w:rFonts", w_ascii=FONT, w_eastAsia=FONT, w_hAnsi=FONT, w_cs=FONT)
    # Without a language Word takes that of the machine: French text is then underlined and read aloud as English.
    language = element("w:lang", w_val=wording.tag, w_eastAsia="ja-JP", w_bidi="ar-SA")
    run = element("w:rPr", fonts, element("w:sz", w_val=21), element("w:szCs", w_val=21), language)
    return element("w:docDefaults", element("w:rPrDefault", run), element("w:pPrDefault"))


def _style(kind: str, style_name: str, *properties: Element, default: bool = False) -> Element:
    style = element(
        "w:style", element("w:name", w_val=style_name), *properties, w_type=kind, w_styleId=style_id(style_name)
    )
    if default:
        style.set(name("w:default"), "1")
    return style


def _paragraph_style(style: ParagraphStyle) -> Element:
    following = element("w:next", w_val=style_id(style.next))
    if style.name == "Normal":
        return _style(
            "paragraph",
            "Normal",
            element("w:qFormat"),
            paragraph_properties_of(style),
            run_properties_of(style),
            default=True,
        )
    based = element("w:basedOn", w_val="Normal")
    looks = (element("w:qFormat"), paragraph_properties_of(style), run_properties_of(style))
    return _style("paragraph", style.name, based, following, *looks)


def _cell_margins() -> Element:
    sides = (("top", 0.05), ("left", 0.12), ("bottom", 0.05), ("right", 0.12))
    margins = (element(f"w:{side}", w_w=twips(width), w_type="dxa") for side, width in sides)
    return element("w:tblPr", element("w:tblInd", w_w=0, w_type="dxa"), element("w:tblCellMar", *margins))


def _table_looks() -> Iterable[Element]:
    """Thin rules between rows, a dark head."""
    lines = (
        element(f"w:{edge}", w_val="single", w_sz=4, w_space=0, w_color=palette.RULE)
        for edge in ("top", "bottom", "insideH")
    )
    yield element("w:basedOn", w_val="NormalTable")
    yield element("w:tblPr", element("w:tblBorders", *lines))
    head = element("w:shd", w_val="clear", w_color="auto", w_fill=palette.NAVY)
    bold = element("w:rPr", element("w:b"), element("w:color", w_val=palette.PAPER))
    cell = element("w:tcPr", head, element("w:vAlign", w_val="bottom"))
    yield element("w:tblStylePr", bold, cell, w_type="firstRow")


def _set_numbering(root: Element) -> None:
    for old in list(root):
        root.remove(old)
    headings = [_level(0, "decimal", "%1", "heading 1"), _level(1, "decimal", "%1.%2", "heading 2")]
    bullets = [_level(0, "bullet", "•", "List Bullet")]
    steps = [_level(0, "bullet", "•", "Step")]
    # No style has it: each list takes it anew, and counts from 1.
    lists = [_level(0, "decimal", "%1.")]
    kinds = (
        (HEADING_NUMBERING, headings),
        (BULLET_NUMBERING, bullets),
        (STEP_NUMBERING, steps),
        (LIST_NUMBERING, lists),
    )
    for number, levels in kinds:
        shape = element("w:multiLevelType", w_val="multilevel" if number == HEADING_NUMBERING else "singleLevel")
        root.append(element("w:abstractNum", shape, *levels, w_abstractNumId=number))
    # All numberings in use follow all abstract ones: the schema of numbering.xml allows no other order.
    for number, _ in kinds:
        root.append(element("w:num", element("w:abstractNumId", w_val=number), w_numId=number))


def numbered_list(document: "Document") -> int:
    """Return the id of a numbering that counts from 1, whatever lists stand before it."""
    root = document.part.numbering_part.element
    number = 1 + max(int(known.get(name("w:numId"))) for known in root.findall(name("w:num")))
    anew = element("w:lvlOverride", element("w:startOverride", w_val=1), w_ilvl=0)
    root.append(element("w:num", element("w:abstractNumId", w_val=LIST_NUMBERING), anew, w_numId=number))
    return number


def _level(level: int, kind: str, text: str, style: str = "") -> Element:
    # In a style Word passes over the number of the level and takes the level that names the style: both have to.
    return element(
        "w:lvl",
        element("w:start", w_val=1),
        element("w:numFmt", w_val=kind),
        *([element("w:pStyle", w_val=style_id(style))] if style else ()),
        element("w:lvlText", w_val=text),
        element("w:lvlJc", w_val="left"),
        w_ilvl=level,
    )


def _set_settings(root: Element, wording: Wording) -> None:
    # The template's zoom lacks its percentage, which the schema demands.
    for zoom in root.iter(name("w:zoom")):
        zoom.set(name("w:percent"), "100")
    for theme in root.iter(name("w:themeFontLang")):
        theme.set(name("w:val"), wording.tag)
    for setting in root.iter(name("w:compatSetting")):
        if setting.get(name("w:name")) == "compatibilityMode":
            setting.set(name("w:val"), str(_CURRENT_WORD))
    decimal = wording.figures.decimal_sign
    # Where a comma stands in numbers it cannot stand between them too; Word's formulas read both from here.
    for tag, sign in {"w:decimalSymbol": decimal, "w:listSeparator": ";" if decimal == "," else ","}.items():
        for setting in root.iter(name(tag)):
            setting.set(name("w:val"), sign)
