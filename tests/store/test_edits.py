"""An edit names its row; whatever comes back names it the same way."""

from datetime import UTC, date, datetime

import pytest

from planner.store import Change, Confirm, Conflict, ConflictError, Entity, Entry, HistoryKind
from planner.store.edits import ON_ITS_OWN
from planner.store.shapes import SHAPES


def entry(entity: Entity, scope: Entity, scope_id: str) -> Entry:
    return Entry(
        seq=1,
        batch="b",
        at=datetime(2027, 1, 4, tzinfo=UTC),
        actor="anna",
        scope=scope,
        scope_id=scope_id,
        entity=entity,
        id="x",
        field="title",
        old="a",
        new="b",
        kind=HistoryKind.EDIT,
    )


@pytest.mark.parametrize(
    ("entity", "scope", "owner"),
    [
        (Entity.ACTION, Entity.PLAN, "p"),
        (Entity.COMMENT, Entity.PLAN, "p"),
        (Entity.RESPONSE, Entity.ASSESSMENT, "p"),
        (Entity.PLAN, Entity.PLAN, ""),
        (Entity.CITY, Entity.CITY, ""),
        (Entity.DOCUMENT, Entity.PLAN, ""),
    ],
)
def test_a_line_of_history_names_the_owner_of_its_row(entity: Entity, scope: Entity, owner: str) -> None:
    """A document is noted with the plan that it names, and belongs to none."""
    assert entry(entity, scope, "p").of == owner


def test_what_stands_on_its_own_has_no_owner_and_everything_else_has_one() -> None:
    assert {entity for entity, shape in SHAPES.items() if shape.owner is None} == ON_ITS_OWN


def test_only_actions_are_looked_at() -> None:
    assert Confirm(of="p", id="F06-01", on=date(2027, 1, 4)).entity is Entity.ACTION


def test_a_conflict_names_every_field_that_clashes() -> None:
    fields = ("title", "why")
    edits = [Change(entity=Entity.ACTION, of="p", id="F06-01", field=name, seen="a", new="b") for name in fields]
    conflicts = [Conflict(edit=edit, field=edit.field, seen="a", mine="b", theirs="c") for edit in edits]
    error = ConflictError(iter(conflicts))
    assert error.conflicts == tuple(conflicts)
    assert str(error) == "Others changed these fields meanwhile: F06-01.title, F06-01.why."
