"""Who acts and who is named, and under which id does history remember them?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeGuard

from planner.store import Actor, Change, Create, Edit, Entity, Moment, Store, actor_called, free_id


def introduce(store: Store | Moment, typed: str) -> Actor:
    """Return the person who goes by an id or a name; a newcomer gets a row with the first change that they make.

    So whose change is refused is noted nowhere. History keeps the id for good.
    """
    return actor_called(typed, store.people())


def names_of_people(store: Store | Moment) -> Mapping[str, str]:
    """Return what people are called, by the ids under which plans and history name them."""
    return {person.id: person.name for person in store.people()}


def with_people(moment: Moment, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits that name people by their ids, with a row for each who is named for the first time.

    An edit may name a person as people do, by name: the name then stands in their row alone, where it can be
    erased, and the history of the action keeps the id.
    """
    asked = tuple(edits)
    # Most edits name nobody, and read no people.
    if not any(map(_names_person, asked)):
        return asked
    people = {person.id: person for person in moment.people()}
    edited: list[Edit] = []
    newcomers: dict[str, Create] = {}
    for edit in asked:
        if not _names_person(edit):
            edited.append(edit)
            continue
        named = actor_called(str(edit.new), people.values())
        # By name: two who are named at once may make the same id, and one may be named for several actions.
        name = (named.name or "").casefold()
        if named.name and name not in newcomers:
            id_ = free_id(named.id, {*people, *(newcomer.id for newcomer in newcomers.values())})
            newcomers[name] = Create(entity=Entity.PERSON, id=id_, values={"name": named.name})
        edited.append(replace(edit, new=newcomers[name].id if named.name else named.id))
    return (*newcomers.values(), *edited)


def _names_person(edit: Edit) -> TypeGuard[Change]:
    return isinstance(edit, Change) and edit.entity is Entity.ACTION and edit.field == "person" and bool(edit.new)
