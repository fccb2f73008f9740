"""How are options called that people choose among, when two of them bear the same name?"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

_Id = TypeVar("_Id", bound=Hashable)


def names_apart(names: Mapping[_Id, str]) -> Mapping[_Id, str]:
    """Return the names of options, with their ids before those that several bear: a field cuts long texts.

    The framework finds what was chosen by its text: of two plans with one title it would take the last, whichever the
    person chose.

    >>> dict(names_apart({"a": "Plan", "b": "Plan", "c": "Other"}))
    {'a': 'a – Plan', 'b': 'b – Plan', 'c': 'Other'}
    """
    borne = Counter(names.values())
    return {id_: f"{id_} – {name}" if borne[name] > 1 else name for id_, name in names.items()}
