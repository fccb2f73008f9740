"""In which services does nobody do the work, though actions that are open wait for somebody?"""

from collections.abc import Iterable, Mapping

from planner.plan import Action, PlanRole


def vacancies(open_actions: Iterable[Action], services: Mapping[str, PlanRole]) -> Mapping[str, tuple[str, ...]]:
    """Return the services in which nobody does the work, each with the open actions that it answers for.

    ``services`` are those of the plan by id; one that the plan does not know has nobody either. A service
    that answers for nothing that is open holds nothing up, and need not be filled for the plan.
    """
    owned: dict[str, tuple[str, ...]] = {}
    for action in open_actions:
        service = services.get(action.owner)
        if service is None or service.at_work is None:
            owned[action.owner] = (*owned.get(action.owner, ()), action.id)
    return owned
