"""Each action stands at the earliest place that everything leaves to it."""

from examples import SOME
from hypothesis import given
from placing import ENDLESS, dates_again, links, means, placed, works

from planner.schedule.critical_path import Activity, schedule
from planner.schedule.placement import Means, Work


@SOME
@given(works(votes=False))
def test_with_endless_means_and_no_votes_the_dates_are_those_of_the_critical_path(works: dict[str, Work]) -> None:
    board = placed(works, ENDLESS)
    activities = [
        Activity(
            id=work.id,
            duration=work.duration,
            elapsed=work.elapsed,
            not_before=work.not_before,
            clear_of=work.clear_of,
        )
        for work in works.values()
    ]
    dates = schedule(activities, links(works, works), ENDLESS.calendar, ENDLESS.start).dates
    places = {action: board.place(action) for action in works}
    assert {action: (place.start, place.finish) for action, place in places.items()} == {
        action: (dates[action].early_start, dates[action].early_finish) for action in works
    }


@SOME
@given(works(), means())
def test_a_plan_made_from_places_has_their_dates(works: dict[str, Work], means: Means) -> None:
    board = placed(works, means)
    places = {action: board.place(action) for action in board.spots}
    dates = dates_again(works, places, means).dates
    assert {action: (place.start, place.finish) for action, place in places.items()} == {
        action: (dates[action].early_start, dates[action].early_finish) for action in places
    }
