"""Which of the things that an address names are not in the store?"""

from collections.abc import Iterator, Mapping

from planner.plan import Plan
from planner.problem import MOST_QUOTED, Place, Problem, quotable
from planner.store import Moment, Store, not_in_store, was_removed
from planner.track.progress import unknown_action
from planner.wording import refusals

CITY, PLAN, ASSESSMENT = "city", "plan", "assessment"
"""What an address can name."""


def missing(store: Store, asked: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return a problem for each city, plan or assessment that is asked for by its id and not there, or was removed."""
    with store.moment() as moment:
        return tuple(_problems(moment, asked))


def missing_action(plan: Plan, asked: str) -> Problem:
    """Return the problem of an address that names an action which its plan does not have."""
    return unknown_action(quotable(asked, MOST_QUOTED), plan.action_by_id)


def _problems(moment: Moment, asked: Mapping[str, str]) -> Iterator[Problem]:
    cities = {city.id: city.name for city in moment.cities()}
    known: Mapping[str, Mapping[str, str]] = {
        CITY: {id_: id_ for id_ in cities},
        PLAN: {plan.id: plan.city for plan in moment.plans()},
        ASSESSMENT: {assessment.id: assessment.city for assessment in moment.assessments()},
    }
    gone = {removed.id: removed.removed_on for removed in moment.removed()}
    for name, ids in known.items():
        id_ = quotable(asked.get(name, ""), MOST_QUOTED)
        if not id_:
            continue
        if id_ in ids:
            # A city that is not there is told by itself.
            if asked.get(CITY, ids[id_]) in cities.keys() - {ids[id_]}:
                yield refusals.of_another_city(id_, cities[ids[id_]], cities[asked[CITY]])
        elif id_ in gone:
            yield was_removed(id_, gone[id_].isoformat())
        elif name == CITY:
            yield refusals.UNKNOWN_CITY.at(Place(field=CITY), id_, tuple(ids))
        else:
            yield not_in_store(id_, list(ids))
