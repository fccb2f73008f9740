"""Which entries of an assessment name a country or a region, and what becomes of those that are written as words?"""

from dataclasses import replace

from planner.files.country_names import country_code, region_as_country
from planner.files.located_yaml import Document, Entries, Scalar, copied, written_at
from planner.schedule.regions import region_code


def with_places_spelled_out(document: Document) -> Document:
    """Return the document with codes in place of the names of its countries and of its region.

    What names none stays as it is, to be quoted as it was written.
    """
    root = copied(document.root)
    city, plan = (_scalar(root, part, "country") for part in ("city", "plan"))
    for country in filter(None, (city, plan)):
        _put(country, country_code(country.text))
        _put_region_of(country, root if country is (plan or city) else None)
    calendar, region = plan or city, _scalar(root, "plan", "region")
    if region is not None and calendar is not None:
        try:
            _put(region, region_code(calendar.text, region.text))
        except NotImplementedError:
            # The country is at fault, and told when its calendar is checked.
            return Document(root)
    return Document(root)


def _put_region_of(country: Scalar, root: object) -> None:
    """Put the code of its country in place of a region, and beside it in the plan the region, where none is named."""
    meant = region_as_country(country.text)
    if meant is None:
        return
    region = replace(country)
    _put(country, meant[0])
    _put(region, meant[1])
    if not isinstance(root, Entries):
        return
    _, plan = root.entries.setdefault("plan", (country.line, Entries(country.file, country.line)))
    if isinstance(plan, Entries):
        plan.entries.setdefault("region", (country.line, region))


def _scalar(root: object, *path: str) -> Scalar | None:
    """Return what stands at a path, if it is written there."""
    node = written_at(root, *path)
    return node if isinstance(node, Scalar) and node.text else None


def _put(scalar: Scalar, code: str | None) -> None:
    if code is not None:
        # In quotes: 67 is a region, and NO a country.
        scalar.text, scalar.plain = code, False
