"""What a city says of its time and its money reads in few words."""

from datetime import date

import pytest

from planner.draft.means import CityMeans, ServiceShare, YearShare
from planner.toolkit.plan_settings import Absence, MoneyState, PlanMeans, ServiceTime, YearsMoney
from planner.wording import Wording
from planner.wording.means import assumed_fillings, filled_from, means_parts, money_sentence, time_sentence

SUMMER = (date(2027, 7, 1), date(2027, 8, 31))


def away(share: float) -> Absence:
    return Absence(first=SUMMER[0], last=SUMMER[1], share=share)


@pytest.mark.parametrize(
    ("time", "english", "french"),
    [
        (ServiceTime(), "–", "–"),
        (ServiceTime(posts=1), "1 full-time post", "1 ETP"),
        (ServiceTime(posts=0.15), "0.15 full-time posts", "0,15 ETP"),
        (ServiceTime(posts=2, plan_share=0.1), "0.2 full-time posts", "0,2 ETP"),
        (ServiceTime(filled_from=date(2027, 4, 1)), "filled from 1 April 2027 on", "pourvu à partir du 1er avril 2027"),
        (
            ServiceTime(away=(away(1),)),
            "away from 1 July 2027 to 31 August 2027",
            "absent du 1er juillet 2027 au 31 août 2027",
        ),
        (
            ServiceTime(posts=0.5, away=(away(0.5),)),
            "0.5 full-time posts, away from 1 July 2027 to 31 August 2027 (50%)",
            "0,5 ETP, absent du 1er juillet 2027 au 31 août 2027 (50\u202f%)",
        ),
    ],
)
def test_the_time_of_a_service_says_how_much_from_when_and_when_not(
    time: ServiceTime, english: str, french: str
) -> None:
    assert time_sentence(time, Wording("en")) == english
    assert time_sentence(time, Wording("fr")) == french


def test_a_sum_says_its_year_its_source_and_how_sure_it_is() -> None:
    money = YearsMoney(year=2028, amount=20_000, source="State programme", state=MoneyState.APPLIED_FOR)
    assert money_sentence(money, Wording("en")) == "2028: €20,000, State programme, applied for"


@pytest.mark.parametrize(
    ("means", "parts"),
    [
        (PlanMeans(), []),
        (PlanMeans(money=()), ["no money"]),
        (
            PlanMeans(
                horizon_years=1, starts_in_four_weeks=1, services={"hr": ServiceTime()}, factor_weights={"F03": 1.5}
            ),
            ["1 year", "at most 1 action begun in four weeks", "Human resources: –", "F03: × 1.5"],
        ),
    ],
)
def test_what_a_city_leaves_open_is_not_said(means: PlanMeans, parts: list[str]) -> None:
    assert list(means_parts(means, Wording("en"), {"hr": "Human resources"})) == parts


def vacancy(service: str, *, assumed: bool, posts_assumed: bool = False) -> ServiceShare:
    september = date(2027, 9, 1)
    return ServiceShare(
        services=(service,), posts=0.2, assumed=posts_assumed, filled_from=september, filling_assumed=assumed
    )


def city_means(*shares: ServiceShare) -> CityMeans:
    years = (YearShare(first=date(2027, 3, 1), last=date(2028, 2, 29), amount=0, assumed=True),)
    return CityMeans(
        assumed=True,
        posts=1,
        days_a_year=210,
        horizon_years=1,
        starts_in_four_weeks=6,
        services=shares,
        money=years,
    )


@pytest.mark.parametrize(
    ("language", "known", "guessed"),
    [
        ("en", "filled from 1 September 2027 on", "assumed to be filled from 1 September 2027 on"),
        ("fr", "pourvu à partir du 1er septembre 2027", "supposé pourvu à partir du 1er septembre 2027"),
    ],
)
def test_a_day_on_which_a_vacancy_is_filled_says_whether_anybody_named_it(
    language: str, known: str, guessed: str
) -> None:
    wording = Wording(language)
    assert filled_from(vacancy("hr", assumed=False), wording) == known
    assert filled_from(vacancy("hr", assumed=True), wording) == guessed
    # Behind the word that all of it is assumed.
    assert filled_from(vacancy("hr", assumed=True, posts_assumed=True), wording) == known
    assert filled_from(ServiceShare(services=("hr",), posts=1, assumed=True), wording) == ""


def test_vacancies_without_a_day_are_named_with_the_day_that_is_assumed() -> None:
    names = {"hr": "Human resources", "legal": "Legal service"}
    means = city_means(vacancy("hr", assumed=True), vacancy("data", assumed=False), vacancy("legal", assumed=True))
    assert assumed_fillings(means, Wording("en"), names) == (
        "Nobody has said when these vacancies will be filled: Human resources and Legal service. "
        "The plan assumes 1 September 2027."
    )
    assert assumed_fillings(city_means(vacancy("hr", assumed=True)), Wording("fr"), names) == (
        "Personne n’a dit quand ce poste vacant sera pourvu\u00a0: Human resources. "
        "Le plan suppose que ce sera le 1er septembre 2027."
    )
    assert assumed_fillings(city_means(vacancy("hr", assumed=False)), Wording("en"), names) == ""
