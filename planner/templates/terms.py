"""In which terms are actions described: who decides, who sees the result, what kind of work it is?"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

ActionId = Annotated[str, Field(pattern=r"^[A-Z][0-9]+-[0-9A-Z][0-9A-Za-z-]*$", max_length=40)]
Whole = Annotated[int, Field(ge=0)]


def evidence_id(factor: str) -> str:
    """Return the id of the action that establishes the facts of a key factor.

    >>> evidence_id("F07")
    'F07-00'
    """
    return f"{factor}-00"


class StartFrom(StrEnum):
    """What a city needs before an action makes sense, per guiding question that it answers."""

    NOTHING = "nothing"
    """The answer is no or unknown."""
    SOMETHING = "something"
    """The answer is partly, or an action that starts from nothing is planned for the question."""
    EITHER = "either"


class Remit(StrEnum):
    """Who has to decide."""

    OWN = "own"
    """The executive or the administration, within credits already voted."""
    COUNCIL = "council"
    """A council vote or a budget decision."""
    SHARED = "shared"
    """A partner's signature."""
    LOBBY = "lobby"
    """Another level of government."""


class Visibility(StrEnum):
    """Who sees the result."""

    PUBLIC = "public"
    STAFF = "staff"


class ActionType(StrEnum):
    """What kind of measure it is, for balance checks."""

    MANDATE = "mandate"
    RULE = "rule"
    GOVERNANCE = "governance"
    EVIDENCE = "evidence"
    PARTICIPATION = "participation"
    SKILLS = "skills"
    INFORMATION = "information"
    SERVICE = "service"
    FUNDING = "funding"
    PARTNERSHIP = "partnership"


class Recurrence(StrEnum):
    """How often an action comes back once it is set up."""

    ONCE = "once"
    EVERY_MEETING = "every-meeting"
    CONTINUOUS = "continuous"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TWICE_A_YEAR = "twice-a-year"
    YEARLY = "yearly"
    YEARLY_UPDATE = "yearly-update"
    EVERY_1_3_YEARS = "every-1-3-years"
    EVERY_2_YEARS = "every-2-years"
    EVERY_4_YEARS = "every-4-years"
    MID_TERM = "mid-term"


class Link(StrEnum):
    """Which ends of two actions a dependency ties together: predecessor's, then successor's."""

    FINISH_TO_START = "finish-to-start"
    START_TO_START = "start-to-start"
    FINISH_TO_FINISH = "finish-to-finish"
    START_TO_FINISH = "start-to-finish"

    @property
    def from_finish(self) -> bool:
        """It is the end of the predecessor that it ties, not the start."""
        return self in {Link.FINISH_TO_START, Link.FINISH_TO_FINISH}

    @property
    def to_finish(self) -> bool:
        """It is the end of the successor that it ties, not the start."""
        return self in {Link.FINISH_TO_FINISH, Link.START_TO_FINISH}
