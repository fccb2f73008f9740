"""How is the dependency picture drawn?

Boxes carry the action's number, and its title where the machine has a font for it: the picture
then differs from one machine to another, the text of the document does not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from planner.drawing.network_pictures import Box, NetworkPicture
from planner.drawing.routes import Point, routes
from planner.export.word import palette
from planner.export.word.ooxml import shortened
from planner.proposal.quick_wins import Horizon

_DOTS_PER_CENTIMETRE = 71
"""About 180 dots per inch: sharp in print, small in the file."""

_BOX_WIDTH, _BOX_HEIGHT = 3.55, 1.05
_GAP_ACROSS, _GAP_DOWN = 0.9, 0.28
_EDGE = 0.06
_HEAD = 0.18
"""Length of an arrow's head in centimetres."""
_PAGE_HEIGHT = 12.2
_FONT_PAIRS = (
    ("Carlito-Regular.ttf", "Carlito-Bold.ttf"),
    ("calibri.ttf", "calibrib.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
_TITLE_SIZE, _NUMBER_SIZE = 0.285, 0.33
"""Height of the letters' body in centimetres: 8 and 9.4 points."""

_MOST_LETTERS = 200
"""Letters of a title that are measured; a box holds about sixty, and each measurement costs as many steps."""

_DRAWABLE = re.compile(r"[\u0020-\u052f\u1e00-\u206f€]*")
"""Scripts that these fonts hold and that need no shaping."""

_PLAIN_SPACES = str.maketrans("\u00a0\u202f", "  ")
"""Few fonts have the narrow no-break space."""

_Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a box says."""

    title: str
    horizon: Horizon


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn picture; lengths in centimetres."""

    png: bytes
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """A picture under way; lengths in centimetres until they are drawn."""

    picture: NetworkPicture
    width: float
    height: float

    @cached_property
    def image(self) -> Image.Image:
        return Image.new("RGB", (_dots(self.width), _dots(self.height)), "white")

    @cached_property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def line(self, points: Iterable[_Point], color: str) -> None:
        self.pen.line([(_dots(x), _dots(y)) for x, y in points], fill=f"#{color}", width=_dots(0.03), joint="curve")


def draw_network(picture: NetworkPicture, labels: Mapping[str, Label]) -> Drawing:
    """Draw a dependency picture; ``labels`` says what stands in the box of each action."""
    width = 2 * _EDGE + picture.columns * (_BOX_WIDTH + _GAP_ACROSS) - _GAP_ACROSS
    height = 2 * _EDGE + picture.rows * (_BOX_HEIGHT + _GAP_DOWN) - _GAP_DOWN
    sheet = _Sheet(picture=picture, width=width, height=height)
    # Arrows first: where one touches a box, the box lies over it.
    for route in routes(picture):
        _draw_arrow(sheet, route)
    for box in picture.boxes:
        _draw_box(sheet, box, labels[box.id])
    file = BytesIO()
    sheet.image.save(file, format="PNG", compress_level=4)
    # A picture taller than the page is shown smaller, not cut: its letters shrink with it, which is why rows are few.
    scale = min(1, _PAGE_HEIGHT / height)
    return Drawing(png=file.getvalue(), width=width * scale, height=height * scale)


def _dots(centimetres: float) -> int:
    return round(centimetres * _DOTS_PER_CENTIMETRE)


def _left(column: int) -> float:
    return _EDGE + column * (_BOX_WIDTH + _GAP_ACROSS)


def _top(row: float) -> float:
    return _EDGE + row * (_BOX_HEIGHT + _GAP_DOWN)


def _at(point: Point) -> _Point:
    right = _left(point.column) + _BOX_WIDTH
    # Turns end before the arrow's head begins, or the line would come out of its side.
    across = _GAP_ACROSS if point.across == 1 else (_GAP_ACROSS - _HEAD) * point.across
    return right + across, _top(point.row) + _BOX_HEIGHT / 2


def _draw_arrow(sheet: _Sheet, route: Sequence[Point]) -> None:
    points = [_at(point) for point in route]
    sheet.line(points, palette.GREY)
    x, y = points[-1]
    head = [(x, y), (x - _HEAD, y - _HEAD / 2), (x - _HEAD, y + _HEAD / 2)]
    sheet.pen.polygon([(_dots(a), _dots(b)) for a, b in head], fill=f"#{palette.GREY}")


def _draw_box(sheet: _Sheet, box: Box, label: Label) -> None:
    left, top = _left(box.column), _top(box.row)
    corners = [(_dots(left), _dots(top)), (_dots(left + _BOX_WIDTH), _dots(top + _BOX_HEIGHT))]
    color = palette.HORIZON_BAR[label.horizon]
    fill, ink = (palette.PAPER, color) if box.outside else (color, palette.PAPER)
    sheet.pen.rounded_rectangle(corners, radius=_dots(0.12), fill=f"#{fill}", outline=f"#{color}", width=_dots(0.035))
    fonts = _fonts()
    title = label.title.translate(_PLAIN_SPACES)
    # A title in letters that the fonts lack would be a row of empty squares: then the number alone, which is enough to
    # find the action by.
    if fonts is None or not _DRAWABLE.fullmatch(title):
        _write_number(sheet, box.id, (left + _BOX_WIDTH / 2, top + _BOX_HEIGHT / 2), ink)
    else:
        regular, bold = fonts
        left += 0.15
        sheet.pen.text((_dots(left), _dots(top + 0.07)), box.id, font=bold, fill=f"#{ink}")
        for at, line in enumerate(_wrapped(title, regular, _dots(_BOX_WIDTH - 0.3))):
            sheet.pen.text((_dots(left), _dots(top + 0.39 + at * 0.3)), line, font=regular, fill=f"#{ink}")


def _write_number(sheet: _Sheet, number: str, middle: _Point, ink: str) -> None:
    fonts = _fonts()
    font = fonts[1] if fonts else ImageFont.load_default(_dots(_NUMBER_SIZE))
    where = (_dots(middle[0]), _dots(middle[1]))
    sheet.pen.text(where, number, font=font, fill=f"#{ink}", anchor="mm")


@cache
def _fonts() -> tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont] | None:
    """Return a regular and a bold font of this machine, or None."""
    for regular, bold in _FONT_PAIRS:
        try:
            pair = _font(regular, _TITLE_SIZE), _font(bold, _NUMBER_SIZE)
        except OSError:
            continue
        return pair
    return None


def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    # The plain layout does for the scripts that are drawn, and is several times faster.
    return ImageFont.truetype(name, _dots(size), layout_engine=ImageFont.Layout.BASIC)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a title into two lines at most, the second one cut where it has to be."""
    text = shortened(text, _MOST_LETTERS)
    first, *rest = text.split(" ")
    while rest and font.getlength(f"{first} {rest[0]}") <= width:
        first = f"{first} {rest.pop(0)}"
    lines = [first, " ".join(rest)] if rest else [first]
    return [_cut(line, font, width) for line in lines]


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    cut = line
    while len(cut) > 1 and font.getlength(cut) > width:
        cut = shortened(line, len(cut) - 1)
    return cut
