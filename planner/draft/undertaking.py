"""Which actions does a city undertake, and which would it without some readings of its context?

Two things that a reading says are about the plan as it would be without it: that little money makes it smaller, and
that some actions stay in it whatever else the reading brings. So the plan without it is chosen first.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from planner.draft.case import Case, Frame
from planner.draft.choosing import Beside, Town
from planner.draft.towns import means_in, pools_in, town_of
from planner.proposal.choice import Choice
from planner.proposal.diagnosis import Diagnosis, diagnose
from planner.proposal.rules import Proposal, propose
from planner.templates.catalogue import ContextRule
from planner.toolkit.assessment import ContextReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What could be done about the city's gaps, and which of it is chosen within the means."""

    diagnosis: Diagnosis
    proposal: Proposal
    town: Town
    choice: Choice


def undertaking(case: Case, frame: Frame, kept: Collection[str] = (), beside: Beside | None = None) -> Undertaking:
    """Diagnose, propose, and choose what fits into the means.

    Args:
        case: the assessment, and what it is read against.
        frame: the first day and the calendar of the plan.
        kept: actions that stay whatever they bring, such as those under way.
        beside: the plan that stands already, if one does.
    """
    assessment, catalogue = case.assessment, case.own_catalogue
    diagnosis = diagnose(assessment, case.benchmark, catalogue.method.scale)
    proposal = propose(diagnosis, assessment, case.benchmark, catalogue)
    town = town_of(proposal, case, frame)
    if beside:
        before = means_in(pools_in(case, frame, beside.settings, town.rules), case, frame, beside.settings)
        is_richer = before.covers(town.means) and not town.means.covers(before)
        town = replace(town, starts=beside.starts, richer=before if is_richer else None)
    town = _no_dearer(town, case, frame)
    choice = town.choose()
    if not set(kept) & town.actions.keys() <= choice.places.keys():
        # Only then: put in first of all, what comes in anyway would change what comes beside it.
        town = replace(town, kept=kept)
        choice = town.choose()
    if back := _dropped(town, choice, case, frame):
        with_it = replace(town, kept=(*town.kept, *sorted(back)))
        again = with_it.choose()
        # A plan is read for what it changes: no reading may fill it with what its actions need first.
        if not again.prepares_too_much:
            town, choice = with_it, again
    return Undertaking(diagnosis=diagnosis, proposal=proposal, town=town, choice=choice)


def without(case: Case, rules: Sequence[ContextRule]) -> Case:
    """Return the case of the same city that does not read its context so."""
    context = dict(case.assessment.context)
    for rule in rules:
        seen = context.get(rule.factor, ContextReading())
        readings = tuple(reading for reading in seen.readings if reading != rule.reading)
        figures = {name: figure for name, figure in seen.figures.items() if not rule.dated or name != rule.dated.figure}
        context[rule.factor] = seen.model_copy(update={"readings": readings, "figures": figures})
    return replace(case, assessment=case.assessment.model_copy(update={"context": context}))


def _no_dearer(town: Town, case: Case, frame: Frame) -> Town:
    """Return a city that reads its means as short: its plan takes less than it would without that reading.

    What the city says of its money or its time is what it has: beside that, the plan takes no more than without the
    reading. Where it says nothing, the first year takes so much less money, and the whole plan so many fewer days.
    """
    short = [rule for rule in town.rules if rule.means.is_less]
    if not short:
        return town
    usual, assumed = undertaking(without(case, short), frame), town.pools.means
    no_money_said = all(year.assumed for year in assumed.money)
    no_time_said = all(share.assumed for share in assumed.services if not share.outside)
    first_year = math.prod(rule.means.money for rule in short) if no_money_said else 1.0
    days = math.prod(rule.means.posts for rule in short) if no_time_said else 1.0
    first, *later = usual.choice.spent
    # What one year leaves is there in the next: the sums up to the end of each year are what is compared.
    sums = zip(accumulate(town.means.money), accumulate((math.floor(first * first_year), *later)), strict=True)
    money = tuple(until - before for before, until in pairwise((0, *map(min, sums))))
    taken = [work for action, work in usual.town.works.items() if action in usual.choice.places]
    return replace(
        town,
        means=replace(town.means, money=money),
        most_days=days * sum(sum(work.days.values()) for work in taken),
        most_money=sum(work.cost + work.yearly_cost for work in taken),
    )


def _dropped(town: Town, choice: Choice, case: Case, frame: Frame) -> frozenset[str]:
    """Return what readings never drop, where something of it is missing that would be chosen without these readings."""
    keeping = [rule for rule in town.rules if rule.keep]
    every = {action for rule in keeping for action in rule.keep}
    missing = {action for action in every if _is_missing(action, town, choice)}
    if not missing:
        return frozenset()
    usual = undertaking(without(case, keeping), frame).choice.places.keys()
    # All of it: put in alone, what is missing could push out the rest.
    return frozenset(every & usual & town.actions.keys()) if missing & usual else frozenset()


def _is_missing(action: str, town: Town, choice: Choice) -> bool:
    return action in town.actions and action not in choice.places
