"""How does something get its id, which it keeps for good?"""

import re
import secrets
import unicodedata
from collections.abc import Collection

from planner.problem import FieldPlace, quotable

_MOST = 60
"""Characters of a name that go into an id."""


def slug(text: str) -> str:
    """Return a text as an id: small letters, figures and hyphens.

    >>> slug("Übersee-Stadt Saint-Étienne")
    'ubersee-stadt-saint-etienne'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST].strip("-")


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id that is not taken: the wanted one, else with the first number that is free.

    Choose it inside the transaction that gives it (:meth:`planner.store.Store.settle`).

    >>> free_id("harbour", {"harbour", "harbour-2"})
    'harbour-3'
    """
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def new_id() -> str:
    """Return an id that nobody else has, for what has no name of its own: comments, documents."""
    # Random, not counted: it is given before the transaction, where two people would count to the same number.
    return secrets.token_hex(8)


# As new_id makes them.
_MADE = re.compile(r"^[0-9a-f]{16}(?:\.|$)")
_WITHIN = re.compile(r"/[^.]*")


def field_place(place: str) -> FieldPlace:
    """Return where a field stands, for the gap of a sentence."""
    return FieldPlace(quotable(readable(place)))


def readable(place: str) -> str:
    """Return the id of a row, or of one of its fields, without what only the store understands.

    >>> readable("6.1/hr.note"), readable("F02-01>F02-02.lag"), readable("3af0bb95de90e612.text")
    ('6.1.note', 'F02-01 → F02-02.lag', 'text')
    """
    known = _MADE.sub("", _WITHIN.sub("", place)).replace(">", " → ")
    return known or "…"
