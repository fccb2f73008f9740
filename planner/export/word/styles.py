"""Which styles does the document use, and how do they look?"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.export.word import palette
from planner.export.word.ooxml import Element, element
from planner.proposal.quick_wins import Horizon
from planner.toolkit.capitals import capital

FONT = "Calibri"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStyle:
    """A character style; sizes in points."""

    name: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str | None = None
    underline: bool = False

    @property
    def id(self) -> str:
        """The style's id, which body text names."""
        return style_id(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle(RunStyle):
    """A paragraph style; space in points, indents and tabs in centimetres, from the left margin."""

    before: float = 0
    after: float = 6
    line: float = 1.12
    left: float = 0
    hanging: float = 0
    right: float = 0
    tabs: tuple[tuple[str, float], ...] = ()
    align: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """Id of the numbering and level."""
    ground: str | None = None
    rule_below: str | None = None
    bar_left: str | None = None
    next: str = "Normal"


def style_id(style_name: str) -> str:
    """Return the id under which the body names a style: ``Heading1`` for “heading 1”."""
    # Word finds its built-in styles by their English names in lower case, in every language; with ids of the usual form
    # other programs find them as well.
    head, _, rest = style_name.partition(" ")
    if head == "toc":
        return "TOC" + rest
    return "".join(map(capital, style_name.split()))


HEADING_NUMBERING, BULLET_NUMBERING, STEP_NUMBERING, LIST_NUMBERING = 1, 2, 3, 4
_FACT_INDENT = 3.8
"""Room for the longest label, “Premier résultat visible”."""

PARAGRAPH_STYLES: tuple[ParagraphStyle, ...] = (
    ParagraphStyle(name="Normal", color=palette.INK),
    ParagraphStyle(
        name="heading 1",
        size=20,
        bold=True,
        color=palette.NAVY,
        before=26,
        after=10,
        line=1.0,
        keep_next=True,
        keep_lines=True,
        outline=0,
        left=1.0,
        hanging=1.0,
        numbering=(HEADING_NUMBERING, 0),
        rule_below=palette.TEAL,
    ),
    ParagraphStyle(
        name="heading 2",
        size=14.5,
        bold=True,
        color=palette.TEAL,
        before=18,
        after=6,
        line=1.0,
        keep_next=True,
        keep_lines=True,
        outline=1,
        left=1.35,
        hanging=1.35,
        numbering=(HEADING_NUMBERING, 1),
    ),
    ParagraphStyle(
        name="heading 3",
        size=12,
        bold=True,
        color=palette.NAVY,
        before=16,
        after=4,
        line=1.0,
        keep_next=True,
        keep_lines=True,
        outline=2,
    ),
    ParagraphStyle(
        name="Cover City", size=17, bold=True, color=palette.TEAL, before=150, after=14, rule_below=palette.TEAL
    ),
    ParagraphStyle(name="Title", size=34, bold=True, color=palette.NAVY, before=8, after=10, line=1.0),
    ParagraphStyle(
        name="Page Title", size=22, bold=True, color=palette.NAVY, after=8, line=1.0, rule_below=palette.TEAL
    ),
    ParagraphStyle(name="Subtitle", size=16, color=palette.GREY, after=40, line=1.05),
    ParagraphStyle(
        name="Cover Fact", size=12, color=palette.INK, after=4, left=4.6, hanging=4.6, tabs=(("left", 4.6),)
    ),
    # No heading, or the contents would list themselves.
    ParagraphStyle(
        name="Contents Heading",
        size=20,
        bold=True,
        color=palette.NAVY,
        after=14,
        page_break=True,
        rule_below=palette.TEAL,
    ),
    ParagraphStyle(name="toc 1", bold=True, color=palette.NAVY, before=7, after=2),
    ParagraphStyle(name="toc 2", left=0.7, after=1),
    ParagraphStyle(name="Lead", size=12, color=palette.NAVY, after=10, line=1.2),
    ParagraphStyle(
        name="Promise",
        size=11.5,
        bold=True,
        color=palette.NAVY,
        before=12,
        after=4,
        line=1.05,
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(
        name="caption", size=9.5, bold=True, color=palette.GREY, before=10, after=4, line=1.0, keep_next=True
    ),
    ParagraphStyle(name="Source Note", size=9, color=palette.GREY, before=4, after=8),
    ParagraphStyle(
        name="List Bullet", left=0.7, hanging=0.5, after=3, numbering=(BULLET_NUMBERING, 0), next="List Bullet"
    ),
    ParagraphStyle(
        name="Step", left=_FACT_INDENT + 0.45, hanging=0.45, after=2, numbering=(STEP_NUMBERING, 0), next="Step"
    ),
    ParagraphStyle(
        name="Fact",
        left=_FACT_INDENT,
        hanging=_FACT_INDENT,
        after=3,
        line=1.05,
        tabs=(("left", _FACT_INDENT),),
        next="Fact",
    ),
    ParagraphStyle(name="Resolution", left=0.5, right=0.4, after=5, ground=palette.PALE, bar_left=palette.TEAL),
    ParagraphStyle(
        name="Resolution Point",
        left=1.5,
        hanging=1.0,
        right=0.4,
        after=5,
        ground=palette.PALE,
        bar_left=palette.TEAL,
        tabs=(("left", 1.5),),
        next="Resolution Point",
    ),
    ParagraphStyle(
        name="Caution",
        left=0.5,
        right=0.4,
        before=2,
        after=6,
        ground=palette.ALERT_PALE,
        bar_left=palette.ALERT,
        keep_lines=True,
    ),
    ParagraphStyle(name="Table Text", size=9.5, after=0, line=1.0, next="Table Text"),
    ParagraphStyle(name="Table Small", size=9, after=0, line=1.0, next="Table Small"),
    ParagraphStyle(name="Table Number", size=9.5, after=0, line=1.0, align="right", next="Table Number"),
    ParagraphStyle(name="Table Small Number", size=9, after=0, line=1.0, align="right"),
    ParagraphStyle(name="Table Head", size=9.5, bold=True, color=palette.PAPER, after=0, line=1.0, keep_next=True),
    ParagraphStyle(
        name="Table Head Number",
        size=9.5,
        bold=True,
        color=palette.PAPER,
        after=0,
        line=1.0,
        align="right",
        keep_next=True,
    ),
    ParagraphStyle(
        name="Table Head Small Number",
        size=9,
        bold=True,
        color=palette.PAPER,
        after=0,
        line=1.0,
        align="right",
        keep_next=True,
    ),
    ParagraphStyle(name="Table Head Small", size=9, bold=True, color=palette.PAPER, after=0, line=1.0, keep_next=True),
    ParagraphStyle(name="After Table", before=10),
    ParagraphStyle(name="Section End", size=9, after=0, line=0.5),
    ParagraphStyle(name="Picture", before=2, after=8, line=1.0),
    ParagraphStyle(name="footer", size=9, color=palette.GREY, after=0, line=1.0, tabs=(("right", 16.5),)),
    ParagraphStyle(name="Footer Landscape", size=9, color=palette.GREY, after=0, line=1.0, tabs=(("right", 26.1),)),
)

RUN_STYLES: tuple[RunStyle, ...] = (
    RunStyle(name="Strong", bold=True),
    RunStyle(name="Fact Label", bold=True, color=palette.TEAL),
    RunStyle(name="To Be Filled", bold=True, color=palette.ALERT),
    RunStyle(name="Hyperlink", color=palette.TEAL),
    RunStyle(name="Quick Win Mark", color=palette.HORIZON_BAR[Horizon.QUICK_WIN]),
    RunStyle(name="Longer Term Mark", color=palette.HORIZON_BAR[Horizon.LONGER_TERM]),
    RunStyle(name="Adopted Mark", color=palette.ADOPTED_BAR),
)


def run_properties_of(style: RunStyle) -> Element:
    """Return how text of a style looks; children stand in the order of the schema."""
    properties = element("w:rPr")
    if style.bold:
        # Twice: the second is for scripts that run from right to left, which Word styles apart.
        properties.extend((element("w:b"), element("w:bCs")))
    if style.italic:
        properties.extend((element("w:i"), element("w:iCs")))
    if style.color:
        properties.append(element("w:color", w_val=style.color))
    if style.size:
        properties.extend(
            (element("w:sz", w_val=round(style.size * 2)), element("w:szCs", w_val=round(style.size * 2)))
        )
    if style.underline:
        properties.append(element("w:u", w_val="single"))
    return properties


def twips(centimetres: float) -> int:
    """Return a length in twentieths of a point.

    >>> twips(2.54)
    1440
    """
    return round(centimetres * 1440 / 2.54)


def paragraph_properties_of(style: ParagraphStyle) -> Element:
    """Return how paragraphs of a style stand; children stand in the order of the schema."""
    properties = element("w:pPr")
    flags = {"keepNext": style.keep_next, "keepLines": style.keep_lines, "pageBreakBefore": style.page_break}
    properties.extend(element(f"w:{flag}") for flag, on in flags.items() if on)
    properties.append(element("w:widowControl"))
    if style.numbering:
        number, level = style.numbering
        properties.append(element("w:numPr", element("w:ilvl", w_val=level), element("w:numId", w_val=number)))
    properties.extend(_borders(style))
    if style.ground:
        properties.append(element("w:shd", w_val="clear", w_color="auto", w_fill=style.ground))
    if style.tabs:
        stops = (element("w:tab", w_val=kind, w_pos=twips(at)) for kind, at in style.tabs)
        properties.append(element("w:tabs", *stops))
    properties.append(_spacing(style))
    properties.append(
        element("w:ind", w_left=twips(style.left), w_right=twips(style.right), w_hanging=twips(style.hanging))
    )
    if style.align:
        properties.append(element("w:jc", w_val=style.align))
    if style.outline is not None:
        properties.append(element("w:outlineLvl", w_val=style.outline))
    return properties


def _borders(style: ParagraphStyle) -> Iterator[Element]:
    lines = [
        element("w:left", w_val="single", w_sz=24, w_space=8, w_color=style.bar_left) if style.bar_left else None,
        element("w:bottom", w_val="single", w_sz=8, w_space=4, w_color=style.rule_below) if style.rule_below else None,
    ]
    drawn = [line for line in lines if line is not None]
    if drawn:
        yield element("w:pBdr", *drawn)


def _spacing(style: ParagraphStyle) -> Element:
    return element(
        "w:spacing",
        w_before=round(style.before * 20),
        w_after=round(style.after * 20),
        w_line=round(style.line * 240),
        w_lineRule="auto",
    )
