"""What does the council adopt, ask for and take note of, point by point?

It adopts a plan and takes note of means; to carry it out is for the executive, in every country. Points are clauses
that go on from the council's name, without the sign at their end, which the form of the decision sets.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from planner.export.word.material import Material, months_after
from planner.plan import PlanHead
from planner.track.adopted_dates import AdoptedDates, adopted_dates
from planner.track.baseline import AdoptedHead, Baseline, BaselineAction, cost_range
from planner.track.grounds import Grounds
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording
from planner.wording.deadlines import due_date


class Verb(IntEnum):
    """What the council does; some countries group the points of a decision by it, in this order."""

    ADOPTS = 1
    ASKS = 2
    NOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a decision."""

    verb: Verb
    text: str
    of_means: bool = False
    """Whether it is about days and money, which some countries have in a part of the paper instead."""


def resolutions(material: Material, grounds: Grounds | None) -> Iterator[Point]:
    """Give what the council is asked to decide, or decided as it adopted the plan."""
    plan, wording = material.plan, material.wording
    if plan.as_adopted and plan.as_adopted.actions:
        yield from _undertaken_then(plan.as_adopted, material)
    elif plan.actions:
        yield from _undertakings(material)
    else:
        yield _notes(wording.say("takes note of the result of the assessment"))
    monitoring = grounds or material.catalogue.method.monitoring
    yield _asks(
        wording.count(
            "asks {executive} for a report on progress every month",
            "asks {executive} for a report on progress every {number} months",
            monitoring.report_months,
            executive=material.words["executive"],
        )
    )
    yield _asks(wording.say("asks that this plan be made public") if grounds is None else _again(material, grounds))


def changed(before: Baseline | None, change: Baseline, material: Material) -> Iterator[Point]:
    """Give what a decision changed in what the one before it had adopted; without one, all that was adopted by it."""
    wording = material.wording
    if before:
        yield from map(_adopts, _other_actions(adopted_dates(before, change), wording))
        yield _means(_expenditure_then(change, material), wording)
    else:
        yield from _undertaken_then(change, material)
    yield _adopts(wording.say("brings the number of actions in the plan to {number}", number=len(change.actions)))


def means_in_words(material: Material) -> Iterator[str]:
    """Give the days and the money in sentences, for a part of the paper of their own."""
    plan, wording, adopted = material.plan, material.wording, material.plan.as_adopted
    if adopted and adopted.actions:
        yield wording.say("The plan takes {means}.", means=_expenditure_then(adopted, material))
    elif plan.actions:
        yield wording.say("The plan takes {means}.", means=_expenditure_now(material))
        if plan.uses:
            yield wording.say(
                "To repeat, keep up and follow what it begins takes {days} more within its years; it goes on to cost "
                "{money} a year afterwards.",
                days=material.person_days(plan.running_days),
                money=wording.money(plan.runs_on),
            )
    else:
        return
    yield wording.say("The money is voted with the budget of each year.")


def _adopts(text: str) -> Point:
    return Point(verb=Verb.ADOPTS, text=text)


def _asks(text: str) -> Point:
    return Point(verb=Verb.ASKS, text=text)


def _notes(text: str) -> Point:
    return Point(verb=Verb.NOTES, text=text)


def _undertakings(material: Material) -> Iterator[Point]:
    plan, wording = material.plan, material.wording
    yield from _adopted(plan, material.period, len(plan.actions), material)
    if plan.results:
        yield from map(_notes, _promises(plan, wording))
    yield from _quick_wins_at_once(len(material.quick_wins), wording)
    yield _means(_expenditure_now(material), wording)
    if plan.uses:
        running = wording.say(
            "notes that to repeat, keep up and follow what the plan begins takes {days} more within its years, and "
            "that it goes on to cost {money} a year afterwards",
            days=material.person_days(plan.running_days),
            money=wording.money(plan.runs_on),
        )
        yield Point(verb=Verb.NOTES, text=running, of_means=True)
    if material.vacancies:
        yield _services_to_fill(wording)


def _undertaken_then(adopted: Baseline, material: Material) -> Iterator[Point]:
    """Give what the council undertook as it was adopted: the plan may have moved since."""
    wording, head = material.wording, adopted.head
    yield from _adopted(head or material.plan, material.months_of(adopted.period), len(adopted.actions), material)
    yield from _quick_wins_at_once(sum(action.quick_win for action in adopted.actions), wording)
    yield _means(_expenditure_then(adopted, material), wording)
    if head and head.vacant:
        yield _services_to_fill(wording)


def _adopted(plan: PlanHead | AdoptedHead, period: str, actions: int, material: Material) -> Iterator[Point]:
    wording = material.wording
    # What the council adopts is named down to its version: a later draft of the same title is another plan.
    yield _adopts(
        wording.say(
            "adopts the plan “{title}”, version {version}, for the period {period}",
            title=plan.title,
            version=plan.version,
            period=period,
        )
    )
    # It gives the services no orders: who leads the administration does.
    yield _asks(
        wording.count(
            "asks {executive} to carry out the plan’s {number} action with the services and partners named in it",
            "asks {executive} to carry out the plan’s {number} actions with the services and partners named in it",
            actions,
            executive=material.words["executive"],
        )
    )


def _promises(plan: PlanStanding, wording: Wording) -> Iterator[str]:
    aims = sum(result.is_aim for result in plan.results)
    number, day = len(plan.results) - aims, max(result.date for result in plan.results)
    if plan.later:
        yield wording.count(
            "notes that the plan promises {number} result, true by {day}, and names what has to wait",
            "notes that the plan promises {number} results, the last one true by {day}, and names what has to wait",
            number,
            day=day,
        )
    else:
        yield wording.count(
            "notes that the plan promises {number} result, true by {day}",
            "notes that the plan promises {number} results, the last one true by {day}",
            number,
            day=day,
        )
    if aims:
        yield wording.count(
            "notes that the plan aims at {number} result more, which rests on what others do as well, and publishes "
            "the figure",
            "notes that the plan aims at {number} results more, which rest on what others do as well, and publishes "
            "the figures",
            aims,
        )


def _quick_wins_at_once(number: int, wording: Wording) -> Iterator[Point]:
    if number:
        yield _asks(
            wording.count(
                "asks that the quick win be begun as soon as what it waits for is done",
                "asks that the {number} quick wins be begun first, each as soon as what it waits for is done",
                number,
            )
        )


def _services_to_fill(wording: Wording) -> Point:
    return _asks(wording.say("asks that the services still to be filled be filled before their first action begins"))


def _means(means: str, wording: Wording) -> Point:
    # It votes no money: that is for the budget of each year, which the plan only announces.
    text = wording.say(
        "notes that the plan takes {means}; the money is voted with the budget of each year", means=means
    )
    return Point(verb=Verb.NOTES, text=text, of_means=True)


def _expenditure_now(material: Material) -> str:
    plan = material.plan
    return _expenditure(plan.achievement.staff_effort, material.cost_of(plan.actions), material)


def _expenditure_then(adopted: Baseline, material: Material) -> str:
    cost = cost_range((action.cost_band for action in adopted.actions), adopted.cost_bands)
    in_words = material.wording.money_range(cost.at_least, cost.at_most)
    if adopted.staff_effort is not None:
        return _expenditure(adopted.staff_effort, in_words, material)
    # Decisions noted by earlier releases do not say who owned what: nobody knows whose days they were.
    return material.wording.say(
        "{effort}, those of partners included, and an external cost estimated as follows: {cost}",
        effort=material.person_days(sum(action.effort for action in adopted.actions)),
        cost=in_words,
    )


def _expenditure(effort: float, cost: str, material: Material) -> str:
    return material.wording.say(
        "{effort} of city staff and an external cost estimated as follows: {cost}",
        effort=material.person_days(effort),
        cost=cost,
    )


def _again(material: Material, grounds: Grounds) -> str:
    plan, wording = material.plan, material.wording
    month = months_after(grounds.assessed_on, grounds.reassess_months)
    decided = plan.adoption.adopted_on if plan.adoption else material.today
    if month < decided.replace(day=1):
        # Of an assessment that old, nobody can ask for the next one by its month.
        return wording.say("asks that the city be assessed again, and that this plan be made public")
    return wording.say(
        "asks that the city be assessed again by {month}, and that this plan be made public", month=wording.month(month)
    )


def _other_actions(changes: AdoptedDates, wording: Wording) -> Iterator[str]:
    if changes.first:
        yield wording.count(
            "adds {number} action to the plan: {actions}",
            "adds {number} actions to the plan: {actions}",
            len(changes.first),
            actions=_with_due_dates(changes.first, wording),
        )
    if changes.moved:
        yield wording.count(
            "sets another due date for {number} action: {actions}",
            "sets other due dates for {number} actions: {actions}",
            len(changes.moved),
            actions=_with_due_dates((moved.action for moved in changes.moved), wording),
        )
    if changes.end:
        yield wording.count(
            "gives up {number} action: {actions}",
            "gives up {number} actions: {actions}",
            len(changes.end),
            actions=wording.series(f"{action.action} {action.title}" for action in changes.end),
        )
    if changes.stay:
        yield wording.count(
            "keeps the due date of {number} action as it was adopted before",
            "keeps the due dates of {number} actions as they were adopted before",
            len(changes.stay),
        )


def _with_due_dates(actions: Iterable[BaselineAction], wording: Wording) -> str:
    return wording.series(f"{action.action} {action.title} ({due_date(action.due, wording)})" for action in actions)
