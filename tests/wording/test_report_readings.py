"""What a report was understood to say is said back in a sentence, in every language."""

from datetime import date

import pytest

from planner.plan import ActionStatus
from planner.wording import LANGUAGES, Wording
from planner.wording.report_readings import understood_sentence

MARCH = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("understood", "sentence"),
    [
        ({}, ""),
        ({"percent": 100}, ""),
        ({"status": ActionStatus.DONE, "percent": 100}, "Understood as: done."),
        ({"status": ActionStatus.UNDER_WAY, "started": MARCH}, "Understood as: under way, begun on 1 March 2027."),
        ({"started": None, "finished": None, "percent": 0}, "Understood as: not begun, not finished, 0% of it done."),
        (
            {"finished": None, "percent": 0, "remaining": 10},
            "Understood as: not finished, 0% of it done, duration left: 10 days.",
        ),
        ({"percent": 60, "remaining": 1}, "Understood as: 60% of it done, duration left: 1 day."),
        (
            {"remaining": None, "reason": None},
            "Understood as: without the duration left that was estimated before, without the reason given before.",
        ),
    ],
)
def test_every_field_has_its_words(understood: dict[str, object], sentence: str) -> None:
    assert understood_sentence(understood, Wording("en")) == sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["started", "finished", "remaining", "reason"])
def test_what_falls_away_is_said_in_every_language(language: str, name: str) -> None:
    assert len(understood_sentence({name: None}, Wording(language))) > len(name)


def test_days_that_are_left_are_no_share_of_the_work_in_french_either() -> None:
    understood = {"finished": None, "percent": 0, "remaining": 10}
    assert understood_sentence(understood, Wording("fr")).endswith("faite à 0\u202f%, durée restante : 10 jours.")
