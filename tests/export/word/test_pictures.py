"""Pictures and charts stand in the line of text, in their size, with words for those who cannot see them."""

from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn
from PIL import Image

from planner.export.word.blank_document import blank_document
from planner.export.word.charts import BarChart, Series
from planner.export.word.pictures import Chart, Picture, place_chart, place_picture
from planner.wording import Wording


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 2), "white").save(file, format="PNG")
    return file.getvalue()


def placed(describes: str = "Arrows between actions.", width: float = 10.0, height: float = 5.0) -> Any:
    picture = Picture(caption="Links", describes=describes, width=width, height=height, png=png())
    return place_picture(blank_document(Wording("en")), picture, 7, str.strip)


CHART = Chart(
    caption="Scores",
    describes="Bars.",
    width=16.5,
    height=4,
    bars=BarChart(
        categories=["Frame"],
        series=[Series(title="Weak", values=[0.5], color="D9982B")],
        lowest=0,
        highest=1,
        step=0.25,
        number_format="0%",
    ),
)


@pytest.mark.parametrize(("centimetres", "units"), [(10.0, 3_600_000), (0.5, 180_000), (26.1, 9_396_000)])
def test_a_picture_has_its_size_in_the_units_of_word(centimetres: float, units: int) -> None:
    assert next(placed(width=centimetres).iter(qn("wp:extent"))).get("cx") == str(units)


def test_the_frame_and_the_picture_in_it_are_of_one_size() -> None:
    drawn = placed()
    frame, inner = next(drawn.iter(qn("wp:extent"))), next(drawn.iter(qn("a:ext")))
    assert (frame.get("cx"), frame.get("cy")) == (inner.get("cx"), inner.get("cy"))


def test_what_there_is_to_see_is_said_in_words() -> None:
    assert next(placed("  Arrows. ").iter(qn("wp:docPr"))).get("descr") == "Arrows."


def test_a_long_description_is_cut_between_words() -> None:
    description = next(placed("F01-01 → F01-02, " * 60).iter(qn("wp:docPr"))).get("descr")
    assert len(description) <= 380
    assert description.endswith("…")


def test_pictures_do_not_float() -> None:
    assert list(placed().iter(qn("wp:inline")))
    assert not list(placed().iter(qn("wp:anchor")))


def test_a_name_that_says_nothing_is_no_file_name() -> None:
    properties = next(placed().iter(qn("wp:docPr")))
    assert (properties.get("id"), properties.get("name")) == ("7", "figure-7")


def test_equal_pictures_are_stored_once() -> None:
    document = blank_document(Wording("en"))
    picture = Picture(caption="Links", describes="Arrows.", width=1, height=1, png=png())
    for number in (1, 2):
        place_picture(document, picture, number, str)
    assert len([1 for relation in document.part.rels.values() if relation.reltype.endswith("/image")]) == 1


def test_each_chart_is_a_part_of_its_own() -> None:
    document = blank_document(Wording("en"))
    for number in (1, 2):
        place_chart(document, CHART, number, Wording("en"), str)
    parts = [relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("/chart")]
    assert sorted(str(part.partname) for part in parts) == ["/word/charts/chart1.xml", "/word/charts/chart2.xml"]


def test_the_text_refers_to_the_part_that_holds_the_chart() -> None:
    document = blank_document(Wording("en"))
    paragraph = place_chart(document, CHART, 1, Wording("en"), str)
    [reference] = paragraph.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")
    assert document.part.rels[reference.get(qn("r:id"), "")].target_ref.endswith("charts/chart1.xml")
