"""Days on which a city is closed end after they begin."""

from datetime import date

import pytest
from pydantic import ValidationError

from planner.toolkit.city import Closure


def test_a_closure_ends_after_it_begins() -> None:
    with pytest.raises(ValidationError, match="last day of a closure comes before its first day"):
        Closure.model_validate({"first": "2027-08-13", "last": "2027-08-02"})


def test_a_closure_may_last_a_single_day() -> None:
    friday = date(2027, 5, 7)
    assert Closure(first=friday, last=friday).first == friday
