"""Which actions of the catalogue are not in the plan, and why?"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.proposal.choice import LaterCause
from planner.templates.terms import ActionId
from planner.toolkit.record import FactorId, Record


class LeftOutCause(StrEnum):
    """Why an action of the catalogue is not in the plan."""

    IN_PLACE = "in-place"
    """Its key factor is in place."""
    NOT_CALLED = "not-called"
    """The answers do not call for it."""
    OUT_OF_SCOPE = "out-of-scope"
    NOT_ASSESSED = "not-assessed"
    """Nothing is known of its key factor: the facts come first."""
    NOT_APPLICABLE = "not-applicable"
    """Its key factor does not apply to the city."""
    DONE = "done"
    REPLACED = "replaced"
    """The context hides it and offers a variation."""
    MERGED = "merged"
    """One action takes its place and that of others."""
    NOT_NEEDED = "not-needed"
    """The plan brings about without it what it could bring."""
    TIME = "time"
    """The services that it needs have no time left for it."""
    MONEY = "money"
    VACANT = "vacant"
    """Nobody does the work of a service that it, or what it goes with, depends on."""
    NOT_OURS = "not-ours"
    """No act of the city brings it about."""
    HORIZON = "horizon"
    """Its result could be seen only after the end of the plan."""
    WAITS = "waits"
    """Something else comes first that is not in the plan either."""
    DECLINED = "declined"
    """It could be had, and other actions change more for the same means."""
    NO_READING = "no-reading"
    """Only a reading of the context that the city did not give adds it."""
    GIVEN_UP = "given-up"
    """People dropped it or took it out of the plan."""
    UNDECIDED = "undecided"
    """The assessment as it stands calls for it since the plan was drafted, and nobody has taken it over."""

    @classmethod
    def of(cls, cause: LaterCause) -> "LeftOutCause":
        """Return the cause for which the choice put something off."""
        return cls(cause.value)


class LeftOut(Record):
    """An action that is not in the plan, and why."""

    action: ActionId
    factor: FactorId | None
    title: str
    cause: LeftOutCause
    instead: ActionId | None = None
    """What is offered in its place: a variation, or one action for it and others."""
    when: int | None = None
    """The year in which it could be had; None where nothing says when."""
    # Outside the JSON, as all that is reported but the status: papers alone promise to keep it.
    reason: Annotated[str, Field(exclude=True)] = ""
    """Why people gave it up, in their words; empty where nobody said so."""
