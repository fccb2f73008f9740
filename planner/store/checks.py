"""Do the rows still hold together after a batch: nothing refers to what is not there, nothing waits in a loop?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from planner.plan import Dependency
from planner.problem import Place, Problem
from planner.schedule.network import check_dependencies, topological
from planner.store.batch import Applied, Group
from planner.store.edits import WHOLE_ROW, Edit, Entity
from planner.store.ids import field_place, readable
from planner.store.prepared import Ready
from planner.store.queries import was_removed
from planner.store.rows import CHUNK, chunks, row_of, within
from planner.store.schema import TABLES, owner_column
from planner.store.shapes import REMOVABLE, SHAPES
from planner.store.values import parsed


def lock_owners(connection: Connection, edits: Iterable[Ready]) -> None:
    """Keep other writers away from the plans, assessments and single rows that the edits touch.

    Needed on PostgreSQL, where writers work side by side; whoever comes second waits here, and sees
    what the first one did. Locks are taken in one order everywhere, so that no two wait for each other.
    """
    touched: dict[Entity, set[str]] = defaultdict(set)
    for ready in edits:
        # A confirmation has no values to make plain, so it is ready as it is.
        edit: Edit = ready.edit if hasattr(ready, "edit") else ready
        owner = SHAPES[edit.entity].owner
        touched[owner or edit.entity].add(edit.of if owner else edit.id)
    for entity in (entity for entity in SHAPES if entity in touched):
        table = TABLES[entity]
        for ids in chunks(sorted(touched[entity])):
            locked = select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id)
            # FOR NO KEY UPDATE: whoever only adds rows that refer to these need not wait.
            connection.execute(locked.with_for_update(key_share=True)).all()


def lock_choices(connection: Connection, *, alone: bool) -> None:
    """Let whoever chooses ids and looks at what is there already be ``alone``; other writers work side by side.

    What was looked at would else change before the change is made. On SQLite all writers come one by one.
    """
    lock = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
    connection.execute(select(lock(_CHOICES)))


_CHOICES = 0x49435032
"""Any number on which all programs of this store agree; migrations have another."""


def check_rows(connection: Connection, done: Applied) -> list[Problem]:
    """Say what a batch, already carried out, leaves in disorder; an empty list when nothing."""
    problems = [
        *_missing_targets(connection, done),
        *_left_behind(connection, done),
        *_changed_out_of_sight(connection, done),
        *_removed_but_used(connection, done),
        *_answered_twice(connection, done),
    ]
    # Links can be followed only when both of their ends are known to be there.
    return problems or _problems_with_links(connection, done)


def _missing_targets(connection: Connection, done: Applied) -> Iterator[Problem]:
    """Find references of new and changed rows to rows that are not there."""
    wanted: dict[Group, dict[str, tuple[str, str]]] = defaultdict(dict)
    for (entity, of), rows in done.created.items():
        shape = SHAPES[entity]
        if shape.owner and rows:
            wanted[shape.owner, ""][of] = (next(iter(rows)), str(shape.owner))
        for name, target in shape.references.items():
            group = target, shape.owner_of_reference(name, of)
            present = {None, *done.created.get(group, ())}
            wanted[group] |= {str(row[name]): (id_, name) for id_, row in rows.items() if row[name] not in present}
    for logged in done.log:
        entity, of, id_ = logged.key
        named = SHAPES[entity].references.get(logged.field)
        if named is not None and logged.new is not None:
            group = named, SHAPES[entity].owner_of_reference(logged.field, of)
            wanted[group][str(parsed(logged.new))] = (id_, logged.field)
    for group, places in wanted.items():
        known = _known_ids(connection, *group, list(places))
        yield from (_unknown(id_, ".".join(place)) for id_, place in places.items() if id_ not in known)


def _known_ids(connection: Connection, entity: Entity, of: str, ids: list[str]) -> set[str]:
    column = TABLES[entity].c.id
    # So many are only asked for when a whole plan comes: then nearly all of its owner's rows are meant.
    if len(ids) > CHUNK:
        return set(connection.scalars(select(column).where(*within(entity, of))))
    return set(connection.scalars(select(column).where(*within(entity, of), column.in_(ids)))) if ids else set()


def _unknown(missing: str, where: str) -> Problem:
    return Problem(
        code="unknown-reference",
        what="“{field}” names “{missing}”, which the store does not have.",
        fix="Name something that exists, or add it first; somebody may have removed it meanwhile.",
        values={"field": field_place(where), "missing": missing},
        place=Place(field=where),
    )


def _left_behind(connection: Connection, done: Applied) -> Iterator[Problem]:
    """Find rows that still refer or belong to rows that are gone."""
    gone: dict[tuple[Entity, str], list[str]] = defaultdict(list)
    for entity, of, id_ in done.deleted:
        gone[entity, of].append(id_)
    for (target, of), ids in gone.items():
        for shape in SHAPES.values():
            table = TABLES[shape.entity]
            columns = [table.c[name] for name in shape.references_to(target)]
            owner = owner_column(shape.entity)
            conditions = within(shape.entity, of) if of else []
            for column in [*columns, *([owner] if owner is not None and shape.owner is target else [])]:
                for portion in chunks(ids):
                    user = connection.execute(
                        select(column, table.c.id).where(*conditions, column.in_(portion)).order_by(table.c.id)
                    ).first()
                    if user:
                        yield _still_used(user[0], user[1])


def _changed_out_of_sight(connection: Connection, done: Applied) -> Iterator[Problem]:
    """Find changes to what is out of sight, to what belongs to it, and new rows that name it."""
    touched: dict[Entity, dict[str, None]] = defaultdict(dict)
    for logged in done.log:
        entity, of, id_ = logged.key
        owner = SHAPES[entity].owner
        if owner is not None:
            touched[owner][of] = None
        # Bringing it back is the one change that what is out of sight takes.
        elif entity in REMOVABLE and logged.field not in {"removed_on", WHOLE_ROW}:
            touched[entity][id_] = None
    for (entity, _), rows in done.created.items():
        for name, target in SHAPES[entity].references.items():
            if target in REMOVABLE:
                touched[target] |= {str(row[name]): None for row in rows.values() if row[name] is not None}
    for entity, ids in touched.items():
        days = [(id_, connection.scalar(_removal_day(entity), {"b_id": id_})) for id_ in ids]
        yield from (was_removed(id_, day) for id_, day in days if day is not None)


@cache
def _removal_day(entity: Entity) -> Select[tuple[Any]]:
    table = TABLES[entity]
    return select(table.c.removed_on).where(table.c.id == bindparam("b_id"))


def _removed_but_used(connection: Connection, done: Applied) -> Iterator[Problem]:
    """Find what is still there and names something out of sight, since either was removed or brought back."""
    for logged in done.log:
        entity, _, id_ = logged.key
        if logged.field != "removed_on":
            continue
        if logged.new is None:
            yield from _behind(connection, entity, id_)
            continue
        for shape in SHAPES.values():
            for name in shape.references_to(entity) if shape.entity in REMOVABLE - {Entity.DOCUMENT} else ():
                table = TABLES[shape.entity]
                in_sight = select(table.c.id).where(table.c[name] == id_, table.c.removed_on.is_(None))
                used_by = connection.scalar(in_sight.order_by(table.c.id).limit(1))
                if used_by is not None:
                    yield _still_used(id_, used_by)


def _behind(connection: Connection, entity: Entity, id_: str) -> Iterator[Problem]:
    """Find what is out of sight among that to which something brought back refers."""
    row = row_of(connection, (entity, "", id_)) or {}
    for name, target in SHAPES[entity].references.items():
        if target in REMOVABLE and row.get(name) is not None:
            day = connection.scalar(_removal_day(target), {"b_id": row[name]})
            if day is not None:
                yield was_removed(str(row[name]), day)


def _answered_twice(connection: Connection, done: Applied) -> Iterator[Problem]:
    """Find questions that have two answers of one respondent, since one was added, moved or brought back.

    An assessment that comes as a whole was looked at before.
    """
    touched = {
        (logged.key[1], logged.key[2])
        for logged in done.log
        if logged.key[0] is Entity.RESPONSE and logged.field in {WHOLE_ROW, "question", "by"} and logged.new is not None
    }
    table = TABLES[Entity.RESPONSE]
    for of, id_ in sorted(touched):
        row = row_of(connection, (Entity.RESPONSE, of, id_))
        if row is None or of in done.created[Entity.ASSESSMENT, ""]:
            continue
        # An answer of nobody in particular has no “by”, and in plain SQL NULL equals nothing, not even NULL.
        same = select(func.count()).where(
            table.c.assessment == of, table.c.question == row["question"], table.c.by.is_not_distinct_from(row["by"])
        )
        if (connection.scalar(same) or 0) > 1:
            yield answered_already(str(row["question"]), str(row["by"] or "–"))


def answered_already(question: str, respondent: str) -> Problem:
    """Return the problem of a second answer of the same respondent to a question."""
    return Problem(
        code="answered-already",
        what="Question {question} has an answer of the same respondent already: {respondent}.",
        fix="Choose another question, or put one of the two answers aside.",
        values={"question": question, "respondent": respondent},
        place=Place(field=question),
    )


def _still_used(gone: str, by: str) -> Problem:
    return Problem(
        code="still-used",
        what="“{row}” cannot be removed: “{by}” still refers to it.",
        fix="Remove or change “{by}” first.",
        values={"row": readable(gone), "by": readable(by)},
        place=Place(field=gone),
    )


def _problems_with_links(connection: Connection, done: Applied) -> list[Problem]:
    """Look at all dependencies of a plan when one of them is new or changed."""
    plans = {logged.key[1] for logged in done.log if logged.key[0] is Entity.DEPENDENCY and logged.new is not None}
    return [problem for plan in sorted(plans) for problem in _check_links(connection, plan)]


def _check_links(connection: Connection, plan: str) -> list[Problem]:
    table = TABLES[Entity.DEPENDENCY]
    query = (
        select(table.c.predecessor, table.c.successor)
        .where(table.c.plan == plan)
        .order_by(table.c.position, table.c.id)
    )
    pairs = [(before, after) for before, after in connection.execute(query).all()]
    if len(set(pairs)) == len(pairs) and _in_order(pairs):
        return []
    links = [Dependency(predecessor=before, successor=after) for before, after in pairs]
    return check_dependencies(dict.fromkeys(end for pair in pairs for end in pair), links)


def _in_order(pairs: list[tuple[str, str]]) -> bool:
    """Say whether no action waits for itself, directly or not; how a loop runs is found out when there is one."""
    number: dict[str, int] = {}
    for pair in pairs:
        for end in pair:
            number.setdefault(end, len(number))
    successors: list[list[int]] = [[] for _ in number]
    waits = [0] * len(number)
    for before, after in pairs:
        successors[number[before]].append(number[after])
        waits[number[after]] += 1
    return len(topological(successors, waits)) == len(number)
