"""Cities that say where they lie, or do not, begun and drafted as people do it."""

from datetime import date

from planner.app import desk
from planner.store import Store

NAME_THE_COUNTRY = "Name the country, so that the plan can name its law and its bodies."
NAME_THE_REGION = "Name the region, so that the plan can name its law and its bodies."


def plan_of_city(store: Store, *, today: date, country: str | None = None, region: str | None = None) -> str:
    """Begin a city that lies there, draft its plan into the store, and return the plan's id."""
    anna, new = desk.introduce(store, "Anna"), desk.NewCity(name="Newtown", country=country, region=region)
    begun = desk.begin_with(store, new, "anti-discrimination", language="en", by=anna, today=today)
    return desk.draft_into(store, begun.assessment, by=anna, today=today).plan
