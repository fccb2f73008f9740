"""What does the council adopt, ask for and take note of, point by point?

It adopts a plan and takes note of means; to carry it out is for the executive, in every country. Points are clauses
that go on from the council's name, without the sign at their end, which the form of the decision sets.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from planner.export.word.chapters.verb_moods import elided
from planner.export.word.material import Material, months_after
from planner.plan import PlanHead
from planner.problem import msgid
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
    carries_out: bool = False
    """Whether it says who carries the plan out, which some countries do in words of their own."""


def resolutions(material: Material, grounds: Grounds | None, *, requests: bool = False) -> Iterator[Point]:
    """Give what the council is asked to decide, or decided as it adopted the plan."""
    plan, wording = material.plan, material.wording
    if plan.as_adopted and plan.as_adopted.actions:
        yield from _undertaken_then(plan.as_adopted, material, requests=requests)
    elif plan.actions:
        yield from _undertakings(material, requests=requests)
    else:
        yield _notes(wording.say("takes note of the result of the assessment"))
    monitoring = grounds or material.catalogue.method.monitoring
    yield _asks(_reports(monitoring.report_months, material, requests=requests))
    yield _asks(wording.say("asks that this plan be made public") if grounds is None else _again(material, grounds))


def changed(
    before: Baseline | None, change: Baseline, material: Material, *, requests: bool = False
) -> Iterator[Point]:
    """Give what a decision changed in what the one before it had adopted; without one, all that was adopted by it."""
    wording = material.wording
    if before:
        yield from map(_adopts, _other_actions(adopted_dates(before, change), wording))
        yield _means(_expenditure_then(change, material), wording)
    else:
        yield from _undertaken_then(change, material, requests=requests)
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
                "Repeating, keeping up and following what it begins takes {days} more over its duration, and then "
                "costs {money} a year.",
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


def _reports(months: int, material: Material, *, requests: bool) -> str:
    executive = material.words["executive"]
    if requests:
        return material.wording.count(
            "requests {executive} to report on progress every month",
            "requests {executive} to report on progress every {number} months",
            months,
            executive=executive,
        )
    return material.wording.count(
        "instructs {executive} to report on progress every month",
        "instructs {executive} to report on progress every {number} months",
        months,
        executive=executive,
    )


def _undertakings(material: Material, *, requests: bool) -> Iterator[Point]:
    plan, wording = material.plan, material.wording
    yield _adopted(plan, plan.period, material)
    yield _carried_out(len(plan.actions), material, requests=requests)
    if plan.results:
        yield from map(_notes, _promises(plan, wording))
    yield from _quick_wins_at_once(len(material.quick_wins), wording)
    yield _means(_expenditure_now(material), wording)
    if plan.uses:
        running = wording.say(
            "notes that repeating, keeping up and following what the plan begins takes {days} more over its duration, "
            "and then costs {money} a year",
            days=material.person_days(plan.running_days),
            money=wording.money(plan.runs_on),
        )
        yield Point(verb=Verb.NOTES, text=running, of_means=True)
    if material.vacancies:
        yield _services_to_fill(wording)


def _undertaken_then(adopted: Baseline, material: Material, *, requests: bool) -> Iterator[Point]:
    """Give what the council undertook as it was adopted: the plan may have moved since."""
    wording, head = material.wording, adopted.head
    yield _adopted(head or material.plan, adopted.period, material)
    yield _carried_out(len(adopted.actions), material, requests=requests)
    yield from _quick_wins_at_once(sum(action.quick_win for action in adopted.actions), wording)
    yield _means(_expenditure_then(adopted, material), wording)
    if head and head.vacant:
        yield _services_to_fill(wording)


def _adopted(plan: PlanHead | AdoptedHead, period: tuple[date, date] | None, material: Material) -> Point:
    wording = material.wording
    first, last = period or (material.plan.start, material.plan.start)
    # What the council adopts is named down to its version: a later draft of the same title is another plan.
    named = {"title": plan.title, "version": plan.version, "first": wording.month(first), "last": wording.month(last)}
    is_called_plan = plan.title.casefold().startswith("plan")
    if named["first"] == named["last"]:
        text = msgid("adopts the plan “{title}”, version {version}, for {first}")
        called = msgid("adopts the “{title}”, version {version}, for {first}")
    else:
        text = msgid("adopts the plan “{title}”, version {version}, for the period from {first} to {last}")
        called = msgid("adopts the “{title}”, version {version}, for the period from {first} to {last}")
    return _adopts(elided(wording.say(called if is_called_plan else text, **named), wording))


def _carried_out(actions: int, material: Material, *, requests: bool) -> Point:
    """Ask who leads the administration for it: a council gives the services no orders."""
    wording, executive = material.wording, material.words["executive"]
    if requests:
        text = wording.count(
            "requests {executive} to carry out the plan’s {number} action with the services and partners named in it",
            "requests {executive} to carry out the plan’s {number} actions with the services and partners named in it",
            actions,
            executive=executive,
        )
    else:
        text = wording.count(
            "instructs {executive} to carry out the plan’s {number} action with the services and partners named in it",
            "instructs {executive} to carry out the plan’s {number} actions with the services and partners named in it",
            actions,
            executive=executive,
        )
    return Point(verb=Verb.ASKS, text=text, carries_out=True)


def _promises(plan: PlanStanding, wording: Wording) -> Iterator[str]:
    promised = plan.promised
    if promised:
        number, day = len(promised), max(result.date for result in promised)
        if plan.later:
            yield wording.count(
                "notes that the plan promises {number} result, by {day}, and sets out what is deferred",
                "notes that the plan promises {number} results, the last of them by {day}, and sets out what is "
                "deferred",
                number,
                day=day,
            )
        else:
            yield wording.count(
                "notes that the plan promises {number} result, by {day}",
                "notes that the plan promises {number} results, the last of them by {day}",
                number,
                day=day,
            )
    if aims := len(plan.results) - len(promised):
        yield wording.count(
            "notes that the plan aims at {number} further result, which also depends on others, and that the figure "
            "will be published",
            "notes that the plan aims at a further {number} results, which also depend on others, and that the figures "
            "will be published",
            aims,
        )


def _quick_wins_at_once(number: int, wording: Wording) -> Iterator[Point]:
    if number:
        yield _asks(
            wording.count(
                "asks that the quick win be given priority",
                "asks that the {number} quick wins be given priority",
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
