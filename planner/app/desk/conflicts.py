"""What a person wants done clashed with what others did: it is done once more, as the person decided."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeAlias

from planner.store import Actor, Conflict, Decisions, Place, Store

UseCase: TypeAlias = Callable[[Store, Actor], object]
"""What a person wants done, on whichever store it is given."""


def do_again(
    store: Store, use_case: UseCase, conflicts: Collection[Conflict], mine: Collection[Place], *, by: Actor
) -> object:
    """Do what clashed once more; fields in ``mine`` get the person's value, all others stay as others left them.

    Raises:
        ConflictError: somebody changed the same fields yet again.
        ProblemsFoundError: a rule refuses what was decided.
    """
    return use_case(store, replace(by, decisions=Decisions(tuple(conflicts), frozenset(mine))))
