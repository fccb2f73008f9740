"""Which service or person of a plan do the words mean that somebody typed?"""

from collections.abc import Iterable

from planner.app.desk.content import content, language_for
from planner.app.desk.plan_view import PlanView
from planner.draft.service_names import ServiceNames, meant
from planner.files.message import UnknownWord
from planner.nearest import nearest
from planner.plan import Plan
from planner.problem import Place, ProblemsFoundError
from planner.toolkit.plain_letters import name_key
from planner.wording import refusals


def service_called(plan: Plan, typed: str, field: str = "owner", *, reader: str | None = None) -> str:
    """Return the id of the service that somebody typed by its id or its name, capitals and accents aside.

    The plan's own services are known, and those of the templates that can still come into it; each by the name
    that readers see, in the language of the plan or in that of the ``reader``.

    Raises:
        ProblemsFoundError: there is no such service, or the words mean two of them.
    """
    names = service_names(plan, reader)
    return _only(meant(typed, names), typed, names, field) or _unknown(typed, names, field, refusals.UNKNOWN_SERVICE)


def leaver_called(view: PlanView, typed: str) -> str:
    """Return the id of the service or the person of the plan that somebody typed by id or name.

    Raises:
        ProblemsFoundError: the plan names nobody like that, or the words mean two of them.
    """
    services, people = service_names(view.plan, view.key.language), people_of(view)
    every = {**people, **services}
    found = _only(meant(typed, every), typed, every, "leaver")
    if not found and (service := _person_of(view, typed)):
        raise ProblemsFoundError([refusals.person_of_service(view.plan.service_names.get(service, service), service)])
    # Names of people are personal data: whoever did not type one is shown none.
    return found or _unknown(typed, services, "leaver", refusals.UNKNOWN_LEAVER)


def service_names(plan: Plan, reader: str | None = None) -> ServiceNames:
    """Return the names of every service that can be given work: the plan's, then the others of the templates."""
    titles = _titles(plan, reader)
    known = {
        role.id: (plan.service_names[role.id], role.name, *(titles.get(role.id, ()) if role.holder is None else ()))
        for role in plan.roles
    }
    return {**known, **{id_: named for id_, named in titles.items() if id_ not in known}}


def people_of(view: PlanView) -> ServiceNames:
    """Return the people whom the actions of a plan name."""
    named = dict.fromkeys(action.person for action in view.plan.actions if action.person)
    return {id_: (view.people.get(id_, id_),) for id_ in named}


def with_part(typed: str, names: ServiceNames) -> tuple[str, ...]:
    """Return the ids of those whose name has what was typed in it, as people know a service by a word of its name."""
    part = name_key(typed)
    return tuple(id_ for id_, called in names.items() if any(part in name_key(name) for name in called))


def _titles(plan: Plan, reader: str | None) -> ServiceNames:
    """Return what the templates call their services, in the plan's language and in the reader's."""
    languages = (plan.language, language_for(plan.benchmark, reader or plan.language))
    titles: dict[str, dict[str, None]] = {}
    for language in dict.fromkeys(languages):
        for role in content(plan.benchmark, language)[1].roles:
            titles.setdefault(role.id, {})[role.title] = None
    return {id_: tuple(named) for id_, named in titles.items()}


def _person_of(view: PlanView, typed: str) -> str | None:
    """Return the service in which the assessment names a person of that name."""
    holders = view.case.assessment.plan.roles if view.case else {}
    return next(
        (id_ for id_, holder in holders.items() if holder.person and name_key(holder.person) == name_key(typed)), None
    )


def _only(found: tuple[str, ...], typed: str, names: ServiceNames, field: str) -> str | None:
    if len(found) > 1:
        described = [f"{names[id_][0]} ({id_})" for id_ in found]
        raise ProblemsFoundError([refusals.ambiguous_service(typed, described, field)])
    return next(iter(found), None)


def _unknown(typed: str, names: ServiceNames, field: str, message: UnknownWord) -> str:
    by_name = {name: id_ for id_, called in names.items() for name in called}

    def search(word: str, known: Iterable[str]) -> str | None:
        return nearest(word, known) or by_name.get(nearest(word, by_name) or "")

    raise ProblemsFoundError([message.at(Place(field=field), typed, tuple(names), search=search)])
