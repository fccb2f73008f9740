"""Who acts, when the store may not know them yet?"""

from collections.abc import Iterable

from sqlalchemy import Connection

from planner.store import reading
from planner.store.edits import Actor, Create, Entity
from planner.store.ids import free_id, slug
from planner.store.stored import Person

_NAMELESS = "someone"


def known_person(people: Iterable[Person], said: str) -> Person | None:
    """Return who goes by an id or a name, capitals aside."""
    listed = tuple(people)
    by_id = next((person for person in listed if person.id == said), None)
    return by_id or next((person for person in listed if person.name.casefold() == said.casefold()), None)


def tidy_name(said: str) -> str:
    """Return a name as it is kept.

    >>> tidy_name("  Anna   Kovač ")
    'Anna Kovač'
    """
    return " ".join(said.split()) or _NAMELESS


def wanted_id(name: str) -> str:
    """Return the id that a newcomer gets if nobody has it; names in other scripts than Latin leave nothing for one.

    >>> wanted_id("Anna Kovač"), wanted_id("Ελένη")
    ('anna-kovac', 'someone')
    """
    return slug(name) or _NAMELESS


def introduced(connection: Connection, actor: Actor) -> tuple[str, Create | None]:
    """Return the id under which history remembers an actor, and the row to add for one who comes for the first time."""
    if actor.name is None:
        return actor.id, None
    people = reading.people(connection)
    known = known_person(people, actor.name)
    if known is not None:
        return known.id, None
    id_ = free_id(wanted_id(actor.name), {person.id for person in people})
    return id_, Create(entity=Entity.PERSON, id=id_, values={"name": actor.name})
