"""What does a catalogue say in a city's own country: its words in the texts, and its organs for the decisions?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from planner.remembered import remembered
from planner.templates.catalogue import ActionTemplate, Catalogue, ContextFile, ContextRule, Replacement
from planner.templates.city_country import CityCountry, country_of
from planner.templates.countries import Decider
from planner.templates.readings import Adjustment
from planner.templates.results import DecidedBy, WaitsFor
from planner.templates.slots import filled
from planner.templates.terms import Remit
from planner.toolkit.city import City
from planner.toolkit.matters import Matter, Organ
from planner.toolkit.record import Record

_T = TypeVar("_T")
_CITIES_REMEMBERED = 12
_ADMINISTRATION = frozenset((Decider.CHIEF_EXECUTIVE, Decider.CHIEF_OFFICERS))
_USUAL: Mapping[DecidedBy, Decider] = {
    DecidedBy.COUNCIL: Decider.COUNCIL,
    DecidedBy.PARTNER: Decider.EXECUTIVE,
    DecidedBy.OTHER_LEVEL: Decider.EXECUTIVE,
    DecidedBy.EXECUTIVE: Decider.EXECUTIVE,
    DecidedBy.ADMINISTRATION: Decider.CHIEF_EXECUTIVE,
}
"""Who decides, as the catalogue has it, where the country does not say."""


def place_of(city: City, calendar_country: str | None, region: str | None) -> tuple[str | None, str | None]:
    """Return the country whose law holds in a city, and the region where the country's calendar is that of the plan.

    A city that does not say where it lies is taken to lie where its calendar is; one that plans by the calendar of
    another country keeps its own law.

    >>> place_of(City(name="Liège", country="BE"), "BE", "French")
    ('BE', 'French')
    >>> place_of(City(name="Kehl", country="DE"), "FR", "6AE"), place_of(City(name="Lyon"), "FR", None)
    (('DE', None), ('FR', None))
    """
    country = city.country or calendar_country
    return country, region if calendar_country in {None, country} else None


# The same object each time: what is cached on a catalogue, and what was drafted with it, is not made anew.
@remembered(_CITIES_REMEMBERED)
def in_country(
    catalogue: Catalogue,
    code: str | None,
    region: str | None = None,
    own: Mapping[Matter, Organ] = MappingProxyType({}),
) -> Catalogue:
    """Return a catalogue whose texts name the bodies and the law of a country, and whose decisions are taken there.

    ``own`` is who decides in this city, where it says so. Without countries, as in content of a city's own that has
    none beside it, the catalogue stays as it is.
    """
    if catalogue.countries is None:
        return catalogue
    country = country_of(catalogue.countries, code, region, own)
    actions = tuple(_action(action, country) for action in catalogue.actions)
    by_id = {action.id: action for action in catalogue.actions}
    rest = {
        name: _spoken(getattr(catalogue, name), country.words)
        for name in type(catalogue).model_fields
        if name not in {"actions", "context", "countries", "country"}
    }
    return catalogue.model_copy(
        update={
            **rest,
            "actions": actions,
            "context": _context(catalogue.context, by_id, country),
            "country": country,
        }
    )


def _action(action: ActionTemplate, country: CityCountry) -> ActionTemplate:
    notes = country.hints.get(action.id, ())
    decided = _decided(action, country)
    spoken = _spoken(decided, country.words_of(action.matter, _USUAL[action.decided_by]))
    return spoken.model_copy(update={"notes": (*spoken.notes, *notes)}) if notes else spoken


def _context(context: ContextFile, by_id: Mapping[str, ActionTemplate], country: CityCountry) -> ContextFile:
    """Return the readings; a variation speaks of who decides the matter of the action that it replaces."""

    def replacement(written: Replacement) -> Replacement:
        hidden = by_id.get(written.hide)
        usual = _USUAL[written.offer.decided_by or (hidden.decided_by if hidden else DecidedBy.COUNCIL)]
        offer = _spoken(written.offer, country.words_of(hidden.matter if hidden else None, usual))
        return written.model_copy(update={"offer": offer}) if offer is not written.offer else written

    def adjustment(written: Adjustment) -> Adjustment:
        clear = written.clear_of
        if clear is None or not clear.publicity:
            return written
        return written.model_copy(update={"clear_of": clear.model_copy(update={"rule": country.election_rule})})

    def rule(written: ContextRule) -> ContextRule:
        # Of a country of which nothing is known, every variation is offered: it asks for less.
        here = (
            offered for offered in written.replace if not offered.origin or country.origin in {None, *offered.origin}
        )
        changes = {
            "replace": tuple(map(replacement, here)),
            "adjust": tuple(map(adjustment, written.adjust)),
        }
        return _spoken(written.model_copy(update=changes), country.words)

    return context.model_copy(update={"readings": tuple(map(rule, context.readings))})


def _decided(action: ActionTemplate, country: CityCountry) -> ActionTemplate:
    """Return an action that waits for the vote of the council where the country asks for it, and only there.

    What differs inside the country, or may have been delegated, stays as the catalogue has it.
    """
    decider = country.deciders.get(action.matter) if action.matter else None
    if decider is None or decider.is_open:
        return action
    if decider is Decider.COUNCIL:
        return action if action.remit is Remit.COUNCIL else _by_council(action)
    return _by_executive(action, decider) if action.remit is Remit.COUNCIL else action


def _by_council(action: ActionTemplate) -> ActionTemplate:
    waits = action.waits_for if WaitsFor.COUNCIL in action.waits_for else (*action.waits_for, WaitsFor.COUNCIL)
    return action.model_copy(
        update={
            "decided_by": DecidedBy.COUNCIL,
            "remit": Remit.COUNCIL if action.remit is Remit.OWN else action.remit,
            "waits_for": waits,
            # The catalogue has no vote in it, so that all of its weeks are work before one.
            "vote_after_weeks": action.weeks,
        }
    )


def _by_executive(action: ActionTemplate, decider: Decider) -> ActionTemplate:
    decided_by = DecidedBy.ADMINISTRATION if decider in _ADMINISTRATION else DecidedBy.EXECUTIVE
    waits = tuple(waits for waits in action.waits_for if waits is not WaitsFor.COUNCIL)
    changes = {"decided_by": decided_by, "remit": Remit.OWN, "waits_for": waits, "vote_after_weeks": None}
    return action.model_copy(update=changes)


def _spoken(value: _T, words: Mapping[str, str]) -> _T:
    """Return a value with its slots filled; the same object where it has none."""
    return _filled(value, words)  # type: ignore[return-value]


def _filled(value: object, words: Mapping[str, str]) -> object:
    match value:
        case str():
            return filled(value, words)
        case Record():
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            changed = {name: new for name, old in fields.items() if (new := _filled(old, words)) is not old}
            return value.model_copy(update=changed) if changed else value
        case tuple():
            items = tuple(_filled(item, words) for item in value)
            return value if all(new is old for new, old in zip(items, value, strict=True)) else items
        case _:
            return value
