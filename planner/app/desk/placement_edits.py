"""Which edits carry out what people decided about something without a place?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from planner.proposal.unplaced import Part, Unplaced
from planner.store import (
    BENCHMARK_DOCUMENT,
    SAID_TO_A_BENCHMARK,
    SETTINGS_ID,
    Change,
    Create,
    Delete,
    Edit,
    Entity,
    StoredAssessment,
)
from planner.toolkit.assessment import Response
from planner.toolkit.record import Record

_ROWS = {Part.VERDICT: Entity.VERDICT, Part.CONTEXT: Entity.READING, Part.HOLDER: Entity.HOLDER}
"""What stands in a row that has the id of what it is about: a key factor, a contextual factor, a role."""
_SETTINGS = {
    Part.DONE: "done",
    Part.DEADLINE: "deadlines",
    Part.OWNER: "owners",
    Part.PARTNERS: "partners",
    Part.OWNING_SERVICE: "owners",
    Part.PARTNERING_SERVICE: "partners",
}
"""What stands in a field of the settings, by the ids of actions; of services alone the value is a part too."""


def rows_of_answer(stored: StoredAssessment, item: Unplaced) -> Mapping[str, Response]:
    """Return the responses without a place by the ids of their rows."""
    responses = stored.assessment.answers.get(item.id, ())
    rows = zip(stored.response_ids.get(item.id, ()), responses, strict=False)
    return {row: response for row, response in rows if response.by in item.by}


def rows_with_version(stored: StoredAssessment, item: Unplaced) -> Iterator[tuple[Entity, str]]:
    """Give kind and id of the rows that hold something without a place and can name the version it was said to."""
    if item.part is Part.ANSWER:
        yield from ((Entity.RESPONSE, row) for row in rows_of_answer(stored, item))
    elif _ROWS.get(item.part) in SAID_TO_A_BENCHMARK:
        yield _ROWS[item.part], item.id


_SERVICES_OF_ACTIONS = frozenset({Part.OWNING_SERVICE, Part.PARTNERING_SERVICE})


_Field: TypeAlias = tuple[Entity, str, str, str]
"""Kind of row, its owner, its id, the field's name."""


@dataclass(kw_only=True)
class Changes:
    """The edits that several decisions come to; those about one field become one change of it."""

    seen: StoredAssessment
    version: str
    """Today's version of the benchmark, which what moves or stands answers from now on."""
    stays: Callable[[Entity, str], bool]
    """Says of a row, by kind and id, whether others changed it and it is left to them."""
    rows: list[Edit] = field(default_factory=list)
    fields: dict[_Field, dict[str, str | None]] = field(default_factory=dict)
    """By field, what becomes of ids in it, all at once: where F01 becomes F02 and F02 becomes F03, both stay."""

    def edits(self) -> Iterator[Edit]:
        """Give what goes before what comes, so that what moves on makes room."""
        yield from (edit for edit in self.rows if not isinstance(edit, Create))
        yield from (edit for edit in self.rows if isinstance(edit, Create))
        for (entity, of, id_, name), becomes in self.fields.items():
            seen = self._stands[entity, of, id_, name]
            yield Change(entity=entity, of=of, id=id_, field=name, seen=seen, new=_renamed(seen, becomes))

    def decide(self, item: Unplaced, target: str | None) -> None:
        """Add what a decision changes."""
        if item.part is Part.ANSWER:
            self.rows += self._answer(item, target)
        elif item.part in _ROWS:
            self.rows += self._row(item, _ROWS[item.part], target)
        else:
            # An action can become another, and its service another too: a service is known by both.
            id_ = item.key if item.part in _SERVICES_OF_ACTIONS else item.id
            self.fields.setdefault(self._field_of(item), {})[id_] = target

    def _answer(self, item: Unplaced, target: str | None) -> Iterator[Edit]:
        of = self.seen.id
        for row, response in rows_of_answer(self.seen, item).items():
            if self.stays(Entity.RESPONSE, row):
                continue
            fields = {name: value for name, value in dict(response).items() if name != "evidence"}
            if target is None:
                evidence = zip(self.seen.evidence_ids.get(row, ()), response.evidence, strict=False)
                yield from (Delete(entity=Entity.EVIDENCE, of=of, id=id_, seen=dict(piece)) for id_, piece in evidence)
                yield Delete(entity=Entity.RESPONSE, of=of, id=row, seen={**fields, "question": item.id})
                continue
            if target != item.id:
                yield Change(entity=Entity.RESPONSE, of=of, id=row, field="question", seen=item.id, new=target)
            yield self._version(Entity.RESPONSE, row)

    def _row(self, item: Unplaced, entity: Entity, target: str | None) -> Iterator[Edit]:
        if self.stays(entity, item.id):
            return
        if target == item.id:
            yield self._version(entity, item.id)
            return
        fields = dict(self._records[entity][item.id])
        yield Delete(entity=entity, of=self.seen.id, id=item.id, seen=fields)
        if target is not None:
            # The holder of a role was never said to a text of the benchmark, so that row has no version.
            version = {BENCHMARK_DOCUMENT: self.version} if entity in SAID_TO_A_BENCHMARK else {}
            yield Create(entity=entity, of=self.seen.id, id=target, values={**fields, **version})

    def _version(self, entity: Entity, row: str) -> Change:
        seen = self.seen.documents_of_rows.get((entity, row))
        return Change(entity=entity, of=self.seen.id, id=row, field=BENCHMARK_DOCUMENT, seen=seen, new=self.version)

    @cached_property
    def _records(self) -> Mapping[Entity, Mapping[str, Record]]:
        assessment = self.seen.assessment
        return {
            Entity.VERDICT: assessment.verdicts,
            Entity.READING: assessment.context,
            Entity.HOLDER: assessment.plan.roles,
        }

    def _field_of(self, item: Unplaced) -> _Field:
        match item.part:
            case Part.READING:
                return Entity.READING, self.seen.id, item.of, "readings"
            case Part.FIGURE:
                return Entity.READING, self.seen.id, item.of, "figures"
            case part if part in _SETTINGS:
                return Entity.SETTINGS, self.seen.id, SETTINGS_ID, _SETTINGS[part]
            case _:
                return Entity.ASSESSMENT, "", self.seen.id, "scope"

    @cached_property
    def _stands(self) -> Mapping[_Field, object]:
        """What the person saw in the fields that can change."""
        assessment, of = self.seen.assessment, self.seen.id
        context = {
            (Entity.READING, of, id_, name): getattr(reading, name)
            for id_, reading in assessment.context.items()
            for name in ("readings", "figures")
        }
        settings = {
            (Entity.SETTINGS, of, SETTINGS_ID, name): getattr(assessment.plan, name) for name in _SETTINGS.values()
        }
        return {
            **context,
            **settings,
            (Entity.ASSESSMENT, "", of, "scope"): assessment.scope,
        }


def _renamed(named: object, becomes: Mapping[str, str | None]) -> object:
    """Return ids, or values by id, in which some ids are others, or gone."""
    if isinstance(named, Mapping):
        moved = {id_: (becomes.get(id_, id_), _service(id_, value, becomes)) for id_, value in named.items()}
        return {new: value for new, value in moved.values() if new is not None and value is not None}
    # All at once, not one after the other: F01 → F02 and F02 → F03 would else both end at F03.
    new_ids = (becomes.get(id_, id_) for id_ in named) if isinstance(named, tuple) else ()
    # Two ids may become the same: a scope names each key factor once.
    return tuple(dict.fromkeys(id_ for id_ in new_ids if id_ is not None))


def _service(action: str, value: object, becomes: Mapping[str, str | None]) -> object:
    """Return what stands for an action, its service or services by what becomes of them."""
    if isinstance(value, tuple):
        left = (becomes.get(f"{action}/{service}", service) for service in value)
        return tuple(dict.fromkeys(service for service in left if service is not None))
    return becomes.get(f"{action}/{value}", value)
