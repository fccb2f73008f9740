"""Who acts, and under which id does history remember them?"""

from planner.store import Actor, Moment, Store, actor_called


def introduce(store: Store | Moment, typed: str) -> Actor:
    """Return the person who goes by an id or a name; a newcomer gets a row with the first change that they make.

    So whose change is refused is noted nowhere. History keeps the id for good.
    """
    return actor_called(typed, store.people())
