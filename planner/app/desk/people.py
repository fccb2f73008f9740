"""Who acts and who is named, and under which id does history remember them?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

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
    people = {person.id: person for person in moment.people()}
    edited: list[Edit] = []
    newcomers: dict[str, Create] = {}
    for edit in edits:
        if isinstance(edit, Change) and edit.entity is Entity.ACTION and edit.field == "person" and edit.new:
            named = actor_called(str(edit.new), people.values())
            if named.name and named.id not in newcomers:
                id_ = free_id(named.id, {*people, *newcomers})
                newcomers[id_] = Create(entity=Entity.PERSON, id=id_, values={"name": named.name})
                named = replace(named, id=id_)
            edited.append(replace(edit, new=named.id))
        else:
            edited.append(edit)
    return (*newcomers.values(), *edited)
