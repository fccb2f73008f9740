"""What are the pages like: their size, their margins, their feet?"""

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from planner.export.word.ooxml import Element, element, field, name, paragraph, run, tab
from planner.export.word.styles import style_id, twips
from planner.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

TEXT_WIDTH, TEXT_WIDTH_ACROSS = 16.5, 26.1
"""Width of the text in centimetres, upright and across."""

_A4_SHORT, _A4_LONG = 21.0, 29.7


def section_properties(foot: str | None, *, landscape: bool) -> Element:
    """Return what a section's pages are like; ``foot`` is the relation to their foot."""
    properties = element("w:sectPr")
    if foot:
        properties.append(element("w:footerReference", w_type="default", r_id=foot))
    width, height = (_A4_LONG, _A4_SHORT) if landscape else (_A4_SHORT, _A4_LONG)
    size = element("w:pgSz", w_w=twips(width), w_h=twips(height))
    # The sizes alone turn the page on the screen; printers and screen readers go by this word.
    if landscape:
        size.set(name("w:orient"), "landscape")
    side = twips((width - (TEXT_WIDTH_ACROSS if landscape else TEXT_WIDTH)) / 2)
    edges = {"w_top": twips(2.1), "w_bottom": twips(2.0), "w_left": side, "w_right": side}
    margins = element("w:pgMar", **edges, w_header=twips(1.1), w_footer=twips(1.0), w_gutter=0)
    properties.extend((element("w:type", w_val="nextPage"), size, margins, element("w:cols", w_space=twips(1.25))))
    return properties


def footer_for(document: "Document", wording: Wording, text: str, *, landscape: bool) -> str:
    """Return the relation to the foot of upright or of landscape pages; both are written once."""
    # Tab stops reach to the width of the text, so that landscape pages need a foot of their own: with that of upright
    # pages the page number stands in mid-page. Written as a part, because python-docx adds one per section.
    number = 2 if landscape else 1
    written = [key for key, relation in document.part.rels.items() if relation.target_ref == f"footer{number}.xml"]
    if written:
        return str(written[0])
    foot = element("w:ftr", _foot(wording, text, style_id("Footer Landscape" if landscape else "footer")))
    xml = etree.tostring(foot, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(f"/word/footer{number}.xml"), CONTENT_TYPE.WML_FOOTER, xml, document.part.package)
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER))


def _foot(wording: Wording, text: str, style: str) -> Element:
    # The gaps become fields, which Word fills in on each page; every language names the page before the total.
    before, between, after = wording.say("Page {page} of {pages}", page="\0", pages="\0").split("\0")
    runs = (
        run(text),
        tab(),
        run(before),
        *field("PAGE", run("1")),
        run(between),
        *field("NUMPAGES", run("1")),
        *((run(after),) if after else ()),
    )
    return paragraph(style, runs)
