"""Which entries of an assessment name a service, and what becomes of those that are written as people call it?"""

from collections.abc import Iterator

from planner.draft.service_names import ServiceNames, meant
from planner.files.located_yaml import Document, Entries, Items, Scalar, copied, written_at
from planner.templates.catalogue import Catalogue


def with_services_spelled_out(document: Document, catalogue: Catalogue) -> Document:
    """Return the document with ids in place of the names of services that lead, help or replace another.

    Names are those that the templates and the file itself give. What names none, or two, stays as it is, to be quoted
    as it was written.
    """
    root = copied(document.root)
    plan, roles = written_at(root, "plan"), written_at(root, "plan", "roles")
    names = _names(roles, catalogue)
    for service in _services(plan, roles):
        found = meant(service.text, names)
        if len(found) == 1:
            service.text = found[0]
    return Document(root)


def _names(roles: object, catalogue: Catalogue) -> ServiceNames:
    names: dict[str, tuple[str, ...]] = {role.id: (role.title,) for role in catalogue.roles}
    for id_, (_, stated) in roles.entries.items() if isinstance(roles, Entries) else ():
        # The short form is the name alone.
        name = stated if isinstance(stated, Scalar) else written_at(stated, "name")
        if isinstance(name, Scalar) and isinstance(id_, str):
            names[id_] = (*names.get(id_, ()), " ".join(name.text.split()))
    return names


def _services(plan: object, roles: object) -> Iterator[Scalar]:
    """Give the entries that name a service which does some work."""
    owners, partners = written_at(plan, "owners"), written_at(plan, "partners")
    named = [*_values(owners)]
    for helping in _values(partners):
        named += helping.items if isinstance(helping, Items) else [helping]
    named += [written_at(stated, "replaced_by") for stated in _values(roles)]
    return (service for service in named if isinstance(service, Scalar) and service.text)


def _values(node: object) -> list[object]:
    return [value for _, value in node.entries.values()] if isinstance(node, Entries) else []
