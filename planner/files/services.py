"""Which services and partners does an assessment name, those of the templates and the city's own?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.files import messages
from planner.files.located_yaml import Path_, Scalar, written_at
from planner.files.message import Message
from planner.nearest import nearest
from planner.problem import Place, Problem
from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Assessment
from planner.toolkit.plain_letters import name_key
from planner.toolkit.plan_settings import RoleHolder

if TYPE_CHECKING:
    from planner.files.assessments import Given

_TIMES = ("plan", "means", "services")
_LIKE_A_SLIP = 0.75
"""The likeness of a mistyped id: “federation” is a word of its own, though “integration” is the nearest known one."""


_TWICE = Message(
    "service-twice",
    "The name “{name}” of service “{word}” is the name or the id of service “{other}” too.",
    "Give each a name of its own; where one does the work of both, write “replaced_by” in the entry of the other.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewService:
    """A service of the city's own, as a file names it: right, but worth a look, for a slip would read like it."""

    id: str
    name: str
    outside: bool
    place: Place
    meant: str | None
    """A service of the templates whose id looks like this one."""


def with_own_services(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Return the assessment with its own services marked: those with a name that no template knows.

    Once in the store, the mark tells them from services of templates that are no more.
    """
    roles = assessment.plan.roles
    own = {id_ for id_, holder in roles.items() if id_ not in catalogue.role_by_id and holder.name and not holder.own}
    if not own:
        return assessment
    marked = {id_: holder.model_copy(update={"own": True}) if id_ in own else holder for id_, holder in roles.items()}
    plan = assessment.plan.model_copy(update={"roles": marked})
    return assessment.model_copy(update={"plan": plan})


def new_services(given: "Given") -> Iterator[NewService]:
    """Give the services that no template knows, in the order of the file."""
    slips = frozenset(_slips(given))
    for id_, holder in given.assessment.plan.roles.items():
        if id_ not in given.catalogue.role_by_id and id_ not in slips and holder.name:
            meant = None if holder.own else _meant(given, id_)
            place = _place(given, id_)
            yield NewService(id=id_, name=holder.name, outside=holder.outside, place=place, meant=meant)


def check_services(given: "Given") -> Iterator[Problem]:
    """Report services that nobody knows, wherever the plan names one, and work that would be handed on for ever."""
    plan = given.assessment.plan
    templates = given.catalogue.role_by_id
    slips = tuple(_slips(given))
    for id_ in slips:
        place = _place(given, id_)
        yield messages.UNKNOWN_SERVICE.at(place, id_, tuple(templates), search=given.search)
    known = (*templates, *(id_ for id_ in plan.roles if id_ not in templates and id_ not in slips))
    yield from given.unknown(messages.UNKNOWN_ROLE, known, _named(plan.roles), of_key=False)
    timed = ((id_, (*_TIMES, id_)) for id_ in plan.means.services if id_ not in slips) if plan.means else ()
    yield from given.unknown(messages.UNKNOWN_SERVICE, known, timed)
    owners = ((service, ("plan", "owners", action)) for action, service in plan.owners.items())
    yield from given.unknown(messages.UNKNOWN_ROLE, known, owners, of_key=False)
    partners = (
        (service, ("plan", "partners", action, number))
        for action, services in plan.partners.items()
        for number, service in enumerate(services)
    )
    yield from given.unknown(messages.UNKNOWN_ROLE, known, partners, of_key=False)
    yield from _replaced_in_turn(given)
    yield from _of_one_name(given, slips)


def _place(given: "Given", id_: str, *, of_key: bool = True) -> Place:
    """Return where a service is named, which may be with its time alone."""
    paths = (("plan", "roles"), _TIMES)
    path = next((path for path in paths if written_at(given.document.root, *path, id_) is not None), paths[0])
    return given.place(*path, id_, of_key=of_key)


def _named(roles: Mapping[str, RoleHolder]) -> Iterator[tuple[str, Path_]]:
    for id_, holder in roles.items():
        if holder.replaced_by is not None:
            yield holder.replaced_by, ("plan", "roles", id_, "replaced_by")


def _replaced_in_turn(given: "Given") -> Iterator[Problem]:
    roles = given.assessment.plan.roles
    for id_, holder in roles.items():
        instead = holder.replaced_by
        if instead is None:
            continue
        if instead == id_ or (instead in roles and roles[instead].replaced_by is not None):
            place = given.place("plan", "roles", id_, "replaced_by")
            yield messages.REPLACED_IN_TURN.at(place, word=id_, instead=instead)


def _of_one_name(given: "Given", slips: Collection[str]) -> Iterator[Problem]:
    """Report names under which nobody could tell two services apart; whoever is replaced has no say any more."""
    roles = {id_: holder for id_, holder in given.assessment.plan.roles.items() if holder.replaced_by is None}
    names = {role.id: role.title for role in given.catalogue.roles}
    names |= {id_: holder.name for id_, holder in roles.items() if holder.name and id_ not in slips}
    names = {id_: name for id_, name in names.items() if id_ in roles or id_ not in given.assessment.plan.roles}
    keys: dict[str, str] = {}
    for id_ in names:
        keys.setdefault(name_key(id_), id_)
    for id_, name in names.items():
        other = keys.setdefault(name_key(name), id_)
        if other != id_:
            stated, also = (id_, other) if id_ in roles else (other, id_)
            if stated in roles:
                place = _place(given, stated, of_key=False)
                yield _TWICE.at(place, name=name, word=stated, other=also)


def _slips(given: "Given") -> Iterator[str]:
    """Give the ids that no template knows and that do not read like a new service.

    A new service has a name. The short form, a name alone, is also how services of the templates get theirs, so
    that an id near one of those is more likely mistyped than new.
    """
    for id_, holder in given.assessment.plan.roles.items():
        if id_ in given.catalogue.role_by_id or id_ in given.lost_words:
            continue
        short = isinstance(given.document.node(("plan", "roles", id_)), Scalar)
        if holder.name is None or (short and _meant(given, id_) is not None):
            yield id_


def _meant(given: "Given", id_: str) -> str | None:
    """Return the service of the templates that an id was most likely meant to be."""
    near = given.search(id_, tuple(given.catalogue.role_by_id))
    return near if near is not None and nearest(id_, (near,), _LIKE_A_SLIP) else None
