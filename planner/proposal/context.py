"""How does the city's context change what the catalogue offers?

Several readings may touch one action. What comes of it follows from what they say, never from the order of the file
(docs/decisions/0022):

- of two variations of an action the one counts that asks least of the city, in money, then in days, then in weeks;
- of two values for one fact the least counts; multipliers multiply, steps of cost and of impact add up, the latest
  first day and the earliest last day hold;
- who selects actions by what they cost or take looks at what the other readings make of them;
- what one reading asks for none puts lower, and it comes in as the variation that another offers; what is done already
  nobody asks for.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import ContextEffect, ContextReason, Window
from planner.schedule.months import months_later
from planner.templates.catalogue import (
    ActionTemplate,
    Catalogue,
    ContextRule,
    Need,
    Replacement,
)
from planner.templates.readings import Adjustment, ClearOf, Dated, PerFigure, Where
from planner.templates.results import Money
from planner.toolkit.assessment import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedReplacement:
    """A replacement that does not count, because another one of the same action asks less of the city."""

    rule: ContextRule
    action: str
    """The action that both would replace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The catalogue's actions as the readings leave them."""

    templates: Mapping[str, ActionTemplate]
    """By id, the variations offered in place of hidden actions included."""
    variations: Mapping[str, str]
    """From the id of a hidden action to that of its variation."""
    originals: Mapping[str, str]
    """From the id of a variation to that of the action that it hides."""
    reasons: Mapping[str, ContextReason]
    """Why a variation is offered, by its id."""
    links: Mapping[str, tuple[tuple[Need, ContextReason], ...]]
    """Dependencies that only the context brings, by the successor's id in the catalogue."""
    unused: tuple[UnusedReplacement, ...] = ()

    def current(self, action: str) -> str:
        """Return the id under which an action is offered in this city."""
        return self.variations.get(action, action)

    def original(self, action: str) -> str:
        """Return the id in the catalogue of an action that is offered."""
        return self.originals.get(action, action)


def active_rules(assessment: Assessment, catalogue: Catalogue) -> tuple[ContextRule, ...]:
    """Return the context rules of the city's readings, by factor and name: the order of the file says nothing.

    A reading about a date that the city gives holds when the date says so, chosen or not.
    """
    holding = (rule for rule in catalogue.context.readings if _holds(rule, assessment))
    return tuple(sorted(holding, key=lambda rule: (rule.factor, rule.reading)))


def done_actions(assessment: Assessment, rules: Iterable[ContextRule]) -> frozenset[str]:
    """Return the actions that the city has carried out, and those whose work its context says is done."""
    return frozenset((*assessment.plan.done, *(action for rule in rules for action in rule.met)))


def reading_day(rule: ContextRule, assessment: Assessment) -> date | None:
    """Return the date of the city from which a reading follows; None where it gave none, or none is asked for."""
    day = _figure(rule.dated.figure, rule, assessment) if rule.dated else None
    return day if isinstance(day, date) else None


def _holds(rule: ContextRule, assessment: Assessment) -> bool:
    answer, day = assessment.context.get(rule.factor), reading_day(rule, assessment)
    if rule.dated and day:
        return _is_near(rule.dated, day, assessment.date)
    return answer is not None and rule.reading in answer.readings


def _is_near(dated: Dated, day: date, assessed: date) -> bool:
    """Say whether a date lies within the months of a reading, counted from the day of the assessment."""
    late_enough = day > months_later(assessed, dated.after_months) if dated.after_months else day >= assessed
    return late_enough and (dated.within_months is None or day <= months_later(assessed, dated.within_months))


def offered(catalogue: Catalogue, rules: Sequence[ContextRule]) -> Offered:
    """Return the catalogue with replacements made and context links added.

    When two readings replace the same action, the variation counts that asks least of the city.
    """
    counting, unused = _replacements(catalogue, rules)
    offers = {hidden: replacement.offer for hidden, (_, replacement) in counting.items()}
    # What is hidden is always of the catalogue: no reading can replace a variation that another offers.
    varied = {offer.id: offer.applied_to(catalogue.action_by_id[hidden]) for hidden, offer in offers.items()}
    return Offered(
        templates={**catalogue.action_by_id, **varied},
        variations={hidden: offer.id for hidden, offer in offers.items()},
        originals={offer.id: hidden for hidden, offer in offers.items()},
        reasons={
            replacement.offer.id: _reason(rule, ContextEffect.REPLACE, hidden)
            for hidden, (rule, replacement) in counting.items()
        },
        links=_links(rules),
        unused=unused,
    )


def _replacements(
    catalogue: Catalogue, rules: Iterable[ContextRule]
) -> tuple[Mapping[str, tuple[ContextRule, Replacement]], tuple[UnusedReplacement, ...]]:
    """Return the replacements that count, by the id of the action that is hidden, and those that do not."""

    def asks(by_rule: tuple[ContextRule, Replacement]) -> tuple[int, int, int, str]:
        hide, offer = by_rule[1].hide, by_rule[1].offer
        variation, method = offer.applied_to(catalogue.action_by_id[hide]), catalogue.method
        money = variation.money or Money(once=method.cost_of(variation.cost_band))
        euros = money.once + money.yearly * method.choice.horizon_years
        return euros, variation.effort + variation.yearly_effort, variation.weeks, offer.id

    counting: dict[str, tuple[ContextRule, Replacement]] = {}
    unused: list[UnusedReplacement] = []
    made = ((rule, replacement) for rule in rules for replacement in rule.replace)
    for rule, replacement in sorted(made, key=asks):
        if replacement.hide in counting:
            # A second variation would propose the same work twice; the plan's warnings name the reading.
            unused.append(UnusedReplacement(rule=rule, action=replacement.hide))
        else:
            counting[replacement.hide] = rule, replacement
    return counting, tuple(unused)


def _links(rules: Iterable[ContextRule]) -> Mapping[str, tuple[tuple[Need, ContextReason], ...]]:
    """Return the dependencies that readings bring, by the successor's id."""
    links: dict[str, tuple[tuple[Need, ContextReason], ...]] = {}
    for rule in rules:
        for link in rule.link:
            linked = (Need(action=link.before), _reason(rule, ContextEffect.LINK, link.before))
            links[link.after] = (*links.get(link.after, ()), linked)
    return links


def _reason(rule: ContextRule, effect: ContextEffect, action: str | None = None, note: str = "") -> ContextReason:
    return ContextReason(context=rule.factor, reading=rule.reading, effect=effect, action=action, note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The facts of an action after every reading had its say."""

    weeks: float
    effort: float
    """Person-days, not yet scaled by the city's size."""
    cost_band: int
    money: Money | None
    """None: what its cost band counts as."""
    impact: int
    check_law: bool
    pilot: bool
    not_before_months: int
    finish_within_months: int | None
    hurry: frozenset[str]
    """Notes that say so: they are true where it is finished by then."""
    clear_of: tuple[Window, ...]
    notes: tuple[str, ...]
    indicator_note: str
    partners_note: str
    reasons: tuple[ContextReason, ...]


def touches(where: Where, template: ActionTemplate, factor: str | None, ids: frozenset[str]) -> bool:
    """Say whether an adjustment touches an action: all that its selector says must hold.

    ``ids`` are those under which the action is known: its own, and that of the action it replaces.
    """
    return (
        not ids.intersection(where.without)
        and (not where.actions or bool(ids.intersection(where.actions)))
        and (not where.factors or factor in where.factors)
        and (not where.types or template.type in where.types)
        and (not where.remit or template.remit in where.remit)
        and (where.effort_over is None or template.effort > where.effort_over)
        and (where.cost_band_from is None or template.cost_band >= where.cost_band_from)
    )


def adapt(
    template: ActionTemplate, factor: str | None, original: str, rules: Sequence[ContextRule], assessment: Assessment
) -> Adapted:
    """Apply the readings to an action's facts.

    Impact moves by a step for each reading and stays between 1 and 5. Multipliers of several readings multiply; months
    in which an action may not start count from the latest; a figure that the city did not give changes nothing.
    """
    ids = frozenset((template.id, original))
    every = [(rule, adjustment) for rule in rules for adjustment in rule.adjust]

    def applied(to: ActionTemplate, *, by_facts: bool) -> list[_Applied]:
        effects = (
            _applied(adjustment, rule, assessment)
            for rule, adjustment in every
            if adjustment.where.by_facts is by_facts and touches(adjustment.where, to, factor, ids)
        )
        return [effect for effect in effects if effect]

    named = applied(template, by_facts=False)
    return _adapted(template, _rules_by_effect(rules, ids), named + applied(_as_known(template, named), by_facts=True))


def _as_known(template: ActionTemplate, applied: Sequence["_Applied"]) -> ActionTemplate:
    """Return an action as those see it who select actions by what they cost and take."""
    restated = _restated(template, [now.adjustment for now in applied])
    return restated.model_copy(
        update={
            "effort": restated.effort + sum(now.growth.effort for now in applied),
            "cost_band": restated.cost_band + sum(now.growth.cost_bands for now in applied),
        }
    )


def _adapted(
    template: ActionTemplate, rules: Mapping[ContextEffect, Sequence[ContextRule]], applied: Sequence["_Applied"]
) -> Adapted:
    """Put together what the rules that name an action and the adjustments that apply to it make of its facts."""
    adjustments = [now.adjustment for now in applied]
    template = _restated(template, adjustments)
    within = [adjustment.finish_within_months for adjustment in adjustments]
    effort = template.effort * math.prod(adjustment.effort for adjustment in adjustments)
    cost_band = template.cost_band + sum(now.adjustment.cost_band + now.growth.cost_bands for now in applied)
    impact = template.impact + len(rules[ContextEffect.RAISE]) - len(rules[ContextEffect.LOWER])
    return Adapted(
        weeks=template.weeks * math.prod(adjustment.weeks for adjustment in adjustments),
        effort=effort + sum(now.growth.effort for now in applied),
        cost_band=max(0, cost_band),
        money=_money(template, adjustments),
        impact=min(5, max(1, impact)),
        check_law=bool(rules[ContextEffect.CHECK_LAW]),
        pilot=any(adjustment.pilot for adjustment in adjustments),
        not_before_months=max((adjustment.not_before_months for adjustment in adjustments), default=0),
        finish_within_months=min((months for months in within if months is not None), default=None),
        hurry=frozenset(one.note for one in adjustments if one.finish_within_months is not None),
        # Two readings may both keep clear of one election: it is one window, and is printed once.
        clear_of=tuple(dict.fromkeys(now.window for now in applied if now.window)),
        notes=tuple(dict.fromkeys(adjustment.note for adjustment in adjustments)),
        indicator_note=_joined(adjustment.indicator_note for adjustment in adjustments),
        partners_note=_joined(adjustment.partners_note for adjustment in adjustments),
        reasons=(
            *(_reason(rule, effect) for effect, of_effect in rules.items() for rule in of_effect),
            *(_reason(now.rule, ContextEffect.ADJUST, note=now.adjustment.note) for now in applied),
        ),
    )


def _restated(template: ActionTemplate, adjustments: Iterable[Adjustment]) -> ActionTemplate:
    """Return an action with the facts that readings know better; of two that state the same, the least counts."""
    stated = [adjustment.set for adjustment in adjustments if adjustment.set]
    changes: dict[str, object] = {}
    for name in ("weeks", "effort", "cost_band"):
        if values := [value for facts in stated if (value := getattr(facts, name)) is not None]:
            changes[name] = min(values)
    if sums := [facts.money for facts in stated if facts.money is not None]:
        changes["money"] = min(sums, key=lambda money: (money.once + money.yearly, money.once))
    return template.model_copy(update=changes) if changes else template


def _money(template: ActionTemplate, adjustments: Iterable[Adjustment]) -> Money | None:
    if template.money is None:
        return None
    times = math.prod(adjustment.money for adjustment in adjustments)
    return Money(once=round(template.money.once * times), yearly=round(template.money.yearly * times))


def _rules_by_effect(rules: Sequence[ContextRule], ids: frozenset[str]) -> Mapping[ContextEffect, list[ContextRule]]:
    """Return the rules that name an action, by what they do to it; none puts lower what another asks for."""
    asked = any(ids.intersection((*rule.include, *rule.add, *rule.offer)) for rule in rules)
    return {
        ContextEffect.RAISE: [rule for rule in rules if ids.intersection((*rule.raise_, *rule.offer))],
        ContextEffect.LOWER: [] if asked else [rule for rule in rules if ids.intersection(rule.lower)],
        ContextEffect.CHECK_LAW: [rule for rule in rules if ids.intersection(rule.check_law)],
    }


def _joined(texts: Iterable[str | None]) -> str:
    # A sign that every language sets alike: the space before a semicolon is a matter of the reader's language.
    return " – ".join(dict.fromkeys(text for text in texts if text))


def _figure(figure: str, rule: ContextRule, assessment: Assessment) -> int | date | None:
    reading = assessment.context.get(rule.factor)
    return reading.figures.get(figure) if reading else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Growth:
    """What a figure adds to an action."""

    effort: int = 0
    """Person-days."""
    cost_bands: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Applied:
    """An adjustment that changes an action, with what the city's figures make of it."""

    rule: ContextRule
    adjustment: Adjustment
    growth: _Growth
    window: Window | None = None


def _applied(adjustment: Adjustment, rule: ContextRule, assessment: Assessment) -> _Applied | None:
    """Return what an adjustment does; None where it waits for a figure that the city did not give, or adds nothing."""
    growth = _growth(adjustment.per_figure, rule, assessment) if adjustment.per_figure else None
    if adjustment.clear_of:
        window = _window(adjustment.clear_of, rule, assessment)
        return _Applied(rule=rule, adjustment=adjustment, growth=growth or _Growth(), window=window) if window else None
    if growth == _Growth():
        # Its note would say in the plan that something grew.
        return None
    return _Applied(rule=rule, adjustment=adjustment, growth=growth or _Growth())


def _growth(per: PerFigure, rule: ContextRule, assessment: Assessment) -> _Growth:
    """Return what a figure adds; nothing where the city did not give it."""
    value = _figure(per.figure, rule, assessment)
    if not isinstance(value, int):
        return _Growth()
    # Full steps only, as the note says that the plan prints: one day more for every five languages.
    steps = max(0, value - per.beyond) // per.every
    above = per.cost_band_above is not None and value > per.cost_band_above
    return _Growth(effort=steps * per.effort, cost_bands=per.cost_band if above else 0)


def _window(clear: ClearOf, rule: ContextRule, assessment: Assessment) -> Window | None:
    """Return the days to stay clear of; None where the city did not give the date."""
    day = _figure(clear.figure, rule, assessment)
    if not isinstance(day, date):
        return None
    # A window ends with its last day, and the weeks after count from the date itself.
    last = day + timedelta(weeks=clear.weeks_after) - timedelta(days=1)
    return Window(first=clear.first_day(day), last=last)
