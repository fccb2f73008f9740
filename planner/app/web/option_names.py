"""How are options called that people choose among, when two of them bear the same name?"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

_Id = TypeVar("_Id", bound=Hashable)


def names_apart(names: Mapping[_Id, str]) -> Mapping[_Id, str]:
    """Return the names of options, with their ids behind those that several bear.

    The framework finds what was chosen by its text: of two plans with one title it would take the last, whichever the
    person chose.

    >>> dict(names_apart({"a": "Plan", "b": "Plan", "c": "Other"}))
    {'a': 'Plan (a)', 'b': 'Plan (b)', 'c': 'Other'}
    """
    borne = Counter(names.values())
    return {id_: f"{name} ({id_})" if borne[name] > 1 else name for id_, name in names.items()}
