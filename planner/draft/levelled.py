"""On which dates does a city do what it has chosen, so that nobody has more to do than they can?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.draft.choosing import Town
from planner.plan import Action
from planner.proposal.choice import Choice, Field
from planner.schedule.levelling import Goals, level
from planner.toolkit.deadlines import day_of


def levelled(town: Town, choice: Choice) -> Choice:
    """Return a choice on better dates where any are found: no deadline and no promise that it keeps is lost."""
    field, tries = town.field(), town.catalogue.method.choice.levelling_tries
    if not choice.places:
        return choice
    goals = Goals(
        due=_due(town, choice, field),
        early=field.early & choice.places.keys(),
        early_by=field.early_by,
        early_number=field.early_at_least,
    )
    # In the choice a deadline bars a place; here it comes first, and what cannot keep it is shown.
    works = {action: replace(field.works[action], deadline=_deadline(town.actions[action])) for action in choice.places}
    found = level(works, field.means, goals=goals, begun_from=choice.order, iterations=tries)
    # What the board of the choice alone has a place for stays there, and the rest with it.
    return choice if found.unplaced else replace(choice, places=found.places)


def _deadline(action: Action) -> date | None:
    """Return the last day on which people let an action end."""
    return min(filter(None, (day_of(action.own_deadline), action.must_be_on)), default=None)


def _due(town: Town, choice: Choice, field: Field) -> Mapping[str, date]:
    """Return by action the last day on which it may end for what rests on it to be seen before the plan ends.

    What the context asks for by a day, and the first report to the council, are due by then.
    """
    asked = ((action, town.actions[action].finish_by) for action in choice.places)
    due = {action: day for action, day in asked if day and choice.places[action].finish <= day}
    if (report := town.catalogue.method.adoption.report or "") in choice.places:
        due[report] = min(due.get(report, date.max), town.first_report_by)
    for reached in choice.reached.values():
        carrying = reached.by | reached.steps
        last = max(choice.places[action].finish for action in carrying)
        for action in carrying:
            due[action] = min(due.get(action, date.max), field.means.end - (reached.day - last))
    return due
