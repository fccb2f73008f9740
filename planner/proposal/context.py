"""How does the city's context change what the catalogue offers?"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.plan import ContextEffect, ContextReason, Window
from planner.templates.catalogue import (
    ActionTemplate,
    Adjustment,
    Catalogue,
    ClearOf,
    ContextRule,
    Need,
    PerFigure,
    Where,
)
from planner.toolkit.assessment import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedReplacement:
    """A replacement that does not count, because an earlier rule replaces the same action."""

    rule: ContextRule
    action: str
    """The action that both would replace."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The catalogue's actions as the readings leave them."""

    templates: dict[str, ActionTemplate]
    """By id, the variations offered in place of hidden actions included."""
    instead: dict[str, str] = field(default_factory=dict)
    """From the id of a hidden action to that of its variation."""
    hidden: dict[str, str] = field(default_factory=dict)
    """The other way round."""
    because: dict[str, ContextReason] = field(default_factory=dict)
    """Why a variation is offered, by its id."""
    links: dict[str, tuple[tuple[Need, ContextReason], ...]] = field(default_factory=dict)
    """Dependencies that only the context brings, by the successor's id in the catalogue."""
    unused: tuple[UnusedReplacement, ...] = ()

    def current(self, action: str) -> str:
        """Return the id under which an action is offered in this city."""
        return self.instead.get(action, action)

    def original(self, action: str) -> str:
        """Return the id in the catalogue of an action that is offered."""
        return self.hidden.get(action, action)


def active_rules(assessment: Assessment, catalogue: Catalogue) -> tuple[ContextRule, ...]:
    """Return the context rules of the city's readings, in the catalogue's order."""
    given = {(context, one) for context, reading in assessment.context.items() for one in reading.readings}
    return tuple(rule for rule in catalogue.context.readings if (rule.factor, rule.reading) in given)


def offered(catalogue: Catalogue, rules: Iterable[ContextRule]) -> Offered:
    """Return the catalogue with replacements made and context links added.

    When two readings replace the same action, the one that stands first in ``context.yaml`` counts.
    """
    result = Offered(templates=dict(catalogue.action_by_id))
    unused: list[UnusedReplacement] = []
    for rule in rules:
        for replacement in rule.replace:
            hidden, offer = replacement.hide, replacement.offer
            if hidden in result.instead:
                unused.append(UnusedReplacement(rule=rule, action=hidden))
                continue
            result.templates[offer.id] = offer.applied_to(result.templates[hidden])
            result.instead[hidden] = offer.id
            result.hidden[offer.id] = hidden
            result.because[offer.id] = _reason(rule, ContextEffect.REPLACE, hidden)
        for link in rule.link:
            linked = (Need(action=link.before), _reason(rule, ContextEffect.LINK, link.before))
            result.links[link.after] = (*result.links.get(link.after, ()), linked)
    return Offered(
        templates=result.templates,
        instead=result.instead,
        hidden=result.hidden,
        because=result.because,
        links=result.links,
        unused=tuple(unused),
    )


def _reason(rule: ContextRule, effect: ContextEffect, action: str | None = None, note: str = "") -> ContextReason:
    return ContextReason(context=rule.factor, reading=rule.reading, effect=effect, action=action, note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The facts of one action after every reading had its say."""

    weeks: float
    effort: float
    """Person-days, not yet scaled by the city's size."""
    cost_band: int
    impact: int
    check_law: bool
    pilot: bool
    not_before_months: int
    finish_within_months: int | None
    clear_of: tuple[Window, ...]
    notes: tuple[str, ...]
    indicator_note: str
    partners_note: str
    reasons: tuple[ContextReason, ...]


def touches(where: Where, template: ActionTemplate, factor: str | None, names: frozenset[str]) -> bool:
    """Say whether an adjustment touches an action: all that its selector says must hold.

    ``names`` are the ids under which the action is known: its own, and that of the action it
    replaces.
    """
    return (
        not names.intersection(where.without)
        and (not where.actions or bool(names.intersection(where.actions)))
        and (not where.factors or factor in where.factors)
        and (not where.types or template.type in where.types)
        and (not where.remit or template.remit in where.remit)
        and (where.effort_over is None or template.effort > where.effort_over)
        and (where.cost_band_from is None or template.cost_band >= where.cost_band_from)
    )


def adapt(
    template: ActionTemplate, factor: str | None, original: str, rules: Iterable[ContextRule], assessment: Assessment
) -> Adapted:
    """Apply the readings to one action's facts.

    Impact moves by one step a reading and stays between 1 and 5. Multipliers of several readings multiply; months in
    which an action may not start count from the latest; a figure that the city did not give changes nothing.
    """
    rules = tuple(rules)
    names = frozenset((template.id, original))
    pairs = [
        (rule, adjustment)
        for rule in rules
        for adjustment in rule.adjust
        if touches(adjustment.where, template, factor, names) and _applies(adjustment, rule, assessment)
    ]
    adjustments = [adjustment for _, adjustment in pairs]
    within = [one.finish_within_months for one in adjustments if one.finish_within_months is not None]
    grown = [_growth(one.per_figure, rule, assessment) for rule, one in pairs if one.per_figure]
    named = _named_by(rules, names)
    return Adapted(
        weeks=template.weeks * math.prod(one.weeks for one in adjustments),
        effort=template.effort * math.prod(one.effort for one in adjustments) + sum(effort for effort, _ in grown),
        cost_band=max(0, template.cost_band + sum(one.cost_band for one in adjustments) + sum(c for _, c in grown)),
        impact=min(5, max(1, template.impact + len(named[ContextEffect.RAISE]) - len(named[ContextEffect.LOWER]))),
        check_law=bool(named[ContextEffect.CHECK_LAW]),
        pilot=any(one.pilot for one in adjustments),
        not_before_months=max((one.not_before_months for one in adjustments), default=0),
        finish_within_months=min(within) if within else None,
        clear_of=tuple(dict.fromkeys(_window(one.clear_of, rule, assessment) for rule, one in pairs if one.clear_of)),
        notes=tuple(dict.fromkeys(one.note for one in adjustments)),
        indicator_note=_joined(one.indicator_note for one in adjustments),
        partners_note=_joined(one.partners_note for one in adjustments),
        reasons=(
            *(_reason(rule, effect) for effect, of in named.items() for rule in of),
            *(_reason(rule, ContextEffect.ADJUST, note=one.note) for rule, one in pairs),
        ),
    )


def _named_by(rules: Sequence[ContextRule], names: frozenset[str]) -> Mapping[ContextEffect, list[ContextRule]]:
    """Return the rules that name an action, by what they do to it."""
    return {
        ContextEffect.RAISE: [rule for rule in rules if names.intersection(rule.raise_)],
        ContextEffect.LOWER: [rule for rule in rules if names.intersection(rule.lower)],
        ContextEffect.CHECK_LAW: [rule for rule in rules if names.intersection(rule.check_law)],
    }


def _joined(texts: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _figure(figure: str, rule: ContextRule, assessment: Assessment) -> int | date | None:
    reading = assessment.context.get(rule.factor)
    return reading.figures.get(figure) if reading else None


def _applies(adjustment: Adjustment, rule: ContextRule, assessment: Assessment) -> bool:
    """Say whether the city gave the figure that an adjustment needs, and it makes a difference."""
    if adjustment.clear_of:
        return isinstance(_figure(adjustment.clear_of.figure, rule, assessment), date)
    if adjustment.per_figure:
        return _growth(adjustment.per_figure, rule, assessment) != (0, 0)
    return True


def _growth(per: PerFigure, rule: ContextRule, assessment: Assessment) -> tuple[int, int]:
    """Return the person-days and the cost bands that a figure adds."""
    value = _figure(per.figure, rule, assessment)
    if not isinstance(value, int):
        return 0, 0
    steps = max(0, value - per.beyond) // per.every
    above = per.cost_band_above is not None and value > per.cost_band_above
    return steps * per.effort, per.cost_band if above else 0


def _window(clear: ClearOf, rule: ContextRule, assessment: Assessment) -> Window:
    day = _figure(clear.figure, rule, assessment)
    if not isinstance(day, date):  # _applies lets only dates through
        raise TypeError(clear.figure)
    return Window(
        first=day - timedelta(weeks=clear.weeks_before),
        last=day + timedelta(weeks=clear.weeks_after) - timedelta(days=1),
    )
