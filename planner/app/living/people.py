"""Who acts, and under which id does history remember them?"""

import re
import unicodedata

from planner.store import Actor, Create, Entity, Store

_MOST = 60


def introduce(store: Store, said: str) -> Actor:
    """Return the person who goes by an id or a name; on first use a row is made for them.

    History keeps the id for good, while the name can be erased.
    """
    name = " ".join(said.split()) or "someone"
    people = store.people()
    known = next((one for one in people if one.id == name), None) or next(
        (one for one in people if one.name.casefold() == name.casefold()), None
    )
    if known is not None:
        return Actor(known.id)
    taken = {one.id for one in people}
    actor = Actor(free_id(slug(name) or "someone", taken))
    store.commit([Create(entity=Entity.PERSON, id=actor.id, values={"name": name})], by=actor)
    return actor


def slug(text: str) -> str:
    """Return a text as an id: small letters, figures and hyphens.

    >>> slug("Übersee-Stadt Saint-Étienne")
    'ubersee-stadt-saint-etienne'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST].strip("-")


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken: the wanted one, else with the first number that is free.

    >>> free_id("harbour", {"harbour", "harbour-2"})
    'harbour-3'
    """
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
