"""Who acts, when the store may not know them yet?"""

from collections.abc import Iterable

from sqlalchemy import Connection

from planner.store import queries
from planner.store.actor import Actor
from planner.store.edits import Create, Entity
from planner.store.ids import free_id, slug
from planner.store.stored import Person

_NAMELESS = "someone"


def actor_called(typed: str, people: Iterable[Person]) -> Actor:
    """Return who goes by an id or a name, capitals and spaces aside; whoever is not among the people comes anew.

    A newcomer has the id that their name makes, if nobody else takes it first; names in other scripts
    than Latin leave nothing for one.

    >>> actor_called("  Anna   Kovač ", ())
    Actor(id='anna-kovac', name='Anna Kovač', decisions=None)
    >>> actor_called("Ελένη", ()).id
    'someone'
    """
    name = " ".join(typed.split()) or _NAMELESS
    known = _known_person(people, name)
    return Actor(known.id) if known else Actor(_wanted_id(name), name=name)


def _known_person(people: Iterable[Person], typed: str) -> Person | None:
    """Return who goes by an id or a name, capitals aside."""
    listed = tuple(people)
    # Ids first: “anna” may be the id of one person and the name of another.
    by_id = next((person for person in listed if person.id == typed), None)
    return by_id or next((person for person in listed if person.name.casefold() == typed.casefold()), None)


def _wanted_id(name: str) -> str:
    return slug(name) or _NAMELESS


def introduced(connection: Connection, actor: Actor) -> tuple[str, Create | None]:
    """Return the id under which history remembers an actor, and the row to add for one who comes for the first time."""
    if actor.name is None:
        return actor.id, None
    people = queries.people(connection)
    known = _known_person(people, actor.name)
    if known is not None:
        return known.id, None
    # People are told apart by name: two whose names make the same id are two people.
    id_ = free_id(_wanted_id(actor.name), {person.id for person in people})
    return id_, Create(entity=Entity.PERSON, id=id_, values={"name": actor.name})
