"""On which dates does a city do what it has chosen, so that nobody has more to do than they can?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from planner.draft.choosing import Town
from planner.proposal.choice import Choice, Field
from planner.schedule.levelling import Awaited, Goals, Levelling

_DAYS_A_YEAR = 365


def levelled(town: Town, choice: Choice) -> Choice:
    """Return a choice on better dates where any are found: no deadline and no promise that it keeps is lost.

    Better is what closes the gap sooner, as in the choice itself: what ends first of all would push what is small and
    lies in nobody's way to the end of the plan. What is spent by year, and why the rest has to wait, stay as chosen.
    """
    field, tries = town.field(), town.catalogue.method.choice.levelling_tries
    if not choice.places:
        return choice
    goals = Goals(
        due=_due(town, choice, field),
        early=field.early & choice.places.keys(),
        early_by=field.early_by,
        early_number=field.early_at_least,
        awaited=tuple(_awaited(choice, field)),
    )
    # In the choice a deadline bars a place; here it comes first, and what cannot keep it is shown.
    works = {action: replace(field.works[action], deadline=town.actions[action].ends_by) for action in choice.places}
    levelling = Levelling(works, field.means, goals, choice.order)
    levelling.improve(tries)
    found = levelling.levelled()
    # The order of a choice, placed anew, need not give the dates of the choice: these stand where they are as good.
    if found.unplaced or levelling.score_of(choice.places) <= found.score:
        return choice
    reached = {name: replace(held, day=held.seen_on(found.places)) for name, held in choice.reached.items()}
    return replace(choice, places=found.places, reached=reached)


def _awaited(choice: Choice, field: Field) -> Iterator[Awaited]:
    """Give what the chosen actions bring, each worth as much less with every day as it is to the choice."""
    for name, reached in choice.reached.items():
        wanted = field.wanted[name]
        a_year = wanted.weight * reached.gain * reached.times
        yield Awaited(
            shown_after=reached.shown_after,
            a_day=a_year * field.discount / _DAYS_A_YEAR,
            at_first=a_year * wanted.sooner / _DAYS_A_YEAR,
            first_until=field.means.start + timedelta(days=_DAYS_A_YEAR),
        )


def _due(town: Town, choice: Choice, field: Field) -> Mapping[str, date]:
    """Return by action the last day on which it may end for what rests on it to be seen before the plan ends.

    What the context asks for by a day, and the first report to the council, are due by then.
    """
    asked = ((action, town.actions[action].finish_by) for action in choice.places)
    due = {action: day for action, day in asked if day and choice.places[action].finish <= day}
    if (report := town.catalogue.method.adoption.report or "") in choice.places:
        due[report] = min(due.get(report, date.max), town.first_report_by)
    for reached in choice.reached.values():
        for action, days in reached.shown_after.items():
            due[action] = min(due.get(action, date.max), field.means.end - timedelta(days=days))
    return due
