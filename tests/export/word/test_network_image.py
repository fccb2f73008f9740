"""The dependency picture fits its page, and what a box says stays within the box."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from planner.drawing.network_pictures import NetworkPicture, network_pictures
from planner.export.word.network_image import Label, draw_network
from planner.plan import Dependency
from planner.proposal.quick_wins import Horizon

TALLEST, WIDEST = 12.2, 26.1


def picture(*pairs: tuple[int, int]) -> NetworkPicture:
    waits = [Dependency(predecessor=f"F01-{first:02}", successor=f"F01-{then:02}") for first, then in pairs]
    [shown] = network_pictures(waits, {f"F01-{number:02}": 1 for number in range(20)})
    return shown


def labels(title: str = "Put up a notice", horizon: Horizon = Horizon.QUICK_WIN) -> dict[str, Label]:
    return {f"F01-{number:02}": Label(title=title, horizon=horizon) for number in range(20)}


def pixels(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


CHAIN = picture((0, 1), (1, 2))
FAN = picture(*((0, number) for number in range(1, 9)))


@pytest.mark.parametrize("shown", [CHAIN, FAN, picture((0, 1), (1, 2), (2, 3), (0, 4), (4, 3))])
def test_a_picture_fits_on_a_landscape_page(shown: NetworkPicture) -> None:
    drawing = draw_network(shown, labels())
    assert 0 < drawing.height <= TALLEST
    assert 0 < drawing.width <= WIDEST


def test_the_picture_has_the_shape_that_it_is_given_on_the_page() -> None:
    drawing = draw_network(FAN, labels())
    size = pixels(drawing.png).size
    assert size[0] / size[1] == pytest.approx(drawing.width / drawing.height, rel=0.01)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert draw_network(CHAIN, labels()).png == draw_network(CHAIN, labels()).png


def test_quick_wins_and_others_differ_in_colour() -> None:
    first, second = (draw_network(CHAIN, labels(horizon=horizon)).png for horizon in Horizon)
    assert first != second


@settings(max_examples=15)
@given(st.text(min_size=0, max_size=400))
def test_any_title_is_drawn_or_left_out(title: str) -> None:
    assert draw_network(CHAIN, labels(title)).png.startswith(b"\x89PNG")


@pytest.mark.parametrize("title", ["W" * 300, "long " * 80, "a", "", "œuvre d’été : l’accueil !"])
def test_no_letter_leaves_its_box(title: str) -> None:
    # Between the columns stand arrows alone, in grey; letters are white on boxes, and paper is white as well: so the
    # picture outside the boxes is the same whatever the boxes say.
    shown, empty = pixels(draw_network(CHAIN, labels(title)).png), pixels(draw_network(CHAIN, labels()).png)
    gap = (round((0.06 + 3.55 + 0.05) * 71), 0, round((0.06 + 3.55 + 0.85) * 71), shown.size[1])
    assert shown.crop(gap).tobytes() == empty.crop(gap).tobytes()


def test_letters_that_the_fonts_lack_leave_the_number_alone() -> None:
    assert draw_network(CHAIN, labels("مدينة")).png == draw_network(CHAIN, labels("עיר")).png
