"""Days of the law are counted as the law says, whatever the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.templates.countries import Confidence, CouncilPapers, PapersUnit
from planner.templates.country_days import PapersRule, is_weekday, papers_rule, spans_within

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTH_DAYS = DAYS.map(lambda day: f"{day:%m-%d}")


@given(DAYS, st.integers(0, 30))
def test_as_many_days_as_the_law_asks_for_lie_between_sending_and_session(session: date, number: int) -> None:
    clear, calendar, working = (
        PapersRule(number=number, unit=unit).last_day(session, is_weekday)
        for unit in (PapersUnit.CLEAR_DAYS, PapersUnit.CALENDAR_DAYS, PapersUnit.WORKING_DAYS)
    )
    assert (session - clear).days - 1 == (session - calendar).days == number
    between = [working + timedelta(days=gone) for gone in range((session - working).days)]
    assert sum(map(is_weekday, between)) == number or number == 0


def test_a_law_that_names_no_number_of_days_is_no_rule() -> None:
    papers = CouncilPapers(text="In good time.", source="custom", confidence=Confidence.SURE)
    assert papers_rule(papers, None) is papers_rule(None, None) is None


def test_a_region_may_count_otherwise_than_its_country() -> None:
    papers = CouncilPapers(
        text="Five days, three in the north.",
        source="Act",
        confidence=Confidence.SURE,
        number=5,
        unit=PapersUnit.CALENDAR_DAYS,
        regions={"N": 3},
    )
    numbers = [rule.number for region in ("N", "S", None) if (rule := papers_rule(papers, region))]
    assert numbers == [3, 5, 5]


@given(MONTH_DAYS, MONTH_DAYS, DAYS, st.integers(0, 1_500))
def test_a_quiet_time_comes_once_a_year_and_stays_within_its_days(begin: str, end: str, first: date, more: int) -> None:
    last = first + timedelta(days=more)
    spans = spans_within([(begin, end)], first, last)
    assert all(first <= one <= other <= last for one, other in spans)
    for one, other in spans:
        assert one == first or f"{one:%m-%d}" in {begin, "02-28"}
        assert other == last or f"{other:%m-%d}" in {end, "02-28"}
    assert len(spans) <= last.year - first.year + 2


@pytest.mark.parametrize(("year", "end"), [(2027, 28), (2028, 29)])
def test_the_last_of_february_is_there_every_year(year: int, end: int) -> None:
    ((_, last),) = spans_within([("02-20", "02-29")], date(year, 1, 1), date(year, 12, 31))
    assert last == date(year, 2, end)
