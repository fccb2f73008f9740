"""How do a picture and a chart get into the text, with words for those who cannot see them?"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from planner.export.word.charts import BarChart, chart_xml
from planner.export.word.ooxml import NAMESPACES, Element, element, paragraph, shortened
from planner.export.word.styles import style_id
from planner.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

_EMU_PER_CENTIMETRE = 360_000
_LONGEST_ALTERNATIVE = 380
"""Longer descriptions belong in the text."""
_CHART_PART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What stands in the text as a figure; lengths in centimetres."""

    caption: str
    describes: str
    """What there is to see."""
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Figure):
    """A picture, as the bytes of a PNG file."""

    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Figure):
    """A chart that Word draws."""

    bars: BarChart


def place_picture(document: "Document", picture: Picture, number: int, fit: Callable[[str], str]) -> Element:
    """Return the paragraph that holds a picture."""
    # python-docx keeps equal pictures once; ``add_picture`` would write names and texts of its own into the paragraph.
    relation, _ = document.part.get_or_add_image(BytesIO(picture.png))
    image = element(
        "pic:pic",
        element(
            "pic:nvPicPr",
            element("pic:cNvPr", id=number, name=f"figure-{number}"),
            element("pic:cNvPicPr"),
        ),
        element("pic:blipFill", element("a:blip", r_embed=relation), element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **_size(picture))),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    return _inline(picture, number, element("a:graphicData", image, uri=NAMESPACES["pic"]), fit)


def place_chart(
    document: "Document", chart: Chart, number: int, wording: Wording, fit: Callable[[str], str]
) -> Element:
    """Return the paragraph that holds a chart."""
    where = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(where, _CHART_PART, chart_xml(chart.bars, wording, fit), document.part.package)
    reference = element("c:chart", r_id=document.part.relate_to(part, _CHART_RELATION))
    return _inline(chart, number, element("a:graphicData", reference, uri=NAMESPACES["c"]), fit)


def _inline(figure: Figure, number: int, content: Element, fit: Callable[[str], str]) -> Element:
    # In the line of text, never floating: what floats stands outside the order in which a screen reader reads.
    described = shortened(fit(figure.describes), _LONGEST_ALTERNATIVE)
    inline = element(
        "wp:inline",
        element("wp:extent", **_size(figure)),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:docPr", id=number, name=f"figure-{number}", descr=described),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", content),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
    )
    return paragraph(style_id("Picture"), [element("w:r", element("w:drawing", inline))])


def _size(figure: Figure) -> dict[str, int]:
    return {"cx": round(figure.width * _EMU_PER_CENTIMETRE), "cy": round(figure.height * _EMU_PER_CENTIMETRE)}
