"""What a city says comes with its reasons."""

import pytest
from cities import city
from pydantic import ValidationError


def test_a_verdict_without_a_reason_is_refused() -> None:
    with pytest.raises(ValidationError, match="because"):
        city(verdicts={"F01": {"standing": "weak"}})
