"""Which entries of an assessment name a country or a region, and what becomes of those that are written as words?"""

from planner.files.country_names import country_code
from planner.files.located_yaml import Document, Entries, Scalar, copied
from planner.schedule.regions import region_code


def with_places_spelled_out(document: Document) -> Document:
    """Return the document with codes in place of the names of its countries and of its region.

    What names none stays as it is, to be quoted as it was written.
    """
    root = copied(document.root)
    city, plan = (_scalar(root, part, "country") for part in ("city", "plan"))
    for country in filter(None, (city, plan)):
        _put(country, country_code(country.text))
    calendar, region = plan or city, _scalar(root, "plan", "region")
    if region is not None and calendar is not None:
        try:
            _put(region, region_code(calendar.text, region.text))
        except NotImplementedError:
            # The country is at fault, and told when its calendar is checked.
            return Document(root)
    return Document(root)


def _scalar(root: object, *path: str) -> Scalar | None:
    """Return what stands at a path, if it is written there."""
    node = root
    for key in path:
        if not isinstance(node, Entries) or key not in node.entries:
            return None
        node = node.entries[key][1]
    return node if isinstance(node, Scalar) and node.text else None


def _put(scalar: Scalar, code: str | None) -> None:
    if code is not None:
        # In quotes: 67 is a region, and NO a country.
        scalar.text, scalar.plain = code, False
