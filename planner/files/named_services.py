"""Which entries of an assessment name a service, and what becomes of those that are written as people call it?"""

from collections.abc import Iterator

from planner.draft.service_names import ServiceNames, meant
from planner.files.located_yaml import Document, Entries, Items, Node, Scalar, copied, written_at
from planner.templates.catalogue import Catalogue

_TIMES = ("plan", "means", "services")


def with_services_spelled_out(document: Document, catalogue: Catalogue) -> Document:
    """Return the document with ids in place of the names of services that lead, help, replace another or have time.

    Names are those that the templates and the file itself give. What names none, or two, stays as it is, to be quoted
    as it was written.
    """
    root = copied(document.root)
    plan, roles, times = (written_at(root, *path) for path in (("plan",), ("plan", "roles"), _TIMES))
    names = _names(roles, times, catalogue)
    for service in _services(plan, roles):
        found = meant(service.text, names)
        if len(found) == 1:
            service.text = found[0]
    if isinstance(times, Entries):
        times.entries = _by_id(times.entries, names)
    return Document(root)


def _names(roles: object, times: object, catalogue: Catalogue) -> ServiceNames:
    names: dict[str, tuple[str, ...]] = {role.id: (role.title,) for role in catalogue.roles}
    # The short form of a role is its name alone, that of a time its posts.
    stated = [*((id_, entry, isinstance(entry, Scalar)) for id_, entry in _entries(roles))]
    stated += [(id_, entry, False) for id_, entry in _entries(times)]
    for id_, entry, is_name in stated:
        name = entry if is_name else written_at(entry, "name")
        if isinstance(name, Scalar) and name.text:
            names[id_] = (*names.get(id_, ()), " ".join(name.text.split()))
    return names


def _by_id(times: dict[str, tuple[int, Node]], names: ServiceNames) -> dict[str, tuple[int, Node]]:
    """Return entries under ids where their keys are names; a second one of a service stays as it is written."""
    spelled: dict[str, tuple[int, Node]] = {}
    for key, entry in times.items():
        found = meant(key, names)
        id_ = found[0] if len(found) == 1 else key
        spelled[key if id_ in spelled or (id_ != key and id_ in times) else id_] = entry
    return spelled


def _services(plan: object, roles: object) -> Iterator[Scalar]:
    """Give the entries that name a service which does some work."""
    owners, partners = written_at(plan, "owners"), written_at(plan, "partners")
    named: list[object] = [*_values(owners)]
    for helping in _values(partners):
        named += helping.items if isinstance(helping, Items) else [helping]
    named += [written_at(stated, "replaced_by") for stated in _values(roles)]
    return (service for service in named if isinstance(service, Scalar) and service.text)


def _values(node: object) -> list[Node]:
    return [value for _, value in _entries(node)]


def _entries(node: object) -> list[tuple[str, Node]]:
    return [(key, value) for key, (_, value) in node.entries.items()] if isinstance(node, Entries) else []
