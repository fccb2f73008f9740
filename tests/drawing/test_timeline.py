"""Bars stand where a reader can follow them."""

from datetime import date, timedelta

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
