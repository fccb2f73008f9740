"""How do readers read what a plan promises, how it shows, and what has to wait?"""

from collections.abc import Iterator, Mapping

from planner.templates.results import RestsOn, Unit
from planner.track.results import PlanLater, PlanResult
from planner.wording import Wording


def promise_sentence(result: PlanResult, wording: Wording) -> str:
    """Say from when on a result is true, in full or in part, or that it is aimed at where it rests on others."""
    if result.by_adoption:
        return wording.say("True in part with the adoption of the plan.")
    if result.rests_on is RestsOn.OTHERS:
        if result.whole:
            return wording.say("Aimed at for {day}; others have their part in it.", day=result.date)
        return wording.say("Aimed at in part for {day}; others have their part in it.", day=result.date)
    if result.whole:
        return wording.say("True from {day} on.", day=result.date)
    return wording.say("True in part from {day} on.", day=result.date)


def answer_move(result: PlanResult, wording: Wording) -> str:
    """Return the answer of today and the one that the plan brings about: No → Partly."""
    return f"{wording.label(result.from_)} → {wording.label(result.to)}"


def measure_facts(result: PlanResult, wording: Wording) -> Iterator[tuple[str, str]]:
    """Give how a result is seen: each fact with what it is called."""
    yield wording.say("How it shows"), result.indicator
    yield wording.say("First value"), result.baseline
    if result.target is not None:
        yield wording.say("Target"), target_text(result.target, result.unit, wording)
    yield wording.say("Measured from"), wording.date(result.measured_on)
    yield wording.say("Noticed by"), result.noticed_by_whom


def target_text(target: float, unit: Unit, wording: Wording) -> str:
    """Return what an indicator is to reach, with its unit.

    >>> target_text(70, Unit.PERCENT, Wording("en")), target_text(6, Unit.PER_YEAR, Wording("en"))
    ('70%', '6 in twelve months')
    """
    match unit:
        case Unit.YES_NO:
            return wording.say("done")
        case Unit.PERCENT:
            return wording.percent(target / 100)
        case Unit.POINTS:
            return wording.count("{number} percentage point", "{number} percentage points", target)
        case Unit.CHANGE:
            return wording.say("{share} more than in the base year", share=wording.percent(target / 100))
        case Unit.PER_YEAR:
            return wording.count("{number} in twelve months", "{number} in twelve months", target)
    return wording.number(target)


def later_sentence(later: PlanLater, wording: Wording, services: Mapping[str, str]) -> str:
    """Say why a result has to wait, for whose time, and in which year it could come; ``services`` are names by id."""
    cause = wording.label(later.cause)
    if later.services:
        cause = wording.labelled(cause, wording.listing(services.get(service, service) for service in later.services))
    if later.when is None:
        return f"{cause}."
    return f"{cause}. {wording.say('It could come in {year}.', year=str(later.when))}"


def wave_name(wave: int, wording: Wording) -> str:
    """Return what readers call the actions that begin in one year of the plan.

    >>> wave_name(2, Wording("en"))
    'Year 2'
    """
    return wording.say("Year {number}", number=wave)
