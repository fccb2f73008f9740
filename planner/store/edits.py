"""What does a person want to change in the store, and what comes back?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias


class Entity(StrEnum):
    """A kind of row."""

    CITY = "city"
    PERSON = "person"
    ASSESSMENT = "assessment"
    SETTINGS = "settings"
    HOLDER = "holder"
    RESPONDENT = "respondent"
    RESPONSE = "response"
    EVIDENCE = "evidence"
    VERDICT = "verdict"
    READING = "reading"
    PLAN = "plan"
    OBJECTIVE = "objective"
    ROLE = "role"
    ACTION = "action"
    DEPENDENCY = "dependency"
    COMMENT = "comment"
    DOCUMENT = "document"


class HistoryKind(StrEnum):
    """Why a value changed."""

    EDIT = "edit"
    """A person changed it."""
    IMPORT = "import"
    """It came from a file or from a draft that was accepted."""
    UNDO = "undo"
    """An earlier change was taken back."""
    ERASE = "erase"
    """Personal data was erased, here and in what the history said."""


WHOLE_ROW = "*"
"""The field that history names when a row came or went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Give a field a new value, provided that it still has the value that the person saw.

    ``of`` is the id of the plan or the assessment that the row belongs to, empty for a row that
    stands on its own.
    """

    entity: Entity
    of: str = ""
    id: str
    field: str
    seen: object
    new: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """Add a row; fields that ``values`` leaves out have the defaults of the model."""

    entity: Entity
    of: str = ""
    id: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Remove a row, provided that the fields in ``seen`` still have the values that the person saw."""

    entity: Entity
    of: str = ""
    id: str
    seen: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """Note that the actor looked at an action on a day and that the record is right.

    It never conflicts: of two confirmations the later day stays.
    """

    of: str
    id: str
    on: date

    @property
    def entity(self) -> Entity:
        """The kind of row: of all that a plan holds, only actions are looked at."""
        return Entity.ACTION


Edit: TypeAlias = Change | Create | Delete | Confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one call of the writing door did; ``revision`` is the store's counter afterwards.

    ``changed`` counts the entries in history: 0 when everything was as asked already.
    """

    id: str
    at: datetime
    revision: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One field that somebody else changed after the person saw it.

    ``theirs`` is the value that stands now, None with ``gone`` when the row was removed. ``who`` is
    an actor id; it is None when history does not know.
    """

    edit: Edit
    field: str
    seen: object
    mine: object
    theirs: object
    gone: bool = False
    who: str | None = None
    when: datetime | None = None


class ConflictError(Exception):
    """Nothing was stored, because others changed the same fields meanwhile; carries every clash."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        fields = ", ".join(f"{conflict.edit.id}.{conflict.field}" for conflict in self.conflicts)
        super().__init__(f"Others changed these fields meanwhile: {fields}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the history.

    ``field`` is ``*`` when a row came (``old`` is None) or went (``new`` is None); the other side
    then maps all its fields. Values are plain: text, numbers, lists, ISO dates.
    """

    seq: int
    batch: str
    at: datetime
    actor: str
    scope: Entity
    """What kind of thing the row belongs to: a plan, an assessment, or itself."""
    scope_id: str
    entity: Entity
    id: str
    field: str
    old: object
    new: object
    kind: HistoryKind
    undoes: str | None = None
    note: str = ""

    @property
    def of(self) -> str:
        """The plan or the assessment that the row belongs to, empty when it stands on its own."""
        return "" if self.entity in ON_ITS_OWN else self.scope_id


ON_ITS_OWN = frozenset({Entity.CITY, Entity.PERSON, Entity.ASSESSMENT, Entity.PLAN, Entity.DOCUMENT})
"""Entities whose rows belong to no other."""
