"""Days on which a city is closed end after they begin."""

from datetime import date

import pytest
from pydantic import ValidationError

from planner.toolkit.city import City, Closure, CouncilSession


def test_a_closure_ends_after_it_begins() -> None:
    with pytest.raises(ValidationError, match="closure_out_of_order"):
        Closure.model_validate({"first": "2027-08-13", "last": "2027-08-02"})


def test_a_closure_may_last_a_single_day() -> None:
    friday = date(2027, 5, 7)
    assert Closure(first=friday, last=friday).first == friday


@pytest.mark.parametrize("papers_by", [None, "2027-03-01", "2027-03-15"])
def test_papers_for_a_session_are_due_by_its_day(papers_by: str | None) -> None:
    assert CouncilSession.model_validate({"day": "2027-03-15", "papers_by": papers_by}).day == date(2027, 3, 15)


def test_papers_that_are_due_after_their_session_are_refused_at_that_date() -> None:
    with pytest.raises(ValidationError, match="papers_after_session") as caught:
        CouncilSession.model_validate({"day": "2027-03-15", "papers_by": "2027-03-16"})
    (error,) = caught.value.errors()
    assert error["ctx"] == {"within": "papers_by"}


@pytest.mark.parametrize(
    ("facts", "entry"),
    [({"country": "France"}, "country"), ({"country": "fr"}, "country"), ({"population": 0}, "population")],
    ids=str,
)
def test_a_city_is_in_a_country_and_has_residents(facts: dict[str, object], entry: str) -> None:
    with pytest.raises(ValidationError, match=f"\n{entry}"):
        City.model_validate({"name": "Havelmar", **facts})
    assert City(name="Havelmar").population is None
