"""How does a value of the store read: a date, a status, a list, evidence, and what is confidential?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from pydantic_core import to_jsonable_python

from planner.action_fields import FIELD_BY_NAME, Kind
from planner.confidential import marks, touchy_fields, without_confidential
from planner.plan import REASONS, PlanHead, PlannedAdoption, Window
from planner.problem import ProblemsFoundError
from planner.store import BENCHMARK_DOCUMENT, Entity, Store, record_of, value_of
from planner.templates.method import CostBand
from planner.templates.results import Money
from planner.toolkit.city import CouncilSession
from planner.toolkit.matters import Matter
from planner.toolkit.plan_capacity import PlanCapacity
from planner.toolkit.plan_settings import AdoptionSettings, PlanMeans
from planner.wording import Wording
from planner.wording.adoption import adoption_parts
from planner.wording.evidence import and_withheld
from planner.wording.field_names import field_name
from planner.wording.labels import LABELS
from planner.wording.means import capacity_text, means_parts, money_text
from planner.wording.sessions import session_sentence

_MOST_SHOWN = 300
"""Characters of one value: enough to know a long text by, and a page of history stays a page."""
NOTHING = "–"
_MEANS = (Entity.SETTINGS, "means")
_NAMING = ("title", "name", "answer", "text", "objective", "standing")
"""Fields that tell best what a row was, in this order."""


@dataclass(frozen=True, slots=True)
class ValueWords:
    """Writes values of the store in the reader's language, confidential ones only if ``confidential``."""

    wording: Wording
    names: Mapping[str, str]
    """What readers call rows that values name by their ids."""
    confidential: bool = False
    bands: Mapping[int, CostBand] = field(default_factory=dict)
    """The ranges of euros of the plan, by the numbers under which it keeps the costs of actions."""

    @classmethod
    def of(cls, plan: PlanHead, wording: Wording, people: Mapping[str, str] = MappingProxyType({})) -> "ValueWords":
        """Return what writes the values of a plan, its services by their names, people by name and costs in euros."""
        return cls(wording, {**people, **plan.service_names}, bands=plan.band_by_number)

    def text(self, entity: Entity, field: str, plain: object) -> str:
        """Return what stands in a field; of a row that is not confidential as a whole."""
        value, record = value_of(entity, field, plain), record_of(entity)
        if field == BENCHMARK_DOCUMENT and isinstance(value, str):
            value = value.rpartition("-")[0]  # the end tells contents apart, and means nothing to anybody
        if self.confidential or field not in touchy_fields(record) or marks(record).flags:
            return _short(self._of_kind(entity, field, value))
        if field in marks(record).values or not isinstance(value, tuple):
            return self.withheld(value)
        public = without_confidential(value)
        texts = [self._written(public)] if public or not value else []
        return _short(and_withheld(texts, len(value) - len(public), self.wording))

    def texts(self, entity: Entity, field: str, values: Sequence[object]) -> tuple[str, ...]:
        """Return what stood and what stands in a field; of many parts those that differ, as a history is of changes."""
        # Of a conflict they come as records, of the history as the plain data in which it keeps them.
        parted = _differing([to_jsonable_python(value) for value in values]) if (entity, field) == _MEANS else values
        return tuple(self.text(entity, field, plain) for plain in parted)

    def withheld(self, value: object) -> str:
        """Return what stands in place of a confidential value."""
        return self.wording.say("(confidential)") if value else NOTHING

    def _of_kind(self, entity: Entity, field: str, value: object) -> str:
        """Return a number of an action with what it counts; every other value says so itself."""
        described = FIELD_BY_NAME.get(field) if entity is Entity.ACTION else None
        match described and described.kind, value:
            case Kind.COST_BAND, int() if value in self.bands:
                return self.wording.cost_band(self.bands[value])
            case Kind.PERCENT, int():
                return self.wording.percent(value / 100)
            case Kind.DURATION, int():
                # Of working days or of calendar days: that stands in another field, which may change as well.
                return self.wording.count("{number} day", "{number} days", value)
        return self._written(value)

    def _written(self, value: object) -> str:  # noqa: C901, PLR0911 - one for each kind
        # Kinds that are also of another kind come first: True is an int, a status a text, a moment a date.
        match value:
            case None | "" | ():
                return NOTHING
            case bool():
                return self.wording.say("Yes") if value else self.wording.say("No")
            case StrEnum() if type(value) in LABELS:
                return self.wording.label(value)
            case str():
                return self.names.get(value, value)
            case datetime():
                return value.isoformat(sep=" ", timespec="minutes")
            case float():
                # A weight that goes from 0.35 to 0.36 would read as unchanged with one decimal.
                return self.wording.exact(value)
            case date() | int():
                return self.wording.shown(value)
            case list() | tuple():
                # Two parts may read alike, such as what two respondents of one function answered: once is enough.
                return self.wording.series(dict.fromkeys(self._written(part) for part in value))
            case Window():
                return self.wording.say("{first} to {last}", first=value.first, last=value.last)
            case _ if isinstance(value, REASONS):
                return self.wording.reason(value, self.names)
            case dict():
                return self.wording.series(self._pair(key, part) for key, part in value.items())
        return self._of_record(value)

    def _of_record(self, value: object) -> str:
        """Return what a record says, in a sentence of its own where it has one."""
        match value:
            case CouncilSession():
                return session_sentence(value, self.wording)
            case AdoptionSettings() | PlannedAdoption():
                return self.wording.series(adoption_parts(value, self.wording, self.names)) or NOTHING
            case PlanMeans():
                return self.wording.series(means_parts(value, self.wording, self.names)) or NOTHING
            case PlanCapacity():
                return capacity_text(value, self.wording)
            case Money():
                return money_text(value, self.wording)
        facts = getattr(value, "__dict__", {})
        # A record in a list, such as a closure: by what names it, else by all its fields.
        named = next((facts[name] for name in _NAMING if facts.get(name)), None)
        return self._written(named if named is not None else dict(facts))

    def _pair(self, key: object, value: object) -> str:
        name = self.wording.label(key) if isinstance(key, Matter) else field_name(str(key), self.wording)
        return self.wording.labelled(name, self._written(value))


def _differing(values: Sequence[object], levels: int = 2) -> Sequence[object]:
    """Return means of a city, as plain data, each without what is the same in all of them.

    Of services and weights, which are a level deeper, those that differ stay whole.

    >>> _differing([{"years": 3, "services": {"hr": 1, "legal": 2}}, {"years": 3, "services": {"hr": 1, "legal": 3}}])
    [{'services': {'legal': 2}}, {'services': {'legal': 3}}]
    """
    mappings = [value for value in values if isinstance(value, dict)]
    if not levels or not mappings or len(mappings) < len(values):
        return values
    keys = dict.fromkeys(key for mapping in mappings for key in mapping)
    differ = [key for key in keys if any(mapping.get(key) != mappings[0].get(key) for mapping in mappings)]
    parts = {key: _differing([mapping.get(key) for mapping in mappings], levels - 1) for key in differ}
    return [
        {key: parts[key][number] for key in differ if parts[key][number] is not None} for number in range(len(values))
    ]


def is_price(field: str) -> bool:
    """Say whether a field holds a range of euros, by a number that only its plan explains."""
    return field in FIELD_BY_NAME and FIELD_BY_NAME[field].kind is Kind.COST_BAND


def bands_of(store: Store, plans: Iterable[str]) -> Mapping[int, CostBand]:
    """Return the ranges of euros of some plans, which are those of their benchmark; of a plan that is gone, none."""
    bands: dict[int, CostBand] = {}
    for plan in dict.fromkeys(plans):
        try:
            bands |= store.plan(plan).plan.band_by_number
        except ProblemsFoundError:
            continue
    return bands


def value_text(entity: Entity, field: str, plain: object, words: ValueWords) -> str:
    """Return a value of the store as the reader's language writes it, names in place of ids, nothing confidential.

    >>> value_text(Entity.ACTION, "status", "under-way", ValueWords(Wording("en"), {}))
    'Under way'
    """
    return words.withheld(plain) if marks(record_of(entity)).flags else words.text(entity, field, plain)


def summary(entity: Entity, row: object) -> str:
    """Say in few words what a row held."""
    if not isinstance(row, dict):
        return ""
    marked = marks(record_of(entity)).values
    return next((_short(str(row[name])) for name in _NAMING if name not in marked and row.get(name)), NOTHING)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
