"""How was the city's context read, and what does the plan do about it?"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from planner.draft.case import Case
from planner.draft.draft import ContextInPlan, ReadingInPlan
from planner.draft.undertaking import Undertaking
from planner.plan import ContextEffect, ContextReason
from planner.proposal.context import offered, reading_day
from planner.schedule.months import months_later
from planner.schedule.placement import Place
from planner.templates.catalogue import ContextRule
from planner.templates.readings import Sentence

_CHANGES = frozenset({ContextEffect.ADJUST, ContextEffect.REPLACE})
"""What a reading does to an action so that the action is another one."""


def context_of(case: Case, undertaken: Undertaking) -> tuple[ContextInPlan, ...]:
    """Return the contextual factors that the city read or noted, in the benchmark's order.

    Of what a reading says that the plan does, only that is said which the chosen actions do, in time where it names
    one.
    """
    seen, readings = case.assessment.context, dict[str, list[ReadingInPlan]]()
    for rule in undertaken.town.rules:
        readings.setdefault(rule.factor, []).append(_as_kept(rule, case, undertaken))
    return tuple(
        ContextInPlan(
            context=factor.id,
            title=factor.title,
            readings=tuple(readings.get(factor.id, ())),
            note=seen[factor.id].note or "" if factor.id in seen else "",
        )
        for factor in case.benchmark.contextual_factors
        if factor.id in readings or (factor.id in seen and seen[factor.id].note)
    )


def _as_kept(rule: ContextRule, case: Case, undertaken: Undertaking) -> ReadingInPlan:
    """Return a reading with the sentences that the plan keeps, and the actions that do so."""
    current = offered(case.own_catalogue, undertaken.town.rules).current
    # What the reading asks for is in the plan for its sake, whether all of a sentence is kept or not.
    asked = (action for action in map(current, (*rule.include, *rule.add)) if _is_kept(action, undertaken))
    kept = {
        sentence.text: actions
        for sentence in rule.says
        if (actions := _kept_by(_counting_on(sentence, rule, current), rule, undertaken))
    }
    return ReadingInPlan(
        reading=rule.reading,
        title=rule.title,
        text=" ".join(kept),
        kept_by=tuple(dict.fromkeys((*(action for actions in kept.values() for action in actions), *asked))),
        day=reading_day(rule, case.assessment),
    )


def _is_kept(action: str, undertaken: Undertaking) -> bool:
    """Say whether an action is chosen, and finished by the day by which the context asks for it."""
    place, known = undertaken.choice.places.get(action), undertaken.town.actions
    return place is not None and place.finish <= (known[action].finish_by or date.max)


def _counting_on(sentence: Sentence, rule: ContextRule, current: Callable[[str], str]) -> Sentence:
    """Return a sentence with the actions on which it counts, as they are offered in this city."""
    says_on_what = sentence.by or sentence.results or sentence.adjusts
    by = sentence.by if says_on_what else (*rule.include, *rule.add)
    return sentence.model_copy(update={"by": tuple(dict.fromkeys(map(current, by)))})


def _kept_by(sentence: Sentence, rule: ContextRule, undertaken: Undertaking) -> tuple[str, ...]:
    """Return the actions by which a plan does what a sentence says; none where it does not, or not in time."""
    there, start = undertaken.proposal.there, undertaken.town.means.start
    named = (*sentence.by, *sentence.results)
    left = [name for name in named if name not in there or name in undertaken.choice.places]
    ways = {name: actions for name in left if (actions := _in_time(name, sentence, start, undertaken))}
    changed = tuple(_changed(rule, undertaken)) if sentence.adjusts else ()
    enough = len(ways) >= min(sentence.at_least or len(left), len(left)) and (changed or not sentence.adjusts)
    return tuple(dict.fromkeys((*changed, *(action for way in ways.values() for action in way)))) if enough else ()


def _in_time(name: str, sentence: Sentence, start: date, undertaken: Undertaking) -> tuple[str, ...]:
    """Return the actions that bring about what a sentence names, an action or a better answer; none if too late."""
    choice = undertaken.choice
    if name in choice.reached:
        reached = choice.reached[name]
        actions, done = tuple(sorted(reached.by | reached.steps)), reached.day
    elif name in choice.places:
        actions, done = (name,), choice.places[name].finish
    else:
        return ()
    begun = max(choice.places[action].start for action in actions)
    in_time = (
        done <= _last_day(start, sentence.done_within_months)
        and begun <= _last_day(start, sentence.begun_within_months)
        and all(_is_kept(action, undertaken) for action in actions)
        and all(_is_voted(choice.places[action], sentence, start) for action in actions)
    )
    return actions if in_time else ()


def _is_voted(place: Place, sentence: Sentence, start: date) -> bool:
    months = sentence.voted_within_months
    return months is None or (place.vote is not None and place.vote <= _last_day(start, months))


def _last_day(start: date, months: int | None) -> date:
    """Return the last day of the first months of a plan: that before the one on which the next month begins."""
    return date.max if months is None else months_later(start, months) - timedelta(days=1)


def _changed(rule: ContextRule, undertaken: Undertaking) -> Iterator[str]:
    """Give the chosen actions that are other ones because the context is read so."""
    for action in undertaken.proposal.actions:
        if action.id in undertaken.choice.places and any(
            isinstance(reason, ContextReason)
            and (reason.context, reason.reading) == (rule.factor, rule.reading)
            and reason.effect in _CHANGES
            for reason in action.reasons
        ):
            yield action.id
