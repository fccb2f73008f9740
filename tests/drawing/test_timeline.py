"""Bars stand where a reader can follow them."""

from datetime import date, timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.drawing.timeline import MOST_BARS, Span, timelines

MONDAY = date(2027, 1, 4)


def span(number: int, group: str = "F01", weeks: int = 2) -> Span:
    first = MONDAY + timedelta(weeks=number)
    return Span(id=f"F01-{number:02}", group=group, first=first, last=first + timedelta(weeks=weeks, days=-3))


def test_a_plan_without_actions_has_no_timeline() -> None:
    assert timelines([]) == ()


def test_an_axis_holds_whole_quarters() -> None:
    [timeline] = timelines([span(0), span(20)])
    assert (timeline.first, timeline.last) == (date(2027, 1, 1), date(2027, 6, 30))
    assert timeline.quarters() == (date(2027, 1, 1), date(2027, 4, 1))
    assert timeline.days == 181


def test_a_bar_starts_on_its_day_and_counts_both_ends() -> None:
    [timeline] = timelines([Span(id="F01-01", group=1, first=MONDAY, last=MONDAY)])
    assert (timeline.bars[0].start, timeline.bars[0].length) == (3, 1)


def test_groups_stay_whole_when_timelines_are_split() -> None:
    spans = [span(number, group=f"F{number // 10}") for number in range(40)]
    pages = timelines(spans)
    assert [timeline.groups for timeline in pages] == [("F0", "F1"), ("F2", "F3")]
    assert len({(timeline.first, timeline.last) for timeline in pages}) == 1


def test_a_group_too_large_for_a_timeline_is_cut() -> None:
    pages = timelines([span(number) for number in range(60)])
    assert [len(timeline.bars) for timeline in pages] == [MOST_BARS, MOST_BARS, 10]


spans = st.lists(
    st.builds(
        lambda first, days, group: (MONDAY + timedelta(days=first), days, group),
        st.integers(0, 1200),
        st.integers(0, 400),
        st.sampled_from(["F01", "F02", "F03", "F04"]),
    ),
    min_size=1,
    max_size=70,
).map(
    lambda drawn: [
        Span(id=f"F01-{number:02}", group=group, first=first, last=first + timedelta(days=days))
        for number, (first, days, group) in enumerate(sorted(drawn, key=lambda each: each[2]))
    ]
)


@settings(max_examples=50)
@given(spans)
def test_every_bar_lies_within_its_axis(drawn: list[Span]) -> None:
    for timeline in timelines(drawn):
        assert all(bar.start >= 0 and bar.start + bar.length <= timeline.days for bar in timeline.bars)
        assert all(bar.length >= 1 for bar in timeline.bars)


@settings(max_examples=50)
@given(spans)
def test_every_span_has_one_bar_and_keeps_its_place(drawn: list[Span]) -> None:
    pages = timelines(drawn)
    assert [bar.id for timeline in pages for bar in timeline.bars] == [span.id for span in drawn]
    assert all([bar.row for bar in timeline.bars] == list(range(len(timeline.bars))) for timeline in pages)


@settings(max_examples=50)
@given(spans, st.integers(5, 30))
def test_no_page_holds_more_than_is_legible_and_all_share_an_axis(drawn: list[Span], most: int) -> None:
    pages = timelines(drawn, most)
    assert all(len(timeline.bars) <= most for timeline in pages)
    assert len({(timeline.first, timeline.last) for timeline in pages}) == 1


@settings(max_examples=50)
@given(spans)
def test_a_group_that_fits_on_a_page_stands_on_one(drawn: list[Span]) -> None:
    pages = timelines(drawn)
    for group, members in groupby(drawn, key=lambda span: span.group):
        if len(list(members)) <= MOST_BARS:
            assert sum(group in timeline.groups for timeline in pages) == 1


@settings(max_examples=50)
@given(spans)
def test_the_axis_begins_and_ends_with_a_quarter(drawn: list[Span]) -> None:
    timeline, *_ = timelines(drawn)
    quarters = timeline.quarters()
    assert {day.day for day in quarters} == {1}
    assert {day.month for day in quarters} <= {1, 4, 7, 10}
    assert all(85 < (then - first).days < 93 for first, then in pairwise(quarters))
    assert (timeline.last + timedelta(days=1)).month in {1, 4, 7, 10}


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 12, 31), date(2027, 10, 1), date(2027, 12, 31)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, first: date, last: date) -> None:
    [timeline] = timelines([Span(id="F01-01", group=1, first=day, last=day)])
    assert (timeline.first, timeline.last) == (first, last)


def test_pages_are_filled_evenly() -> None:
    pages = timelines([span(number, group=f"F{number}") for number in range(30)])
    assert [len(timeline.bars) for timeline in pages] == [15, 15]
