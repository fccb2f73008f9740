"""What stands around the actions: who leads them, which limits the law sets them, what the council wants of them?"""

from planner.toolkit.record import FactorId, Record, Slug, Text, Title


class Role(Record):
    """A function in the city administration that leads or supports actions."""

    id: Slug
    title: Title
    does: Text


class LegalLimit(Record):
    """A limit of the law that the wording of actions respects."""

    id: Slug
    title: Title
    text: Text


class LegalFile(Record):
    """The legal limits, and how far to trust them."""

    note: Text
    legal_limits: tuple[LegalLimit, ...] = ()


class Objective(Record):
    """What the city wants to be true of a key factor, and how the council sees that it is."""

    factor: FactorId | None
    """None: the conditions for success that the context asks for."""
    objective: Text
    target: Text
