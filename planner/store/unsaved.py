"""What has somebody typed and not saved yet?

It is theirs alone and no part of the history: what is saved or given up leaves no trace. No rule of
the model looks at it, for a text that is too long, blank or not allowed is still what somebody typed;
the rules speak when it is saved. JSON writes with escapes what a database refuses, such as a NUL.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from planner.store.schema import DRAFT

_DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """One field that somebody filled in and has not saved."""

    value: object
    """A text, a number, a day, a flag, a list of texts, or None for a field that was emptied."""
    seen: object
    """What stood in the field when they began: saved later, it still meets what others did meanwhile."""
    at: datetime


def keep(connection: Connection, key: tuple[str, str, str], typed: Unsaved) -> None:
    """Keep what somebody typed; what they saw when they began stays as it was first kept.

    ``key`` names the person, the place and the field.
    """
    person, place, field = key
    values = {"value": written(typed.value), "seen": written(typed.seen), "at": typed.at.isoformat()}
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(DRAFT).values(person=person, place=place, field=field, **values)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[DRAFT.c.person, DRAFT.c.place, DRAFT.c.field],
            # Not “seen”: what stood there when they began decides later whether others changed it meanwhile.
            set_={"value": statement.excluded.value, "at": statement.excluded.at},
        )
    )


def of_person(connection: Connection, person: str, place: str | None = None) -> dict[str, dict[str, Unsaved]]:
    """Return what somebody has not saved, by place and field; at one place, or everywhere."""
    asked = select(DRAFT).where(DRAFT.c.person == person)
    if place is not None:
        asked = asked.where(DRAFT.c.place == place)
    unsaved: dict[str, dict[str, Unsaved]] = {}
    for row in connection.execute(asked):
        typed = Unsaved(value=read(row.value), seen=read(row.seen), at=datetime.fromisoformat(row.at))
        unsaved.setdefault(row.place, {})[row.field] = typed
    return unsaved


def forget(connection: Connection, person: str, place: str, saved: Mapping[str, object]) -> None:
    """Forget fields at a place, each only if it still holds the value that was saved or given up.

    What the same person typed there meanwhile, in another window, stays.
    """
    for field, value in saved.items():
        connection.execute(
            delete(DRAFT).where(
                DRAFT.c.person == person,
                DRAFT.c.place == place,
                DRAFT.c.field == field,
                DRAFT.c.value == written(value),
            )
        )


def hand_over(connection: Connection, before: str, now: str) -> None:
    """Give what was typed under one name to another; what they have at the same place themselves stays."""
    own = select(DRAFT.c.place, DRAFT.c.field).where(DRAFT.c.person == now)
    taken = {(row.place, row.field) for row in connection.execute(own)}
    theirs = select(DRAFT.c.place, DRAFT.c.field).where(DRAFT.c.person == before)
    for place, field in connection.execute(theirs).all():
        if (place, field) not in taken:
            row = (DRAFT.c.person == before, DRAFT.c.place == place, DRAFT.c.field == field)
            connection.execute(update(DRAFT).where(*row).values(person=now))


def written(value: object) -> str:
    r"""Return a value as the store keeps it: JSON in ASCII, where nothing is left that a database refuses.

    >>> written(date(2027, 1, 4)), written("a\x00")
    ('{"date": "2027-01-04"}', '"a\\u0000"')
    """
    return json.dumps(value, default=_day, ensure_ascii=True)


def _day(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    raise TypeError(f"a field holds no {type(value).__name__}")


def read(text: str | None) -> object:
    """Return a value that :func:`written` wrote.

    >>> read('{"date": "2027-01-04"}'), read('["F06-01"]')
    (datetime.date(2027, 1, 4), ['F06-01'])
    """
    value = None if text is None else json.loads(text)
    return date.fromisoformat(value[_DATE]) if isinstance(value, dict) else value
