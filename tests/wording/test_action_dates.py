"""Of what is done and began nobody knows when, the day on which it was done is said, and no start is made up."""

from datetime import date

import pytest
from tracked_plans import action, plan_of, standing_of

from planner.plan import ActionStatus
from planner.track.plan_standing import ActionStanding
from planner.track.progress import ActionProgress
from planner.wording import Wording
from planner.wording.action_dates import dates_in_figures, dates_in_words

ENGLISH, FRENCH = Wording("en"), Wording("fr")
BEGAN, ENDED = date(2027, 1, 11), date(2027, 1, 20)


def done(started: date | None) -> ActionStanding:
    """Return an action of ten days that was done, with the start that was reported."""
    report = ActionProgress(
        action="F06-03", status=ActionStatus.DONE, percent=100, started=started, finished=ENDED, confirmed_on=ENDED
    )
    return standing_of(plan_of(action("F06-03", 10)), report, today=date(2027, 2, 1)).actions[0]


def test_what_is_done_without_a_known_start_shows_when_it_was_done() -> None:
    assert done(None).begins is None
    assert dates_in_words(done(None), ENGLISH) == "done on 20 January 2027"
    assert dates_in_figures(done(None), FRENCH) == "faite le 20/01/2027"


def test_what_was_reported_to_begin_shows_from_when_to_when() -> None:
    assert done(BEGAN).begins == BEGAN
    assert dates_in_words(done(BEGAN), ENGLISH) == "11 January 2027 – 20 January 2027"
    assert dates_in_figures(done(BEGAN), FRENCH) == "11/01/2027 – 20/01/2027"


@pytest.mark.parametrize("status", [ActionStatus.PROPOSED, ActionStatus.AGREED])
def test_what_is_to_come_begins_when_it_is_foreseen_to(status: ActionStatus) -> None:
    read = standing_of(plan_of(action("F06-03", 10)), ActionProgress(action="F06-03", status=status))
    assert read.actions[0].begins == read.start
