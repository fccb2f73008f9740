"""Which services of the city do the work that templates give to their own?"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.plan import Action, PlanRole, partners_beside
from planner.templates.catalogue import ActionTemplate, Catalogue
from planner.toolkit.plan_settings import PlanSettings, RoleHolder, ServiceTime
from planner.toolkit.rounded import rounded

_NOTHING_SAID = RoleHolder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Gives actions to services as the city says, and where it says nothing, as the templates do."""

    settings: PlanSettings
    known: frozenset[str]
    """Services that a plan can name; a stored assessment may name others, of templates that have changed since."""

    @classmethod
    def of(cls, settings: PlanSettings, catalogue: Catalogue) -> "Assignment":
        """Return what assigns the actions of a catalogue."""
        own = (id_ for id_, stated in settings.roles.items() if stated.own)
        return cls(settings=settings, known=frozenset((*catalogue.role_by_id, *own)))

    def owner(self, template: ActionTemplate) -> str:
        """Return the service that leads an action."""
        return self._at_work(self.settings.owners.get(template.id, ""), template.owner)

    def partners(self, template: ActionTemplate, owner: str) -> tuple[str, ...]:
        """Return who helps with an action, each once and never its owner."""
        named = self.settings.partners.get(template.id, template.support)
        at_work = (self._at_work(partner, "") for partner in named)
        return partners_beside(owner, filter(None, at_work))

    def _at_work(self, service: str, usual: str) -> str:
        """Return a service, or the one that replaces it; the usual one where a plan cannot name it."""
        chosen = service if service in self.known else usual
        stated = self.settings.roles.get(chosen)
        instead = stated.replaced_by if stated else None
        return instead if instead in self.known else chosen


def roles_of(actions: Iterable[Action], settings: PlanSettings, catalogue: Catalogue) -> tuple[PlanRole, ...]:
    """Return the services of a plan: those that its actions or the city name, by the catalogue, then the city's own.

    What the city calls a service holds before any action needs it. One that another replaces is retired from the
    start, so that nobody gives it work in the app.
    """
    at_work = {role for action in actions for role in (action.owner, *action.partners)}
    times = settings.means.services if settings.means else {}
    of_templates = (
        _planned(role.id, role.title, settings.roles.get(role.id, _NOTHING_SAID), times.get(role.id))
        for role in catalogue.roles
        if role.id in at_work or role.id in settings.roles
    )
    own = (
        _planned(id_, stated.name, stated, times.get(id_))
        for id_, stated in settings.roles.items()
        if stated.own and stated.name and id_ not in catalogue.role_by_id
    )
    return (*of_templates, *own)


def _planned(id_: str, title: str, stated: RoleHolder, time: ServiceTime | None) -> PlanRole:
    # Posts count before a capacity; a role that gives nothing has no capacity that work could be measured by.
    posts = None if time is None or time.posts is None else rounded(time.posts * time.plan_share, 4)
    return PlanRole(
        id=id_,
        title=title,
        holder=stated.name,
        capacity=stated.capacity if posts is None else posts or None,
        outside=stated.outside,
        vacant=stated.vacant,
        filled_from=time.filled_from if time else None,
        retired=stated.replaced_by is not None,
    )
