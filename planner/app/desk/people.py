"""Who acts, and under which id does history remember them?"""

from planner.store import Actor, Moment, Store, known_person, tidy_name, wanted_id


def introduce(store: Store | Moment, said: str) -> Actor:
    """Return the person who goes by an id or a name; a newcomer gets a row with the first change that they make.

    So whose change is refused is noted nowhere. History keeps the id for good.
    """
    name = tidy_name(said)
    known = known_person(store.people(), name)
    return Actor(known.id) if known else Actor(wanted_id(name), name=name)
