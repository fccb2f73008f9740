"""How does a council read what a plan promises, how that is seen, and what has to wait?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.proposal.choice import LaterCause
from planner.schedule.months import months_later
from planner.templates.results import RestsOn, Unit
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.results import PlanLater, PlanResult, plan_year

if TYPE_CHECKING:
    from planner.wording import Wording

_MONTHS_A_YEAR = 12

# A promise is the city's own; of what others have to think or do, it can promise the figure alone.
_PROMISES: Mapping[RestsOn, str] = {
    RestsOn.CITY: msgid("By {day}: {result}"),
    RestsOn.OTHERS: msgid("The city aims at this and publishes the figure on {day}: {result}"),
}

_CAUSES: Mapping[LaterCause, str] = {
    LaterCause.TIME: msgid("no time is left for it"),
    LaterCause.MONEY: msgid("there is not enough money for it"),
    LaterCause.VACANT: msgid("nobody does the work that it takes"),
    LaterCause.NOT_OURS: msgid("no act of the city brings it about"),
    LaterCause.HORIZON: msgid("it could be seen only after the end of the plan"),
    LaterCause.WAITS: msgid("it waits for what comes first"),
    LaterCause.DECLINED: msgid("other results change more for the same time and money"),
}


def promise(result: PlanResult, delivering: Sequence[ActionStanding], wording: "Wording") -> str:
    """Return what a plan promises, as a council reads it: by when, how far, and what will be true.

    What rests on others is an aim, of which the figure alone is promised. Of what comes in part, only that is promised
    which the actions, ``delivering``, do; the whole is named as what they are a step to.
    """
    said = wording.inside(result.text)
    if result.by_adoption:
        return wording.say(
            "With the adoption of the plan, a first step. The whole, not promised yet: {result}", result=said
        )
    if not result.whole:
        return wording.say(
            "By {day}, a first step: {actions}. The whole, not promised yet: {result}",
            day=result.date,
            actions=wording.series(wording.inside(action.title) for action in delivering),
            result=said,
        )
    day = result.measured_on if result.rests_on is RestsOn.OTHERS else result.date
    return wording.say(_PROMISES[result.rests_on], day=day, result=said)


def answer_change(result: PlanResult, wording: "Wording") -> str:
    """Return today's answer and the one that the plan brings about: No → Partly."""
    return f"{wording.label(result.from_)} → {wording.label(result.to)}"


def target_text(result: PlanResult, wording: "Wording") -> str:
    """Return the value that an indicator is to reach, in its unit; empty where the plan promises none.

    >>> from planner.wording import Wording
    >>> value_text(20, Unit.CHANGE, Wording("en")), value_text(6, Unit.PER_YEAR, Wording("fr"))
    ('20% more than in the base year', '6 sur douze mois')
    """
    return "" if result.target is None else value_text(result.target, result.unit, wording)


def value_text(value: float, unit: Unit, wording: "Wording") -> str:
    """Return a value of an indicator in its unit."""
    match unit:
        case Unit.YES_NO:
            return wording.say("done") if value else wording.say("not done")
        case Unit.PERCENT:
            return wording.percent(value / 100)
        case Unit.POINTS:
            return wording.count("{number} percentage point", "{number} percentage points", value)
        case Unit.CHANGE:
            return wording.say("{share} more than in the base year", share=wording.percent(value / 100))
        case Unit.COUNT:
            return wording.number(value)
        case Unit.PER_YEAR:
            return wording.say("{number} in twelve months", number=value)


def how_seen(result: PlanResult, delivering: Sequence[ActionStanding], wording: "Wording") -> str:
    """Return how a council sees that a result is there: indicator, first value, target, and the day it is measured.

    Of what comes in part no figure is promised: the proofs of its actions, ``delivering``, show it.
    """
    if result.target is not None:
        return wording.say(
            "{indicator}. First value: {baseline}. Target: {target} on {day}.",
            indicator=result.indicator.rstrip("."),
            baseline=_first_value(result, wording),
            target=target_text(result, wording),
            day=result.measured_on,
        )
    if result.by_adoption:
        return wording.say("The council’s vote on this plan.")
    proofs = dict.fromkeys(action.proof.rstrip(".") for action in delivering)
    return wording.say("The proof of what is done: {proofs}.", proofs=wording.series(map(wording.inside, proofs)))


def _first_value(result: PlanResult, wording: "Wording") -> str:
    if result.values:
        return value_text(result.values[0], result.unit, wording)
    return wording.inside(result.baseline.rstrip("."))


def later_sentence(later: PlanLater, names: Mapping[str, str], wording: "Wording", *, facts_first: bool = False) -> str:
    """Say when what has to wait could come, and why it waits.

    Args:
        later: what has to wait.
        names: of services, by id.
        wording: of the reader.
        facts_first: nothing is known of its key factor yet.
    """
    cause = wording.say("the facts come first") if facts_first else wording.say(_CAUSES[later.cause])
    if later.cause is LaterCause.TIME and not later.services and not facts_first:
        # No service is short of time: it is those who follow the plan.
        cause = wording.say("the plan holds as many actions as people can follow")
    if later.services:
        cause = wording.labelled(cause, wording.listing(names.get(service, service) for service in later.services))
    if later.when is None:
        return wording.say("Later, in a year that is not known yet; {cause}.", cause=cause)
    return wording.say("Later, in {year} at the earliest; {cause}.", year=str(later.when), cause=cause)


def results_by_year(plan: PlanStanding, wording: "Wording") -> str:
    """Say how many results a plan promises for each of its years: 5 in year 1 · 8 in year 2."""
    years = Counter(plan_year(result.date, plan.start) for result in plan.results)
    return " · ".join(
        wording.say("{results} in year {number}", results=number, number=year) for year, number in sorted(years.items())
    )


def wave_title(wave: int, start: date, wording: "Wording") -> str:
    """Return what a year of a plan is called, with its months.

    >>> from planner.wording import Wording
    >>> wave_title(2, date(2027, 3, 23), Wording("en"))
    'Year 2: March 2028 to March 2029'
    """
    first, last = wave_days(wave, start)
    return wording.say("Year {number}: {months}", number=wave, months=wording.months(first, last))


def wave_days(wave: int, start: date) -> tuple[date, date]:
    """Return the first and the last day of a year of a plan, from 1."""
    first = months_later(start, _MONTHS_A_YEAR * (wave - 1))
    return first, months_later(start, _MONTHS_A_YEAR * wave) - timedelta(days=1)
