"""How is a chart of horizontal bars written, so that Word draws it in the document's own type?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from planner.export.word import palette
from planner.export.word.ooxml import Element, element, name
from planner.export.word.styles import FONT
from planner.wording import Wording

_CATEGORY_AXIS, _VALUE_AXIS = 1001, 1002
_LINE_CATEGORY_AXIS, _LINE_VALUE_AXIS = 1003, 1004
_LINE_WIDTH = 38_100
"""Of a line over a bar, in English Metric Units: three points."""
_TEXT_SIZE = 900
"""Hundredths of a point; without a size Word writes charts in 18 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values in one colour, one for each category; None: no bar. Without a colour nothing is drawn."""

    title: str
    values: Sequence[float | None]
    color: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A line over the middle of each category's bar, from a value on; None: no line."""

    title: str
    starts: Sequence[float | None]
    lengths: Sequence[float | None]
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Horizontal bars, the first category on top, the series of a category one after the other."""

    categories: Sequence[str]
    series: Sequence[Series]
    lowest: float
    highest: float
    step: float
    number_format: str
    legend: bool = True
    """A legend names every series, those without colour too: where there are such, the text has to say it."""
    label_share: float = 0.42
    """Share of the width that the categories' names take."""
    lines: Lines | None = None
    """Over the bars, such as the dates that were adopted."""


def chart_xml(chart: BarChart, wording: Wording, fit: Callable[[str], str]) -> bytes:
    """Return the chart's part. Word shows its values without the workbook that edits them."""
    # Children stand in the order of the schema, here and below: Word drops a chart that has them in another.
    drawn = element(
        "c:chart",
        # Else Word makes a title of the only series' name; the caption says what the chart shows.
        element("c:autoTitleDeleted", val=1),
        _plot(chart, fit),
        *((_legend(),) if chart.legend else ()),
        element("c:plotVisOnly", val=1),
        element("c:dispBlanksAs", val="gap"),
    )
    root = element(
        "c:chartSpace",
        element("c:date1904", val=0),
        element("c:lang", val=wording.tag),
        element("c:roundedCorners", val=0),
        drawn,
        element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
        _text(palette.INK),
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plot(chart: BarChart, fit: Callable[[str], str]) -> Element:
    names = [fit(category) for category in chart.categories]
    return element(
        "c:plotArea",
        # By hand: left to itself each program gives long names another share of the width, and each chart another one.
        _place(chart.label_share, 0.09, 0.97 - chart.label_share, 0.8 if chart.legend else 0.9),
        _bars(_series_of(chart.series, names, fit), _CATEGORY_AXIS, _VALUE_AXIS),
        *((_lines(chart.lines, names, len(chart.series), fit),) if chart.lines else ()),
        _category_axis(),
        _value_axis(chart),
        *(_line_axes(chart) if chart.lines else ()),
    )


def _bars(series: Iterable[Element], category_axis: int, value_axis: int) -> Element:
    return element(
        "c:barChart",
        element("c:barDir", val="bar"),
        element("c:grouping", val="stacked"),
        element("c:varyColors", val=0),
        *series,
        element("c:gapWidth", val=45),
        # Stacked bars meet only when they overlap by all of their width.
        element("c:overlap", val=100),
        element("c:axId", val=category_axis),
        element("c:axId", val=value_axis),
    )


def _series_of(series: Iterable[Series], names: Sequence[str], fit: Callable[[str], str]) -> Iterable[Element]:
    return [_series(at, part, names, fit) for at, part in enumerate(series)]


def _lines(lines: Lines, names: Sequence[str], at: int, fit: Callable[[str], str]) -> Element:
    """Return lines as the error bars of undrawn bars that end where the lines begin.

    Thinner bars on axes of their own would be as thick as the others in LibreOffice, and hide them.
    """
    drawn = _series(at, Series(title=lines.title, values=lines.starts, color=None), names, fit)
    lengths = _numbers(lines.lengths, f"Sheet1!${_letter(at + 1)}$2:${_letter(at + 1)}${len(names) + 1}")
    bars = element(
        "c:errBars",
        element("c:errBarType", val="plus"),
        element("c:errValType", val="cust"),
        element("c:noEndCap", val=1),
        element("c:plus", lengths),
        element("c:spPr", element("a:ln", _solid(lines.color), w=_LINE_WIDTH)),
    )
    # Before the categories, as the schema wants it.
    next(drawn.iter(name("c:cat"))).addprevious(bars)
    return _bars([drawn], _LINE_CATEGORY_AXIS, _LINE_VALUE_AXIS)


def _line_axes(chart: BarChart) -> Iterable[Element]:
    """Return the axes of lines, undrawn: stacked on those of the bars, lines would begin where these end."""
    yield element(
        "c:catAx",
        element("c:axId", val=_LINE_CATEGORY_AXIS),
        element("c:scaling", element("c:orientation", val="maxMin")),
        element("c:delete", val=1),
        element("c:axPos", val="l"),
        element("c:crossAx", val=_LINE_VALUE_AXIS),
        element("c:crosses", val="autoZero"),
    )
    yield element(
        "c:valAx",
        element("c:axId", val=_LINE_VALUE_AXIS),
        _scaling(chart),
        # Not deleted: LibreOffice draws no bars on a deleted axis. Without line, marks and figures it does not show.
        element("c:delete", val=0),
        element("c:axPos", val="b"),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="none"),
        element("c:spPr", element("a:ln", element("a:noFill"))),
        element("c:crossAx", val=_LINE_CATEGORY_AXIS),
        element("c:crosses", val="max"),
        element("c:crossBetween", val="between"),
    )


def _scaling(chart: BarChart) -> Element:
    return element(
        "c:scaling",
        element("c:orientation", val="minMax"),
        element("c:max", val=f"{chart.highest:g}"),
        element("c:min", val=f"{chart.lowest:g}"),
    )


def _place(x: float, y: float, width: float, height: float) -> Element:
    sides = {"x": x, "y": y, "w": width, "h": height}
    return element(
        "c:layout",
        element(
            "c:manualLayout",
            element("c:layoutTarget", val="inner"),
            element("c:xMode", val="edge"),
            element("c:yMode", val="edge"),
            *(element(f"c:{side}", val=f"{size:.3f}") for side, size in sides.items()),
        ),
    )


def _series(at: int, series: Series, names: Sequence[str], fit: Callable[[str], str]) -> Element:
    fill = _solid(series.color) if series.color else element("a:noFill")
    column, last = _letter(at), len(names) + 1
    return element(
        "c:ser",
        element("c:idx", val=at),
        element("c:order", val=at),
        element("c:tx", _strings("c:strRef", [fit(series.title)], f"Sheet1!${column}$1")),
        element("c:spPr", fill, element("a:ln", element("a:noFill"))),
        element("c:invertIfNegative", val=0),
        element("c:cat", _strings("c:strRef", names, f"Sheet1!$A$2:$A${last}")),
        element("c:val", _numbers(series.values, f"Sheet1!${column}$2:${column}${last}")),
    )


def _letter(at: int) -> str:
    # Cells of a workbook that is not there: the schema demands a reference, and Word draws from the values beside it.
    return "BCDEFGH"[at]


def _strings(tag: str, texts: Sequence[str], where: str) -> Element:
    points = [_point(at, text) for at, text in enumerate(texts)]
    return element(tag, _text_in("c:f", where), element("c:strCache", element("c:ptCount", val=len(texts)), *points))


def _numbers(values: Sequence[float | None], where: str) -> Element:
    # None is left out, not written as 0: each category has its value in one series, and gaps in all the others.
    points = [_point(at, f"{value:g}") for at, value in enumerate(values) if value is not None]
    count = element("c:ptCount", val=len(values))
    cache = element("c:numCache", _text_in("c:formatCode", "General"), count, *points)
    return element("c:numRef", _text_in("c:f", where), cache)


def _point(at: int, text: str) -> Element:
    return element("c:pt", _text_in("c:v", text), idx=at)


def _text_in(tag: str, text: str) -> Element:
    made = element(tag)
    made.text = text
    return made


def _category_axis() -> Element:
    return element(
        "c:catAx",
        element("c:axId", val=_CATEGORY_AXIS),
        # Charts count categories from the bottom up; turned round, the first stands on top as in the table beside it.
        element("c:scaling", element("c:orientation", val="maxMin")),
        element("c:delete", val=0),
        element("c:axPos", val="l"),
        *_ticks(),
        _line(palette.GREY),
        _text(palette.INK),
        element("c:crossAx", val=_VALUE_AXIS),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=0),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=60),
        # Every name: Word leaves out every second one where it finds them too close.
        element("c:tickLblSkip", val=1),
        element("c:noMultiLvlLbl", val=1),
    )


def _value_axis(chart: BarChart) -> Element:
    return element(
        "c:valAx",
        element("c:axId", val=_VALUE_AXIS),
        _scaling(chart),
        element("c:delete", val=0),
        # On top, because the category axis is turned round and takes the value axis with it.
        element("c:axPos", val="t"),
        element("c:majorGridlines", _line(palette.RULE)),
        element("c:numFmt", formatCode=chart.number_format, sourceLinked=0),
        *_ticks(),
        _line(palette.RULE),
        _text(palette.GREY),
        element("c:crossAx", val=_CATEGORY_AXIS),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
        element("c:majorUnit", val=f"{chart.step:g}"),
    )


def _ticks() -> Iterable[Element]:
    return (
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
    )


def _legend() -> Element:
    return element("c:legend", element("c:legendPos", val="b"), element("c:overlay", val=0), _text(palette.INK))


def _line(color: str) -> Element:
    return element("c:spPr", element("a:ln", _solid(color), w=6350))


def _solid(color: str) -> Element:
    return element("a:solidFill", element("a:srgbClr", val=color))


def _text(color: str) -> Element:
    typeface = element("a:latin", typeface=FONT)
    looks = element("a:defRPr", _solid(color), typeface, sz=_TEXT_SIZE)
    return element(
        "c:txPr",
        element("a:bodyPr"),
        element("a:lstStyle"),
        element("a:p", element("a:pPr", looks), element("a:endParaRPr")),
    )
