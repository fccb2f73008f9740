"""A chart's part holds what Word draws: every value, every name, no bar where there is no value."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from planner.export.word.charts import BarChart, Lines, Series, chart_xml
from planner.export.word.ooxml import name
from planner.wording import Wording


def bars(*series: Series, legend: bool = True, names: tuple[str, ...] = ("Frame", "Means")) -> BarChart:
    return BarChart(categories=names, series=series, lowest=0, highest=1, step=0.25, number_format="0%", legend=legend)


MET = Series(title="Weak", values=[0.5, None], color="D9982B")
HIDDEN = Series(title="Start", values=[1, 2], color=None)


def drawn(chart: BarChart, language: str = "en") -> Any:
    return etree.fromstring(chart_xml(chart, Wording(language), str.strip))


def values(root: Any) -> list[list[str]]:
    return [
        [point.findtext(name("c:v")) for point in cache.iter(name("c:pt"))] for cache in root.iter(name("c:numCache"))
    ]


def test_a_missing_value_is_a_gap_in_its_place() -> None:
    root = drawn(bars(MET))
    [cache] = root.iter(name("c:numCache"))
    assert values(root) == [["0.5"]]
    assert cache.find(name("c:ptCount")).get("val") == "2"
    assert [point.get("idx") for point in cache.iter(name("c:pt"))] == ["0"]


def test_every_series_names_every_category() -> None:
    root = drawn(bars(MET, HIDDEN))
    names = [
        [point.findtext(name("c:v")) for point in category.iter(name("c:pt"))] for category in root.iter(name("c:cat"))
    ]
    assert names == [["Frame", "Means"]] * 2


def test_a_series_without_colour_is_not_drawn() -> None:
    _, hidden = drawn(bars(MET, HIDDEN)).iter(name("c:ser"))
    assert hidden.find(f"{name('c:spPr')}/{name('a:noFill')}") is not None


@pytest.mark.parametrize("legend", [True, False])
def test_a_legend_is_there_when_it_is_asked_for(*, legend: bool) -> None:
    assert bool(list(drawn(bars(MET, legend=legend)).iter(name("c:legend")))) is legend


def test_a_chart_has_no_title_beside_its_caption() -> None:
    assert next(drawn(bars(MET)).iter(name("c:autoTitleDeleted"))).get("val") == "1"


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_a_chart_is_in_the_language_of_the_document(language: str, tag: str) -> None:
    assert next(drawn(bars(MET), language).iter(name("c:lang"))).get("val") == tag


def test_the_first_category_stands_on_top() -> None:
    axis = next(drawn(bars(MET)).iter(name("c:catAx")))
    assert next(axis.iter(name("c:orientation"))).get("val") == "maxMin"


def test_the_axis_reaches_from_the_lowest_to_the_highest_value() -> None:
    axis = next(drawn(bars(MET)).iter(name("c:valAx")))
    ends = {end: next(axis.iter(name(f"c:{end}"))).get("val") for end in ("min", "max", "majorUnit")}
    assert ends == {"min": "0", "max": "1", "majorUnit": "0.25"}


def test_both_axes_name_each_other() -> None:
    root = drawn(bars(MET))
    pairs = [
        (next(axis.iter(name("c:axId"))).get("val"), next(axis.iter(name("c:crossAx"))).get("val"))
        for axis in root.iter(name("c:catAx"), name("c:valAx"))
    ]
    assert pairs[0] == pairs[1][::-1]
    assert all(int(number) > 0 for pair in pairs for number in pair)


@settings(max_examples=25)
@given(st.lists(st.none() | st.integers(0, 50_000), min_size=1, max_size=20))
def test_whatever_the_values_all_of_them_are_drawn(numbers: list[int | None]) -> None:
    names = tuple(f"F01-{at:02}" for at in range(len(numbers)))
    root = drawn(bars(Series(title="Days", values=numbers, color="1B3A57"), names=names))
    assert values(root) == [[str(number) for number in numbers if number is not None]]


def test_lines_lie_over_the_bars_on_the_same_scale_and_end_after_their_lengths() -> None:
    lines = Lines(title="As adopted", starts=[0.25, None], lengths=[0.5, None], color="C47A12")
    root = drawn(replace(bars(HIDDEN, MET), lines=lines))
    *_, over = root.iter(name("c:ser"))
    assert over.find(f"{name('c:spPr')}/{name('a:noFill')}") is not None
    [start, length] = [values(over.find(name(part)).getparent())[at] for part, at in (("c:val", 1), ("c:errBars", 0))]
    assert (start, length) == (["0.25"], ["0.5"])
    scales = [
        [next(axis.iter(name(f"c:{end}"))).get("val") for end in ("min", "max")] for axis in root.iter(name("c:valAx"))
    ]
    assert scales == [["0", "1"]] * 2
    # LibreOffice draws nothing on an axis that is deleted.
    assert [axis.find(name("c:delete")).get("val") for axis in root.iter(name("c:valAx"))] == ["0", "0"]


def test_without_lines_a_chart_has_one_pair_of_axes() -> None:
    assert len(list(drawn(bars(MET)).iter(name("c:valAx"), name("c:catAx")))) == 2
