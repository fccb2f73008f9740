"""What the lines of a history come to is read from them alone, without a store."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st

from planner.store import WHOLE_ROW, Entity, Entry, HistoryKind
from planner.store.replay import peoples_work, replayed, taken_back

PLAN = "harbour-plan"


def line(field: str, old: object, new: object, *, row: str = "F06-01", entity: Entity = Entity.ACTION) -> Entry:
    return Entry(
        seq=0,
        batch="",
        at=datetime(2027, 3, 1, tzinfo=UTC),
        actor="anna",
        scope=Entity.PLAN,
        scope_id=PLAN,
        entity=entity,
        id=row,
        field=field,
        old=old,
        new=new,
        kind=HistoryKind.EDIT,
    )


def drafted(entry: Entry) -> Entry:
    return replace(entry, kind=HistoryKind.IMPORT)


def in_batches(*batches: Iterable[Entry]) -> list[Entry]:
    """Return lines in the order of a history, each batch named by its number."""
    return [replace(entry, batch=str(number)) for number, batch in enumerate(batches) for entry in batch]


def undoing(batch: int, entry: Entry) -> Entry:
    return replace(entry, kind=HistoryKind.UNDO, old=entry.new, new=entry.old, undoes=str(batch))


# Rows


def test_rows_come_change_and_go() -> None:
    came = line(WHOLE_ROW, None, {"title": "A", "effort": 1})
    longer = line("effort", 1, 3)
    assert replayed([came, longer]) == {(Entity.ACTION, PLAN, "F06-01"): {"title": "A", "effort": 3}}
    assert replayed([came, longer, line(WHOLE_ROW, {"title": "A", "effort": 3}, None)]) == {}


def test_a_row_that_comes_again_is_as_it_came_last() -> None:
    came, went = line(WHOLE_ROW, None, {"title": "A"}), line(WHOLE_ROW, {"title": "A"}, None)
    again = line(WHOLE_ROW, None, {"title": "B"})
    assert list(replayed([came, went, again]).values()) == [{"title": "B"}]


def test_rows_of_one_id_and_two_kinds_are_two() -> None:
    action = line(WHOLE_ROW, None, {"title": "A"}, row="hr")
    role = line(WHOLE_ROW, None, {"title": "Personnel"}, row="hr", entity=Entity.ROLE)
    assert len(replayed([action, role])) == 2


@pytest.mark.parametrize("entry", [line("title", "A", "B"), line(WHOLE_ROW, {"title": "A"}, None)])
def test_a_change_to_a_row_that_never_came_names_the_row(entry: Entry) -> None:
    with pytest.raises(KeyError) as missing:
        replayed([entry])
    assert missing.value.args == ((Entity.ACTION, PLAN, "F06-01"),)


# Undo


@pytest.mark.parametrize(
    ("undos", "undone"),
    [
        ([], set()),
        ([("b", "a")], {"a"}),
        ([("b", "a"), ("c", "b")], {"b"}),
        ([("b", "a"), ("c", "b"), ("d", "c")], {"a", "c"}),
        ([("c", "a"), ("d", "b")], {"a", "b"}),
        ([("c", "b"), ("d", "a"), ("e", "d")], {"b", "d"}),
    ],
)
def test_what_was_undone_and_done_again_is_not_taken_back(undos: list[tuple[str, str]], undone: set[str]) -> None:
    assert taken_back(undos) == undone


@given(st.integers(0, 12))
@SOME
def test_in_a_chain_of_undos_every_second_one_stands(length: int) -> None:
    chain = [(str(number + 1), str(number)) for number in range(length)]
    assert taken_back(chain) == {str(number) for number in range(length - 1, -1, -2)}


# The work of people


def test_a_draft_that_writes_over_a_field_makes_it_the_drafts_again() -> None:
    ours, theirs = line("title", "A", "B"), drafted(line("title", "B", "C"))
    assert peoples_work(in_batches([ours])).edited == {"F06-01": frozenset({"title"})}
    assert peoples_work(in_batches([ours], [theirs])).edited == {}
    assert peoples_work(in_batches([theirs], [ours])).edited == {"F06-01": frozenset({"title"})}


def test_what_people_took_back_they_did_not_do() -> None:
    ours = line("title", "A", "B")
    back = undoing(0, ours)
    assert peoples_work(in_batches([ours], [back])).edited == {}
    assert peoples_work(in_batches([ours], [back], [undoing(1, back)])).edited == {"F06-01": frozenset({"title"})}


@pytest.mark.parametrize(
    ("entity", "field"), [(Entity.PLAN, "title"), (Entity.ROLE, "roles"), (Entity.OBJECTIVE, "objectives")]
)
def test_roles_and_objectives_are_parts_of_the_plans_head(entity: Entity, field: str) -> None:
    changed = line("title", "A", "B", row="hr", entity=entity)
    assert peoples_work(in_batches([changed])).edited == {"plan": frozenset({field})}


def test_actions_and_links_that_come_and_go_are_named() -> None:
    work = peoples_work(
        in_batches(
            [
                line(WHOLE_ROW, None, {}, row="F06-09"),
                line(WHOLE_ROW, {}, None, row="F06-03"),
                line(WHOLE_ROW, None, {}, row="F06-01>F06-09", entity=Entity.DEPENDENCY),
                line(WHOLE_ROW, None, {}, row="c1", entity=Entity.COMMENT),
            ]
        )
    )
    assert (work.created, work.removed) == (frozenset({"F06-09"}), frozenset({"F06-03"}))
    assert (work.links, work.edited) == (frozenset({("F06-01", "F06-09")}), {})
